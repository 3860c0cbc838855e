// Rows of the store's own tables: the journal, and what is kept from other rows to be found fast. Types only.

/** One command that wrote. `undone_by` alone changes later, and erasure empties payload, salt, typed words and reason. */
export interface EntryRow {
  id: number
  at: string
  who: string
  staff: number | null
  command: string
  typed: string | null
  reason: string | null
  kind: string
  /** Number of records that it added, changed or took away. */
  records: number
  undoes: number | null
  undone_by: number | null
  salt: string | null
  payload_digest: string
  chain: string
}

/** One record that an entry wrote: JSON of its columns before and after, see journal/image.ts. */
export interface ChangeRow {
  id: number
  entry: number
  position: number
  tbl: string
  row: number
  kind: 'add' | 'edit' | 'remove'
  before: string | null
  after: string | null
}

/** A range of ids: all records of the table in it were added by the entry. */
export interface AddedRow {
  entry: number
  position: number
  tbl: string
  first: number
  last: number
}

/** Digests of records that came in bulk, as they stood at the end of an entry: 32 bits each, by id from `first` on. */
export interface SealRow {
  tbl: string
  first: number
  entry: number
  digests: Uint8Array
}

/** A value that finds a record: a phone (digits, reversed), a mail or a tag (both folded). */
export interface TermRow {
  kind: 'phone' | 'email' | 'tag'
  value: string
  noun: string
  id: number
}

/** The full-text index: rowid is id * `indexSpan` + the number of the noun's letters. */
export interface SearchRow {
  rowid: number
  words: string
}

/** What every list needs of a customer, as of the kept day. Written by the care slice alone; not journalled. */
export interface StandingRow {
  customer: number
  /** As on the customer: the list of one member of staff is then a walk of one index too. */
  owner: number | null
  class: string
  tier: string
  /** 1 high, 2 middle, 3 low; follows from the tier by itself. */
  tier_rank: number
  /** The tier before any override. */
  tier_by_rule: string
  /** Net spend of the days K-364 to K, in minor units of the base currency. */
  spend365: number
  orders: number
  spend: number
  /** Number of orders in another currency, left out of the sums. */
  other_currency: number
  first_order: string | null
  last_order: string | null
  last_contact: string | null
  last_channel: string | null
  next_due: string | null
  /** Band in the revisit list; null when not on it. */
  band: number | null
  /** Earliest due day of its reasons; null when not on the list. */
  due: string | null
  /** JSON: the reasons, see src/care/stored-reasons.ts; null when not on the list. */
  reasons: string | null
  /** JSON: values that could not be read; null when all could. */
  faults: string | null
}

/** Facts about the kept columns: the day they hold for, the boundaries between tiers; and the day of the last night. */
export interface KeptRow {
  key: string
  value: string
}

/** A change of class or tier that a night found. Written by the night alone; not journalled. */
export interface MovementRow {
  id: number
  day: string
  customer: number
  scheme: 'class' | 'tier'
  from: string
  to: string
}

/** What a customer was when the last night was done: what the next one compares with. */
export interface PlacedRow {
  customer: number
  class: string
  tier: string
}

/** How a step of a night went, the last time it was tried. */
export interface NightRow {
  day: string
  step: string
  at: string
  ok: number
  /** JSON: what it came to, or the error. */
  detail: string | null
}

/** What a list or an export had given when a script last asked for it under a name. Not journalled. */
export interface RunMarkRow {
  id: number
  name: string
  /** `list customer`. */
  command: string
  /** What was asked for beside the name, as one line. */
  asked: string
  at: string
  who: string
  /** The last entry of the journal then. */
  entry: number
  /** How many records were given. */
  given: number
  /** How many records count as given. */
  known: number
  /** Their ids. */
  ids: Uint8Array
  /** JSON: names of those without an id; null where there are none. */
  names: string | null
}

/** A keyed digest of something by which an erased person would be known again; see erased-marks.ts. */
export interface ErasedMarkRow {
  kind: 'key' | 'phone' | 'email' | 'row'
  mark: Uint8Array
  erasure: number
}

/** That a person was erased: who did it, when, and what it reached; nothing of the person. Written once. */
export interface ErasureRow {
  id: number
  /** The number that the customer had. */
  customer: number
  at: string
  who: string
  reason: string | null
  /** JSON object: place to the number of what went there. */
  reached: string
  /** JSON list: entries of the journal that were emptied. */
  entries: string
  /** JSON list: where other records still name the person. */
  mentions: string
  /** JSON list: files of older copies that hold the person. */
  backups: string
  /**
   * JSON object: each emptied entry to the digest of what remains of it, and `marks` to that of the marks it is known again
   * by; null of an erasure before there were any.
   */
  remains: string | null
  entry: number
}
