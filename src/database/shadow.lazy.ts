// Temporary views that stand in front of tables of the same name, for as long as the connection is open: whoever reads
// the table by its plain name reads the view. The store is not touched. What a view shows is not this room's business.
import { quoted } from '../kernel/sql-text.ts'
import type { Connection } from './driver.ts'
import type { StoreFunctions } from './lane.ts'
import { textIn } from './row-statements.ts'
import type { Shadow } from './shadow-types.ts'
import { withTemporary } from './temporary.ts'

const viewOf = (connection: Connection, { table, columns }: Shadow): string => {
  const names = connection.lane
    .prepare(`select name from pragma_table_xinfo(?, 'main') order by cid`)
    .all(table)
    .map(({ name }) => textIn(name))
  const shown = names.map((name) => `${columns[name] ?? quoted(name)} as ${quoted(name)}`)
  return `create temp view ${quoted(table)} as select ${shown.join(', ')} from main.${quoted(table)}`
}

/** Puts views in front of tables; the functions are those that their SQL calls. */
export const castShadows = async (
  connection: Connection,
  shadows: readonly Shadow[],
  functions: StoreFunctions,
): Promise<void> => {
  connection.define(functions)
  await withTemporary(connection.lane, async () => {
    for (const shadow of shadows) connection.lane.exec(viewOf(connection, shadow))
  })
}
