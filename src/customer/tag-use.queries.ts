// Which customers bear a tag. Tags are looked up folded: VIP and vip are one tag.
import type { Reading } from '../database/store.ts'
import { foldText } from '../kernel/text.ts'

/** Customers in use that bear a tag, with their tags as stored; by id. */
export const bearersOf = ({ db }: Pick<Reading, 'db'>, tag: string) =>
  db
    .selectFrom('term')
    .innerJoin('customer', 'customer.id', 'term.id')
    .where('term.kind', '=', 'tag')
    .where('term.value', '=', foldText(tag))
    .where('term.noun', '=', 'customer')
    .orderBy('term.id')
    .select(['customer.id', 'customer.tags', 'customer.removed'])
    .execute()

/** A tag as the customers use it. */
export interface UsedTag {
  /** Folded. */
  readonly value: string
  readonly customers: number
  /** Some customer that bears it. */
  readonly bearer: number
}

/** Every tag that a customer in use bears. One walk over the tags of all customers. */
export const usedTags = async ({ db }: Pick<Reading, 'db'>): Promise<readonly UsedTag[]> =>
  db
    .selectFrom('term')
    .where('kind', '=', 'tag')
    .where('noun', '=', 'customer')
    .where('id', 'not in', (eb) => eb.selectFrom('customer').select('customer.id').where('removed', 'is not', null))
    .groupBy('value')
    .orderBy('value')
    .select((eb) => ['value', eb.fn.countAll<number>().as('customers'), eb.fn.min<number>('id').as('bearer')])
    .execute()

/** Tags of some customers as stored. */
export const tagsOf = async (
  { db }: Pick<Reading, 'db'>,
  customers: readonly number[],
): Promise<ReadonlyMap<number, string | null>> => {
  if (customers.length === 0) return new Map()
  const rows = await db.selectFrom('customer').where('id', 'in', customers).select(['id', 'tags']).execute()
  return new Map(rows.map(({ id, tags }) => [id, tags]))
}
