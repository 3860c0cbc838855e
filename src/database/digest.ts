// The journal's digests. payload = SHA-256(salt, changes in order, what the entry says of itself);
// chain = SHA-256(previous chain | number | time | payload). Erasure takes salt and payload away and leaves the chain whole.
import type { Hash } from 'node:crypto'
import type { Stored } from '../kernel/row.ts'

/** The part of node:crypto that digests need; handed in, so that reading commands never load it. */
export interface Hasher {
  createHash(algorithm: 'sha256'): Hash
  randomBytes(size: number): Buffer
}

/** What stands before the first entry. */
export const firstChain = '0'.repeat(64)

/** One step of a payload: a change with its images, or a range of added ids. */
export type Step =
  | readonly [position: number, tbl: Stored, row: Stored, kind: Stored, before: Stored, after: Stored]
  | readonly [position: number, tbl: Stored, first: Stored, last: Stored]

/** What the digest holds of the entry itself, in this order. */
export type EntryWords = readonly [
  who: Stored,
  staff: Stored,
  command: Stored,
  typed: Stored,
  reason: Stored,
  kind: Stored,
  undoes: Stored,
  records: Stored,
]

/** A digest of one entry, fed step by step so that an entry of any size takes little memory. */
export interface PayloadDigest {
  step(step: Step): void
  end(about: EntryWords): string
}

/** Begins the digest of an entry's payload. */
export const payloadDigest = (hasher: Hasher, salt: string): PayloadDigest => {
  const hash = hasher.createHash('sha256').update(salt)
  return {
    step: (step) => {
      hash.update(`${JSON.stringify(step)}\n`)
    },
    end: (about) => hash.update(JSON.stringify(about)).digest('hex'),
  }
}

/** The link of the chain that an entry adds. */
export const chainLink = (hasher: Hasher, previous: string, entry: number, at: string, payload: string): string =>
  hasher.createHash('sha256').update(`${previous}|${entry}|${at}|${payload}`).digest('hex')
