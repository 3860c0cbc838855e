// Values that no two records may share: new rows that bear one of the store's, or of an earlier new row, are rejected.
import type { Lane } from '../../database/lane.ts'
import { lettered } from '../../kernel/reference.ts'
import type { Row } from '../../kernel/row.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { say } from '../../kernel/words.ts'
import type { Field } from '../field.ts'
import type { Stored } from '../noun.ts'
import { fate, unfated } from './fates.queries.ts'
import type { Job } from './job.ts'
import { givenColumn } from './stage.queries.ts'

const sql = (job: Job, en: string, zh: string): string => say({ en, zh }, job.language).replaceAll("'", "''")

/** Fields that no two records share and that the file gives. */
export const uniqueFields = (job: Job): readonly Field[] =>
  job.noun.fields.filter(({ key, unique }) => unique && job.file.stage.layout.given.includes(key))

/** Rejects new rows whose value is taken. A field by which alone rows were matched needs no look. */
export const rejectTaken = (lane: Lane, job: Job): void => {
  const { noun, criteria, language } = job
  for (const field of uniqueFields(job)) {
    if (criteria.length === 1 && criteria[0]?.length === 1 && criteria[0][0]?.key === field.key) continue
    const value = `s.${givenColumn(field.key)}`
    const name = (language === 'zh' ? field.words.zh : field.key).replaceAll("'", "''")
    lane.exec(`insert into temp.import_fate (n, fate, why)
      select s.n, ${fate.rejected}, '${name} "' || ${value} || '${sql(job, '" belongs to ', '" 已属于 ')}${noun.letter}-' || c.id ||
        case when c.removed is null then '' else '${sql(job, ', which is removed', '（已删除）')}' end
      from temp.import_row as s cross join ${quoted(noun.table)} as c on c.${quoted(field.key)} = ${value}
      where ${value} is not null and ${unfated} group by s.n`)
    lane.exec(`insert into temp.import_fate (n, fate, why)
      select s.n, ${fate.rejected}, '${name} "' || ${value} || '${sql(job, '" stands on line ', '" 已在第 ')}' || a.line || '${sql(job, ' already', ' 行出现')}'
      from (
        select s.${givenColumn(field.key)} as value, min(s.n) as first from temp.import_row as s
        where ${value} is not null and ${unfated} group by 1 having count(*) > 1
      ) as d
      join temp.import_row as s on ${value} = d.value join temp.import_row as a on a.n = d.first
      where s.n > d.first and ${unfated}`)
  }
}

/** Rejects new rows whose kept id an earlier new row has. */
export const rejectDoubledIds = (lane: Lane, job: Job): void => {
  if (!job.keepsIds) return
  lane.exec(`insert into temp.import_fate (n, fate, why)
    select s.n, ${fate.rejected}, 'id ${job.noun.letter}-' || s.own || '${sql(job, ' stands on line ', ' 已在第 ')}' || a.line || '${sql(job, ' already', ' 行出现')}'
    from (
      select s.own as value, min(s.n) as first from temp.import_row as s
      where s.own is not null and ${unfated} group by 1 having count(*) > 1
    ) as d
    join temp.import_row as s on s.own = d.value join temp.import_row as a on a.n = d.first
    where s.n > d.first and ${unfated}`)
}

/** Tells whether a changed value of a record is taken by another, in the store or by the file; and takes it. */
export const takenCheck = (lane: Lane, job: Job): ((target: number, changes: Row) => string | null) => {
  const fields = uniqueFields(job)
  const taken = new Map<string, number>()
  const indexed = new Set<string>()
  const byRow = ({ key }: Field, value: Stored): Row | undefined => {
    // Made where a record gets such a value, which is seldom: else the rows would be looked through for each.
    if (!indexed.has(key))
      lane.exec(`create index if not exists temp.${quoted(`import_given_${key}`)} on import_row (${givenColumn(key)})`)
    indexed.add(key)
    return lane
      .prepare(`select s.line as line from temp.import_row as s where s.${givenColumn(key)} = ? and ${unfated} limit 1`)
      .get(value)
  }
  return (target, changes) => {
    for (const field of fields) {
      const value = changes[field.key] ?? null
      if (value === null) continue
      const other = lane
        .prepare(`select id from ${quoted(job.noun.table)} where ${quoted(field.key)} = ? and id <> ?`)
        .get(value, target)
      const mark = `${field.key}\n${value}`
      const earlier = taken.get(mark)
      const row = other === undefined ? byRow(field, value) : undefined
      const owner =
        other !== undefined
          ? lettered(job.noun.letter, Number(other.id))
          : earlier !== undefined && earlier !== target
            ? lettered(job.noun.letter, earlier)
            : row && say({ en: `line ${row.line}`, zh: `第 ${row.line} 行` }, job.language)
      if (owner !== undefined)
        return say(
          { en: `${field.key} "${value}" belongs to ${owner}`, zh: `${field.words.zh} "${value}" 已属于 ${owner}` },
          job.language,
        )
      taken.set(mark, target)
    }
    return null
  }
}
