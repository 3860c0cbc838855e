// One comparison of a filter on its way to a test: what was typed, the field it named, and how its values are refused.
import type { Failure } from '../../kernel/failure.ts'
import { same, type Words } from '../../kernel/words.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import type { ValueFacts } from '../value.ts'
import { cut, type FilterDetail, filterFailure, shellQuoted } from './filter-failure.ts'
import type { Operator } from './operator.ts'
import type { Comparison, Offset, Text, Value } from './syntax.ts'

/** What the meaning of a filter depends on beside the noun. */
export interface FilterFacts extends ValueFacts {
  readonly nouns: readonly Noun[]
  /** Id of the staff record of the person who asks; null where there is none. */
  readonly me: number | null
}

/** A comparison whose field and operator are known. */
export interface Asked {
  readonly source: string
  readonly noun: Noun
  readonly facts: FilterFacts
  readonly comparison: Comparison
  readonly field: Field
  readonly operator: Operator
}

/** The command line that asks for a filter, ready to type. */
export const listLine = (noun: Noun, filter: string): string => `crm list ${noun.plural} --where ${shellQuoted(filter)}`

/** What would do: the same filter with one stretch of it replaced, in the line as it was typed where there is one. */
export const corrected = (
  asked: Pick<Asked, 'source' | 'noun'>,
  from: Offset,
  to: Offset,
  replacement: string,
): Pick<FilterDetail, 'hint' | 'mend'> => ({
  hint: same(cut(listLine(asked.noun, asked.source.slice(0, from) + replacement + asked.source.slice(to)), 200)),
  mend: { is: 'stretch', source: asked.source, from, to, right: replacement },
})

const notAValue = ({ field }: Asked, { text }: Text): Words => ({
  en: `${field.key} cannot be "${cut(text)}"`,
  zh: `${field.words.zh}（${field.key}）不能是“${cut(text)}”`,
})

/** A value that the field cannot have. `instead` is what was perhaps meant. */
export const badFilterValue = (asked: Asked, value: Text, why: Words, instead?: string): Failure =>
  filterFailure('unknown-value', asked.source, value.at, notAValue(asked, value), {
    why,
    field: asked.field.key,
    ...(instead === undefined ? {} : corrected(asked, value.at, value.end, instead)),
  })

/** Where a comparison ends. */
const endOf = ({ values, valuesAt }: Comparison): Offset => values.at(-1)?.end ?? valuesAt

/** A value that says what another is not: the field is asked to be anything else. */
export const badNegation = (asked: Asked, value: Text, why: Words, code: string): Failure => {
  const { source, comparison, field } = asked
  const mended = `not ${source.slice(comparison.at, comparison.valuesAt)}${code}`
  const better = corrected(asked, comparison.at, endOf(comparison), mended)
  return filterFailure('unknown-value', source, value.at, notAValue(asked, value), { why, field: field.key, ...better })
}

/** An operator that means nothing for the field. `instead` is a comparison that does. */
export const badOperator = (asked: Asked, why: Words, instead: string): Failure =>
  filterFailure(
    'bad-filter',
    asked.source,
    asked.comparison.at,
    {
      en: `"${cut(asked.source.slice(asked.comparison.at, asked.comparison.valuesAt))}" cannot be asked of ${asked.field.key}`,
      zh: `${asked.field.words.zh}（${asked.field.key}）不能这样筛选`,
    },
    { why, field: asked.field.key, ...corrected(asked, asked.comparison.at, endOf(asked.comparison), instead) },
  )

/** Whether the operator asks for equality or a part, and not for an order or a distance. */
export const isPlain = (operator: Operator): boolean => operator === 'has' || operator === 'is' || operator === 'is-not'

/** Refuses an order or a distance of a field that has neither. */
export const needPlain = (asked: Asked, example: string): void => {
  if (isPlain(asked.operator)) return
  throw badOperator(
    asked,
    { en: 'its values have no order', zh: '它的值没有先后大小' },
    `${asked.field.key}:${example}`,
  )
}

/** The one value of a comparison that takes one only. */
export const onlyValue = (asked: Asked): Value => {
  const [first, second] = asked.comparison.values
  const extra = second ?? (first?.range ? first : undefined)
  if (first !== undefined && extra === undefined) return first
  throw filterFailure(
    'bad-filter',
    asked.source,
    extra?.at ?? asked.comparison.valuesAt,
    { en: `a comparison takes one value`, zh: '比较只能有一个值' },
    {
      why: { en: 'lists and ranges go after a colon', zh: '列表和范围写在冒号之后' },
      field: asked.field.key,
      ...corrected(asked, asked.comparison.at, endOf(asked.comparison), `${asked.field.key}:1..5`),
    },
  )
}
