// Matches rows with records by key or id, all rows at once.
import type { Lane } from '../../database/lane.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { say } from '../../kernel/words.ts'
import type { Field } from '../field.ts'
import { differs } from './differs.queries.ts'
import { fate, unfated } from './fates.queries.ts'
import type { Job } from './job.ts'
import { hasMerged, mergedIntoSql } from './merged.queries.ts'
import { givenColumn } from './stage.queries.ts'

const words = (job: Job, en: string, zh: string): string => say({ en, zh }, job.language).replaceAll("'", "''")

/** SQL for the text of a record's lettered id. */
const idText = (job: Job): string => `'${job.noun.letter}-' || c.id`

/** What becomes of a row that matches a record in use, by `--on-match`. */
const onMatch = (job: Job): string => {
  switch (job.options.onMatch) {
    case 'fail':
      return String(fate.rejected)
    case 'skip':
      return String(fate.unchanged)
    default:
      // What the lines of a record come to is seen when they are together.
      return job.noun.lines === undefined
        ? `case when ${differs(job)} then ${fate.matched} else ${fate.unchanged} end`
        : String(fate.matched)
  }
}

const whyMatched = (job: Job): string =>
  job.options.onMatch === 'fail' ? `${idText(job)} || '${words(job, ' is the same record', ' 是同一记录')}'` : 'null'

/** SQL from a staged row `s` to the record `c` that it is, and to `m` that bears its value: another where that was merged. */
const recordOf = (job: Job, field: Field, staged: string, merged: boolean): string => {
  const table = quoted(job.noun.table)
  const bears = `cross join ${table} as m on m.${quoted(field.key)} = ${staged}`
  if (!merged)
    return `cross join ${table} as c on c.${quoted(field.key)} = ${staged} cross join (select null as id, null as key) as m`
  return `${bears} cross join ${table} as c
    on c.id = case when m.removed is null then m.id else coalesce(${mergedIntoSql(job.noun, 'm.id')}, m.id) end`
}

/** Matches the open rows by one column that no two records share. */
const matchByColumn = (lane: Lane, job: Job, field: Field, merged: boolean): void => {
  const { file } = job
  const staged = field.key === 'id' ? 's.own' : `s.${givenColumn(field.key)}`
  const keyed = field.key !== 'key' && file.stage.layout.given.includes('key')
  const clash = keyed
    ? `(c.key is not null and s.${givenColumn('key')} is not null and c.key <> s.${givenColumn('key')} and m.key is not s.${givenColumn('key')})`
    : 'false'
  const clashWhy = keyed
    ? `when ${clash} then ${idText(job)} || '${words(job, ' has another key: ', ' 的外部编号不同：')}' || c.key`
    : ''
  lane.exec(`insert into temp.import_fate (n, fate, target, via, why)
    select s.n,
      case when c.removed is not null or (${clash}) then ${fate.rejected} else ${onMatch(job)} end,
      c.id,
      nullif(m.id, c.id),
      case when c.removed is not null then ${idText(job)} || '${words(job, ' is the same record, and it is removed', ' 是同一记录，但已删除')}'
        ${clashWhy}
        else ${whyMatched(job)} end
    from temp.import_row as s ${recordOf(job, field, staged, merged)}
    where ${staged} is not null and ${unfated}`)
}

/** Lets the later of two new rows with the same key go with the first. */
const joinByColumn = (lane: Lane, job: Job, field: Field): void => {
  const key = givenColumn(field.key)
  const made = { update: fate.joined, fill: fate.joined, skip: fate.unchanged, fail: fate.rejected }[
    job.options.onMatch
  ]
  lane.exec(`insert into temp.import_fate (n, fate, root, why)
    select s.n, ${made}, d.first, '${words(job, 'the same record stands on line ', '同一记录在第 ')}' || a.line || '${words(job, '', ' 行')}'
    from (
      select s.${key} as value, min(case when s.why_new is null then s.n end) as first
      from temp.import_row as s where s.${key} is not null and ${unfated} group by 1 having count(*) > 1
    ) as d
    join temp.import_row as s on s.${key} = d.value
    join temp.import_row as a on a.n = d.first
    where s.n > d.first and ${unfated}`)
}

/** Of several rows of one record the last one holds: where one differs, all of them are looked at, in their order. */
const lookAtAllOfARecord = (lane: Lane): void =>
  lane.exec(`update temp.import_fate set fate = ${fate.matched}
    where fate = ${fate.unchanged} and target in (select target from temp.import_fate where fate = ${fate.matched})`)

const isMapped = (job: Job, field: Field): boolean =>
  field.key === 'id' ? job.file.mapping.id !== undefined : job.file.stage.layout.given.includes(field.key)

/** Matches by every criterion in turn; all of them must be single columns that no two records share. */
export const matchByIndex = (lane: Lane, job: Job): void => {
  const { noun, criteria, file, language } = job
  const fields = criteria.flatMap(([field]) => field ?? []).filter((field) => isMapped(job, field))
  const merged = hasMerged(lane, noun)
  for (const field of fields) matchByColumn(lane, job, field, merged)
  // Rows of two keys are of one record where one was merged into the other.
  if (noun.lines === undefined && (merged || file.counts.together.twice())) lookAtAllOfARecord(lane)
  if (fields.some(({ key }) => key === 'id') && !job.keepsIds)
    lane
      .prepare(
        `insert into temp.import_fate (n, fate, why)
        select s.n, ${fate.rejected}, '${noun.letter}-' || s.own || ? from temp.import_row as s where s.own is not null and ${unfated}`,
      )
      .run(say({ en: ': there is no such record', zh: '：没有这个记录' }, language))
  if (noun.lines === undefined && file.counts.together.twice())
    for (const field of fields) if (field.key !== 'id') joinByColumn(lane, job, field)
}
