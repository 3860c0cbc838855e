// Triggers in a store: this program makes none, so each is somebody else's. One of them can keep an erasure from erasing,
// or write what no entry tells of, and SQLite calls it silently: a store that has one is not written to.
import { Failure } from '../kernel/failure.ts'
import { quoted } from '../kernel/sql-text.ts'
import { same } from '../kernel/words.ts'
import type { Lane } from './lane.ts'
import { textIn } from './row-statements.ts'

/** A trigger and the table whose changes call it. */
export interface ForeignTrigger {
  readonly name: string
  readonly table: string
}

const sql = `select name, tbl_name from main.sqlite_schema where type = 'trigger' order by name`

const foreignTriggers = (lane: Lane): readonly ForeignTrigger[] =>
  lane
    .prepare(sql)
    .all()
    .map((row) => ({ name: textIn(row.name), table: textIn(row.tbl_name) }))

/** Fails with `foreign-trigger` (9) where a store has a trigger. Some hundredths of a millisecond. */
export const refuseTriggers = (lane: Lane, path: string): void => {
  const [first] = foreignTriggers(lane)
  if (first === undefined) return
  throw new Failure(
    'store',
    'foreign-trigger',
    {
      en: `the store ${path} has a trigger that is not ours: ${first.name} on ${first.table}`,
      zh: `数据文件 ${path} 中有不属于 crm 的触发器：${first.table} 上的 ${first.name}`,
    },
    {
      why: {
        en: 'it may change or keep what is written, also what is erased; nothing was written',
        zh: '它可能更改或阻止写入与删除的内容；未写入任何内容',
      },
      hint: same('crm doctor --repair'),
    },
  )
}

/** Takes all triggers away and names them; what they did stays done. */
export const dropTriggers = (lane: Lane): readonly ForeignTrigger[] => {
  const triggers = foreignTriggers(lane)
  for (const { name } of triggers) lane.exec(`drop trigger main.${quoted(name)}`)
  return triggers
}
