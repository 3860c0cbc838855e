// Rows of what the firm says about its own records: tags, custom fields, tiers, settings, receipts of imports. Types only.
import type { RecordEnd } from './rows-people.ts'

/** A tag with a note of what it means. */
export interface TagRow extends RecordEnd {
  id: number
  key: string | null
  name: string
  name_key: string
  name_sort: string
  note: string | null
}

/** A custom field of a noun. */
export interface FieldRow extends RecordEnd {
  id: number
  key: string | null
  /** The noun whose records carry it. */
  noun: string
  /** Its key in the JSON column `custom`. */
  name: string
  type: string
  choices: string | null
  label: string | null
  required: number
  /** Who may see it: public, internal or secret. */
  sensitivity: string
}

/** How customers of a tier are served. */
export interface TierRow extends RecordEnd {
  id: number
  key: 'high' | 'middle' | 'low'
  /** Rhythm of visits in days; 0 is none. */
  every: number
  deadline: string | null
  priority: number | null
  contact: string | null
  price: string | null
  perks: string | null
  note: string | null
}

/** Customers under a name: a filter that is asked anew each time, or members that were fixed. */
export interface SegmentRow extends RecordEnd {
  id: number
  key: string | null
  name: string
  name_key: string
  name_sort: string
  kind: string
  /** The filter as typed; of a fixed segment the one its first members were found by. */
  filter: string | null
  strategy: string | null
  owner: number | null
  note: string | null
}

/** How long customers are kept. */
export interface RetentionRow extends RecordEnd {
  id: number
  key: string | null
  name: string
  name_key: string
  name_sort: string
  /** The filter as typed; null for every customer. */
  filter: string | null
  /** `24m`, `730d`. */
  after: string
  basis: 'last_activity' | 'last_contact' | 'last_purchase' | 'added'
  automatic: number
  note: string | null
}

/** A customer in a fixed segment. */
export interface SegmentMemberRow extends RecordEnd {
  id: number
  key: string | null
  segment: number
  customer: number
  added: string
  note: string | null
}

/** A setting of the firm that differs from its default. */
export interface SettingRow {
  id: number
  key: string
  value: string
  entry: number
}

/** What was read from one file by one import. Never removed, not even by undo. */
export interface ImportReceiptRow {
  id: number
  /** The journal entry, or null where the file changed no record. */
  entry: number | null
  at: string
  who: string
  noun: string
  file: string
  hash: string
  encoding: string | null
  delimiter: string | null
  mapping: string | null
  rows: number
  added: number
  updated: number
  unchanged: number
  rejected: number
  rejected_file: string | null
}

/** What a person chose for the headers of a file. Not journalled. It holds while the entry is not undone. */
export interface MappingRow {
  id: number
  noun: string
  /** Digest of the headers, folded, in any order. */
  mark: string
  /** JSON list of the headers as they stood. */
  headers: string
  /** JSON: header to the key of a field, or to `-`. */
  map: string
  /** JSON: key of a field to the order of day and month in its column. */
  orders: string | null
  /** Digest of the bytes of the file's first line, by which its encoding is known before it is read. */
  first_line: string | null
  /** JSON: encoding, delimiter, line of the header and sheet, as far as they were chosen. */
  reading: string | null
  file: string
  at: string
  who: string
  /** The import's journal entry, or null where that changed no record. */
  entry: number | null
}

/** A row of a file that has been read. It counts as known while the entry of its receipt is not undone. */
export interface FingerprintRow {
  noun: string
  hash: Uint8Array
  receipt: number
  /** The record that the row added or changed; null where that is not known. It goes with that record's erasure. */
  record: number | null
}
