// Values that read well and cannot be true: born tomorrow, sold for less than nothing. Refused where a person types them;
// taken from a file, as it may know better, and told of. What a record holds already is let be.
import { birthdayParts } from '../kernel/birthday-parts.ts'
import { same, type Words } from '../kernel/words.ts'
import { badValue } from './bad-value.ts'
import type { Field } from './field.ts'
import type { CheckFacts, Remark, Row, Stored } from './noun.ts'

/** A rule of one field: what is wrong with a value, or null. */
export interface Impossible {
  readonly field: Field
  readonly kind: Remark['kind']
  readonly why: (value: Stored, facts: CheckFacts) => Words | null
  /** A value that would do. */
  readonly sample: string
}

/** No day of a firm's books lies before this year. */
const firstYear = '1900'

const toCome: Words = { en: 'that day is still to come', zh: '该日尚未到来' }

/** The earliest day that a birthday may mean in its own calendar, near enough for a lunar one: a month at most too late. */
const earliest = (birthday: string): string | null => {
  const parts = birthdayParts(birthday)
  if (parts === null || parts.year === null) return null
  if (parts.calendar === 'year') return `${parts.year}-01-01`
  return birthday.replace(/^lunar:/, '').replace('L', '')
}

/** A birthday that is still to come. */
export const unborn = (field: Field): Impossible => ({
  field,
  kind: 'unborn',
  why: (value, { isToCome }) => {
    const day = typeof value === 'string' ? earliest(value) : null
    return day !== null && isToCome?.(day) === true ? toCome : null
  },
  sample: '1990-01-05',
})

/** A price below nothing. */
export const belowNothing = (field: Field): Impossible => ({
  field,
  kind: 'below-nothing',
  why: (value) => (typeof value === 'number' && value < 0 ? { en: 'it is less than nothing', zh: '不能小于零' } : null),
  sample: '128',
})

/** A day on the books before there were any. One to come may be a plan: that is for `check`. */
export const outOfTime = (field: Field): Impossible => ({
  field,
  kind: 'out-of-time',
  why: (value) =>
    typeof value === 'string' && value < firstYear
      ? { en: `it is before ${firstYear}`, zh: `早于 ${firstYear} 年` }
      : null,
  sample: 'today',
})

/** Refuses what cannot be (`bad-value`, exit 2); of a row of a file it tells instead. */
export const refuseImpossible = (
  row: Row,
  facts: CheckFacts,
  rules: readonly Impossible[],
  shown: (value: Stored) => string = String,
): void => {
  for (const { field, kind, why, sample } of rules) {
    const value = row[field.key] ?? null
    const wrong = value === null || value === (facts.before?.[field.key] ?? null) ? null : why(value, facts)
    if (wrong === null) continue
    const text = shown(value)
    if (!facts.importing) throw badValue(field, text, wrong, same(`--${field.key.replaceAll('_', '-')} ${sample}`))
    const { en, zh } = field.words
    facts.remark?.({
      kind,
      text,
      words: { en: `${en} ${text}: ${wrong.en}`, zh: `${zh} ${text}：${wrong.zh}` },
    })
  }
}
