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

const hasAny = (lane: Lane, table: string, key: string): boolean =>
  lane.prepare(`select 1 as one from ${quoted(table)} where ${quoted(key)} is not null limit 1`).get() !== undefined

/**
 * Rejects such rows; says how many. After references are resolved. What a row leaves open stands in the record that it
 * changes: the customer of the refund, or the order that it refunds.
 */
export const rejectOtherParent = (lane: Lane, job: Job): number => {
  const { noun, file, language } = job
  const by = belongingBy(noun)
  const { references } = file.stage.layout
  if (by === undefined) return 0
  const [namesIt, namesParent] = [references.includes(by.key), references.includes(by.parent)]
  if (!namesIt && !(namesParent && hasAny(lane, noun.table, by.key))) return 0
  const words = noun.fields.find(({ key }) => key === by.key)?.words.zh ?? by.key
  const refOf = (alias: string, row: string, key: string, named: boolean): string =>
    `left join temp.import_ref as ${alias} on ${alias}.id = ${named ? `${row}.${textColumn(key)}` : 'null'}`
  return lane
    .prepare(
      `insert into temp.import_fate (n, fate, why)
      select s.n, ${fate.rejected}, ? || ' "' || coalesce(r.text, '${noun.letter}-' || o.id) || '": ' || ?
        from temp.import_row as s
        left join temp.import_fate as f on f.n = s.n
        left join ${quoted(noun.table)} as t on t.id = f.target and f.fate = ${fate.matched}
        ${refOf('r', 's', by.key, namesIt)}
        ${refOf('p', 's', by.parent, namesParent)}
        left join ${quoted(noun.table)} as o on o.id = iif(r.id is null, t.${quoted(by.key)}, r.found)
        left join temp.import_row as q on q.n = r.n
        ${refOf('w', 'q', by.parent, namesParent)}
      where r.why is null and p.why is null
        and coalesce(o.${quoted(by.parent)}, ${meant('w')}) <> coalesce(${meant('p')}, t.${quoted(by.parent)})
        and (f.n is null or f.fate in (${fate.joined}, ${fate.line}, ${fate.matched}))
      on conflict (n) do update set fate = excluded.fate, why = excluded.why`,
    )
    .run(language === 'zh' ? words : by.key, say(otherParent(noun), language)).changes
}
