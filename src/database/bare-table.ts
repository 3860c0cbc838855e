// Writes very many rows into a table without its indexes, which are made anew at the end: sorted once they take half
// the time of a step for each row, and far less where they outgrow the memory for pages.
import { quoted } from '../kernel/sql-text.ts'
import type { Lane } from './lane.ts'
import { numberIn, textIn } from './row-statements.ts'
import { sortMany } from './sort-many.ts'

// Fewer rows are not worth a change of the schema, which every other connection has to read again.
const manyRows = 10_000

const indexesSql = `select name, sql from main.sqlite_schema
  where type = 'index' and tbl_name = ? and sql like 'CREATE INDEX %' order by rowid`

/** See `Lane.addMany`. */
export const addMany = (lane: Pick<Lane, 'prepare' | 'exec'>, table: string, rows: number, work: () => void): void => {
  const isMost = (): boolean =>
    rows > numberIn(lane.prepare(`select count(*) as held from main.${quoted(table)}`).get()?.held)
  const indexes = rows >= manyRows && isMost() ? lane.prepare(indexesSql).all(table) : []
  for (const { name } of indexes) lane.exec(`drop index main.${quoted(textIn(name))}`)
  work()
  // Named with its schema: a temporary table of the same name would get the index else.
  if (indexes.length > 0)
    sortMany(lane, () => {
      for (const { sql } of indexes) lane.exec(textIn(sql).replace('CREATE INDEX ', 'CREATE INDEX main.'))
    })
}
