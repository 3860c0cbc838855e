// Fields that an import makes for headers nothing maps: what they are called, and what their columns seem to hold. Pure.

import { isFailure } from '../../kernel/failure.ts'
import type { Words } from '../../kernel/words.ts'
import type { Field, FieldType } from '../field.ts'
import type { Noun } from '../noun.ts'
import { readFlag, readValue, type ValueFacts } from '../value.ts'

/** Types that a column can be guessed or said to be. */
export const newFieldTypes = ['text', 'long', 'integer', 'decimal', 'money', 'day', 'flag', 'words'] as const

/** One of them. */
export type NewFieldType = (typeof newFieldTypes)[number]

/** Whether a word is one of them. */
export const isNewFieldType = (word: string): word is NewFieldType => newFieldTypes.some((type) => type === word)

/** What people call the types. */
export const typeWords: Readonly<Record<NewFieldType, Words>> = {
  text: { en: 'text', zh: '文本' },
  long: { en: 'long text', zh: '长文本' },
  integer: { en: 'whole number', zh: '整数' },
  decimal: { en: 'decimal number', zh: '小数' },
  money: { en: 'amount', zh: '金额' },
  day: { en: 'day', zh: '日期' },
  flag: { en: 'yes or no', zh: '是否' },
  words: { en: 'list of words', zh: '词列表' },
}

/** A field that is to be made. */
export interface NewField {
  /** The header it is made for. */
  readonly header: string
  readonly key: string
  readonly type: NewFieldType
}

const mostSigns = 40
const bracketed = /[([{<（［【《〔「][^)\]}>）］】》〕」]*[)\]}>）］】》〕」]/gu

/** A key for a header: letters, digits and underscores, none of those taken. */
export const newKey = (header: string, taken: ReadonlySet<string>): string => {
  const words = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^_+|_+$/g, '')
  const bare = words(header.replace(bracketed, '')) || words(header)
  const named = /^\p{L}/u.test(bare) ? bare : `f_${bare}`.replace(/_$/, '')
  const cut = (length: number): string => Array.from(named).slice(0, length).join('').replace(/_+$/, '')
  const first = cut(mostSigns)
  if (!taken.has(first)) return first
  for (let count = 2; ; count += 1) {
    const next = `${cut(mostSigns - 4)}_${count}`
    if (!taken.has(next)) return next
  }
}

/** A new field as a declaration like any other. */
export const declared = ({ header, key, type }: NewField): Field => {
  const kind: FieldType = { kind: type }
  return { key, type: kind, words: { en: header, zh: header }, custom: true }
}

/** The noun with new fields behind its own. */
export const withNewFields = (noun: Noun, fields: readonly NewField[]): Noun =>
  fields.length === 0 ? noun : { ...noun, fields: [...noun.fields, ...fields.map(declared)] }

const longText = 200

/** Tells the type of a column from its cells, one after another. */
export interface Guess {
  readonly look: (cell: string) => void
  /** What the cells seen so far allow; text where there were none. */
  readonly type: () => NewFieldType
}

const isDay = (text: string, facts: ValueFacts): boolean => {
  // A year first: other orders are for a person to tell.
  const [, date] = /^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:[T ]0?0:00(?::00(?:\.0+)?)?)?$/.exec(text) ?? []
  if (date === undefined) return false
  try {
    readValue({ key: 'day', type: { kind: 'day' }, words: { en: '', zh: '' } }, date, facts)
    return true
  } catch (error) {
    if (isFailure(error)) return false
    throw error
  }
}

/** Begins to guess. Numbers with a leading zero are codes, and codes are text. */
export const startGuess = (facts: ValueFacts): Guess => {
  const tests: readonly (readonly [NewFieldType, (text: string) => boolean])[] = [
    ['flag', (text) => /^[^01]+$/.test(text) && readFlag(text) !== null],
    ['integer', (text) => /^[+-]?(?:0|[1-9]\d{0,14})$/.test(text)],
    ['decimal', (text) => /^[+-]?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(text)],
    ['day', (text) => isDay(text, facts)],
  ]
  const left = new Set(tests.map(([type]) => type))
  let seen = false
  let isLong = false
  return {
    look: (cell) => {
      const text = cell.trim()
      if (text === '') return
      seen = true
      if (text.length > longText || text.includes('\n')) isLong = true
      for (const [type, test] of tests) if (left.has(type) && !test(text)) left.delete(type)
    },
    type: () => {
      const [found] = tests.filter(([type]) => left.has(type))
      if (!seen) return 'text'
      return found?.[0] ?? (isLong ? 'long' : 'text')
    },
  }
}
