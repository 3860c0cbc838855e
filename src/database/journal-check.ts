// Whether the journal is as it was written, told in words: its chain, the entries that erasures emptied, and a head noted
// elsewhere. The chain alone cannot know that its end was cut off with the counter; a head noted elsewhere can.
import { counted, type Words } from '../kernel/words.ts'
import { type ChainFault, type ChainReport, verifyChain } from './chain.ts'
import type { Hasher } from './digest.ts'
import { readImage } from './image.ts'
import type { Lane } from './lane.ts'
import { textIn } from './row-statements.ts'

/** A head as it was noted: number of the entry, and the chain there or the first letters of it. */
export interface NotedHead {
  readonly entry: number
  readonly chain: string
}

/** What was found. */
export interface JournalCheck extends Omit<ChainReport, 'fault'> {
  readonly fault: ChainFault | 'emptied' | 'head' | null
  readonly words: Words
}

const erasuresSql = `select c.after from change as c where c.tbl = 'erasure' and c.kind = 'add'`

// The journal's own word for it: the table of certificates is checked by nothing.
const emptiedByErasure = (lane: Lane): ReadonlySet<number> => {
  const numbers = lane
    .prepare(erasuresSql)
    .all()
    .flatMap(({ after }): readonly number[] => {
      if (typeof after !== 'string') return []
      const list: unknown = JSON.parse(textIn(readImage(after).entries))
      return Array.isArray(list) ? list.map(Number) : []
    })
  return new Set(numbers)
}

const faultWords: Readonly<Record<Exclude<JournalCheck['fault'], null>, (entry: number) => Words>> = {
  missing: (entry) => ({ en: `entry ${entry} is missing`, zh: `条目 ${entry} 缺失` }),
  changed: (entry) => ({
    en: `entry ${entry} is not as it was written: what it says was changed`,
    zh: `条目 ${entry} 与写入时不符：内容被改动`,
  }),
  time: (entry) => ({
    en: `entry ${entry} is not as it was written: its time, digest or place was changed`,
    zh: `条目 ${entry} 与写入时不符：时间、摘要或位置被改动`,
  }),
  moved: (entry) => ({
    en: `entry ${entry} stands under another number: the order was changed`,
    zh: `条目 ${entry} 的编号被改动：顺序不符`,
  }),
  cut: (entry) => ({ en: `the entries from ${entry} on were cut off`, zh: `自条目 ${entry} 起被截去` }),
  emptied: (entry) => ({
    en: `entry ${entry} was emptied, and no erasure did it`,
    zh: `条目 ${entry} 被清空，但没有对应的彻底删除`,
  }),
  head: (entry) => ({
    en: `entry ${entry} is another than the one noted`,
    zh: `条目 ${entry} 与所记的不同`,
  }),
}

const againstHead = (lane: Lane, report: ChainReport, noted: NotedHead): Pick<JournalCheck, 'bad' | 'fault'> => {
  if (noted.entry > report.last) return { bad: report.last + 1, fault: 'cut' }
  const chain = lane.prepare('select chain from entry where id = ?').get(noted.entry)?.chain
  return typeof chain === 'string' && chain.startsWith(noted.chain.toLowerCase())
    ? { bad: null, fault: null }
    : { bad: noted.entry, fault: 'head' }
}

const wholeWords = ({ last, emptied }: ChainReport): Words =>
  emptied.length === 0
    ? { en: `${counted(last, 'entry', 'entries')} as written`, zh: `${last} 条操作记录与写入时一致` }
    : {
        en: `${counted(last, 'entry', 'entries')} as written, ${emptied.length} of them erased`,
        zh: `${last} 条操作记录与写入时一致，其中 ${emptied.length} 条已彻底删除内容`,
      }

/** Checks the journal; with a noted head, also that this entry is in it. */
export const checkJournal = (lane: Lane, hasher: Hasher, noted: NotedHead | null = null): JournalCheck => {
  const report = verifyChain(lane, hasher)
  const erased = report.fault === null && report.emptied.length > 0 ? emptiedByErasure(lane) : new Set()
  const stray = report.fault === null ? report.emptied.find((entry) => !erased.has(entry)) : undefined
  const found: Pick<JournalCheck, 'bad' | 'fault'> =
    report.fault !== null
      ? report
      : stray !== undefined
        ? { bad: stray, fault: 'emptied' }
        : noted === null
          ? report
          : againstHead(lane, report, noted)
  const { bad, fault } = found
  return { ...report, bad, fault, words: fault === null ? wholeWords(report) : faultWords[fault](bad ?? 0) }
}
