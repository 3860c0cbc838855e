// What is wrong with a row, as one sentence of the person's language for the file of rejected rows.
import { isFailure } from '../../kernel/failure.ts'
import { type Language, say, type Words } from '../../kernel/words.ts'
import type { Field } from '../field.ts'

const longest = 40

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longest ? line : `${line.slice(0, longest)}…`
}

const fieldName = (field: Field, language: Language): string => (language === 'zh' ? field.words.zh : field.key)

/** A cell that cannot be read: its field, what stands in it, why. */
export const cellFault = (field: Field, text: string, why: Words, language: Language): string =>
  `${fieldName(field, language)} "${shortened(text)}": ${say(why, language)}`

/** A field that a new record must have. */
export const missingFault = (fields: readonly Field[], language: Language): string => {
  const names = fields.map((field) => fieldName(field, language))
  return language === 'zh' ? `缺少 ${names.join('、')}` : `${names.join(', ')} missing`
}

/** What was thrown while a value was read, under its field. Throws on what is no `Failure`. */
export const faultOfCell = (error: unknown, field: Field, text: string, language: Language): string => {
  if (!isFailure(error)) throw error
  return cellFault(field, text, error.detail.why ?? error.words, language)
}

/** What was thrown while a record was checked. Throws on what is no `Failure`. */
export const faultOfRecord = (error: unknown, language: Language): string => {
  if (!isFailure(error)) throw error
  const { why } = error.detail
  return why ? `${say(error.words, language)}: ${say(why, language)}` : say(error.words, language)
}

/** Several faults of a row as one text. */
export const joinFaults = (faults: readonly string[], language: Language): string =>
  faults.join(language === 'zh' ? '；' : '; ')
