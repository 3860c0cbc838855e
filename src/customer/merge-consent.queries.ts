// When two customers are made one, a refusal of either holds, whichever was said last: they may be two after all, and
// nobody is contacted who said no. Where the statements by themselves would come out otherwise, that is said as one more.
import type { Writing } from '../database/store.ts'
import { cellsOrNone } from '../kernel/consent.ts'
import type { Day } from '../kernel/day.ts'
import { heldAnswers, lastSaid, newSayings } from './consent.ts'
import { statementsOf } from './statements.queries.ts'

/** What a merge came to. */
export interface MergedConsent {
  readonly customer: number
  /** What the record of the one that stays says now. */
  readonly consent: unknown
  readonly today: Day
  /** Which merge it was, for the source. */
  readonly source: string
}

/** Writes the statements that are wanting. Call once the statements of both stand with the one that stays. */
export const sayMerged = async (
  writing: Writing,
  { customer, consent, today, source }: MergedConsent,
): Promise<void> => {
  const statements = statementsOf(writing.lane, customer)
  const held = heldAnswers(statements)
  const last = lastSaid(statements, new Set(held.keys()))
  const at = last !== null && last > today ? last : today
  for (const { channel, purpose, allowed } of newSayings(cellsOrNone(consent), held, held.keys()))
    await writing.insert('consent', { customer, channel, purpose, allowed, source, at })
}
