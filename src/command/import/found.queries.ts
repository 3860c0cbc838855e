// The words and terms by which new records will be found, made before the store is held and written by sets with the
// records: the same that the keepers of the store make of single ones.

import type { Findable } from '../../database/keepers.ts'
import type { Lane } from '../../database/lane.ts'
import type { Row } from '../../kernel/row.ts'
import { findableOf, termListOf } from '../search/keepers.ts'
import { searchNumber } from '../search/search-fields.ts'
import type { Job } from './job.ts'
import { newNumber } from './new-ids.queries.ts'
import { hasOver, overOf } from './over.queries.ts'
import { newValue, quoted } from './stage.queries.ts'

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

/** Kinds of terms: columns of the same names hold the first term of each. */
const kinds = ['phone', 'email', 'tag'] as const

/** The terms of a record: the first of each kind, and all others as one list. Most records have no others. */
const termCells = (terms: readonly (readonly [string, string])[]): readonly (string | null)[] => {
  const firsts = new Map<string, string>()
  const others: (readonly [string, string])[] = []
  for (const term of terms) {
    const [kind, value] = term
    if (firsts.has(kind)) others.push(term)
    else firsts.set(kind, value)
  }
  return [...kinds.map((kind) => firsts.get(kind) ?? null), others.length === 0 ? null : JSON.stringify(others)]
}

const open = 'temp.import_row as s left join temp.import_fate as f on f.n = s.n'

/** Makes words and terms of every row that adds a record. */
export const stageFound = (lane: Lane, job: Job): void => {
  const findable = findableOf(job.noun)
  lane.exec('drop table if exists temp.import_word')
  lane.exec(
    `create temp table import_word (n integer primary key, words text not null, ${kinds.join(', ')}, others text)`,
  )
  const values = valuesOf(job, columnsOf(findable))
  if (values.length === 0) return
  const searched = findable.searched.length > 0
  const over = hasOver(lane)
  const put = lane.prepare(
    `insert into temp.import_word (n, words, ${kinds.join(', ')}, others) values (?, ?, ${kinds.map(() => '?').join(', ')}, ?)`,
  )
  const block = lane.prepare(
    `select s.n as n, ${values.join(', ')} from ${open} where f.n is null and s.n > ? order by s.n limit 1000`,
  )
  for (let after = 0; ; ) {
    const rows = block.all(after)
    for (const staged of rows) {
      const n = Number(staged.n)
      const row: Row = over ? { ...staged, ...overOf(lane, n) } : staged
      put.run(n, searched ? findable.words(row) : '', ...termCells(termListOf(findable, row)))
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
      select ${id} * 32 + ?, s.words from temp.import_word as s ${join} where s.words <> '' order by s.n`,
    )
    .run(searchNumber(job.noun))
  // In the order of the table, in which it is written quickest.
  for (const kind of kinds)
    lane
      .prepare(
        `insert or ignore into term (kind, value, noun, id)
        select '${kind}', s.${kind}, ?, ${id} from temp.import_word as s ${join} where s.${kind} is not null order by 2, 4`,
      )
      .run(job.noun.name)
  lane
    .prepare(
      `insert or ignore into term (kind, value, noun, id)
      select t.value ->> 0, t.value ->> 1, ?, ${id}
      from temp.import_word as s ${join} join json_each(s.others) as t where s.others is not null order by 1, 2, 4`,
    )
    .run(job.noun.name)
}
