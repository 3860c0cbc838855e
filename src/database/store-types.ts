// What the rest of the program sees of the store: transactions that read, transactions that write, and their journal.
// Types only; store.ts makes them.
import type { Kysely } from 'kysely'
import type { Clock } from '../kernel/clock.ts'
import type { Day } from '../kernel/day.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Row, Stored } from '../kernel/row.ts'
import type { Words } from '../kernel/words.ts'
import type { EntryRow } from './entry-rows.ts'
import type { ForeignTrigger } from './foreign-triggers.ts'
import type { Lane, StoreFunctions } from './lane.ts'
import type { WrongNumber } from './next-numbers.ts'
import type { FirmSettings } from './settings.ts'
import type { Shadow } from './shadow-types.ts'
import type { Tables } from './tables.ts'

/** The same tables for code that works on any noun. */
export type AnyTables = Record<string, Record<string, Stored>>

/** What a piece of work may do inside one consistent snapshot. */
export interface Reading {
  readonly db: Kysely<Tables>
  /** The same connection, every table taken as rows of any shape. */
  readonly open: Kysely<AnyTables>
  readonly lane: Lane
  /** The firm's settings, defaults filled in. Read once a transaction. */
  settings(): FirmSettings
}

/** What a piece of work may do inside a transaction that writes. What it does by these verbs is journalled. */
export interface Writing extends Reading {
  /** One time for the whole transaction. */
  readonly now: Instant
  /** The day that counts as today for whoever writes; null where nobody said. */
  readonly today: Day | null
  /** Number of the entry being written. */
  readonly entry: number
  /** Adds a record and returns its id; an `id` in the row is kept. The column `entry` is filled by itself. */
  insert(table: string, row: Row): Promise<number>
  /**
   * Changes columns of a record. Returns the record as it then stands, or null when nothing differed (then nothing
   * is journalled). Throws where there is no such record: the caller has just read it, and may hand it in as `known`.
   */
  update(table: string, id: number, changes: Row, known?: Row): Promise<Row | null>
  /**
   * Says that a record changed in what stands in another table, such as the lines of an order: it is touched by this
   * entry and in its history, though none of its own columns differs.
   */
  raise(table: string, id: number): Promise<void>
  /** Takes a record away for good. Only undo, lines of an order and erasure do so; `removed` is a column like others. */
  remove(table: string, id: number): Promise<void>
  /**
   * Says that the lane added records: all ids of the table from first to last that exist. They must carry `entry`.
   * `derived: true` says that the caller wrote their terms and search words as well.
   */
  added(table: string, first: number, last: number, options?: { readonly derived?: boolean }): void
  /** Says that the lane added one record, so that the journal holds what it said. It must carry `entry`. */
  addedRow(table: string, row: Row): void
  /** Says that the lane changed a record: `before` has its `id` and the old values of (at least) the changed columns. */
  changedBefore(table: string, before: Row): void
  /** Says how many records of each table the lane is about to take away. Call before the first of them. */
  expect(going: ReadonlyMap<string, number>): void
  /**
   * Says that the lane took a record away: `before` is the whole of it, empty columns may be missing. What follows from it
   * is kept at once, so the transaction must not touch that record in any other way.
   */
  removedBefore(table: string, before: Row): void
  /** Keeps at once what follows from a record that the lane added or took away, where `added` is told `derived`. */
  keep(table: string, before: Row | null, after: Row | null): void
  /**
   * Takes a record away for good, or with `changes` what they cover, without a word of it in the journal: that says only
   * that something went. `before` is the whole record; the transaction must not touch it in any other way. For erasure.
   */
  erase(table: string, before: Row, changes: Row | null): void
  /** Says that a record is gone, and that nobody knows what it held. For doctor. */
  lost(table: string, id: number): void
  /**
   * Empties what all earlier entries say of a record, and names those entries; the chain of digests still holds. For
   * erasure.
   */
  forget(table: string, id: number): readonly number[]
  /** Says that a customer's standing must be settled before commit. */
  touch(customer: number): void
  /** Says that the work itself has made every standing right: nothing is settled before commit. */
  settled(): void
  /** Amends what the entry says of itself, such as the kind of an undo found out on the way. */
  amend(about: Partial<Pick<EntryAbout, 'kind' | 'undoes' | 'reason' | 'typed' | 'verbatim' | 'records'>>): void
}

/** What kind of deed an entry is; the last five cannot be undone. */
export type EntryKind =
  | 'write'
  | 'import'
  | 'settings'
  | 'night'
  | 'undo'
  | 'redo'
  | 'init'
  | 'erase'
  | 'migrate'
  | 'restore'
  | 'reveal'

