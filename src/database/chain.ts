// Checks the journal against its own digests: every entry's payload, and the chain through all of them.
import type { Row } from '../kernel/row.ts'
import { chainLink, firstChain, type Hasher, payloadDigest } from './digest.ts'
import type { Lane } from './lane.ts'
import { nextEntry } from './recorder.ts'
import { numberIn, placeAfter, textIn } from './row-statements.ts'

/**
 * What is wrong with an entry: it is missing, what it says was changed, its time or its place in the chain was, it stands
 * where another stood, or those from it on were cut off.
 */
export type ChainFault = 'missing' | 'changed' | 'time' | 'moved' | 'cut'

/** What a check of the journal found. */
export interface ChainReport {
  /** Number of the first entry that is not as it was written, or is missing; null if all is well. */
  readonly bad: number | null
  /** What is wrong with it; null if all is well. */
  readonly fault: ChainFault | null
  /** Entries without a payload, which only an erasure empties. */
  readonly emptied: readonly number[]
  /** Number of the last entry, 0 for none. */
  readonly last: number
  /** The chain's end; with `last` it tells two copies of a store apart. */
  readonly head: string
}

const changesSql = `select position, tbl, row, kind, before, after from change
  where entry = ? and position > ? order by position limit 1000`
const rangesSql = 'select position, tbl, first, last from added where entry = ? order by position'

function* changesOf(lane: Lane, entry: number): Generator<Row> {
  for (let position = 0; ; ) {
    const block = lane.prepare(changesSql).all(entry, position)
    yield* block
    const last = block.at(-1)
    if (!last) return
    position = placeAfter(position, numberIn(last.position))
  }
}

/** The digest of an entry's payload as it now stands, by the salt of the row. */
export const payloadOf = (lane: Lane, hasher: Hasher, entry: Row): string => {
  const digest = payloadDigest(hasher, textIn(entry.salt))
  const id = numberIn(entry.id)
  const ranges = [...lane.prepare(rangesSql).all(id)]
  const rangesBefore = (position: number): void => {
    for (let next = ranges[0]; next && numberIn(next.position) < position; next = ranges[0]) {
      digest.step([numberIn(next.position), next.tbl ?? null, next.first ?? null, next.last ?? null])
      ranges.shift()
    }
  }
  for (const { position, tbl, row, kind, before, after } of changesOf(lane, id)) {
    rangesBefore(numberIn(position))
    digest.step([numberIn(position), tbl ?? null, row ?? null, kind ?? null, before ?? null, after ?? null])
  }
  rangesBefore(Number.POSITIVE_INFINITY)
  const { who = null, staff = null, command = null, typed = null } = entry
  const { reason = null, kind = null, undoes = null, records = null } = entry
  return digest.end([who, staff, command, typed, reason, kind, undoes, records])
}

// Whether the entry that belongs behind a chain stands under another number.
const isElsewhere = (lane: Lane, hasher: Hasher, chain: string, id: number): boolean => {
  for (const entry of lane.prepare('select id, at, payload_digest, chain from entry where id > ?').iterate(id))
    if (chainLink(hasher, chain, id, textIn(entry.at), textIn(entry.payload_digest)) === entry.chain) return true
  return false
}

/** Checks the whole journal. Emptied entries (no salt) are checked as links only. */
export const verifyChain = (lane: Lane, hasher: Hasher): ChainReport => {
  let chain = firstChain
  let last = 0
  const emptied: number[] = []
  const stop = (fault: ChainFault): ChainReport => {
    const moved = fault !== 'changed' && isElsewhere(lane, hasher, chain, last + 1)
    return { bad: last + 1, fault: moved ? 'moved' : fault, emptied, last, head: chain }
  }
  for (;;) {
    const block = lane.prepare('select * from entry where id > ? order by id limit 200').all(last)
    for (const entry of block) {
      const id = numberIn(entry.id)
      const payload = textIn(entry.payload_digest)
      const link = chainLink(hasher, chain, id, textIn(entry.at), payload)
      if (id !== last + 1) return stop('missing')
      if (link !== entry.chain) return stop('time')
      if (entry.salt === null) emptied.push(id)
      else if (payloadOf(lane, hasher, entry) !== payload) return stop('changed')
      chain = link
      last = id
    }
    if (block.length === 0) break
  }
  // Entries cut off the end leave the counter behind.
  const whole = nextEntry(lane) === last + 1
  return { bad: whole ? null : last + 1, fault: whole ? null : 'cut', emptied, last, head: chain }
}
