// What a record's own rules are told when it is completed: a plain command on one day, in a firm that reckons in yuan.
import type { CheckFacts } from '../../src/command/noun.ts'

/** A typed record, of which nothing was there before; no noun has fields of its own. */
export const checkFacts: CheckFacts = {
  today: '2026-11-27',
  importing: false,
  reason: null,
  currency: 'CNY',
  digits: 2,
  before: null,
  declared: () => undefined,
}
