// The list of customers behind a scheme: who they are, and the columns of the scheme.
import type { ReadScene } from '../command/command.ts'
import type { Page } from '../command/page.ts'
import { limitOf } from '../command/verbs/list.ts'
import { lettered } from '../kernel/reference.ts'
import { grouped, type Language, say, type Words } from '../kernel/words.ts'
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

const leftOut = (orders: number): Words => ({
  en: `${grouped(orders)} ${orders === 1 ? 'order' : 'orders'} in another currency ${orders === 1 ? 'is' : 'are'} left out of every sum`,
  zh: `${grouped(orders)} 笔其他货币的订单未计入汇总`,
})

/** Says how many orders were left out of the sums. */
export const noteOtherCurrency = (page: Page, orders: number): void => {
  if (orders > 0) page.notice(leftOut(orders))
}

/** The same below a chart; nothing where none was. */
export const otherCurrencyNotes = (orders: number, language: Language): readonly string[] =>
  orders > 0 ? [say(leftOut(orders), language)] : []
