// What a check of the data is, and what it finds. Types, and the few words that all checks share; asks nothing.
import type { Noun } from '../command/noun.ts'
import type { FirmSettings } from '../database/settings.ts'
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { lettered } from '../kernel/reference.ts'
import type { Words } from '../kernel/words.ts'

/** An error cannot be true; a warning may be, and is worth a look. */
export type Severity = 'error' | 'warning'

/** What of the quality of data a check is about. */
export type Dimension = 'completeness' | 'validity' | 'uniqueness' | 'consistency'

/** One value that a check found fault with. */
export interface Found {
  /** The noun of the record. */
  readonly noun: string
  /** Null where it is about no record, such as a tag. */
  readonly id: number | null
  /** The customer it is about; null where it is about none. */
  readonly customer: number | null
  readonly field: string
  /** As it is stored. */
  readonly value: string
  /** What is wrong, a sentence without its end. */
  readonly words: Words
  /** A command that mends it, or shows what is to be mended. */
  readonly hint: string
}

/** What a check looks at. */
export interface Looking {
  readonly lane: Reading['lane']
  readonly today: Day
  /** All nouns with their custom fields. */
  readonly nouns: readonly Noun[]
  readonly settings: FirmSettings
}

/** One check. */
export interface Check {
  readonly name: string
  readonly severity: Severity
  readonly dimension: Dimension
  /** What it finds. */
  readonly words: Words
  /** Finds it, by id. Never fails on what is stored, however odd. */
  readonly find: (looking: Looking) => Iterable<Found>
}

const placeholders: readonly (readonly [string, readonly string[]])[] = [
  ['DATE', ['birthday', 'at', 'due', 'added', 'received', 'age_told', 'snooze_until', 'bought', 'done']],
  ['REF', ['owner', 'staff', 'introducer', 'department', 'product', 'parent', 'refund_of', 'customer']],
  ['N', ['amount', 'price', 'quantity', 'age']],
]

const placeholder = (field: string): string => placeholders.find(([, keys]) => keys.includes(field))?.[0] ?? 'TEXT'

/** The command that edits a field of a record; with a placeholder for a value that is not known. */
export const editLine = (noun: string, letter: string, id: number, field: string, value = placeholder(field)): string =>
  `crm edit ${noun} ${lettered(letter, id)} --${field.replaceAll('_', '-')} ${value}`
