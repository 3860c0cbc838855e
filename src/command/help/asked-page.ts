// Which page of help a line asks for, told from the names of commands alone. Draws nothing.
import { Failure, isFailure } from '../../kernel/failure.ts'
import { suggest } from '../../kernel/suggest.ts'
import { same } from '../../kernel/words.ts'
import { readLine } from '../argv.ts'
import { type CommandNames, hasPath, nounOf, verbOf } from '../command-names.ts'
import { topicNames, topicOf } from './topic-names.ts'

/** The name of a page: `main`, `command add customer`, `noun customer`, `verb add`, `topic dates`, `schema customer`. */
export type PageName = string

/** Other first words of `crm help`. */
export const helpWords: readonly string[] = ['help', '帮助']

const schemaWords: readonly string[] = ['schema', '结构']

const pageOfPath = (path: readonly string[]): PageName => `command ${path.join(' ')}`

/** Everything a page can be asked for by, for suggestions. */
const askable = (names: CommandNames): readonly string[] => [
  ...topicNames.flatMap((topic) => ('under' in topic ? [] : [topic.name, ...topic.chinese])),
  ...names.nouns.flatMap((noun) => [noun.name, noun.plural, ...noun.chinese]),
  ...names.paths.flatMap((path) => path.slice(0, 1)),
  ...schemaWords,
]

const unknownTopic = (names: CommandNames, words: readonly string[]): Failure => {
  const asked = words.join(' ')
  const near = suggest(words[0] ?? '', [...new Set(askable(names))])
  return new Failure(
    'usage',
    'unknown-topic',
    { en: `there is no help on "${asked}"`, zh: `没有关于“${asked}”的帮助` },
    { hint: same(near === undefined ? 'crm help' : `crm help ${near}`) },
  )
}

const schemaPage = (names: CommandNames, word: string | undefined): PageName => {
  if (word === undefined) return 'schemas'
  // What has no regular verbs has no list of its own form.
  const regular = names.nouns.filter(({ name }) => hasPath(names, ['export', name]))
  const noun = nounOf(regular, word)
  if (noun) return `schema ${noun.name}`
  const near = suggest(
    word,
    regular.map(({ name }) => name),
  )
  throw new Failure(
    'usage',
    'unknown-noun',
    { en: `there is no schema of "${word}"`, zh: `没有“${word}”的结构` },
    { hint: same(near === undefined ? 'crm help schema' : `crm help schema ${near}`) },
  )
}

/** A single word: a topic, a noun, a command, a verb, or the second word of one command (`revisits`). */
const pageOfWord = (names: CommandNames, word: string): PageName | undefined => {
  const topic = topicOf(word)
  if (topic !== undefined) return `topic ${topic}`
  const noun = nounOf(names.nouns, word)
  if (noun) return `noun ${noun.name}`
  const top = names.aliases[word] ?? word
  if (names.paths.some((path) => path.length === 1 && path[0] === top)) return pageOfPath([top])
  const verb = verbOf(word) ?? word
  if (names.paths.some((path) => path.length > 1 && path[0] === verb)) return `verb ${verb}`
  const ending = names.paths.filter((path) => path.length > 1 && path[1] === word)
  const [only] = ending
  return only && ending.length === 1 ? pageOfPath(only) : undefined
}

/** The page that words after `crm help` ask for. Throws `unknown-topic`, `unknown-noun` or `unknown-verb` (exit 2). */
export const pageOfWords = (names: CommandNames, words: readonly string[]): PageName => {
  const [first, second] = words
  if (first === undefined) return 'main'
  if (schemaWords.includes(first)) return schemaPage(names, second)
  const under = topicOf(first)
  const inner = second === undefined || under === undefined ? undefined : topicOf(second, under)
  if (inner !== undefined) return `topic ${inner}`
  if (second === undefined) {
    const found = pageOfWord(names, first)
    if (found === undefined) throw unknownTopic(names, words)
    return found
  }
  try {
    return pageOfPath(readLine([first, second], names).path)
  } catch (error) {
    if (isFailure(error) && error.code === 'unknown-command') throw unknownTopic(names, words)
    throw error
  }
}

/** The page of a line with `--help`: that of the command it would run. */
export const pageOfLine = (names: CommandNames, words: readonly string[]): PageName => {
  const [first, second] = words
  if (first === undefined) return 'main'
  if (helpWords.includes(first)) return pageOfWords(names, words.slice(1))
  if (second === undefined && verbOf(first) !== undefined) return pageOfWord(names, first) ?? 'main'
  const { path, rest } = readLine(words, names)
  return path[0] === 'help' ? `noun ${rest[0] ?? ''}` : pageOfPath(path)
}
