// What the sums of many records leave out, where the rows themselves do not pass through the program.
import { sql } from 'kysely'
import type { ReadScene } from './command.ts'
import type { Noun } from './noun.ts'
import { type RowBuilder, type RowsAsked, rowsQuery } from './rows.queries.ts'

/** How many orders in another currency the records asked for have. An index holds the few customers with any. */
export const leftOutIn = async (
  scene: ReadScene,
  noun: Noun,
  asked: Pick<RowsAsked, 'where' | 'removed'>,
): Promise<number> => {
  const fields = noun.fields.filter(({ leavesOut, derived }) => leavesOut !== undefined && derived)
  const [field] = fields
  if (field?.leavesOut === undefined) return 0
  const column = sql.ref(`s.${field.leavesOut.key}`)
  const { where, removed } = asked
  const rows = rowsQuery(scene.reading.open, scene.nouns, noun, {
    fields,
    where: (builder: RowBuilder) => sql<boolean>`(${column} > 0${where ? sql` and ${where(builder)}` : sql``})`,
    ...(removed ? { removed } : {}),
  })
  const found = await scene.reading.open
    .selectFrom(rows.as('q'))
    .select(sql<number>`coalesce(sum(${sql.ref(`q.${field.leavesOut.key}`)}), 0)`.as('count'))
    .executeTakeFirstOrThrow()
  return found.count
}
