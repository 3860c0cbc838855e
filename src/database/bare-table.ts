// Writes very many rows into a table without its indexes, which are made anew at the end: sorted once they take half
// the time of a step for each row, and far less where they outgrow the memory for pages.
import { quoted } from '../kernel/sql-text.ts'
import type { AddedRows, Lane } from './lane.ts'
import { textIn } from './row-statements.ts'
import { sortMany } from './sort-many.ts'

// Fewer rows are not worth a change of the schema, which every other connection has to read again.
const manyRows = 10_000

const indexesSql = `select name, sql from main.sqlite_schema
  where type = 'index' and tbl_name = ? and sql like 'CREATE INDEX %' order by rowid`

/** See `Lane.addMany`. */
export const addMany = (
  lane: Pick<Lane, 'prepare' | 'exec'>,
  table: string,
  { rows, held }: AddedRows,
  work: () => void,
): void => {
  const indexes = rows < manyRows || rows <= held ? [] : lane.prepare(indexesSql).all(table)
  for (const { name } of indexes) lane.exec(`drop index main.${quoted(textIn(name))}`)
  work()
  // Named with its schema: a temporary table of the same name would get the index else.
  if (indexes.length > 0)
    sortMany(lane, () => {
      for (const { sql } of indexes) lane.exec(textIn(sql).replace('CREATE INDEX ', 'CREATE INDEX main.'))
    })
}
