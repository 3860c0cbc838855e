// Checks a parsed filter against a noun: names become fields, values what the store holds.
// Pure: it asks no store, so that a reference to nobody is found nowhere rather than refused here.
import { suggest } from '../../kernel/suggest.ts'
import { foldText } from '../../kernel/text.ts'
import { same } from '../../kernel/words.ts'
import { readConsentKey } from '../consent-choices.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { type Asked, badOperator, corrected, type FilterFacts, isPlain } from './asked.ts'
import { type Condition, joined, negated, type Sought, type Test } from './condition.ts'
import { consentRecorded, consentTests } from './consent-test.ts'
import { birthdayTest, dayTest } from './day-test.ts'
import { cut, filterFailure } from './filter-failure.ts'
import { findField, nearField } from './find-field.ts'
import { ageKnown, numberTest } from './number-test.ts'
import { type Operator, operatorOfSign, operatorOfWord, operatorWords } from './operator.ts'
import { referenceTest } from './reference-test.ts'
import { isSegmented, segmentField, segmentTest } from './segment-test.ts'
import type { Comparison, Parsed, Syntax, Value, Word } from './syntax.ts'
import { choiceTest, flagTest, phoneTest, tagTest, textTest } from './text-test.ts'

interface Scope {
  readonly source: string
  readonly noun: Noun
  readonly facts: FilterFacts
}

const isSegment = (noun: Noun, name: string): boolean =>
  isSegmented(noun) && findField({ ...noun, fields: [segmentField] }, name) === segmentField

const fieldNamed = (scope: Scope, { name, at }: Comparison): Field => {
  const field = findField(scope.noun, name) ?? (isSegment(scope.noun, name) ? segmentField : undefined)
  if (field) return field
  const near = nearField(scope.noun, name)
  const words =
    name === '#'
      ? { en: `${scope.noun.plural} have no tags`, zh: `${scope.noun.chinese[0] ?? scope.noun.name}没有标签` }
      : { en: `there is no field "${cut(name)}"`, zh: `没有字段“${cut(name)}”` }
  throw filterFailure('unknown-field', scope.source, at, words, {
    field: name,
    why: {
      en: 'before a sign stands a field; a text that holds such a sign is put in quotes',
      zh: '符号前面应是字段；文字里含有这种符号时请加引号',
    },
    ...(near === undefined
      ? { hint: same(`crm list ${scope.noun.plural} --fields help`) }
      : corrected(scope, at, at + name.length, near)),
  })
}

interface Path {
  readonly operator: Operator
  /** The channel of `consent.sms`, with the purpose of `consent.sms.marketing`. */
  readonly channel: string | null
}

/** Takes `sms` or `sms.marketing` off a path. */
const channelIn = (path: string[]): string | null => {
  const first = path.shift()
  const [second] = path
  const both = first === undefined || second === undefined ? undefined : `${first}.${second}`
  if (both === undefined || !readConsentKey(both)) return first ?? null
  path.shift()
  return both
}

const readPath = (scope: Scope, comparison: Comparison, field: Field): Path => {
  const path = [...comparison.path]
  const channel = field.type.kind === 'consent' ? channelIn(path) : null
  const [word] = path
  if (word === undefined) return { operator: operatorOfSign(comparison.sign), channel }
  const operator = operatorOfWord(word)
  if (operator !== undefined && path.length === 1 && (comparison.sign === ':' || comparison.sign === '='))
    return { operator, channel }
  const at = comparison.at + comparison.name.length + (channel === null ? 0 : channel.length + 1)
  const near = operator === undefined ? suggest(word, operatorWords) : undefined
  throw filterFailure(
    'bad-filter',
    scope.source,
    at,
    { en: `".${cut(path.join('.'))}${comparison.sign}" is not understood`, zh: `无法理解“.${cut(path.join('.'))}”` },
    {
      why: {
        en: `after a field and a dot stands one of ${operatorWords.join(', ')}, then a colon`,
        zh: `字段和点之后应是 ${operatorWords.join('、')} 之一，然后是冒号`,
      },
      field: field.key,
      ...(near === undefined ? {} : corrected(scope, at + 1, at + 1 + word.length, near)),
    },
  )
}

/** Where `none` is itself a code, as of a stage, it means the code. */
const hasCodeNone = ({ type }: Field): boolean =>
  type.kind === 'choice' && type.choices.some(({ code }) => code === 'none')

