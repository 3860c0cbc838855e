// What stands in a place of a command line where its declaration does not say so: told from the placeholder of a flag
// and the name of a word. A place that nothing is known of is left to the person.
import { namedEncodings } from '../../exchange/encoding-name.ts'
import type { Positional } from '../command.ts'
import type { Noun } from '../noun.ts'
import type { Option } from '../option.ts'
import { type Takes, takesCodes } from '../takes.ts'

/** Where a place is: the path of the command, and what nouns there are. */
export interface PlaceFacts {
  readonly path: readonly string[]
  readonly nouns: readonly Noun[]
}

const regular = new Set(['show', 'edit', 'remove', 'history'])

/** The noun a command is about; lists and reports without one of their own are about customers. */
const nounIn = ({ path, nouns }: PlaceFacts): string => nouns.find(({ name }) => name === path[1])?.name ?? 'customer'

const nounCalled = ({ nouns }: PlaceFacts, word: string): Noun | undefined =>
  nouns.find(({ name }) => name.toUpperCase() === word)

/** Codes in a placeholder: `yes|no`, `backup,lists`. */
const codesIn = (value: string): Takes | undefined => {
  if (/^[a-z0-9_-]+(?:\|[a-z0-9_-]+)+$/.test(value)) return takesCodes(value.split('|'))
  if (!/^[a-z]+(?:,[a-z]+)+$/.test(value)) return undefined
  return takesCodes(value.split(','), ',')
}

const ofPlaceholder = (value: string, facts: PlaceFacts): Takes | undefined => {
  const noun = nounIn(facts)
  switch (value) {
    case 'FILE':
      return { kind: 'file' }
    case 'DIR':
      return { kind: 'folder' }
    case 'FILTER':
      return { kind: 'filter', noun }
    case 'FIELDS':
    case 'A,B':
      return { kind: 'fields', noun }
    case 'PAIRS':
      return { kind: 'pairs', noun }
    case 'NAME=VALUE':
      return { kind: 'custom', noun }
    case 'DATE':
      return { kind: 'day' }
    case 'PERIOD':
      return { kind: 'period' }
    case 'NOUN':
      return { kind: 'noun' }
    case 'ZONE':
      return { kind: 'zone' }
    default:
      return codesIn(value)
  }
}

const ofFlagName = (name: string): Takes | undefined => {
  if (name === 'encoding') return takesCodes(namedEncodings)
  return name === 'currency' ? { kind: 'currency' } : undefined
}

/** What the value of a flag is chosen from; undefined where it is free. */
export const takesOfFlag = (name: string, option: Option, facts: PlaceFacts): Takes | undefined => {
  if (option.takes || option.value === undefined) return option.takes
  if (option.choices) return takesCodes(option.choices)
  if (name === 'lang') return takesCodes(['en', 'zh-CN'])
  if (name === 'sort') return { kind: 'fields', noun: nounIn(facts), signed: true }
  const open = nounCalled(facts, option.value)
  if (open) return { kind: 'record', noun: open.name, ...(open.open ? { which: 'open' } : {}) }
  if (option.value === 'REF' && facts.nouns.some((noun) => noun.name === name)) return { kind: 'record', noun: name }
  return ofPlaceholder(option.value, facts) ?? ofFlagName(name)
}

/** What a word is chosen from; undefined where it is free. */
export const takesOfWord = (word: Positional, facts: PlaceFacts): Takes | undefined => {
  if (word.takes) return word.takes
  const [verb = ''] = facts.path
  const own = facts.nouns.find(({ name }) => name === facts.path[1])
  switch (word.name) {
    case 'file':
      return { kind: 'file' }
    case 'filter':
      return { kind: 'filter', noun: nounIn(facts), words: true }
    case 'ref': {
      const noun = nounIn(facts)
      if (facts.path[1] === 'import') return { kind: 'receipt' }
      if (verb === 'restore') return { kind: 'record', noun, which: 'removed' }
      return { kind: 'record', noun, ...(own?.open && !regular.has(verb) ? { which: 'open' } : {}) }
    }
    case 'status':
      return own ? { kind: 'field', noun: own.name, key: 'status' } : undefined
    case 'entry':
      return { kind: 'entry' }
    case 'key':
      return verb === 'config' ? { kind: 'setting' } : undefined
    default: {
      const named = facts.nouns.find(({ name }) => name === word.name)
      return named ? { kind: 'record', noun: named.name } : undefined
    }
  }
}
