// The readers of a file's columns; they are made anew when an order of day and month is decided.
import type { Sheet } from '../../exchange/sheet.ts'
import type { DateOrder } from '../../kernel/date-language.ts'
import { type ColumnReader, columnReader, type Doubts } from './column-reader.ts'
import { type DateOrders, decideOrders } from './date-order.ts'
import type { ColumnPlan } from './mapping.ts'
import type { ReadingOf } from './read-file.ts'
import { noRemarks } from './remarks.ts'

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
  const doubts: Doubts = {
    rounded: 0,
    unreadPhones: 0,
    line: 0,
    phones: [],
    readAs: new Map(),
    remarks: noRemarks(),
    dayNumber: undefined,
  }
  const orders = new Map<string, DateOrder>()
  let asked = false
  const readerOf = (plan: ColumnPlan): ColumnReader => {
    const order = orders.get(plan.field.key) ?? options.order
    return columnReader(
      plan,
      { ...facts, ...(order === undefined ? {} : { order }) },
      { raw: options.raw, daySystem },
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
