// Reads a cell of a file for a field: as a value typed on the command line, but other programs keep a time of day with every
// day, and write an error of theirs as its name.

import type { Day } from '../../kernel/day.ts'
import { isFailure } from '../../kernel/failure.ts'
import { dayOfInstant, localOfInstant } from '../../kernel/instant.ts'
import { parseMoment } from '../../kernel/moment.ts'
import { isNoAnswer } from '../../kernel/no-answer.ts'
import { cleanText } from '../../kernel/text.ts'
import type { Field, FieldKind } from '../field.ts'
import type { Stored } from '../noun.ts'
import { readValue, type ValueFacts } from '../value.ts'

// What a spreadsheet writes where a formula has no value, in a file of texts too.
const error =
  /^(?:#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BUSY!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA|ERROR!|#{2,})|Err:5\d\d)\s*$/i

/** Whether a cell holds nothing but the name of a spreadsheet's error: `#N/A`. */
export const isErrorText = (cell: string): boolean => error.test(cell)

/** Kinds in which nothing may stand for nothing: in a text `-` may be meant. */
const mayBeUnknown: ReadonlySet<FieldKind> = new Set([
  'choice',
  'birthday',
  'day',
  'moment',
  'integer',
  'decimal',
  'money',
  'flag',
  'emails',
  'phones',
])

/** Kinds in which a nought is a value, or a wrong one: it never stands for nothing. */
const noughtCounts: ReadonlySet<FieldKind> = new Set(['integer', 'decimal', 'money'])

// What other programs write where a number is missing; elsewhere a firm may be called Nan.
const notANumber = /^na[nt]$/i

/** Whether a text says of a field that nothing is known: `Unspecified`, `保密`, `0/0/00`. Asked of what cannot be read, and of phones. */
export const saysNothing = ({ type, required }: Field, text: string): boolean => {
  const clean = cleanText(text)
  return (
    mayBeUnknown.has(type.kind) &&
    !required &&
    (isNoAnswer(clean) || notANumber.test(clean)) &&
    !(noughtCounts.has(type.kind) && clean.startsWith('0'))
  )
}

/** Whether a text may be such a word in a list of phones, where every text can be read. Most are told by their first sign. */
const mayBeNoPhone = (text: string): boolean => text.length < 20 && !/^[\s']*[+(（\d]/.test(text)

/** Tags without the groups that Google's address book makes for itself: `* myContacts`. */
const withoutOwnGroups = (text: string): string =>
  text.includes('* ')
    ? text.replace(/(^|:::)\s*\* (?:my ?contacts|starred|friends|family|coworkers)(?=\s*(?::::|$))/gi, '$1')
    : text

interface Timed {
  readonly day: Day
  readonly midnight: boolean
}

/** The day in the store's zone of a full date with a time of day; null for any other text. */
const timedDay = (text: string, { zone, order }: ValueFacts): Timed | null => {
  const moment = parseMoment(cleanText(text), zone, order)
  if (moment === null || 'day' in moment) return null
  const { instant } = moment
  return { day: dayOfInstant(instant, zone), midnight: localOfInstant(instant, zone).slice(11) === '00:00:00.000' }
}

/**
 * Reads a cell for a field. Where a day is asked, a day with a time of day is that day; `dropped` is told of a time that is
 * not midnight. A word for nothing is null where the field has none such. Throws a `Failure` as `readValue` does.
 */
export const readCell = (
  field: Field,
  text: string,
  facts: ValueFacts,
  dropped?: (text: string, day: Day) => void,
): Stored => {
  if (field.type.kind === 'phones' && mayBeNoPhone(text) && saysNothing(field, text)) return null
  try {
    return readValue(field, field.type.kind === 'tags' ? withoutOwnGroups(text) : text, facts)
  } catch (failure) {
    if (isFailure(failure) && saysNothing(field, text)) return null
    const timed = field.type.kind === 'day' && isFailure(failure) ? timedDay(text, facts) : null
    if (timed === null) throw failure
    if (!timed.midnight) dropped?.(text.trim(), timed.day)
    return timed.day
  }
}
