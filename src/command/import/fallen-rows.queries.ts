// A rejected row takes those with it that name it, and these others, down chains of any length: each step looks only at
// the rows that fell in the one before.
import type { Lane } from '../../database/lane.ts'
import type { Field } from '../field.ts'
import { fate } from './fates.queries.ts'
import type { Job } from './job.ts'
import { textColumn } from './stage.queries.ts'

/** Why a row cannot be named: as SQL over its line. */
const lineFell = (language: Job['language'], line: string): string =>
  language === 'zh' ? `'第 ' || ${line} || ' 行被拒收'` : `'line ' || ${line} || ' is rejected'`

const prepare = (lane: Lane, fields: readonly Field[]): void => {
  lane.exec('drop table if exists temp.import_fallen')
  lane.exec('create temp table import_fallen (n integer primary key)')
  lane.exec('create index if not exists temp.import_ref_row on import_ref (n) where n is not null')
  lane.exec(
    'create index if not exists temp.import_ref_fresh on import_ref (id) where told is null and why is not null',
  )
  for (const { key } of fields)
    lane.exec(`create index if not exists temp."import_row_by_${key}" on import_row (${textColumn(key)})`)
}

/** Rejects what hangs on rejected rows by these fields, references to records of the noun itself; says how many rows. */
export const rejectFallen = async (lane: Lane, job: Job, fields: readonly Field[]): Promise<number> => {
  prepare(lane, fields)
  lane.exec(`insert into temp.import_fallen select n from temp.import_fate where fate = ${fate.rejected}`)
  const mark = lane.prepare(
    `update temp.import_ref set why = (select ${lineFell(job.language, 'line')} from temp.import_row as s where s.n = import_ref.n)
    where n in (select n from temp.import_fallen) and why is null`,
  )
  // The plus takes the type of a column off: compared as numbers, the index of the rows would be of no use.
  const fall = fields.map(({ key, words }) => ({
    name: job.language === 'zh' ? words.zh : key,
    rows: lane.prepare(
      `insert into temp.import_fate (n, fate, why)
      select s.n, ${fate.rejected}, ? || ' "' || r.text || '": ' || r.why
        from temp.import_ref as r indexed by import_ref_fresh
          cross join temp.import_row as s on s.${textColumn(key)} = +r.id
        left join temp.import_fate as f on f.n = s.n
      where r.why is not null and r.told is null and r.n is not s.n
        and (f.n is null or f.fate not in (${fate.unchanged}, ${fate.rejected}))
      on conflict (n) do update set fate = excluded.fate, why = excluded.why
      returning n`,
    ),
  }))
  const keep = lane.prepare('insert or ignore into temp.import_fallen values (?)')
  let rejected = 0
  for (let steps = 0; ; steps++) {
    const marked = mark.run().changes
    lane.exec('delete from temp.import_fallen')
    if (marked === 0) return rejected
    for (const { name, rows } of fall)
      for (const row of rows.all(name)) {
        rejected += 1
        keep.run(Number(row.n))
      }
    lane.exec('update temp.import_ref set told = 1 where why is not null and told is null')
    if (steps % 500 === 499) await job.rest()
  }
}
