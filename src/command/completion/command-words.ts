// The words that make a command, in either order and language: which may begin a line, and which may follow the first.
import { type CommandNames, type NounNames, nounOf, verbOf, verbWords } from '../command-names.ts'
import type { DrawnWord, DrawnWords } from './drawn.ts'

/** Verbs after which a noun stands in the plural. */
const ofMany: readonly string[] = ['list', 'import', 'export']

const spellings = ({ name, plural, chinese, short = [] }: NounNames): readonly string[] => [
  name,
  plural,
  ...chinese,
  ...short,
]

const isShown = (drawn: DrawnWords, path: readonly string[]): boolean => Object.hasOwn(drawn.commands, path.join(' '))

const verbAbout = (drawn: DrawnWords, verb: string, path: readonly string[]): string =>
  drawn.verbs[verb] ?? drawn.commands[path.join(' ')] ?? ''

/** Words that may begin a line: commands of one word, then verbs, then nouns. */
export const topWords = (names: CommandNames, drawn: DrawnWords): readonly DrawnWord[] => {
  const aliasesOf = (word: string): readonly string[] =>
    Object.keys(names.aliases).filter((alias) => names.aliases[alias] === word)
  const alone = names.paths
    .filter((path) => path.length === 1 && isShown(drawn, path))
    .map(([word = '']) => ({ text: word, about: drawn.commands[word] ?? '', also: aliasesOf(word) }))
  const verbs = names.paths
    .filter((path) => path.length > 1 && isShown(drawn, path))
    .map((path) => {
      const [verb = ''] = path
      return { text: verb, about: verbAbout(drawn, verb, path), also: verbWords[verb] ?? [] }
    })
  const nouns = names.nouns.map((noun) => ({
    text: noun.name,
    about: drawn.nouns[noun.name] ?? '',
    also: spellings(noun),
  }))
  return [...alone, ...verbs, ...nouns]
}

const afterVerb = (names: CommandNames, drawn: DrawnWords, verb: string): readonly DrawnWord[] =>
  names.paths
    .filter((path) => path.length === 2 && path[0] === verb && isShown(drawn, path))
    .map((path) => {
      const [, word = ''] = path
      const noun = names.nouns.find(({ name }) => name === word)
      const text = noun && ofMany.includes(verb) ? noun.plural : word
      return { text, about: drawn.commands[path.join(' ')] ?? '', also: noun ? spellings(noun) : [] }
    })

const afterNoun = (names: CommandNames, drawn: DrawnWords, { name }: NounNames): readonly DrawnWord[] =>
  names.paths
    .filter((path) => path.length === 2 && path[1] === name && isShown(drawn, path))
    .map((path) => {
      const [verb = ''] = path
      return { text: verb, about: drawn.commands[path.join(' ')] ?? '', also: verbWords[verb] ?? [] }
    })

const han = /\p{Script=Han}/u

/** The Chinese spelling of each word first, where it has one: for who writes Chinese. */
const inChinese = (words: readonly DrawnWord[]): readonly DrawnWord[] =>
  words.map(({ text, about, also = [] }) => {
    const chinese = also.find((one) => han.test(one))
    return chinese === undefined ? { text, about, also } : { text: chinese, about, also: [text, ...also] }
  })

/** Words that may follow the first of a line to make a command: nouns after a verb, verbs after a noun. */
export const wordsAfter = (names: CommandNames, drawn: DrawnWords, first: string): readonly DrawnWord[] => {
  const top = verbOf(first) ?? names.aliases[first] ?? first
  const noun = nounOf(names.nouns, first)
  const words = [...afterVerb(names, drawn, top), ...(noun ? afterNoun(names, drawn, noun) : [])]
  return han.test(first) ? inChinese(words) : words
}

/** Words after `crm help`: topics and all that makes a command; then what follows the first of them. */
export const helpWords = (names: CommandNames, drawn: DrawnWords, words: readonly string[]): readonly DrawnWord[] => {
  const [first, second] = words
  if (second !== undefined) return []
  const topics = drawn.topics.filter(({ under }) => under === first)
  if (first === undefined) return [...topics, { text: 'schema', about: 'JSON Schema' }, ...topWords(names, drawn)]
  if (first === 'schema')
    return names.nouns
      .filter(({ name }) => isShown(drawn, ['export', name]))
      .map((noun) => ({ text: noun.name, about: drawn.nouns[noun.name] ?? '', also: spellings(noun) }))
  const known = drawn.topics.find(({ text, also = [] }) => text === first || also.includes(first))
  return [
    ...drawn.topics.filter(({ under }) => under !== undefined && under === known?.text),
    ...wordsAfter(names, drawn, first),
  ]
}