const isNone = (value: Value, field: Field): boolean =>
  !value.quoted && !hasCodeNone(field) && standsFor(value.text, field, 'none', ['无', '空'])
const isAny = (value: Value, field: Field): boolean =>
  !value.quoted && standsFor(value.text, field, 'any', ['有', '任意'])

/** Chinese words for none and any are common in texts and flags: there only the English ones count. */
const standsFor = (text: string, { type: { kind } }: Field, word: string, chinese: readonly string[]): boolean =>
  text.toLowerCase() === word || (!['text', 'long', 'words', 'flag'].includes(kind) && chinese.includes(text))

const testsOf = (asked: Asked, values: readonly Value[], channel: string | null): readonly Test[] => {
  const { type } = asked.field
  switch (type.kind) {
    case 'text':
    case 'long':
    case 'words':
    case 'emails':
      return [textTest(asked, values)]
    case 'tags':
      return [tagTest(asked, values)]
    case 'phones':
      return [phoneTest(asked, values)]
    case 'integer':
    case 'decimal':
    case 'money':
      return [numberTest(asked, values)]
    case 'day':
    case 'moment':
      return [dayTest(asked, values)]
    case 'birthday':
      return birthdayTest(asked, values)
    case 'flag':
      return [flagTest(asked, values)]
    case 'choice':
      return [choiceTest(asked, values, type.choices)]
    case 'reference':
      return [referenceTest(asked, values, type.to)]
    case 'consent':
      return consentTests(asked, values, channel)
  }
}

const checkComparison = (scope: Scope, comparison: Comparison): Condition => {
  const field = fieldNamed(scope, comparison)
  const { operator, channel } = readPath(scope, comparison, field)
  const asked: Asked = { ...scope, comparison, field, operator }
  const present = (): Condition => ({
    kind: 'test',
    field,
    test: channel !== null ? consentRecorded(asked, channel) : (ageKnown(asked) ?? { is: 'present' }),
  })
  const { values } = comparison
  if (field === segmentField) {
    const inIt: Condition = { kind: 'test', field, test: segmentTest(asked, values) }
    return operator === 'is-not' ? negated(inIt) : inIt
  }
  const rest = values.filter((value) => !isNone(value, field) && !isAny(value, field))
  if (rest.length < values.length && !isPlain(operator))
    throw badOperator(
      asked,
      { en: 'none and any are asked with a colon', zh: 'none 和 any 用冒号' },
      `${field.key}:none`,
    )
  const parts: Condition[] = []
  if (values.some((value) => isAny(value, field))) parts.push(present())
  if (values.some((value) => isNone(value, field))) parts.push(negated(present()))
  if (rest.length > 0)
    parts.push(...testsOf(asked, rest, channel).map((test): Condition => ({ kind: 'test', field, test })))
  const any = joined('or', parts)
  return operator === 'is-not' ? negated(any) : any
}

const soughtWord = (scope: Scope, word: Word): Sought => {
  const folded = foldText(word.text)
  if (folded !== '') return { typed: word.text, folded }
  throw filterFailure('bad-filter', scope.source, word.at, {
    en: 'there is nothing in this word to look for',
    zh: '这个词里没有可查找的内容',
  })
}

const checkAll = (scope: Scope, parts: readonly Syntax[]): Condition => {
  const words = parts.filter((part) => part.kind === 'word').map((word) => soughtWord(scope, word))
  const others = parts.filter((part) => part.kind !== 'word').map((part) => checkPart(scope, part))
  return joined('and', words.length === 0 ? others : [{ kind: 'words', words }, ...others])
}

const checkPart = (scope: Scope, part: Syntax): Condition => {
  switch (part.kind) {
    case 'and':
      return checkAll(scope, part.parts)
    case 'or':
      return joined(
        'or',
        part.parts.map((one) => checkPart(scope, one)),
      )
    case 'not':
      return negated(checkPart(scope, part.part))
    case 'word':
      return { kind: 'words', words: [soughtWord(scope, part)] }
    case 'comparison':
      return checkComparison(scope, part)
  }
}

/**
 * Resolves a parsed filter against a noun. Throws a `Failure` (exit 2): `unknown-field`, `unknown-value` or
 * `bad-filter`, each with the column and, where one is near, a corrected line.
 */
export const checkFilter = (parsed: Parsed, noun: Noun, facts: FilterFacts): Condition =>
  checkPart({ source: parsed.source, noun, facts }, parsed.root)
