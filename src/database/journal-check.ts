// Whether the journal is as it was written, told in words: its chain, the entries that erasures emptied, and a head noted
// elsewhere. The chain alone cannot know that its end was cut off with the counter; a head noted elsewhere can.
import { counted, type Words } from '../kernel/words.ts'
import { changedCertificate, changedMarks, type WrittenCertificate, writtenCertificates } from './certificates.ts'
import { type ChainFault, type ChainReport, verifyChain } from './chain.ts'
import type { Hasher } from './digest.ts'
import type { Lane } from './lane.ts'
import { emptiedByErasures, isAsLeft, wronglyUndone } from './remains.ts'

/** A head as it was noted: number of the entry, and the chain there or the first letters of it. */
export interface NotedHead {
  readonly entry: number
  readonly chain: string
}

/**
 * What is wrong beside the chain: an entry was emptied by no erasure, what an erasure left of it was changed, a certificate
 * was, or an entry is wrongly marked as undone.
 */
type BesideFault = 'missing' | 'emptied' | 'remains' | 'certificate' | 'marks' | 'undone'

/** What was found. */
export interface JournalCheck extends Omit<ChainReport, 'fault'> {
  readonly fault: ChainFault | BesideFault | 'head' | null
  readonly words: Words
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
  remains: (entry) => ({
    en: `entry ${entry}, which an erasure emptied, is not as it left it: something was written into it`,
    zh: `条目 ${entry} 已由彻底删除清空，但此后又被写入内容`,
  }),
  certificate: (entry) => ({
    en: `the certificate of erasure of entry ${entry} was changed or removed`,
    zh: `条目 ${entry} 的彻底删除证明被改动或删除`,
  }),
  marks: (entry) => ({
    en: `the marks of the person whom entry ${entry} erased were changed: somebody else, or nobody, is known again by them`,
    zh: `条目 ${entry} 所删除客户的识别标记被改动：可能认错或无法再认出此人`,
  }),
  undone: (entry) => ({
    en: `entry ${entry} is marked as undone by an entry that did not undo it, or not marked though one did`,
    zh: `条目 ${entry} 的撤销标记与历史不符`,
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

const straySql = `select min(entry) as entry from (
  select entry from change where entry > ? or entry < 1 union all select entry from added where entry > ? or entry < 1)`

interface BesideFound {
  readonly bad: number
  readonly fault: BesideFault
}

/** The first emptied entry that is not as its erasure left it, as far as certificates tell. */
const changedRemains = (
  lane: Lane,
  hasher: Hasher,
  emptied: readonly number[],
  erased: ReadonlyMap<number, string | null>,
  certificates: readonly WrittenCertificate[],
): number | null => {
  // Those that hold certificates first, the last of them before all: by their word the others are judged.
  const holding = new Set(certificates.map(({ entry }) => entry))
  const inOrder = [
    ...emptied.filter((entry) => holding.has(entry)).toReversed(),
    ...emptied.filter((entry) => !holding.has(entry)),
  ]
  const isChanged = (entry: number): boolean => {
    const digest = erased.get(entry)
    return digest !== undefined && !isAsLeft(lane, hasher, entry, digest)
  }
  return inOrder.find(isChanged) ?? null
}

/** The first fault that the chain does not hold. */
const besideChain = (lane: Lane, hasher: Hasher, { emptied, last }: ChainReport): BesideFound | null => {
  const stray = lane.prepare(straySql).get(last, last)?.entry
  if (typeof stray === 'number') return { bad: stray, fault: 'missing' }
  const certificates = writtenCertificates(lane)
  const erased = emptiedByErasures(certificates)
  // Before those that no erasure names: one that was written into may have held the certificate that named them.
  const changed = changedRemains(lane, hasher, emptied, erased, certificates)
  if (changed !== null) return { bad: changed, fault: 'remains' }
  const unasked = emptied.find((entry) => !erased.has(entry))
  if (unasked !== undefined) return { bad: unasked, fault: 'emptied' }
  const certificate = changedCertificate(lane, certificates)
  if (certificate !== null) return { bad: certificate, fault: 'certificate' }
  const marks = changedMarks(lane, hasher, certificates)
  if (marks !== null) return { bad: marks, fault: 'marks' }
  const undone = wronglyUndone(lane)
  return undone === null ? null : { bad: undone, fault: 'undone' }
}

/** Checks the journal; with a noted head, also that this entry is in it. */
export const checkJournal = (lane: Lane, hasher: Hasher, noted: NotedHead | null = null): JournalCheck => {
  const report = verifyChain(lane, hasher)
  const found: Pick<JournalCheck, 'bad' | 'fault'> =
    report.fault !== null
      ? report
      : (besideChain(lane, hasher, report) ?? (noted === null ? report : againstHead(lane, report, noted)))
  const { bad, fault } = found
  return { ...report, bad, fault, words: fault === null ? wholeWords(report) : faultWords[fault](bad ?? 0) }
}
