// The words that may stand for a sign after a field and a dot, so that a filter needs no quotes in a shell.
import type { Sign } from './syntax.ts'

/** What is asked between a field and its value. */
export type Operator = 'has' | 'is' | 'is-not' | 'under' | 'most' | 'over' | 'least' | 'within'

const signs: Readonly<Record<Sign, Operator>> = {
  ':': 'has',
  '=': 'is',
  '!=': 'is-not',
  '<': 'under',
  '<=': 'most',
  '>': 'over',
  '>=': 'least',
}

const words: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['has', 'has'],
  ['is', 'is'],
  ['on', 'is'],
  ['before', 'under'],
  ['under', 'under'],
  ['after', 'over'],
  ['over', 'over'],
  ['min', 'least'],
  ['max', 'most'],
  ['within', 'within'],
  ['含', 'has'],
  ['是', 'is'],
  ['早于', 'under'],
  ['少于', 'under'],
  ['晚于', 'over'],
  ['多于', 'over'],
  ['至少', 'least'],
  ['至多', 'most'],
  ['以内', 'within'],
])

/** The English words, for help and suggestions. */
export const operatorWords: readonly string[] = [...words.keys()].filter((word) => /^[a-z]/.test(word))

/** What a sign asks. */
export const operatorOfSign = (sign: Sign): Operator => signs[sign]

/** What a word after a dot asks; undefined for a word that is none of them. */
export const operatorOfWord = (word: string): Operator | undefined => words.get(word.toLowerCase())
