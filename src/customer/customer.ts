// Rules of a customer's own record.
import { outOfTime, refuseImpossible, unborn } from '../command/cannot-be.ts'
import type { Field } from '../command/field.ts'
import type { CheckFacts, Row, Stored } from '../command/noun.ts'
import { birthdayField } from '../command/standard-fields.ts'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'

const overrides = ['class_override', 'tier_override'] as const

/** The day since which a customer is known. */
export const addedField: Field = {
  key: 'added',
  secrecy: 'public',
  type: { kind: 'day' },
  words: { en: 'added', zh: '建档日' },
  about: { en: 'the day the customer became known', zh: '客户建档的日期' },
  headers: [
    'created',
    'added on',
    'since',
    'registered',
    '建档日期',
    '创建日期',
    '创建时间',
    '录入日期',
    '注册日期',
    '登记日期',
  ],
  names: ['created'],
  initial: { today: true },
}

const impossible = [unborn(birthdayField), outOfTime(addedField)]

/**
 * Fills the day an age was told, and refuses a class or tier set by hand without a reason, a birthday to come
 * and a day before anybody kept books.
 * An import is its own reason.
 */
export const completeCustomer = (row: Row, facts: CheckFacts): Row => {
  const filled: Record<string, Stored> = {}
  refuseImpossible(row, facts, impossible)
  const age = row.age ?? null
  if (age !== (facts.before?.age ?? null) && (row.age_told ?? null) === (facts.before?.age_told ?? null))
    filled.age_told = age === null ? null : facts.today
  for (const key of overrides) {
    const value = row[key] ?? null
    const isNew = value !== null && value !== (facts.before?.[key] ?? null)
    if (!isNew || facts.importing || facts.reason !== null) continue
    throw new Failure(
      'usage',
      'missing-reason',
      { en: `${key} needs a reason`, zh: `${key} 需要说明原因` },
      { field: key, hint: same(`--${key.replaceAll('_', '-')} ${value} --reason TEXT`) },
    )
  }
  return filled
}
