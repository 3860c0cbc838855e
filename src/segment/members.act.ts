// The list of customers behind a scheme: who they are, and the columns of the scheme.
import type { ReadScene } from '../command/command.ts'
import { otherCurrencyWords } from '../command/other-currency.ts'
import type { Page } from '../command/page.ts'
import { limitOf } from '../command/verbs/list.ts'
import { lettered } from '../kernel/reference.ts'
import { grouped, type Language, say } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { type Named, namesOf } from './asked.queries.ts'

/** A column of the list; what it shows is found by the customer's place. */
export type MemberColumn = Column<Named>

const who: readonly MemberColumn[] = [
  {
    key: 'customer',
    title: { en: 'id', zh: '编号' },
    kind: 'reference',
    json: ({ customer }) => lettered('C', customer),
    tone: () => 'muted',
    weight: 90,
  },
  { key: 'key', title: { en: 'key', zh: '外部编号' }, json: ({ key }) => key, weight: 10 },
  { key: 'name', title: { en: 'customer', zh: '客户' }, json: ({ name }) => name, tone: () => 'accent', weight: 100 },
]

/** Who a customer is, then what the scheme says of it. */
export const memberColumns = (more: readonly MemberColumn[]): readonly MemberColumn[] => [...who, ...more]

/** Places of the customers that were found; of all, where nothing was asked. */
export const placesOf = (customers: Float64Array, found: ReadonlySet<number> | null): readonly number[] => {
  const places: number[] = []
  for (let place = 0; place < customers.length; place++)
    if (found === null || found.has(customers[place] ?? 0)) places.push(place)
  return places
}

const tableLimit = 50

/** Columns that a person does without, unless they are named. */
const forPrograms: readonly string[] = ['key', 'score']

/** The places that are listed: those up to `--limit`, for people 50 at most where it is not given. */
export const listedPlaces = (scene: ReadScene, page: Page, places: readonly number[]): readonly number[] => {
  const limit = limitOf(scene) ?? (page.human ? tableLimit : 0)
  return limit === 0 ? places : places.slice(0, limit)
}

/** Says how many there are beside those that are listed. */
export const noteCut = (page: Page, listed: number, all: number): void => {
  if (listed < all)
    page.notice({
      en: `${grouped(listed)} of ${grouped(all)}; --limit 0 shows all`,
      zh: `共 ${grouped(all)} 位，显示 ${grouped(listed)} 位；--limit 0 显示全部`,
    })
}

/** Prints the customers of some places in the chosen format. */
export const printMembers = async (
  scene: ReadScene,
  page: Page,
  columns: readonly MemberColumn[],
  customers: Float64Array,
  places: readonly number[],
): Promise<void> => {
  const listed = listedPlaces(scene, page, places)
  const all = memberColumns(columns)
  const shown = page.human && !scene.given.has('fields') ? all.filter(({ key }) => !forPrograms.includes(key)) : all
  await page.rows(shown, namesOf(scene.reading, customers, listed))
  noteCut(page, listed.length, places.length)
}

/** Beside a sum in JSON: how many orders in another currency it leaves out. */
export const otherCurrencyColumn = <Row>(beside: string, count: (row: Row) => number): Column<Row> => ({
  key: 'other_currency',
  beside,
  title: { en: 'in another currency', zh: '其他货币订单' },
  kind: 'number',
  json: count,
})

/** How many orders were left out of the sums, below a chart; nothing where none was. */
export const otherCurrencyNotes = (orders: number, language: Language): readonly string[] =>
  orders > 0 ? [say(otherCurrencyWords(orders), language)] : []
