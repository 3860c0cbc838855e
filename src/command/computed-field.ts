// The refusal of a value for a field that nobody writes.
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import type { Field } from './field.ts'
import type { Noun } from './noun.ts'

/** A field that is reckoned from others is not typed. */
export const computedField = (noun: Noun, field: Field): Failure =>
  new Failure(
    'usage',
    'computed-field',
    { en: `${field.key} is computed, not typed`, zh: `${field.words.zh}（${field.key}）自动得出，不能填写` },
    {
      field: field.key,
      why: { en: `crm help ${noun.name} tells what can be written`, zh: `可填写的字段见 crm help ${noun.name}` },
      hint: same(`crm help ${noun.name}`),
    },
  )
