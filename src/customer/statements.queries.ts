// Reads the statements of consent that count: of customers, in the order in which they are weighed.
import type { Lane } from '../database/store.ts'
import { cellsOrNone, storedCells } from '../kernel/consent.ts'
import type { Row } from '../kernel/row.ts'
import { type Answer, agrees, heldAnswers, type Statement, withHeld } from './consent.ts'

const answerIn = (allowed: unknown): Answer => (allowed === 'yes' || allowed === 'no' ? allowed : 'unknown')

const statementIn = (row: Row): Statement => ({
  id: Number(row.id),
  channel: String(row.channel),
  purpose: String(row.purpose),
  allowed: answerIn(row.allowed),
  at: String(row.at),
})

/** The statements of a customer that are not removed, by day and id. */
export const statementsOf = (lane: Lane, customer: number): readonly Statement[] =>
  lane
    .prepare(
      'select id, channel, purpose, allowed, at from consent where customer = ? and removed is null order by at, id',
    )
    .all(customer)
    .map(statementIn)

/** A customer whose record does not say what its statements say. */
export interface WrongConsent {
  readonly customer: number
  /** What the record should say. */
  readonly consent: string | null
}

const customersSql = `select c.id, c.consent from customer as c
  where c.id > ? and c.merged_into is null and exists (select 1 from consent as s where s.customer = c.id)
  order by c.id limit 1000`

/** The customers whose record differs from their statements; for doctor. */
export const wrongConsents = (lane: Lane): readonly WrongConsent[] => {
  const wrong: WrongConsent[] = []
  for (let after = 0; ; ) {
    const block = lane.prepare(customersSql).all(after)
    for (const row of block) {
      const [id, cells] = [Number(row.id), cellsOrNone(row.consent)]
      const held = heldAnswers(statementsOf(lane, id))
      if ([...held.keys()].every((cell) => agrees(cells, held, cell))) continue
      wrong.push({ customer: id, consent: storedCells(withHeld(cells, held, held.keys(), true)) })
    }
    const last = block.at(-1)
    // In a damaged table rows have any number, and would be read for ever.
    if (!last || Number(last.id) <= after) return wrong
    after = Number(last.id)
  }
}
