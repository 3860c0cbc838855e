// Whether a store has the tables, columns, indexes and triggers that this program makes: a byte that changed in their
// description is no torn page, and SQLite's own check passes it over. Compares names, not types or rows.
import { openConnection } from './driver.ts'
import type { Lane } from './lane.ts'
import { textIn } from './row-statements.ts'

// SQLite's own names differ with its version.
const partsSql = `select s.type || ' ' || s.name || coalesce(' (' || c.name || ')', '') as part from sqlite_schema as s
  left join pragma_table_xinfo(s.name) as c on s.type = 'table' where s.name not like 'sqlite\\_%' escape '\\'`

const partsOf = (lane: Lane): ReadonlySet<string> =>
  new Set(
    lane
      .prepare(partsSql)
      .all()
      .map(({ part }) => textIn(part)),
  )

/** What a store lacks of what a new one has, such as `table customer (entry)`; made anew in memory to compare. */
export const missingParts = async (lane: Lane): Promise<readonly string[]> => {
  const { allMigrations, runMigrations } = await import('./migrate.lazy.ts')
  const fresh = openConnection(':memory:', { timeout: 0 })
  try {
    await runMigrations(fresh, allMigrations, () => {})
    const there = partsOf(lane)
    return [...partsOf(fresh.lane)].filter((part) => !there.has(part))
  } finally {
    fresh.close()
  }
}
