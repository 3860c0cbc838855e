// What rows change in stored records that have lines: the rows of a record replace its lines, its amount is their sum.
import type { Lane } from '../../database/lane.ts'
import type { Row } from '../../kernel/row.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { say } from '../../kernel/words.ts'
import type { LinesOf } from '../noun.ts'
import { fate, reject, setFate } from './fates.queries.ts'
import { commonValues, lineMissing } from './groups.queries.ts'
import type { Job } from './job.ts'
import { keptInCurrency, rowsInCurrency } from './line-currency.ts'
import { changeBy, givenValues, putPatch } from './patches.queries.ts'
import { unreadTogether } from './unread.queries.ts'

const lineKeys = (lines: LinesOf): readonly string[] => [...lines.fields, 'amount']

const lineOf = (lines: LinesOf, row: Row): Row =>
  Object.fromEntries(lineKeys(lines).map((key) => [key, row[key] ?? null]))

const isBare = (lines: LinesOf, row: Row): boolean => lines.fields.every((key) => (row[key] ?? null) === null)

/** The lines that rows make; a single row without anything of a line makes none. */
const linesFrom = (lines: LinesOf, rows: readonly Row[]): readonly Row[] => {
  const made = rows.map((row) => lineOf(lines, row))
  return rows.length === 1 && rows.every((row) => isBare(lines, row)) ? [] : made
}

const sameLines = (lines: LinesOf, one: readonly Row[], other: readonly Row[]): boolean =>
  one.length === other.length &&
  one.every((line, at) => lineKeys(lines).every((key) => (line[key] ?? null) === (other[at]?.[key] ?? null)))

const saysLines = (lines: LinesOf, row: Row): boolean => (row.amount ?? null) !== null || !isBare(lines, row)

interface LinedChange {
  readonly changes: Row
  /** Null where the lines stay. */
  readonly lines: readonly Row[] | null
}

const storedLines = (lane: Lane, lines: LinesOf, target: number): readonly Row[] =>
  lane
    .prepare(
      `select ${lineKeys(lines).map(quoted).join(', ')} from ${quoted(lines.table)} where ${quoted(lines.parent)} = ? order by position`,
    )
    .all(target)

/** What the rows of one record change in it; or why they cannot. */
const changeOf = (
  lane: Lane,
  job: Job,
  lines: LinesOf,
  target: number,
  staged: readonly Row[],
): LinedChange | { readonly why: string } => {
  const { noun, options, language, file } = job
  const record = lane.prepare(`select * from ${quoted(noun.table)} where id = ?`).get(target) ?? {}
  const fills = options.onMatch === 'fill'
  const replaces = !fills && staged.some((row) => saysLines(lines, row))
  const read = rowsInCurrency(job, record, staged)
  if ('why' in read) return read
  const { rows } = read
  if (replaces && rows.some((row) => (row.amount ?? null) === null)) return { why: say(lineMissing, language) }
  const { amount: _, ...common } = commonValues(job, rows, (row, key) => row[key] ?? null)
  const references = Object.fromEntries(
    file.stage.layout.references.map((key) => [
      key,
      rows.map((row) => row[key] ?? null).find((one) => one !== null) ?? null,
    ]),
  )
  const sum = rows.reduce((total, row) => total + Number(row.amount), 0)
  const amounts = keptInCurrency(job, record, { ...common, ...(replaces ? { amount: sum } : {}) }, read.currency, {
    replaces,
    fills,
  })
  if ('why' in amounts) return amounts
  const { changes, why } = changeBy(job, record, { ...amounts.values, ...references, ...unreadTogether(staged) })
  if (why !== null) return { why }
  if (!replaces) return { changes, lines: null }
  const made = linesFrom(lines, rows)
  return { changes, lines: sameLines(lines, storedLines(lane, lines, target), made) ? null : made }
}

const patchRecord = (lane: Lane, job: Job, lines: LinesOf, target: number, rows: readonly Row[]): void => {
  const change = changeOf(lane, job, lines, target, rows)
  if ('why' in change) {
    for (const row of rows) reject(lane, Number(row.n), change.why)
    return
  }
  const changed = change.lines !== null || Object.keys(change.changes).length > 0
  for (const row of rows) setFate(lane, Number(row.n), changed ? fate.updated : fate.unchanged)
  if (changed) putPatch(lane, Number(rows[0]?.n), target, change.changes, change.lines)
}

/** Reckons the changes of stored records with lines. */
export const patchLined = async (lane: Lane, job: Job): Promise<void> => {
  const { lines } = job.noun
  if (lines === undefined) return
  lane.exec('create index if not exists temp.import_fate_target on import_fate (target, n) where target is not null')
  const targets = lane.prepare(
    `select distinct target from temp.import_fate where fate = ${fate.matched} and target > ? order by target limit 500`,
  )
  const rowsOf = lane.prepare(`select s.n as n${givenValues(job) === '' ? '' : `, ${givenValues(job)}`}
    from temp.import_fate as f cross join temp.import_row as s on s.n = f.n
    where f.target = ? and f.fate = ${fate.matched} order by s.n`)
  for (let after = 0; ; ) {
    const block = targets.all(after)
    for (const { target } of block) patchRecord(lane, job, lines, Number(target), rowsOf.all(Number(target)))
    const last = block.at(-1)
    if (!last) return
    after = Number(last.target)
    await job.rest()
  }
}
