// A noun in a sentence: with its article, in the plural, counted. English has forms; Chinese has none.
import { counted, grouped, type Words } from '../kernel/words.ts'
import type { Noun } from './noun.ts'

type Called = Pick<Noun, 'name' | 'plural' | 'chinese' | 'one'>

const chineseOf = ({ name, chinese }: Called): string => chinese[0] ?? name

/** One of them: English with its article, Chinese bare. */
export const nounIn = (noun: Called): Words => ({
  en: noun.one ?? `${/^[aeiou]/.test(noun.name) ? 'an' : 'a'} ${noun.name}`,
  zh: chineseOf(noun),
})

/** The noun in the plural. */
export const nounsIn = (noun: Called): Words => ({ en: noun.plural, zh: chineseOf(noun) })

/** So many of them: `1 customer`, `3 customers`. */
export const countedNoun = (noun: Called, count: number): Words => ({
  en: counted(count, noun.name, noun.plural),
  zh: `${grouped(count)} 个${chineseOf(noun)}`,
})
