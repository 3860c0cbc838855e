// Values with an order, as spans: `30`, `1..5`, `>30`. What one value is, a reader says; a period such as a month
// is read as its first and its last day.

import type { Day } from '../../kernel/day.ts'
import type { Failure } from '../../kernel/failure.ts'
import { type Asked, badFilterValue, badOperator, isPlain, onlyValue } from './asked.ts'
import type { Span } from './condition.ts'
import type { Text, Value } from './syntax.ts'

/** A value as the first and the last of what it covers. */
export interface Covered<V> {
  readonly from: V
  readonly to: V
}

const closed = <V extends number | Day>(value: V) => ({ value, open: false })

const backwards = (asked: Asked, value: Value): Failure =>
  badFilterValue(asked, value, { en: 'the range runs backwards', zh: '范围的前后颠倒' })

const plainSpan = <V extends number | Day>(asked: Asked, value: Value, read: (text: Text) => Covered<V>): Span<V> => {
  if (!value.range) {
    const { from, to } = read(value)
    return { from: closed(from), to: closed(to) }
  }
  const from = value.range.from === null ? null : closed(read(value.range.from).from)
  const to = value.range.to === null ? null : closed(read(value.range.to).to)
  if (from === null && to === null)
    throw badFilterValue(asked, value, { en: 'a range needs an end', zh: '范围至少要有一端' })
  if (from !== null && to !== null && from.value > to.value) throw backwards(asked, value)
  return { from, to }
}

/**
 * The spans that a comparison asks for; one each for listed values. Throws a `Failure` for a range that runs backwards,
 * for a comparison with several values, and for `within`.
 */
export const spansOf = <V extends number | Day>(
  asked: Asked,
  values: readonly Value[],
  read: (text: Text) => Covered<V>,
): readonly Span<V>[] => {
  if (isPlain(asked.operator)) return values.map((value) => plainSpan(asked, value, read))
  if (asked.operator === 'within')
    throw badOperator(asked, { en: 'within is for days', zh: 'within 只用于日期' }, `${asked.field.key}:1..5`)
  const { from, to } = read(onlyValue(asked))
  switch (asked.operator) {
    case 'under':
      return [{ from: null, to: { value: from, open: true } }]
    case 'most':
      return [{ from: null, to: closed(to) }]
    case 'over':
      return [{ from: { value: to, open: true }, to: null }]
    default:
      return [{ from: closed(from), to: null }]
  }
}
