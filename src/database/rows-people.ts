// Rows of the people the firm deals with and of the people who work in it. Types only.
// Texts ending in `_key` are folded for comparison, `_sort` are pinyin for order; lists are JSON arrays.

/** What every record of a noun carries at its end. */
export interface RecordEnd {
  /** Custom fields: a JSON object, or null. */
  custom: string | null
  /** Instant of removal, or null while it is in use. */
  removed: string | null
  /** Number of the journal entry that touched it last. */
  entry: number
}

/** A person or a company the firm serves or hopes to. */
export interface CustomerRow extends RecordEnd {
  id: number
  key: string | null
  name: string
  name_key: string
  name_sort: string
  kind: 'person' | 'company'
  phones: string | null
  emails: string | null
  wechat: string | null
  gender: string | null
  birthday: string | null
  age: number | null
  /** Day on which the age was told. */
  age_told: string | null
  industry: string | null
  occupation: string | null
  position: string | null
  company: string | null
  city: string | null
  address: string | null
  likes: string | null
  habits: string | null
  personality: string | null
  tastes: string | null
  situation: string | null
  needs: string | null
  pains: string | null
  source: string | null
  introducer: number | null
  stage: string
  class_override: string | null
  tier_override: string | null
  owner: number | null
  /** Own rhythm of visits in days; 0 is none. */
  every: number | null
  /** JSON object: `{"sms":false}`. */
  consent: string | null
  tags: string | null
  note: string | null
  added: string
  snooze_until: string | null
  /** Of a removed one: the customer it was merged into. */
  merged_into: number | null
}

/** Two customers that look alike and are not one. */
export interface LookalikeRow extends RecordEnd {
  id: number
  key: string | null
  customer: number
  other: number
  /** The day it was said. */
  added: string
  note: string | null
}

/** What a customer said of being contacted by a channel for a purpose. */
export interface ConsentRow extends RecordEnd {
  id: number
  key: string | null
  customer: number
  channel: string
  purpose: string
  allowed: 'yes' | 'no' | 'unknown'
  /** Where it was said. */
  source: string | null
  /** The day it was said. */
  at: string
  note: string | null
}

/** A customer whose record somebody looks through in a month. */
export interface ReviewRow extends RecordEnd {
  id: number
  key: string | null
  /** `2026-12`. */
  month: string
  customer: number
  /** Who looks it through. */
  owner: number | null
  /** JSON list: checks that found something, what is missing, `unseen-400d`. */
  reasons: string | null
  status: 'open' | 'done'
  result: string | null
  /** The day it was done. */
  done: string | null
  note: string | null
}

/** A person at a customer. */
export interface ContactRow extends RecordEnd {
  id: number
  key: string | null
  customer: number
  name: string
  name_key: string
  name_sort: string
  position: string | null
  role: string | null
  phones: string | null
  emails: string | null
  wechat: string | null
  birthday: string | null
  note: string | null
}

/** Somebody who works for the firm. */
export interface StaffRow extends RecordEnd {
  id: number
  key: string | null
  name: string
  name_key: string
  name_sort: string
  department: number | null
  role: string | null
  skills: string | null
  phones: string | null
  emails: string | null
  active: number
}

/** What some members of staff may see. */
export interface RoleRow extends RecordEnd {
  id: number
  key: string | null
  name: string
  name_key: string
  name_sort: string
  /** The highest level of secrecy it sees: public, internal or secret. */
  sees: string
  may_reveal: number
  note: string | null
}

/** A department of the firm. */
export interface DepartmentRow extends RecordEnd {
  id: number
  key: string | null
  name: string
  name_key: string
  name_sort: string
  parent: number | null
}
