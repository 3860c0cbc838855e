// What a new record still lacks: all of it at once, with a line that says it.
import { Failure, isFailure } from '../../kernel/failure.ts'
import { lettered } from '../../kernel/reference.ts'
import { same } from '../../kernel/words.ts'
import type { StoreScene } from '../command.ts'
import { saveFactsOf } from '../facts.ts'
import type { Field } from '../field.ts'
import type { Noun, Row } from '../noun.ts'
import { nounIn } from '../noun-words.ts'
import { nounNamed } from '../rows.queries.ts'
import { flagOf, writable } from './verb.ts'

/** The field that the noun's own rules miss, such as the due day of a planned visit. */
const missedByRules = (scene: StoreScene, noun: Noun, values: Row): readonly string[] => {
  try {
    noun.complete?.(values, { ...saveFactsOf(scene), before: null })
  } catch (error) {
    if (isFailure(error) && error.code === 'missing-field' && error.detail.field !== undefined)
      return [error.detail.field]
    // Any other fault is told when the record is saved.
    if (!isFailure(error)) throw error
  }
  return []
}

/** Quantity and price make an amount. */
const saysProduct = (values: Row): boolean => (values.quantity ?? null) !== null && (values.price ?? null) !== null

/** The fields a new record lacks, in the order of the noun. */
export const missingFields = (scene: StoreScene, noun: Noun, values: Row): readonly Field[] => {
  const byRules = missedByRules(scene, noun, values)
  return writable(noun)
    .filter(
      (field) =>
        byRules.includes(field.key) ||
        (field.required && field.initial === undefined && (values[field.key] ?? null) === null),
    )
    .filter((field) => !(field.key === 'amount' && noun.lines && saysProduct(values)))
}

/** A value that would do, for a line to try; in capitals what only the person knows. */
const sample = (scene: StoreScene, noun: Noun, field: Field): string => {
  switch (field.type.kind) {
    case 'reference':
      return lettered(nounNamed(scene.nouns, field.type.to).letter, 1)
    case 'day':
      return '+7d'
    case 'moment':
      return 'today'
    case 'money':
    case 'integer':
    case 'decimal':
      return '1'
    case 'choice':
      return field.type.choices[0]?.code ?? 'VALUE'
    default:
      return field.key === noun.title ? 'NAME' : 'TEXT'
  }
}

// A name of blanks says nothing, and would be given twice beside its flag.
const blank = / '\s*'(?= |$)/g

/** A line without the blanks that were given for flags, or for words. */
const withoutBlanks = (line: string, flags: readonly string[]): string =>
  flags
    .reduce((left, flag) => left.replace(new RegExp(` ${flag}(?:=| '\\s*')(?= |$)`, 'g'), ''), line)
    .replace(blank, '')

/** The failure that names every missing flag, with a ready line. */
export const missingFailure = (scene: StoreScene, noun: Noun, missing: readonly Field[]): Failure => {
  const flags = missing.map((field) => `--${flagOf(field.key)}`)
  const given = missing.map((field) => `--${flagOf(field.key)} ${sample(scene, noun, field)}`)
  return new Failure(
    'usage',
    'missing-field',
    { en: `${nounIn(noun).en} needs ${flags.join(', ')}`, zh: `新增${nounIn(noun).zh}还缺 ${flags.join('、')}` },
    { field: missing[0]?.key ?? '', hint: same(`${withoutBlanks(scene.typed, flags)} ${given.join(' ')}`) },
  )
}
