// Where the words go that are too many in a line: a day into the flag that takes a day, an amount into that of an amount,
// `name=value` into that of the field; other words into the text of the record. What fits nowhere is left out.
import { parseLettered } from '../../kernel/reference.ts'
import type { Field } from '../field.ts'
import { findField } from '../filter/find-field.ts'
import { headAt } from '../filter/tokens.ts'
import { findChoice } from '../find-choice.ts'
import { fieldOf, type Noun } from '../noun.ts'
import { shellWord } from '../shell-line.ts'
import { readValue, type ValueFacts } from '../value.ts'
import type { TypedLine } from './typed-line.ts'

interface Fitting {
  readonly line: TypedLine
  readonly nouns: readonly Noun[]
  readonly noun: Noun | undefined
  /** Names of the flags that the line has already. */
  readonly used: Set<string>
}

/** Only whether a word can be read is asked: any store would do. */
const someStore: ValueFacts = { today: '2026-01-05', zone: 'UTC', currency: 'CNY', digits: 2, country: 'CN' }

const readable = (field: Field, word: string): boolean => {
  let doubtful = false
  const doubt = (_: Field, kind: string): void => {
    doubtful ||= kind === 'unread-phone'
  }
  try {
    return readValue(field, word, { ...someStore, doubt }) !== null && !doubtful
  } catch {
    return false
  }
}

/** Of two records of one noun the second is a slip, and no value of the first. */
const isReference = ({ nouns, noun }: Fitting, to: string, word: string): boolean => {
  const letter = parseLettered(word)?.letter
  return (
    letter !== undefined && letter !== noun?.letter && nouns.some((one) => one.name === to && one.letter === letter)
  )
}

/** Whether a word can be nothing but a value of this field. */
const fits = (fitting: Fitting, field: Field, word: string): boolean => {
  const { type } = field
  switch (type.kind) {
    case 'choice':
      return findChoice(type.choices, word) !== undefined
    case 'reference':
      return isReference(fitting, type.to, word)
    case 'flag':
      return /\p{L}/u.test(word) && readable(field, word)
    case 'phones':
      return word.replace(/\D/g, '').length > 6 && readable(field, word)
    case 'emails':
    case 'consent':
    case 'money':
    case 'day':
    case 'moment':
    case 'birthday':
      return readable(field, word)
    default:
      return false
  }
}

// Those that few words can be are asked first: nearly any number is an amount, and some are days too.
const order: readonly Field['type']['kind'][] = ['reference', 'choice', 'consent', 'emails', 'phones', 'flag', 'money']

const rankOf = ({ type }: Field, word: string): number => {
  const days = /^(?:19|20)\d{6}$/.test(word) ? -1 : order.length
  const place = order.indexOf(type.kind)
  return place < 0 ? days : place
}

/** The fields that the command has a flag for and the line has not used, each with the flag. */
const openFields = ({ line, nouns, used }: Fitting): readonly (readonly [flag: string, Field])[] =>
  Object.entries(line.command.options ?? {}).flatMap(([flag, { takes, value, hidden, about }]) => {
    if (used.has(flag) || hidden || value === undefined) return []
    if (takes?.kind === 'field') {
      const noun = nouns.find(({ name }) => name === takes.noun)
      const field = noun && fieldOf(noun, takes.key)
      return field && !used.has(field.key) ? [[flag, field] as const] : []
    }
    return value === 'DATE' ? [[flag, { key: flag, type: { kind: 'day' }, words: about } as const] as const] : []
  })

const use = (fitting: Fitting, flag: string, value: string): readonly string[] => {
  fitting.used.add(flag)
  return [`--${flag}`, shellWord(value)]
}

const flagFor = (fitting: Fitting, word: string): string | undefined =>
  openFields(fitting)
    .filter(([, field]) => fits(fitting, field, word))
    .toSorted(([, one], [, other]) => rankOf(one, word) - rankOf(other, word))[0]?.[0]

/** The flag of a field that a person named, if the command has it and the line not yet. */
const flagNamed = (fitting: Fitting, name: string): string | undefined => {
  const key = fitting.noun && findField(fitting.noun, name)?.key
  return openFields(fitting).find(([, field]) => field.key === key)?.[0]
}

const sign = /^([^=＝:：]+)[=＝:：](.+)$/su

/** A word that says what it is: `stage=deal`, or `sms=no` where there are flags for both sides. */
const paired = (fitting: Fitting, word: string): readonly string[] | undefined => {
  const [, left, right] = sign.exec(word) ?? []
  if (left === undefined || right === undefined) return undefined
  const named = flagNamed(fitting, left)
  if (named !== undefined) return use(fitting, named, right)
  const [first, second] = [flagFor(fitting, left), flagFor(fitting, right)]
  if (first === undefined || second === undefined || first === second) return undefined
  return [...use(fitting, first, left), ...use(fitting, second, right)]
}

/** The flag for words that are plain text. */
const textFlag = ({ line: { command }, noun, used }: Fitting): string | undefined => {
  const keys = [...(command.path[0] === 'add' && noun?.title ? [noun.title] : []), 'text', 'note']
  return keys.find((key) => command.options?.[key]?.value !== undefined && !used.has(key))
}

/** What becomes of the words from one on: what goes behind the word before, and what stands in their place. */
export interface Fitted {
  /** Words that belong to the one before them: a name of several words. */
  readonly joined: readonly string[]
  readonly pieces: readonly string[]
}

/** Whether words that fit no flag are more of the name in front of them. */
const joins = ({ line: { command }, noun }: Fitting, before: string | undefined): boolean => {
  const verb = command.path[0] ?? ''
  if (before === undefined) return false
  if (verb === 'add') return noun?.parent === undefined && noun?.title !== undefined
  return ['show', 'edit', 'remove', 'restore'].includes(verb) && parseLettered(before) === null
}

/** Finds a place for each of the words from the nth on. */
export const fitWords = (line: TypedLine, nouns: readonly Noun[], from: number): Fitted => {
  const { command, argv } = line
  const noun = nouns.find(({ name }) => command.path.includes(name))
  const fitting: Fitting = { line, nouns, noun, used: new Set(line.flags.map(({ name }) => name)) }
  const words = line.words.map((at) => argv[at] ?? '')
  const isWriting = command.path[0] === 'edit' || command.path[0] === 'add'
  const pieces: string[] = []
  const left: string[] = []
  for (let place = from; place < words.length; place += 1) {
    const word = words[place] ?? ''
    const next = words[place + 1]
    const named = isWriting && next !== undefined ? flagNamed(fitting, word) : undefined
    const pair = paired(fitting, word)
    const flag = flagFor(fitting, word)
    if (pair) pieces.push(...pair)
    else if (flag !== undefined) pieces.push(...use(fitting, flag, word))
    else if (named !== undefined && next !== undefined) {
      pieces.push(...use(fitting, named, next))
      place += 1
    } else if (isWriting && headAt(word, 0) && command.options?.filter && !fitting.used.has('filter'))
      pieces.push(...use(fitting, 'filter', word))
    else left.push(word)
  }
  if (left.length === 0) return { joined: [], pieces }
  if (joins(fitting, words[from - 1])) return { joined: left, pieces }
  const text = textFlag(fitting)
  const isText = command.path[0] === 'add' || left.every((word) => parseLettered(word) === null)
  return text !== undefined && isText && command.path[0] !== 'edit'
    ? { joined: [], pieces: [...use(fitting, text, left.join(' ')), ...pieces] }
    : { joined: [], pieces }
}
