// Marks by which a person who was erased is known again when a file brings the same key, number or address: keyed digests of
// 32 bits, and nothing of the person. Whoever holds the store can try numbers against them; docs/decisions.md says what that
// is worth.
import type { createHmac, randomBytes } from 'node:crypto'
import { emailKey } from '../kernel/email.ts'
import type { Instant } from '../kernel/instant.ts'
import { phoneDigits } from '../kernel/phone.ts'
import type { Row } from '../kernel/row.ts'
import { storedList } from '../kernel/stored-list.ts'
import type { Hasher } from './digest.ts'
import type { Lane } from './lane.ts'
import { numberIn, textIn } from './row-statements.ts'

/** The part of node:crypto that marks need; handed in, so that commands without need of it never load it. */
export interface Marker {
  readonly createHmac: typeof createHmac
  readonly randomBytes: typeof randomBytes
}

/** Something by which a person is known again: a key, a number, an address, or a row of a file by its fingerprint. */
export type Mark = readonly [kind: 'key' | 'phone' | 'email' | 'row', value: string]

const keyName = 'erased_key'
const markBytes = 4
// Shorter ones are many people's: extensions, service numbers, zeros that stand for nothing.
const fewestDigits = 7

/** What a customer is known again by: the key, phones and mails of its row, spelled alike. Names are shared by too many. */
export const marksOfRow = (row: Row): readonly Mark[] => [
  ...(typeof row.key === 'string' ? [['key', row.key] as const] : []),
  ...storedList(row.phones)
    .map(phoneDigits)
    .filter(({ length }) => length >= fewestDigits)
    .map((digits) => ['phone', digits] as const),
  ...storedList(row.emails).map((email) => ['email', emailKey(email)] as const),
]

/** The mark of a row of a file. */
export const markOfFingerprint = (hash: Uint8Array): Mark => ['row', Buffer.from(hash).toString('hex')]

const digest = (marker: Marker, key: string, [kind, value]: Mark): Buffer =>
  marker.createHmac('sha256', key).update(`${kind}\u001f${value}`).digest().subarray(0, markBytes)

const keyOf = (lane: Lane): string | null => {
  const row = lane.prepare('select value from kept where key = ?').get(keyName)
  return row === undefined ? null : textIn(row.value)
}

/** A mark as it is kept. */
type KeptMark = readonly [kind: Mark[0], mark: Uint8Array]

/** The marks of an erasure, and a digest of them and of the store's key, for its certificate: null where there are none. */
export interface MarksToKeep {
  readonly marks: readonly KeptMark[]
  readonly digest: string | null
}

const digestOf = (hasher: Hasher, key: string | null, marks: readonly KeptMark[]): string | null => {
  if (marks.length === 0) return null
  const lines = new Set(marks.map(([kind, mark]) => `${kind}:${Buffer.from(mark).toString('hex')}`))
  return hasher
    .createHash('sha256')
    .update([key ?? '', ...[...lines].sort()].join('\n'))
    .digest('hex')
}

/** Makes the marks of an erasure, and the store's key of marks with the first. Belongs inside the erasing transaction. */
export const makeMarks = (lane: Lane, marker: Marker & Hasher, marks: readonly Mark[]): MarksToKeep => {
  if (marks.length === 0) return { marks: [], digest: null }
  let key = keyOf(lane)
  if (key === null) {
    key = marker.randomBytes(32).toString('hex')
    lane.prepare('insert into kept (key, value) values (?, ?)').run(keyName, key)
  }
  const own = key
  const made = marks.map((mark): KeptMark => [mark[0], digest(marker, own, mark)])
  return { marks: made, digest: digestOf(marker, own, made) }
}

/** Keeps marks as those of an erasure. */
export const keepMarks = (lane: Lane, erasure: number, { marks }: MarksToKeep): void => {
  const put = lane.prepare('insert or ignore into erased_mark (kind, mark, erasure) values (?, ?, ?)')
  for (const [kind, mark] of marks) put.run(kind, mark, erasure)
}

/** The digest of the marks that are kept of an erasure; null where there are none. */
export const digestOfMarks = (lane: Lane, hasher: Hasher, erasure: number): string | null => {
  const marks = lane
    .prepare('select kind, mark from erased_mark where erasure = ?')
    .values(erasure)
    .flatMap(([kind, mark]): KeptMark[] => (mark instanceof Uint8Array && isKind(kind) ? [[kind, mark]] : []))
  return digestOf(hasher, keyOf(lane), marks)
}

const isKind = (text: unknown): text is Mark[0] =>
  text === 'key' || text === 'phone' || text === 'email' || text === 'row'

/** A person who was erased, as far as that may still be said. */
export interface ErasedBefore {
  /** The number that the customer had. */
  readonly customer: number
  readonly at: Instant
}

/** Tells who was erased by what a person is known by. */
export interface ErasedMarks {
  /** The first of some marks that is one of an erased person, with who that was; null for none. */
  readonly find: (marks: readonly Mark[]) => ErasedBefore | null
  /** The same for a customer's row, as it would be stored, and for the row of a file by its fingerprint. */
  readonly ofRow: (row: Row, fingerprint?: Uint8Array) => ErasedBefore | null
}

/** Whether anybody was erased that could be known again. */
export const hasMarks = (lane: Lane): boolean => lane.prepare('select 1 from erased_mark limit 1').get() !== undefined

/** The marks that erasures left; null where there are none. */
export const readMarks = (lane: Lane, marker: Marker): ErasedMarks | null => {
  const key = keyOf(lane)
  if (key === null || !hasMarks(lane)) return null
  const statement = lane.prepare(
    `select e.customer, e.at from erased_mark as m join erasure as e on e.id = m.erasure
    where m.kind = ? and m.mark = ? order by e.id desc limit 1`,
  )
  const find: ErasedMarks['find'] = (marks) => {
    for (const mark of marks) {
      const row = statement.get(mark[0], digest(marker, key, mark))
      if (row) return { customer: numberIn(row.customer), at: textIn(row.at) }
    }
    return null
  }
  return {
    find,
    ofRow: (row, fingerprint) =>
      find([...marksOfRow(row), ...(fingerprint === undefined ? [] : [markOfFingerprint(fingerprint)])]),
  }
}