/** What a journal entry says of itself. */
export interface EntryAbout {
  /** The person: key of a member of staff, or the login name. */
  readonly who: string
  readonly staff: number | null
  /** The command as words: `add customer`. */
  readonly command: string
  /** The whole command line as typed. */
  readonly typed: string | null
  readonly reason: string | null
  readonly kind: EntryKind
  /** The entry that this one takes back. */
  readonly undoes?: number
  /** Where what is written came from, in words, for records that keep it: the file of an import. Not in the journal. */
  readonly origin?: string
  /** It takes over records of another store as they stand, each kind of record in its turn. Not in the journal. */
  readonly verbatim?: boolean
  /** Of a deed that changes no record: how many it concerned. */
  readonly records?: number
  /** Runs everything and rolls back. */
  readonly dryRun?: boolean
  /** The day that counts as today. */
  readonly today?: Day
  /** Always the real clock: `--as-of` moves default days only. */
  readonly clock: Clock
}

/** Keeps what follows from a row of its table, such as its words in the search index. */
export interface Keeper {
  readonly table: string
  /**
   * Called once for each row that a transaction changed, before commit, with the row as it was when the transaction
   * began and as it is now; null where it was or is not there. Undo calls it like any write.
   */
  readonly changed?: (lane: Lane, before: Row | null, after: Row | null) => void
  /** The columns that `changed` looks at: it is not called for an edit of others. */
  readonly reads?: readonly string[]
  /** Column that names the customer whose standing a change of the row moves. */
  readonly standing?: string
}

/** Brings the standing of customers up to date; called once before commit, after the keepers. */
export type Settle = (writing: Writing, customers: ReadonlySet<number>) => Promise<void> | void

/** The rows of a table that the entry has changed so far; with a column, those where it changed. */
export type EntryRows = (table: string, column?: string) => Iterable<EntryRow>

/** Writes what follows in other records from those the work wrote; called once after the work, before the keepers. */
export type Follow = (writing: Writing, about: EntryAbout, rows: EntryRows) => Promise<void>

/** What opening needs to know. */
export interface OpenOptions {
  /** Whether `write` will be called. A store opened for reading refuses every write. */
  readonly write: boolean
  readonly keepers?: readonly Keeper[]
  readonly follow?: Follow
  readonly settle?: Settle
  /** Opens a file of several names too: for the doctor, who changes nothing of it. */
  readonly linkedToo?: true
  /** How long a write waits for another's, in milliseconds. Default 10,000. */
  readonly wait?: number
  /** Told that a wait was in vain: later writes of the same store do not wait again. */
  readonly onBusy?: () => void
  /** Told what a person should know meanwhile: waiting for another run. */
  readonly onNotice?: (words: Words) => void
  /** Memory for pages in KiB. By default 2,000 for who reads, 64,000 for who writes; an import asks for more. */
  readonly cache?: number
  /** Functions that queries may call, by name; their results must follow from their arguments alone. */
  readonly functions?: StoreFunctions | undefined
}

/** What a write came to. */
export interface Written<T> {
  readonly result: T
  /** Number of its journal entry; null when nothing changed or on a dry run. */
  readonly entry: number | null
}

/** An open store. */
export interface Store {
  readonly path: string
  /** Queries outside a transaction: each is a snapshot of its own. */
  readonly db: Kysely<Tables>
  readonly open: Kysely<AnyTables>
  /** Runs work on one consistent snapshot. Transactions neither nest nor overlap: await one before the next. */
  read<T>(work: (reading: Reading) => Promise<T>): Promise<T>
  /**
   * Runs work as one transaction with one journal entry, none if no record changed. It begins as a writer at once, so
   * nothing read in it can be stale. Fails with `busy` when another run holds the store for longer than `wait`; any
   * failure leaves nothing. Do not call `read` or `write` inside it.
   */
  write<T>(about: EntryAbout, work: (writing: Writing) => Promise<T>): Promise<Written<T>>
  /**
   * Moves the log into the file and empties it; after an erasure, so that nothing stays behind in it. False where another
   * run that reads or writes does not let it be emptied.
   */
  checkpoint(): boolean
  /**
   * Takes away triggers, all of which are somebody else's, and puts the next numbers of tables right where they cannot be.
   * Says what was found. What it did stays done.
   */
  mendForeign(): { readonly triggers: readonly ForeignTrigger[]; readonly numbers: readonly WrongNumber[] }
  /**
   * Writes the search index and then the whole file anew, without what once stood between its records; takes as much
   * room beside it meanwhile. Fails with `busy` where another run holds the store.
   */
  rewrite(): void
  /** Puts temporary views in front of tables: all that is read from then on is read through them. */
  cast(shadows: readonly Shadow[], functions: StoreFunctions): Promise<void>
  /** Closes the file. Calls after it fail. */
  close(): void
}
