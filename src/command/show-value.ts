// What the store holds for a field, as JSON, as plain text for files, and as people like to see it.
import { formatBirthday } from '../kernel/birthday.ts'
import { dayOfInstant } from '../kernel/instant.ts'
import type { Json } from '../kernel/json.ts'
import { formatMoney, moneyNumber, moneyText } from '../kernel/money.ts'
import { formatPhone } from '../kernel/phone.ts'
import { storedList } from '../kernel/stored-list.ts'
import { type Language, say } from '../kernel/words.ts'
import { consentShown, consentText } from './consent-choices.ts'
import type { Choice, Field } from './field.ts'
import type { Stored } from './noun.ts'
import type { ValueFacts } from './value.ts'

/** The yes and no a consent column holds; what cannot be read says nothing, and `crm check` names it. */
export const consentOf = (stored: Stored | undefined): Readonly<Record<string, boolean>> => {
  if (typeof stored !== 'string' || stored === '') return {}
  try {
    const value: unknown = JSON.parse(stored)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, allowed]) => [key, allowed === true]))
      : {}
  } catch {
    return {}
  }
}

/** The value in JSON. A reference is not shown here: its letter and name are the list query's. */
export const jsonValue = (field: Field, stored: Stored, facts: ValueFacts): Json => {
  switch (field.type.kind) {
    case 'phones':
    case 'emails':
    case 'words':
    case 'tags':
      return storedList(stored)
    case 'consent':
      return consentOf(stored)
    default:
      break
  }
  if (stored === null) return null
  switch (field.type.kind) {
    case 'money':
      return moneyNumber(Number(stored), facts.digits)
    case 'flag':
      return stored === 1
    case 'decimal':
      return Number(stored)
    default:
      return stored
  }
}

/** The value as text in CSV and TSV: what an import reads back to the same value. */
export const plainValue = (field: Field, stored: Stored, facts: ValueFacts): string => {
  if (stored === null) return ''
  switch (field.type.kind) {
    case 'money':
      return moneyText(Number(stored), facts.digits)
    case 'flag':
      return stored === 1 ? 'yes' : 'no'
    case 'phones':
    case 'emails':
    case 'words':
    case 'tags':
      return storedList(stored).join(';')
    case 'consent':
      return consentText(String(stored))
    default:
      return String(stored)
  }
}

/** The words of a code; the code itself where it has none. */
export const choiceWords = (choices: readonly Choice[], code: string, language: Language): string => {
  const choice = choices.find((one) => one.code === code)
  return choice ? say(choice.words, language) : code
}

/** The value for people. */
export const shownValue = (field: Field, stored: Stored, facts: ValueFacts, language: Language): string => {
  if (stored === null) return ''
  const type = field.type
  switch (type.kind) {
    case 'choice':
      return choiceWords(type.choices, String(stored), language)
    case 'money':
      return formatMoney(Number(stored), facts.currency, language)
    case 'flag':
      return stored === 1 ? say({ en: 'yes', zh: '是' }, language) : say({ en: 'no', zh: '否' }, language)
    case 'phones':
      return storedList(stored)
        .map((phone) => formatPhone(phone, facts.country))
        .join('\n')
    case 'emails':
      return storedList(stored).join('\n')
    case 'words': {
      const { coded } = type
      const words = storedList(stored)
      return (coded ? words.map((code) => say(coded.words(code), language)) : words).join(
        language === 'zh' ? '、' : ', ',
      )
    }
    case 'tags':
      return storedList(stored).join(language === 'zh' ? '、' : ', ')
    case 'birthday':
      return formatBirthday(String(stored), language)
    case 'moment':
      return momentText(String(stored), facts.zone)
    case 'consent':
      return consentShown(String(stored), language)
    default:
      return String(stored)
  }
}

/** The day of a moment: itself, or that of the instant in the zone. */
export const dayOfMoment = (moment: string, zone: string): string =>
  moment.length === 10 ? moment : dayOfInstant(moment, zone)

const momentText = (moment: string, zone: string): string => dayOfMoment(moment, zone)
