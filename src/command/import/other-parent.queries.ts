// Rows that are to belong to a record of another parent: the refund of another customer's order.
import type { Lane } from '../../database/lane.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { say } from '../../kernel/words.ts'
import { belongingBy, otherParent } from '../same-parent.queries.ts'
import { fate } from './fates.queries.ts'
import type { Job } from './job.ts'
import { textColumn } from './stage.queries.ts'

// A record that is still to be made has no number: its text stands for it.
const meant = (alias: string): string => `coalesce(${alias}.found, -${alias}.id)`

/** Rejects such rows; says how many. After references are resolved. */
export const rejectOtherParent = (lane: Lane, job: Job): number => {
  const { noun, file, language } = job
  const by = belongingBy(noun)
  const { references } = file.stage.layout
  if (by === undefined || !references.includes(by.key) || !references.includes(by.parent)) return 0
  const words = noun.fields.find(({ key }) => key === by.key)?.words.zh ?? by.key
  const parent = textColumn(by.parent)
  return lane
    .prepare(
      `insert into temp.import_fate (n, fate, why)
      select s.n, ${fate.rejected}, ? || ' "' || r.text || '": ' || ? from temp.import_row as s
        cross join temp.import_ref as r on r.id = s.${textColumn(by.key)}
        join temp.import_ref as p on p.id = s.${parent}
        left join temp.import_fate as f on f.n = s.n
        left join ${quoted(noun.table)} as o on o.id = r.found
        left join temp.import_row as q on q.n = r.n
        left join temp.import_ref as w on w.id = q.${parent}
      where r.why is null and p.why is null and coalesce(o.${quoted(by.parent)}, ${meant('w')}) <> ${meant('p')}
        and (f.n is null or f.fate in (${fate.joined}, ${fate.line}, ${fate.matched}))
      on conflict (n) do update set fate = excluded.fate, why = excluded.why`,
    )
    .run(language === 'zh' ? words : by.key, say(otherParent(noun), language)).changes
}
