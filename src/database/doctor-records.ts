// What the doctor says of records that are not as they were last written, and what a person can do about them: never the
// same again for what a repair has left.
import { counted, type Words } from '../kernel/words.ts'
import { type Finding, finding } from './finding.ts'
import type { Findable } from './keepers.ts'
import type { Lane } from './lane.ts'
import { mender } from './mend-records.ts'
import { type Unwritten, unwrittenRecords } from './written-records.ts'

const named = (nouns: readonly Findable[], { table, id }: Unwritten): string => {
  const letter = nouns.find((noun) => noun.table === table)?.letter
  return letter === undefined ? `${table} ${id}` : `${letter}-${id}`
}

const kinds: Readonly<Record<Unwritten['kind'], Words>> = {
  changed: { en: 'changed', zh: '被改动' },
  gone: { en: 'gone', zh: '消失' },
  new: { en: 'that nobody added', zh: '来历不明' },
  unsealed: { en: 'came in bulk, and its seal is gone', zh: '批量写入，封签已缺失' },
}

// A record that the history knows is put back; of all others a person must decide.
const recordHint = (name: string, hasHistory: boolean, isMendable: boolean): Words => {
  const first = hasHistory ? `crm history ${name}` : 'crm backup --list'
  return isMendable
    ? {
        en: `${first}, and compare with a backup; crm doctor --repair puts back what the history knows`,
        zh: `${first}，并与备份对照；crm doctor --repair 恢复历史中有记载的值`,
      }
    : {
        en: `${first}, and compare with a backup: the history does not know what stood there; edit what is wrong, then crm doctor --accept takes the rest as it stands`,
        zh: `${first}，并与备份对照：历史中没有原值；请先改正有误之处，再用 crm doctor --accept 以现状为准`,
      }
}

// A store that lost all its seals has millions: nobody needs their number.
const mostCounted = 10_000

/** The finding of records; the first that is not as written is named. */
export const checkRecords = (lane: Lane, nouns: readonly Findable[], foreign: ReadonlySet<string>): Finding => {
  const found = new Map<string, Unwritten>()
  const canMend = mender(lane)
  let isMendable = false
  for (const one of unwrittenRecords(lane, foreign)) {
    const name = named(nouns, one)
    if (!found.has(name)) found.set(name, one)
    isMendable ||= canMend(one)
    if (found.size === mostCounted) break
  }
  const [first] = found
  if (!first) return finding('records', true, { en: 'as they were last written', zh: '与最后一次写入时一致' })
  const [name, { table, kind, written }] = first
  const columns = kind === 'changed' ? Object.keys(written).join(', ') : ''
  const which = columns === '' ? '' : ` (${columns})`
  const isCut = found.size === mostCounted
  const words = {
    en: `${isCut ? 'at least ' : ''}${counted(found.size, 'record')} not as written, the first ${name}: ${kinds[kind].en}${which}`,
    zh: `${isCut ? '至少 ' : ''}${found.size} 条记录与写入时不符，首条 ${name}：${kinds[kind].zh}${which}`,
  }
  const hasHistory = nouns.some((noun) => noun.table === table)
  return finding('records', false, words, recordHint(name, hasHistory, isMendable))
}
