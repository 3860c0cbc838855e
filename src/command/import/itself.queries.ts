// New rows that name the very record they add: nobody introduces themselves, no order refunds itself.
import type { Lane } from '../../database/lane.ts'
import { say } from '../../kernel/words.ts'
import type { Field } from '../field.ts'
import { fate } from './fates.queries.ts'
import type { Job } from './job.ts'
import { textColumn } from './stage.queries.ts'

/** Rejects rows that name, in these fields, the record they add or go with; says how many. After references are resolved. */
export const rejectItself = (lane: Lane, job: Job, fields: readonly Field[]): number => {
  const why = say({ en: 'it is the record itself', zh: '它就是这条记录自己' }, job.language)
  let rejected = 0
  for (const { key, words } of fields)
    rejected += lane
      .prepare(
        `insert into temp.import_fate (n, fate, why)
        select s.n, ${fate.rejected}, ? || ' "' || r.text || '": ' || ?
          from temp.import_row as s cross join temp.import_ref as r on r.id = s.${textColumn(key)}
          left join temp.import_fate as f on f.n = s.n
        where r.why is null and r.n = coalesce(f.root, s.n) and (f.n is null or f.fate in (${fate.joined}, ${fate.line}))
        on conflict (n) do update set fate = excluded.fate, why = excluded.why`,
      )
      .run(job.language === 'zh' ? words.zh : key, why).changes
  return rejected
}
