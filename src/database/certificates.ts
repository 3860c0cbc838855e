// Certificates of erasure as the journal holds them, and whether those in their table, and the marks that go with them, are
// the same. Reads only.
import type { Row } from '../kernel/row.ts'
import type { Hasher } from './digest.ts'
import { digestOfMarks } from './erased-marks.ts'
import { readImage } from './image.ts'
import type { Lane } from './lane.ts'
import { numberIn, textIn } from './row-statements.ts'

/** A certificate as the entry of its erasure wrote it. */
export interface WrittenCertificate {
  readonly entry: number
  readonly id: number
  /** Null where what the entry says cannot be read any more. */
  readonly image: Row | null
}

/** A text of JSON as its value; undefined where it is none. */
export const parsed = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

/**
 * The digests in a certificate: of what remains of emptied entries, by entry, and of the marks under `marks`, null where
 * there were none.
 */
export const remainsIn = (image: Row | null): ReadonlyMap<string, string | null> => {
  const digests: unknown = parsed(image?.remains)
  return new Map(Object.entries(digests ?? {}).map(([name, digest]) => [name, digest === null ? null : String(digest)]))
}

const imageIn = (text: string): Row | null => {
  try {
    return readImage(text)
  } catch {
    return null
  }
}

/** Every certificate that the journal holds, in order. */
export const writtenCertificates = (lane: Lane): readonly WrittenCertificate[] =>
  lane
    .prepare(
      `select entry, row, after from change where tbl = 'erasure' and kind = 'add' and after is not null
      order by entry, position`,
    )
    .all()
    .map(({ entry, row, after }) => ({ entry: numberIn(entry), id: numberIn(row), image: imageIn(textIn(after)) }))

const columns = ['customer', 'at', 'who', 'reason', 'reached', 'entries', 'mentions', 'backups', 'remains'] as const

const unwrittenSql = `select entry from erasure
  where id not in (select row from change where tbl = 'erasure' and kind = 'add') order by entry limit 1`

/** The entry of the first certificate that is not as it was written, is missing, or was never written; null for none. */
export const changedCertificate = (lane: Lane, certificates: readonly WrittenCertificate[]): number | null => {
  const read = lane.prepare('select * from erasure where id = ?')
  for (const { entry, id, image } of certificates) {
    const now = read.get(id)
    const same = now?.entry === entry && columns.every((key) => (now[key] ?? null) === (image?.[key] ?? null))
    if (!same) return entry
  }
  const unwritten = lane.prepare(unwrittenSql).get()?.entry
  return unwritten === undefined ? null : numberIn(unwritten)
}

/** The entry of the first certificate whose marks are not those it was given; null for none. */
export const changedMarks = (
  lane: Lane,
  hasher: Hasher,
  certificates: readonly WrittenCertificate[],
): number | null => {
  for (const { entry, id, image } of certificates) {
    const digest = remainsIn(image).get('marks')
    // Certificates of earlier days have none.
    if (digest !== undefined && digestOfMarks(lane, hasher, id) !== digest) return entry
  }
  return null
}
