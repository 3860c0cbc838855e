// The currency of a new record that belongs to another: a refund is in that of the order it refunds, where none is said.
import type { Reading } from '../database/store.ts'
import { minorDigits } from '../kernel/money.ts'
import { currencyKeyOf } from './amounts.ts'
import type { Noun, Row } from './noun.ts'
import type { ValueFacts } from './value.ts'

/** The facts by which the amounts of a new record are read: those given, in the currency of the record it belongs to. */
export const factsFrom = async <Facts extends ValueFacts>(
  reading: Pick<Reading, 'open'>,
  noun: Noun,
  values: Row,
  facts: Facts,
): Promise<Facts> => {
  const key = currencyKeyOf(noun)
  const id = noun.currencyFrom === undefined ? null : (values[noun.currencyFrom] ?? null)
  if (key === undefined || typeof id !== 'number') return facts
  const row = await reading.open.selectFrom(noun.table).select(key).where('id', '=', id).executeTakeFirst()
  const currency = row?.[key]
  return typeof currency === 'string' ? { ...facts, currency, digits: minorDigits(currency) } : facts
}
