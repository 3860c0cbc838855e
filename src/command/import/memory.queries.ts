// Keeps and finds what was chosen for the headers of files. A choice holds as long as its import is not undone; of several
// for the same headers the newest.
import type { Lane } from '../../database/lane.ts'
import type { Writing } from '../../database/store.ts'
import type { DateOrder } from '../../kernel/date-language.ts'
import type { Row, Stored } from '../../kernel/row.ts'
import type { Choices, Memory, ReadingChoice } from './memory.ts'

const holding = 'm.entry is null or exists (select 1 from entry as e where e.id = m.entry and e.undone_by is null)'

const listIn = (text: Stored | undefined): readonly unknown[] => {
  const value: unknown = typeof text === 'string' ? JSON.parse(text) : []
  return Array.isArray(value) ? value : []
}

const pairsIn = (text: Stored | undefined): readonly (readonly [string, unknown])[] => {
  const value: unknown = typeof text === 'string' ? JSON.parse(text) : {}
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

const orderOf = (value: unknown): DateOrder | undefined =>
  value === 'dmy' || value === 'mdy' || value === 'ymd' ? value : undefined

const readingIn = (text: Stored | undefined): ReadingChoice | null => {
  if (typeof text !== 'string') return null
  const { encoding, delimiter, headerLine, sheet } = Object.fromEntries(pairsIn(text))
  return {
    ...(typeof encoding === 'string' ? { encoding } : {}),
    ...(typeof delimiter === 'string' ? { delimiter } : {}),
    ...(typeof headerLine === 'number' ? { headerLine } : {}),
    ...(typeof sheet === 'string' ? { sheet } : {}),
  }
}

const memoryOf = (row: Row): Memory => ({
  id: Number(row.id),
  noun: String(row.noun),
  headers: listIn(row.headers).map(String),
  map: new Map(pairsIn(row.map).map(([header, key]) => [header, String(key)])),
  orders: new Map(
    pairsIn(row.orders).flatMap(([key, value]) => {
      const order = orderOf(value)
      return order === undefined ? [] : [[key, order] as const]
    }),
  ),
  reading: readingIn(row.reading),
  file: String(row.file),
  at: String(row.at),
  who: String(row.who),
})

/** What was chosen last for headers; null for nothing. */
export const recall = (lane: Lane, noun: string, mark: string): Memory | null => {
  const sql = `select m.* from mapping as m where m.noun = ? and m.mark = ? and (${holding}) order by m.id desc limit 1`
  const row = lane.prepare(sql).get(noun, mark)
  return row === undefined ? null : memoryOf(row)
}

/** How a file of this first line was read last, with the mark of its headers; null where nothing was chosen. */
export const recallReading = (
  lane: Lane,
  noun: string,
  firstLine: string,
): { readonly mark: string; readonly reading: ReadingChoice } | null => {
  const sql = `select m.mark as mark, m.reading as reading from mapping as m
    where m.noun = ? and m.first_line = ? and (${holding}) order by m.id desc limit 1`
  const row = lane.prepare(sql).get(noun, firstLine)
  const reading = readingIn(row?.reading)
  return row === undefined || reading === null ? null : { mark: String(row.mark), reading }
}

/** Whether any file of a noun was read as a person chose: if not, none need be looked at. */
export const hasReadings = (lane: Lane, noun: string): boolean =>
  lane.prepare('select 1 from mapping where noun = ? and first_line is not null limit 1').get(noun) !== undefined

/** What there is to keep of a file. */
export interface Remembered extends Choices {
  readonly noun: string
  readonly mark: string
  readonly headers: readonly string[]
  readonly firstLine: string | null
  readonly file: string
  readonly who: string
}

const textOf = (pairs: ReadonlyMap<string, string>): string =>
  JSON.stringify(Object.fromEntries([...pairs].sort(([one], [other]) => (one < other ? -1 : 1))))

/** Keeps what was chosen, unless that is what holds already. `entry`: the import's, null where it changes no record. */
export const remember = ({ lane, now }: Writing, of: Remembered, entry: number | null): void => {
  const { noun, mark, headers, map, orders, reading, firstLine, file, who } = of
  const known = recall(lane, noun, mark)
  const said = (one: Choices): string => JSON.stringify([textOf(one.map), textOf(one.orders), one.reading])
  if (known !== null && said(known) === said(of)) return
  lane
    .prepare(
      `insert into mapping (noun, mark, headers, map, orders, first_line, reading, file, at, who, entry)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      noun,
      mark,
      JSON.stringify(headers),
      textOf(map),
      orders.size === 0 ? null : textOf(orders),
      reading === null ? null : firstLine,
      reading === null ? null : JSON.stringify(reading),
      file,
      now,
      who,
      entry,
    )
}

/** All choices that hold, by noun, newest first. */
export const readMemories = (lane: Lane): readonly Memory[] =>
  lane
    .prepare(
      `select * from (
        select m.*, row_number() over (partition by m.noun, m.mark order by m.id desc) as place
        from mapping as m where ${holding}
      ) where place = 1 order by noun, id desc`,
    )
    .all()
    .map(memoryOf)
    // One without choices is what is left where somebody left them aside.
    .filter(({ map, orders, reading }) => map.size + orders.size > 0 || reading !== null)

/** Forgets what was chosen for the headers of a mapping, now and before. */
export const forgetMemory = (lane: Lane, id: number): void => {
  lane
    .prepare(
      `delete from mapping where exists (
        select 1 from mapping as own where own.id = ? and own.noun = mapping.noun and own.mark = mapping.mark)`,
    )
    .run(id)
}
