// The readers of a file's columns; they are made anew when an order of day and month is decided.
import type { Sheet } from '../../exchange/sheet.ts'
import type { DateOrder } from '../../kernel/date-language.ts'
import type { Words } from '../../kernel/words.ts'
import { type ColumnReader, columnReader } from './column-reader.ts'
import { type DateOrders, decideOrders } from './date-order.ts'
import { type Doubts, noDoubts } from './doubts.ts'
import { makeLongNumbers, shortenedNotice, zerosNotice } from './lost-digits.ts'
import type { ColumnPlan } from './mapping.ts'
import type { ReadingOf } from './read-file.ts'

/** Readers of columns. */
export interface Readers {
  readonly list: ColumnReader[]
  /** How days were read, where cells needed it. */
  readonly orders: Map<string, DateOrder>
  /** Whether a person was asked for an order. */
  readonly asked: () => boolean
  readonly doubts: Doubts
  readonly decide: (doubted: ColumnReader, text: string) => Promise<void>
}

/** Makes the readers. `remembered`: the orders that were chosen before for such a file. */
export const makeReaders = (
  { scene, source, options, facts }: ReadingOf,
  columns: readonly ColumnPlan[],
  { daySystem }: Pick<Sheet, 'daySystem'>,
  remembered: DateOrders,
): Readers => {
  const doubts = noDoubts()
  const orders = new Map<string, DateOrder>()
  const matched = new Set((options.match ?? []).flatMap((criterion) => criterion.map(({ key }) => key)))
  // Two records must not become one by a number that lost its digits. Kept when readers are made anew.
  const longs = new Map(
    columns
      .filter(({ field: { key, type } }) => key === 'key' || type.kind === 'reference' || matched.has(key))
      .map(({ field }) => [field.key, makeLongNumbers()]),
  )
  let asked = false
  const readerOf = (plan: ColumnPlan): ColumnReader => {
    const order = orders.get(plan.field.key) ?? options.order
    return columnReader(
      plan,
      { ...facts, ...(order === undefined ? {} : { order }) },
      { raw: options.raw, daySystem, long: ({ key }) => longs.get(key) ?? null },
      doubts,
    )
  }
  const list = columns.map(readerOf)
  const decide = async (reader: ColumnReader, text: string): Promise<void> => {
    const decided = await decideOrders(scene, source, list, { reader, text }, remembered)
    for (const [key, order] of decided.orders) orders.set(key, order)
    asked ||= decided.asked
    list.splice(0, list.length, ...columns.map(readerOf))
  }
  return { list, orders, asked: () => asked, doubts, decide }
}

/** What is to be told of numbers that a spreadsheet has cut, once all rows are read. */
export const lossNotices = ({ list, doubts }: Pick<Readers, 'list' | 'doubts'>): readonly Words[] => [
  ...[...doubts.shortened.values()].map((found) => shortenedNotice(found.field, found)),
  ...list.flatMap(({ field, long }) => {
    const found = long?.doubtful() ?? null
    return found === null ? [] : [zerosNotice(field, found)]
  }),
]
