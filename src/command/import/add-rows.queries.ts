// Writes new records by sets: those that references make, the rows of the file, and their lines.
import type { Writing } from '../../database/store.ts'
import type { Row } from '../../kernel/row.ts'
import { quoted } from '../../kernel/sql-text.ts'
import type { LinesOf, Noun } from '../noun.ts'
import { nounNamed } from '../rows.queries.ts'
import { fate } from './fates.queries.ts'
import { writeFound } from './found.queries.ts'
import { type Job, makeable } from './job.ts'
import { highestId, lowestId } from './new-ids.queries.ts'
import { newRecordCheck } from './new-record.ts'
import { givenColumn, newKeys, newValue, textColumn } from './stage.queries.ts'

/** Adds the records that unknown references stand for: key and name are what stood in the cell. */
const addMade = (writing: Writing, job: Job, noun: Noun): void => {
  const { lane } = writing
  const { check } = newRecordCheck(noun, job.facts, job.language, ['key', noun.title ?? 'name'])
  const texts = lane.prepare(
    'select id, text, found from temp.import_ref where noun = ? and made = 1 and found is not null and id > ? order by id limit 1000',
  )
  let first = 0
  let last = 0
  for (let after = 0; ; ) {
    const block = texts.all(noun.name, after)
    for (const { text, found } of block) {
      const given: Row = { key: text ?? null, [noun.title ?? 'name']: text ?? null }
      const row: Row = { ...check(given, () => false).whole, id: Number(found), entry: writing.entry }
      const columns = Object.keys(row)
      const statement = lane.prepare(
        `insert into ${quoted(noun.table)} (${columns.map(quoted).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
      )
      last = statement.run(...Object.values(row)).id
      if (first === 0) first = last
    }
    const end = block.at(-1)
    if (!end) break
    after = Number(end.id)
  }
  if (first > 0) writing.added(noun.table, first, last)
}

const newRows = 'temp.import_row as s left join temp.import_fate as f on f.n = s.n'

/** Adds a record for every row that adds one. */
const addRecords = (writing: Writing, job: Job): void => {
  const { lane } = writing
  const { noun, file, keepsIds } = job
  const keys = newKeys(file.stage).filter((key) => noun.lines?.fields.includes(key) !== true)
  const numbered = keepsIds ? 'join temp.import_new as i on i.n = s.n' : ''
  const before = highestId(lane, noun.table)
  const columns = [...(keepsIds ? ['id'] : []), ...keys, 'entry'].map(quoted)
  const values = [
    ...(keepsIds ? ['i.id'] : []),
    ...keys.map((key) => newValue(file.stage, key) ?? 'null'),
    String(writing.entry),
  ]
  lane.addMany(noun.table, file.rows, () =>
    lane.exec(`insert into ${quoted(noun.table)} (${columns.join(', ')})
      select ${values.join(', ')} from ${newRows} ${numbered} where f.n is null order by s.n`),
  )
  // Numbers that the file brings begin anywhere; nothing was ever held before them.
  const first = keepsIds ? lowestId(lane, noun.table) : before + 1
  writing.added(noun.table, first, highestId(lane, noun.table), { derived: true })
  writeFound(lane, job)
}

/** Adds the lines of new records: of every row that says something of a line, and of records of several rows. */
const addLines = (writing: Writing, job: Job, lines: LinesOf): void => {
  const { lane } = writing
  const { given, references } = job.file.stage.layout
  const own = lines.fields.filter((key) => given.includes(key) || references.includes(key))
  const says = own.map((key) => `s.${given.includes(key) ? givenColumn(key) : textColumn(key)} is not null`)
  const first = highestId(lane, lines.table) + 1
  const columns = [lines.parent, 'position', ...own, 'amount', 'entry'].map(quoted)
  const values = [
    'i.id',
    'row_number() over (partition by i.id order by s.n)',
    ...own.map((key) => newValue(job.file.stage, key) ?? 'null'),
    's.line_amount',
    String(writing.entry),
  ]
  lane.exec(`insert into ${quoted(lines.table)} (${columns.join(', ')})
    select ${values.join(', ')} from ${newRows} join temp.import_new as i on i.n = coalesce(f.root, s.n)
    where (f.n is null or f.fate = ${fate.line})
      and (${[...says, `f.fate = ${fate.line}`].join(' or ')}
        or s.n in (select root from temp.import_fate where fate = ${fate.line}))
    order by i.id, s.n`)
  writing.added(lines.table, first, highestId(lane, lines.table))
}

/** Writes every new record of an import. Those that name each other are added by one statement, at whose end that is checked. */
export const addAll = (writing: Writing, job: Job): void => {
  const { noun, scene } = job
  if (job.options.createMissing) for (const name of makeable) addMade(writing, job, nounNamed(scene.nouns, name))
  addRecords(writing, job)
  if (noun.lines !== undefined) addLines(writing, job, noun.lines)
}
