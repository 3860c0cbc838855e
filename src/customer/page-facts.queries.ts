// A customer, the people at it and the customer who introduced it, as its page needs them.
import type { Reading } from '../database/store.ts'
import { once } from '../kernel/once.ts'
import type { Row } from '../kernel/row.ts'

/** The contacts of a customer that are not removed: deciders first, then by id. Read once a snapshot. */
export const contactsOf = once(async ({ db }: Reading, customer: number) => {
  const rows = await db
    .selectFrom('contact')
    .where('customer', '=', customer)
    .where('removed', 'is', null)
    .select(['id', 'key', 'name', 'position', 'role', 'phones', 'emails', 'wechat', 'birthday', 'note'])
    .orderBy('id')
    .execute()
  const rank = (role: string | null): number => (role === 'decider' ? 0 : 1)
  return rows.sort((a, b) => rank(a.role) - rank(b.role) || a.id - b.id)
})

/** A person at a customer. */
export type ContactOf = Awaited<ReturnType<typeof contactsOf>>[number]

/** Name of a customer by its id; null where there is none. */
export const customerName = async ({ db }: Reading, id: number): Promise<string | null> =>
  (await db.selectFrom('customer').where('id', '=', id).select('name').executeTakeFirst())?.name ?? null

/** The record of a customer as the store holds it; undefined where there is none. Read once a snapshot. */
export const customerRow = once(
  ({ open }: Reading, id: number): Promise<Row | undefined> =>
    open.selectFrom('customer').selectAll().where('id', '=', id).executeTakeFirst(),
)
