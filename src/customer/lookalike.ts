// Rules of a pair of lookalikes.
import type { Row } from '../command/noun.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same } from '../kernel/words.ts'

/** Two customers were named and are one and the same record. Exit 2. */
export const sameCustomer = (id: number, hint: string): Failure =>
  new Failure(
    'usage',
    'same-customer',
    { en: `both are ${lettered('C', id)}`, zh: `两者都是 ${lettered('C', id)}` },
    { why: { en: 'two customers are needed', zh: '需要两位不同的客户' }, hint: same(hint) },
  )

/** The lower id stands first, so that a pair is the same from both sides. Throws `same-customer` for one with itself. */
export const completeLookalike = (row: Row): Row => {
  const [customer, other] = [row.customer ?? null, row.other ?? null]
  if (customer === null || other === null) return {}
  if (customer === other) throw sameCustomer(Number(customer), 'crm dedupe --not C-1 C-2')
  return Number(customer) < Number(other) ? {} : { customer: other, other: customer }
}
