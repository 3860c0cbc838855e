// The functions of SQLite that a filter calls, as plain functions for the store to register under these names.
import { birthdayParts } from '../../kernel/birthday-parts.ts'
import { type Day, dayFrom, isDay, yearOf } from '../../kernel/day.ts'
import { dayOfLunar } from '../../kernel/lunar.ts'
import { minorDigits } from '../../kernel/money.ts'
import { ageOn, nextBirthday } from '../../kernel/next-birthday.ts'
import { foldText } from '../../kernel/text.ts'

/** The day of birth of a stored birthday; of a year alone its first or last day. Null where the year is not known. */
export const birthDay = (birthday: string, end: 'first' | 'last'): Day | null => {
  const parts = birthdayParts(birthday)
  if (parts === null) return null
  if (parts.calendar === 'year') return end === 'first' ? dayFrom(parts.year, 1, 1) : dayFrom(parts.year, 12, 31)
  const { year, month, date } = parts
  if (year === null) return null
  return parts.calendar === 'solar' ? dayFrom(year, month, date) : dayOfLunar({ year, month, leap: parts.leap, date })
}

/** A function as SQLite calls it: deterministic. What it cannot read gives null. */
export type StoreFunction = (...values: readonly unknown[]) => string | number | null

/** Full years of age on a day; of a year alone those reached in the year. Null where the year is not known. */
const ageOfBirthday = (birthday: string, day: Day): number | null => {
  const parts = birthdayParts(birthday)
  if (parts?.calendar !== 'year') return ageOn(birthday, day)
  const age = yearOf(day) - parts.year
  return age < 0 ? null : age
}

type Name = 'crm_fold' | 'crm_next_birthday' | 'crm_birth_day' | 'crm_age' | 'crm_main' | 'crm_spoilt'

/** The functions by name. All are deterministic and must be registered so. */
export const filterFunctions: Readonly<Record<Name, StoreFunction>> = {
  // Minor units of a currency as main units: the double that is nearest to the exact decimal.
  crm_main: (minor, currency) =>
    typeof minor === 'number' && typeof currency === 'string' ? minor / 10 ** minorDigits(currency) : null,
  // Called for a record whose custom fields cannot be read: see custom-column.queries.ts. Here nobody is told.
  crm_spoilt: () => null,
  crm_fold: (text) => (typeof text === 'string' ? foldText(text) : typeof text === 'number' ? String(text) : null),
  crm_next_birthday: (birthday, day) =>
    typeof birthday === 'string' && typeof day === 'string' ? nextBirthday(birthday, day) : null,
  crm_age: (birthday, day) =>
    typeof birthday === 'string' && typeof day === 'string' && isDay(day) ? ageOfBirthday(birthday, day) : null,
  crm_birth_day: (birthday, end) =>
    typeof birthday === 'string' ? birthDay(birthday, end === 'last' ? 'last' : 'first') : null,
}
