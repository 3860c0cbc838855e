// What the sums of many records leave out, where the rows themselves do not pass through the program.
import { sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import type { Noun } from './noun.ts'
import { type RowBuilder, type RowsAsked, rowsQuery } from './rows.queries.ts'

/**
 * How many orders in another currency the records asked for have, in one row; undefined for a noun without such sums.
 * An index holds the few customers with any.
 */
export const leftOutQuery = (
  { open }: Pick<Reading, 'open'>,
  nouns: readonly Noun[],
  noun: Noun,
  asked: Pick<RowsAsked, 'where' | 'removed'>,
) => {
  const field = noun.fields.find(({ leavesOut, derived }) => leavesOut !== undefined && derived)
  if (field?.leavesOut === undefined) return undefined
  const { key } = field.leavesOut
  const { where, removed } = asked
  const rows = rowsQuery(open, nouns, noun, {
    fields: [field],
    where: (builder: RowBuilder) =>
      sql<boolean>`(${sql.ref(`s.${key}`)} > 0${where ? sql` and ${where(builder)}` : sql``})`,
    ...(removed ? { removed } : {}),
  })
  return open.selectFrom(rows.as('q')).select(sql<number>`coalesce(sum(${sql.ref(`q.${key}`)}), 0)`.as('count'))
}
