// The words and terms by which new records will be found, made before the store is held and written by sets with the
// records: the same that the keepers of the store make of single ones.
import type { Lane } from '../../database/lane.ts'
import { type Findable, termsOf } from '../../database/keepers.ts'
import type { Row } from '../../kernel/row.ts'
import { findableOf } from '../search/keepers.ts'
import { searchNumber } from '../search/search-fields.ts'
import type { Job } from './job.ts'
import { newNumber } from './new-ids.queries.ts'
import { hasOver, overOf } from './over.queries.ts'
import { filledColumn, givenColumn, quoted } from './stage.queries.ts'

/** The columns by which a noun's records are found. */
const columnsOf = (findable: Findable): readonly string[] => [
  ...new Set([...findable.searched, ...findable.phones, ...findable.emails, ...findable.tags]),
]

/** SQL for the columns of a staged row; those that nothing gives are left out. */
const valuesOf = (job: Job, columns: readonly string[]): readonly string[] => {
  const fills = job.file.stage.fills()
  return columns.flatMap((key) => {
    const parts = [
      ...(fills.includes(key) ? [`s.${filledColumn(key)}`] : []),
      ...(job.file.stage.layout.given.includes(key) ? [`s.${givenColumn(key)}`] : []),
    ]
    if (parts.length === 0) return []
    return [`${parts.length === 1 ? parts.join('') : `coalesce(${parts.join(', ')})`} as ${quoted(key)}`]
  })
}

const open = 'temp.import_row as s left join temp.import_fate as f on f.n = s.n'

/** Makes words and terms of every row that adds a record. */
export const stageFound = (lane: Lane, job: Job): void => {
  const findable = findableOf(job.noun)
  lane.exec('drop table if exists temp.import_word')
  lane.exec('create temp table import_word (n integer primary key, words text not null)')
  lane.exec('drop table if exists temp.import_find')
  lane.exec('create temp table import_find (n integer not null, kind text not null, value text not null)')
  const values = valuesOf(job, columnsOf(findable))
  if (values.length === 0) return
  const searched = findable.searched.length > 0
  const over = hasOver(lane)
  const putWords = lane.prepare('insert into temp.import_word (n, words) values (?, ?)')
  const putTerm = lane.prepare('insert into temp.import_find (n, kind, value) values (?, ?, ?)')
  const block = lane.prepare(`select s.n as n, ${values.join(', ')} from ${open} where f.n is null and s.n > ? order by s.n limit 1000`)
  for (let after = 0; ; ) {
    const rows = block.all(after)
    for (const staged of rows) {
      const n = Number(staged.n)
      const row: Row = over ? { ...staged, ...overOf(lane, n) } : staged
      const words = searched ? findable.words(row) : ''
      if (words !== '') putWords.run(n, words)
      for (const [kind, value] of termsOf(findable, row).values()) putTerm.run(n, kind, value)
    }
    const last = rows.at(-1)
    if (!last) return
    after = Number(last.n)
  }
}

/** Writes words and terms for the records that have been added. */
export const writeFound = (lane: Lane, job: Job): void => {
  const { id, join } = newNumber(lane)
  lane
    .prepare(
      `insert into search (rowid, words)
      select ${id} * 32 + ?, s.words from temp.import_word as s ${join} order by s.n`,
    )
    .run(searchNumber(job.noun))
  lane
    .prepare(
      `insert or ignore into term (kind, value, noun, id)
      select s.kind, s.value, ?, ${id} from temp.import_find as s ${join} order by 1, 2, 4`,
    )
    .run(job.noun.name)
}
