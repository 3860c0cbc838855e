// Whether a customer is in a segment, or a record belongs to such a customer, as SQL. Nothing is gathered beforehand: a
// list that is cut after its first rows looks at no more customers than it has to.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Noun } from '../noun.ts'
import type { Condition, SegmentMeaning, Test } from './condition.ts'
import { anyOf } from './join.queries.ts'

type Truth = RawBuilder<SqlBool>

/** Makes SQL of a condition on customers. */
export type ConditionOf = (customers: Noun, condition: Condition) => Truth

const membersOf = ({ id }: SegmentMeaning) =>
  sql`select m.customer from segment_member as m where m.segment = ${id} and m.removed is null`

const isFew = ({ condition, few }: SegmentMeaning): boolean => condition === null && few

/** Fixed members, by beginning with them where they are few, and else customer by customer. */
const fixed = (segment: SegmentMeaning): Truth =>
  segment.few ? sql`r.id in (${membersOf(segment)})` : sql`exists (${membersOf(segment)} and m.customer = r.id)`

/** Whether a record is a customer in one of the segments, or the record of one. True or false, never null. */
export const memberCondition = (
  { customers, column, segments }: Extract<Test, { readonly is: 'member' }>,
  conditionOf: ConditionOf,
): Truth => {
  const inOne = anyOf(
    segments.map((segment) =>
      segment.condition === null ? fixed(segment) : conditionOf(customers, segment.condition),
    ),
  )
  if (column === 'id') return inOne
  const own = sql.ref(`r.${column}`)
  if (segments.every(isFew))
    return anyOf(segments.map((segment) => sql`(${own} is not null and ${own} in (${membersOf(segment)}))`))
  // The record's table is called r, and so is the customer's in its own conditions.
  const theirs = sql`(select ${own} as customer) as o join customer as r on r.id = o.customer`
  const known = sql`left join standing as s on s.customer = r.id`
  return sql`exists (select 1 from ${theirs} ${known} where r.removed is null and ${inOne})`
}
