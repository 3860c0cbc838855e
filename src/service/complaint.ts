// Rules of a case: which status may follow which, and what a new one says.
import type { CheckFacts, Row } from '../command/noun.ts'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'

/** The flow of a case, with the way back when a customer is not content. */
export const nextStatuses: Readonly<Record<string, readonly string[]>> = {
  received: ['accepted', 'investigating', 'resolved', 'closed'],
  accepted: ['investigating', 'resolved', 'closed'],
  investigating: ['resolved', 'closed'],
  resolved: ['confirmed', 'closed', 'reopened'],
  confirmed: ['closed', 'reopened'],
  closed: ['reopened'],
  reopened: ['accepted', 'investigating', 'resolved', 'closed'],
}

/**
 * Refuses a new case that does not say what it is about, in its text or by its category. In a file of old ones that may be
 * forgotten by now, and what is there already is let be.
 */
export const completeComplaint = (row: Row, { importing, before }: CheckFacts): Row => {
  const says = (row.text ?? null) !== null || (row.category ?? null) !== null
  if (importing || before !== null || says) return {}
  throw new Failure(
    'usage',
    'missing-field',
    { en: 'a complaint needs a text, or a category', zh: '投诉需要内容或分类' },
    { field: 'text', hint: same('--text TEXT') },
  )
}
