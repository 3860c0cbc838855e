// What remains of entries that erasures emptied: sealed anew by the erasure, whose own entry holds the digest, so that
// nothing can be written into them later unseen. The salt is kept apart and given anew by each erasure: what an earlier
// digest held cannot be guessed at any more.
import { payloadOf } from './chain.ts'
import type { Hasher } from './digest.ts'
import { readImage } from './image.ts'
import type { Lane } from './lane.ts'
import { numberIn, textIn } from './row-statements.ts'

const nameOf = (entry: number): string => `remains:${entry}`

const putSql = `insert into kept (key, value) values (?, ?) on conflict (key) do update set value = excluded.value`

const digestOf = (lane: Lane, hasher: Hasher, id: number, salt: string): string | null => {
  const entry = lane.prepare('select * from entry where id = ?').get(id)
  return entry ? payloadOf(lane, hasher, { ...entry, salt }) : null
}

/** Seals what remains of some emptied entries; their digests by entry. Belongs inside the erasing transaction, at its end. */
export const sealRemains = (lane: Lane, hasher: Hasher, entries: Iterable<number>): ReadonlyMap<number, string> => {
  const digests = new Map<number, string>()
  for (const id of entries) {
    const salt = hasher.randomBytes(16).toString('hex')
    const digest = digestOf(lane, hasher, id, salt)
    if (digest === null) continue
    lane.prepare(putSql).run(nameOf(id), salt)
    digests.set(id, digest)
  }
  return digests
}

/** What the journal itself says of erasures: the entries they emptied, each with the digest of what remains of it last. */
export const emptiedByErasures = (lane: Lane): ReadonlyMap<number, string | null> => {
  const emptied = new Map<number, string | null>()
  const certificates = lane.prepare(
    `select after from change where tbl = 'erasure' and kind = 'add' and after is not null order by entry, position`,
  )
  for (const { after } of certificates.all()) {
    const { entries, remains } = readImage(textIn(after))
    const list: unknown = JSON.parse(textIn(entries))
    const digests: unknown = typeof remains === 'string' ? JSON.parse(remains) : {}
    const byEntry = new Map(Object.entries(digests ?? {}))
    for (const one of Array.isArray(list) ? list.map(Number) : []) {
      const digest: unknown = byEntry.get(String(one))
      emptied.set(one, typeof digest === 'string' ? digest : null)
    }
  }
  return emptied
}

/** Whether an emptied entry is as its erasure left it. One of an erasure without digests has no words, at least. */
export const isAsLeft = (lane: Lane, hasher: Hasher, entry: number, digest: string | null): boolean => {
  if (digest === null)
    return (
      lane.prepare('select 1 from entry where id = ? and typed is null and reason is null').get(entry) !== undefined
    )
  const salt = lane.prepare('select value from kept where key = ?').get(nameOf(entry))?.value
  return typeof salt === 'string' && digestOf(lane, hasher, entry, salt) === digest
}

const certificate = ['customer', 'at', 'who', 'reason', 'reached', 'entries', 'mentions', 'backups', 'remains'] as const

/** The entry of the first certificate that is not as it was written, or is missing; null where all are. */
export const changedCertificate = (lane: Lane): number | null => {
  const written = lane.prepare(
    `select entry, row, after from change where tbl = 'erasure' and kind = 'add' and after is not null order by entry`,
  )
  for (const { entry, row, after } of written.all()) {
    const image = readImage(textIn(after))
    const now = lane.prepare('select * from erasure where id = ?').get(numberIn(row))
    if (!now || certificate.some((key) => (now[key] ?? null) !== (image[key] ?? null))) return numberIn(entry)
  }
  return null
}

/** The first entry that is marked as undone by one that did not undo it, or is not marked though one did; null for none. */
export const wronglyUndone = (lane: Lane): number | null => {
  const undone = new Map<number, number>()
  const steps = lane.prepare(`select id, kind, undoes from entry where undoes is not null order by id`).all()
  const undoes = new Map(steps.map((row) => [numberIn(row.id), numberIn(row.undoes)]))
  for (const row of steps) {
    const [id, target] = [numberIn(row.id), numberIn(row.undoes)]
    undone.set(target, id)
    const original = undoes.get(target)
    if (row.kind === 'redo' && original !== undefined) undone.delete(original)
  }
  const marked = lane.prepare('select id, undone_by from entry where undone_by is not null order by id').all()
  const marks = new Map(marked.map((row) => [numberIn(row.id), numberIn(row.undone_by)]))
  const wrong = [...new Set([...undone.keys(), ...marks.keys()])].filter((id) => undone.get(id) !== marks.get(id))
  return wrong.length === 0 ? null : Math.min(...wrong)
}
