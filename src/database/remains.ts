// What remains of entries that erasures emptied: sealed anew by the erasure, whose own entry holds the digest, so that
// nothing can be written into them later unseen. The salt is kept apart and given anew by each erasure: what an earlier
// digest held cannot be guessed at any more.

import { parsed, remainsIn, type WrittenCertificate } from './certificates.ts'
import { payloadOf } from './chain.ts'
import type { Hasher } from './digest.ts'
import type { Lane } from './lane.ts'
import { numberIn } from './row-statements.ts'

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
export const emptiedByErasures = (certificates: readonly WrittenCertificate[]): ReadonlyMap<number, string | null> => {
  const emptied = new Map<number, string | null>()
  for (const { image } of certificates) {
    const list = parsed(image?.entries)
    const digests = remainsIn(image)
    for (const one of Array.isArray(list) ? list.map(Number) : []) emptied.set(one, digests.get(String(one)) ?? null)
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
