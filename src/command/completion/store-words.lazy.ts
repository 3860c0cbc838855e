// Opens the store for completion, and answers from it: for reading alone, never made, never migrated, soon given up where
// another run holds it. Loaded only where a place takes something that stands in the store.
import { openFile } from '../../database/open-file.ts'
import { mayBeVeiled } from '../veil/role-of-staff.queries.ts'
import type { Candidate } from './candidate.ts'
import type { DrawnNoun } from './drawn.ts'
import { recordsFor, type Which } from './records.queries.ts'
import { type CustomField, customFieldsOf, entriesFor, receiptsFor, tagsFor, valuesFor } from './vocabulary.queries.ts'

/** What completion asks of a store. */
export interface StoreWords {
  readonly records: (noun: DrawnNoun, which: Which, typed: string) => readonly Candidate[]
  readonly tags: (typed: string) => readonly Candidate[]
  readonly values: (noun: DrawnNoun, key: string, typed: string) => readonly Candidate[]
  readonly customFields: (noun: string) => readonly CustomField[]
  readonly entries: (typed: string) => readonly Candidate[]
  readonly receipts: (typed: string) => readonly Candidate[]
  readonly close: () => void
}

/** A person who waits for a word waits no longer than this, in milliseconds. */
const patience = 250

/** Opens the store at a path for whoever acts, as `--as` or the setting `me` names them. Throws where it is missing, not ours, of another schema, or held by another run. */
export const openStoreWords = (path: string, acting?: string): StoreWords => {
  const { lane, close } = openFile(path, { write: false, wait: patience, cache: 2000 })
  // What people wrote is offered to nobody whose role hides anything; names of records are.
  const veiled = acting !== undefined && mayBeVeiled(lane, acting)
  return {
    records: (noun, which, typed) => recordsFor(lane, noun, which, typed),
    tags: (typed) => (veiled ? [] : tagsFor(lane, typed)),
    values: (noun, key, typed) => (veiled ? [] : valuesFor(lane, noun, key, typed)),
    customFields: (noun) => customFieldsOf(lane, noun),
    entries: (typed) => entriesFor(lane, typed, veiled),
    receipts: (typed) => receiptsFor(lane, typed),
    close,
  }
}
