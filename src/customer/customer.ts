// Rules of a customer's own record.
import type { CheckFacts, Row, Stored } from '../command/noun.ts'
import { Failure } from '../kernel/failure.ts'
import { isNoAnswer } from '../kernel/no-answer.ts'
import { same } from '../kernel/words.ts'

const overrides = ['class_override', 'tier_override'] as const
const overrideWords = { class_override: '人工类别', tier_override: '人工等级' } as const

/**
 * Fills the day an age was told, and refuses a class or tier set by hand without a reason.
 * An import is its own reason, and names a customer without a name after its company.
 */
export const completeCustomer = (row: Row, facts: CheckFacts): Row => {
  const filled: Record<string, Stored> = {}
  // Address books hold firms without a person: there the firm is the name, unless `-` stands there.
  const firm = facts.importing && (row.name ?? null) === null ? row.company : null
  if (typeof firm === 'string' && !isNoAnswer(firm)) filled.name = firm
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
      { en: `${key} needs a reason`, zh: `${overrideWords[key]}（${key}）需要说明原因` },
      { field: key, hint: same(`--${key.replaceAll('_', '-')} ${value} --reason TEXT`) },
    )
  }
  return filled
}
