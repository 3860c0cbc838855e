// The words and terms by which new records will be found, made before the store is held and written by sets with the
// records: the same that the keepers of the store make of single ones.

import type { Findable } from '../../database/keepers.ts'
import type { Lane } from '../../database/lane.ts'
import { indexSpan } from '../../kernel/reference.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { findableOf } from '../search/keepers.ts'
import { searchNumber } from '../search/search-fields.ts'
import { cellsOf, kinds } from './found-cells.ts'
import type { Job } from './job.ts'
import { newNumber } from './new-ids.queries.ts'
import { overOf } from './over.queries.ts'
import { foundColumns, newValue } from './stage.queries.ts'

/** The columns by which a noun's records are found. */
const columnsOf = (findable: Findable): readonly string[] => [
  ...new Set([...findable.searched, ...findable.phones, ...findable.emails, ...findable.tags]),
]

/** SQL for the columns of a staged row; those that nothing gives are left out. */
const valuesOf = (job: Job, columns: readonly string[]): readonly string[] =>
  columns.flatMap((key) => {
    const value = newValue(job.file.stage, key)
    return value === null ? [] : [`${value} as ${quoted(key)}`]
  })

/** Forgets them, where everything is decided anew. */
export const forgetFound = (lane: Lane): void => lane.exec('update temp.import_row set words = null')

/** Makes words and terms of every row that adds a record and has none yet, or has something laid over it. */
export const stageFound = async (lane: Lane, job: Job): Promise<void> => {
  const findable = findableOf(job.noun)
  const values = valuesOf(job, columnsOf(findable))
  if (values.length === 0) return
  const cells = cellsOf(findable)
  const put = lane.prepare(
    `update temp.import_row set ${foundColumns.map((key) => `${key} = ?`).join(', ')} where n = ?`,
  )
  const block = lane.prepare(
    `select s.n as n, o.n is not null as laid, ${values.join(', ')} from temp.import_row as s
    left join temp.import_fate as f on f.n = s.n left join temp.import_over as o on o.n = s.n
    where f.n is null and (s.words is null or o.n is not null) and s.n > ? order by s.n limit 1000`,
  )
  for (let after = 0; ; ) {
    const rows = block.all(after)
    for (const staged of rows) {
      const n = Number(staged.n)
      put.run(...cells(staged.laid === 1 ? { ...staged, ...overOf(lane, n) } : staged), n)
    }
    const last = rows.at(-1)
    if (!last) return
    after = Number(last.n)
    await job.rest()
  }
}

/** Writes words and terms for the records that have been added. */
export const writeFound = (lane: Lane, job: Job): void => {
  const { id, join } = newNumber(lane)
  const added = `temp.import_row as s ${join} left join temp.import_fate as f on f.n = s.n`
  lane
    .prepare(
      `insert into search (rowid, words)
      select ${id} * ${indexSpan} + ?, s.words from ${added} where f.n is null and s.words <> '' order by s.n`,
    )
    .run(searchNumber(job.noun))
  lane.sortMany(() => {
    // In the order of the table, in which it is written quickest.
    for (const kind of kinds)
      lane
        .prepare(
          `insert or ignore into term (kind, value, noun, id)
        select '${kind}', s.${kind}, ?, ${id} from ${added} where f.n is null and s.${kind} is not null order by 2, 4`,
        )
        .run(job.noun.name)
    lane
      .prepare(
        `insert or ignore into term (kind, value, noun, id)
      select t.value ->> 0, t.value ->> 1, ?, ${id} from ${added} join json_each(s.others) as t
      where f.n is null and s.others is not null order by 1, 2, 4`,
      )
      .run(job.noun.name)
  })
}
