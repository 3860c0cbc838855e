// Whom a visit is to, and what they said of being contacted. Reads only.
import type { Lane } from '../database/store.ts'

/** A customer who said something of being contacted. */
export interface Whom {
  readonly id: number
  readonly name: string
  /** As the record keeps it. */
  readonly consent: string
}

/** The customer of this id, if anything is recorded. */
export const whomOf = (lane: Lane, customer: unknown): Whom | null => {
  if (typeof customer !== 'number') return null
  const row = lane.prepare('select name, consent from customer where id = ? and consent is not null').get(customer)
  return row ? { id: customer, name: String(row.name), consent: String(row.consent) } : null
}
