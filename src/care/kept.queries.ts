// What is kept beside the standings: the day they hold for, the rules they follow, where the tiers end, how many are listed.
// It is written with the standings or not at all; a value that cannot be read counts as nothing kept.
import type { Reading, Writing } from '../database/store.ts'
import { type Day, isDay } from '../kernel/day.ts'
import type { TierCut, TierCuts } from '../segment/index.ts'
import type { Circumstances } from './reckon.queries.ts'
import type { Counts } from './tally.ts'

/** All of it. */
export interface Kept {
  readonly day: Day
  /** The settings and the sources of reasons that the rows follow from; see `rulesOf`. */
  readonly rules: string
  readonly cuts: TierCuts
  readonly counts: Counts
}

// To be raised whenever the rules or the columns change: rows kept by an older program then count for nothing.
const form = 1

/** The settings and sources as one text: when it differs, no kept row can be relied on. */
export const rulesOf = ({ settings, sources }: Pick<Circumstances, 'settings' | 'sources'>): string =>
  JSON.stringify([form, settings, sources.map((source) => [source.name, source.band, Object.keys(source.codes)])])

const cutNumbers = ({ last, sum }: TierCut): readonly number[] => [last?.spend ?? 0, last?.customer ?? 0, sum]

const cutFrom = (spend: number, customer: number, sum: number): TierCut => ({
  last: spend > 0 ? { spend, customer } : null,
  sum,
})

const numbersIn = (text: string): readonly number[] => {
  const list: unknown = JSON.parse(text)
  return Array.isArray(list) ? list.filter((one) => typeof one === 'number') : []
}

const isCounts = (said: unknown): said is Counts =>
  typeof said === 'object' && said !== null && Object.values(said).every((value) => typeof value === 'number')

const countsIn = (text: string): Counts => {
  const said: unknown = JSON.parse(text)
  return isCounts(said) ? said : {}
}

/** Reads it; null where the standings were never reckoned. */
export const readKept = async (reading: Reading): Promise<Kept | null> => {
  const rows = await reading.db.selectFrom('kept').selectAll().execute()
  const said = new Map(rows.map((row) => [row.key, row.value]))
  const day = said.get('day')
  const [total, highSpend, high, highSum, middleSpend, middle, middleSum] = numbersIn(said.get('cuts') ?? '[]')
  if (day === undefined || !isDay(day) || total === undefined || middleSum === undefined) return null
  let counts: Counts | undefined
  return {
    day,
    rules: said.get('rules') ?? '',
    cuts: {
      total,
      high: cutFrom(highSpend ?? 0, high ?? 0, highSum ?? 0),
      middle: cutFrom(middleSpend ?? 0, middle ?? 0, middleSum),
    },
    // One for each owner and band, and most who read what is kept want none of them.
    get counts() {
      counts ??= countsIn(said.get('counts') ?? '{}')
      return counts
    },
  }
}

const valuesOf = ({ day, rules, cuts, counts }: Kept): Readonly<Record<string, string>> => {
  const sorted = Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    day,
    rules,
    cuts: JSON.stringify([cuts.total, ...cutNumbers(cuts.high), ...cutNumbers(cuts.middle)]),
    counts: JSON.stringify(Object.fromEntries(sorted)),
  }
}

/** Writes it, as far as it differs from what was read before in the same transaction. */
export const writeKept = (writing: Writing, after: Kept, before: Kept | null): void => {
  const old = before === null ? {} : valuesOf(before)
  const write = writing.lane.prepare(
    'insert into kept (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
  )
  for (const [key, value] of Object.entries(valuesOf(after))) if (old[key] !== value) write.run(key, value)
}
