// Whether `1/12/2026` in a file is in January or in December: by the other cells of the column, else of the file, else
// a person says it. Nothing is guessed.
import { shownHeader } from '../../exchange/header.ts'
import type { DateOrder } from '../../kernel/date-language.ts'
import { Failure } from '../../kernel/failure.ts'
import { same } from '../../kernel/words.ts'
import type { StoreScene } from '../command.ts'
import type { ValueFacts } from '../value.ts'
import { type ColumnReader, datedKinds, readByOrder } from './column-reader.ts'
import type { Source } from './source.ts'

/** An order for each field whose cells need one. */
export type DateOrders = ReadonlyMap<string, DateOrder>

const likely = /^\s*\d{1,2}[-/. ]\d{1,2}(?:[-/. ]\d{4})?/

interface Votes {
  dmy: string | undefined
  mdy: string | undefined
}

/** What the cells of each column with days say: one cell for each order that it alone allows. */
const takeVotes = async (
  source: Source,
  readers: readonly ColumnReader[],
  facts: ValueFacts,
): Promise<Map<string, Votes>> => {
  const votes = new Map<string, Votes>()
  const tried = new Set<string>()
  const sheet = await source.open()
  try {
    for await (const block of sheet.rows()) {
      for (const { cells } of block) {
        for (const { field, text: textOf } of readers) {
          const text = textOf(cells)
          if (!likely.test(text)) continue
          const mark = `${field.key}\n${text}`
          if (tried.has(mark)) continue
          if (tried.size < 50_000) tried.add(mark)
          const dmy = readByOrder(field, text, facts, 'dmy')
          const mdy = readByOrder(field, text, facts, 'mdy')
          if ((dmy === undefined) === (mdy === undefined)) continue
          const own = votes.get(field.key) ?? { dmy: undefined, mdy: undefined }
          votes.set(field.key, own)
          if (dmy !== undefined) own.dmy ??= text
          else own.mdy ??= text
        }
      }
    }
  } finally {
    await sheet.close()
  }
  return votes
}

const orderIn = ({ dmy, mdy }: Votes): DateOrder | undefined => {
  if (dmy !== undefined) return mdy === undefined ? 'dmy' : undefined
  return mdy === undefined ? undefined : 'mdy'
}

const refuse = (scene: StoreScene, { plan, field }: ColumnReader, text: string, votes: Votes | undefined): Failure => {
  const columns = plan.headers.map(shownHeader)
  const mixed = votes?.dmy !== undefined && votes.mdy !== undefined
  return new Failure(
    'usage',
    'undecidable-dates',
    {
      en: `"${text}" in column ${columns.join(', ')} could be two days`,
      zh: `列 ${columns.join('、')} 中的“${text}”可能是两个日期`,
    },
    {
      field: field.key,
      why: mixed
        ? {
            en: `the column mixes both orders: ${votes.dmy}, ${votes.mdy}`,
            zh: `该列混用两种顺序：${votes.dmy}、${votes.mdy}`,
          }
        : {
            en: 'no other cell tells whether the day (dmy) or the month (mdy) comes first',
            zh: '没有其他单元格能说明日和月的先后（dmy 还是 mdy）',
          },
      hint: same(`${scene.typed} --date-order dmy`),
    },
  )
}

const ask = async (scene: StoreScene, reader: ColumnReader, text: string): Promise<DateOrder | undefined> => {
  const { field, plan } = reader
  const columns = plan.headers.map(shownHeader)
  const day = (order: DateOrder): string => String(readByOrder(field, text, scene.facts, order) ?? '')
  const answer = await scene.asking?.pick(
    { en: `${columns.join(', ')}: which day is ${text}?`, zh: `${columns.join('、')}：${text} 是哪一天？` },
    [
      { value: 'dmy', label: `${day('dmy')}  (--date-order dmy)` },
      { value: 'mdy', label: `${day('mdy')}  (--date-order mdy)` },
    ],
  )
  return answer === 'dmy' || answer === 'mdy' ? answer : undefined
}

/** The orders that were decided on, and whether a person was asked. */
export interface DecidedOrders {
  readonly orders: DateOrders
  readonly asked: boolean
}

/**
 * Decides the order for every column with days, once one cell of one column has turned out to need it. A column that
 * says nothing itself has the order that was remembered of it, else that of the others where they agree. Fails with
 * `undecidable-dates` (exit 2) where nobody can tell.
 */
export const decideOrders = async (
  scene: StoreScene,
  source: Source,
  readers: readonly ColumnReader[],
  doubted: { readonly reader: ColumnReader; readonly text: string },
  remembered: DateOrders,
): Promise<DecidedOrders> => {
  const dated = readers.filter(({ field }) => datedKinds.has(field.type.kind))
  const votes = await takeVotes(source, dated, scene.facts)
  const orders = new Map<string, DateOrder>()
  for (const { field } of dated) {
    const own = votes.get(field.key)
    const order = own === undefined ? undefined : orderIn(own)
    if (order !== undefined) orders.set(field.key, order)
  }
  const kinds = new Set(orders.values())
  const [agreed] = kinds.size === 1 ? kinds : []
  for (const { field } of dated) {
    const order = remembered.get(field.key) ?? agreed
    if (order !== undefined && !votes.has(field.key)) orders.set(field.key, order)
  }
  const { reader, text } = doubted
  if (orders.has(reader.field.key)) return { orders, asked: false }
  const own = votes.get(reader.field.key)
  const answer = own === undefined ? await ask(scene, reader, text) : undefined
  if (answer === undefined) throw refuse(scene, reader, text, own)
  for (const { field } of dated) if (!orders.has(field.key) && !votes.has(field.key)) orders.set(field.key, answer)
  return { orders, asked: true }
}
