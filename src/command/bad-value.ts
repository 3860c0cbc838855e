// The refusal of a value, in the words that every field shares.
import { Failure } from '../kernel/failure.ts'
import type { Words } from '../kernel/words.ts'
import type { Field } from './field.ts'

/**
 * Refuses a value: says the field, the text, why, and what would do.
 * @param mend the field that the hint is about, where it is another
 * @param right a value that would do, where the hint is a sentence
 */
export const badValue = (
  field: Field,
  text: string,
  why: Words,
  hint?: Words,
  mend: string = field.key,
  right?: string,
): Failure =>
  new Failure(
    'usage',
    'bad-value',
    {
      en: `${field.key} cannot be "${text}"`,
      zh: `${field.words.zh}（${field.key}）不能是“${text}”`,
    },
    {
      why,
      field: mend,
      ...(hint ? { hint } : {}),
      ...(right === undefined ? {} : { mend: { is: 'value', field: mend, wrong: text, right } }),
    },
  )
