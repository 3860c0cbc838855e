// The word `segment` in a filter: customers in a named segment, or records of such customers. Names are kept as typed;
// what they mean the store alone knows.
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { type Asked, badFilterValue, needPlain } from './asked.ts'
import type { Condition, Test } from './condition.ts'
import type { Text, Value } from './syntax.ts'

/** The field that a filter names; no noun lists it, and no record holds it. */
export const segmentField: Field = {
  key: 'segment',
  type: { kind: 'reference', to: 'segment' },
  words: { en: 'segment', zh: '分群' },
  names: ['客户群'],
  derived: true,
}

/** The column that names the customer of a record: `id` of customers themselves; undefined where there is none. */
export const customerColumn = (noun: Noun): string | undefined => {
  if (noun.name === 'customer') return 'id'
  const own = noun.fields.find(({ key, custom }) => key === 'customer' && !custom)?.type
  return own?.kind === 'reference' && own.to === 'customer' ? 'customer' : undefined
}

/** Whether records of a noun can be chosen by a segment: they are customers, or somebody's. */
export const isSegmented = (noun: Noun): boolean =>
  customerColumn(noun) !== undefined && !noun.fields.some(({ key }) => key === segmentField.key)

const refuseNobody = (asked: Asked, value: Text): void => {
  if (value.quoted || !/^(none|any|无|空|有|任意)$/i.test(value.text)) return
  throw badFilterValue(asked, value, {
    en: 'a customer is in as many segments as its facts say: name the one that is meant',
    zh: '客户可同时属于多个分群，请写明是哪一个',
  })
}

/** What is asked of the segments that are named. */
export const segmentTest = (asked: Asked, values: readonly Value[]): Test => {
  needPlain(asked, 'vip')
  return {
    is: 'segment',
    named: values.map((value) => {
      refuseNobody(asked, value)
      const { text, at, end } = value
      return { text: text.trim(), place: { source: asked.source, at, end } }
    }),
  }
}

const someTest = (condition: Condition, holds: (test: Test, field: Field) => boolean): boolean => {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.some((part) => someTest(part, holds))
    case 'not':
      return someTest(condition.part, holds)
    case 'words':
      return false
    case 'test':
      return holds(condition.test, condition.field)
  }
}

/** Whether a condition names a segment that the store has not been asked about. */
export const namesSegment = (condition: Condition): boolean => someTest(condition, (test) => test.is === 'segment')

/** Whether a condition asks by way of a segment what customers are derived to be: then the day has to be held. */
export const asksStanding = (condition: Condition): boolean =>
  someTest(condition, (test) => test.is === 'member' && test.segments.some((segment) => segment.condition !== null))

/** Whether a field is reckoned from other records. */
export const isDerived = ({ key, derived }: Pick<Field, 'key' | 'derived'>): boolean => derived === true && key !== 'id'

/** Whether a condition on customers asks for such a field, by way of segments too. */
const asksField = (condition: Condition, wanted: (field: Field) => boolean): boolean =>
  someTest(condition, (test, field) =>
    test.is === 'member'
      ? test.segments.some((segment) => segment.condition !== null && asksField(segment.condition, wanted))
      : wanted(field),
  )

/** Whether a condition on customers asks for what they are derived to be: class, tier, last contact ... */
export const asksDerived = (condition: Condition): boolean => asksField(condition, isDerived)

/**
 * The one kind of facts that all of what a condition asks of the derived follows from; null where it takes both. The next
 * due day does: it goes by visits, class and tier.
 */
export const derivedFrom = (condition: Condition): 'orders' | 'visits' | null => {
  const asks = (...keys: readonly string[]): boolean =>
    asksField(condition, (field) => isDerived(field) && keys.includes(field.key))
  if (!asks('last_contact', 'next_due')) return 'orders'
  return asksField(condition, (field) => isDerived(field) && field.key !== 'last_contact') ? null : 'visits'
}
