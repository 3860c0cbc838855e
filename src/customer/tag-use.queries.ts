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

/** The table in which the list of tags is put together, gone with the connection. */
export const tagList = 'tag_list'

/** Makes it anew and empty: the columns of declared tags, and the number of customers. */
export const makeTagList = (lane: Reading['lane']): void => {
  lane.exec(`drop table if exists temp.${tagList};
    create temp table ${tagList} (id integer, key text, name text, name_key text, name_sort text, note text,
      custom text, removed text, entry integer, customers integer)`)
}

/** Puts every declared tag in, with no customers yet. */
export const putDeclared = (lane: Reading['lane']): void => {
  lane.exec(`insert into temp.${tagList} (id, key, name, name_key, name_sort, note, custom, removed, entry, customers)
    select id, key, name, name_key, name_sort, note, custom, removed, entry, 0 from tag`)
}

/** A way to put the number of customers of a tag in; a tag that is not declared comes in with its names. */
export const useWriter = (lane: Reading['lane']) => {
  const count = lane.prepare(`update temp.${tagList} set customers = ? where name_key = ?`)
  const add = lane.prepare(
    `insert into temp.${tagList} (name, name_key, name_sort, entry, customers) values (?, ?, ?, 0, ?)`,
  )
  return {
    /** Answers false where no declared tag in use is called so. */
    count: (value: string, customers: number): boolean => {
      count.run(customers, value)
      return (
        lane.prepare(`select 1 from temp.${tagList} where name_key = ? and removed is null`).get(value) !== undefined
      )
    },
    add: (name: string, key: string, sort: string, customers: number): void => {
      add.run(name, key, sort, customers)
    },
  }
}

/** Folded names that several declared tags in use bear. */
export const doubledTags = async ({ db }: Pick<Reading, 'db'>): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('tag')
    .where('removed', 'is', null)
    .groupBy('name_key')
    .having((eb) => eb.fn.countAll<number>(), '>', 1)
    .select('name_key')
    .execute()
  return rows.map(({ name_key }) => name_key)
}

/** Every declared tag, removed ones too. */
export const declaredTags = ({ db }: Pick<Reading, 'db'>) =>
  db.selectFrom('tag').select(['id', 'name', 'removed']).orderBy('id').execute()
