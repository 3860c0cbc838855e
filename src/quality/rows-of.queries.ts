// Whole records of a noun by id, one after another.
import type { Noun } from '../command/noun.ts'
import type { Reading } from '../database/store.ts'
import type { Row } from '../kernel/row.ts'
import { quoted } from '../kernel/sql-text.ts'

/** The records of some ids, by id. Read to the end before anything is written. */
export const recordsOf = (
  { lane }: Pick<Reading, 'lane'>,
  { table }: Pick<Noun, 'table'>,
  ids: readonly number[],
): Iterable<Row> =>
  lane
    .prepare(`select * from ${quoted(table)} where id in (select value from json_each(?)) order by id`)
    .iterate(JSON.stringify(ids))
