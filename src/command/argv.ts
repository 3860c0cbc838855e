// Which command a line means: words in either order, plural, short and Chinese, before commander sees them.
// Knows the names of commands and nouns only; their flags are the command's.
import { type CommandNames, hasPath, type NounNames, nounOf, nounOfId, verbOf } from './command-names.ts'
import { unknownCommand, unknownNoun, unknownVerb } from './unknown-words.ts'

/** A line taken apart: the command's path, and all that is not part of it, in order. */
export interface Line {
  readonly path: readonly string[]
  readonly rest: readonly string[]
  /** The places of the words that were taken for the path. */
  readonly taken: readonly number[]
}

/** Places of the words that are neither flags nor values of flags, up to the second. */
const firstWords = (argv: readonly string[], valued: ReadonlySet<string>): readonly number[] => {
  const places: number[] = []
  for (let place = 0; place < argv.length && places.length < 2; place += 1) {
    const word = argv[place] ?? ''
    if (word === '--') break
    if (word.startsWith('-') && word.length > 1) {
      if (valued.has(word)) place += 1
      continue
    }
    places.push(place)
  }
  return places
}

const without = (argv: readonly string[], places: readonly number[]): string[] =>
  argv.filter((_, place) => !places.includes(place))

/**
 * Finds the command of a line. A noun alone is its page (`["help", noun]`); no word at all is `["help"]`.
 * Throws `unknown-command`, `unknown-noun` or `unknown-verb` (exit 2) with a suggestion.
 */
export const readLine = (argv: readonly string[], names: CommandNames): Line => {
  const places = firstWords(argv, names.valued)
  const [first, second] = places
  if (first === undefined) return { path: ['help'], rest: argv, taken: [] }
  const word = argv[first] ?? ''
  const next = second === undefined ? undefined : (argv[second] ?? '')
  const one = [first]
  const both = second === undefined ? one : [first, second]
  const pair = (verb: string, noun: NounNames): Line | undefined =>
    hasPath(names, [verb, noun.name]) ? { path: [verb, noun.name], rest: without(argv, both), taken: both } : undefined
  /** A command that needs no noun, typed with the one it is about: `log customer C-1`, `customer log C-1`. */
  const about = (typed: string, noun: NounNames | undefined): Line | undefined => {
    const top = names.aliases[typed] ?? typed
    return noun && names.subjects[top] === noun.name
      ? { path: [top], rest: without(argv, both), taken: both }
      : undefined
  }
  const verb = verbOf(word)
  if (verb !== undefined) {
    // A command may stand under a verb with a word of its own: `list revisits`.
    if (next !== undefined && hasPath(names, [verb, next]))
      return { path: [verb, next], rest: without(argv, both), taken: both }
    const noun = next === undefined ? undefined : nounOf(names.nouns, next)
    const found = noun && pair(verb, noun)
    if (found) return found
    // A word may be both: `import list` are the receipts of imports.
    const other = nounOf(names.nouns, word)
    const otherVerb = next === undefined ? undefined : verbOf(next)
    const turned = other && otherVerb !== undefined ? pair(otherVerb, other) : undefined
    if (turned) return turned
    // The letter of an id says the noun: `done V-21`, `edit C-2 --stage deal`.
    const meant = next === undefined ? undefined : nounOfId(names.nouns, verb, next)
    if (meant && hasPath(names, [verb, meant.name]))
      return { path: [verb, meant.name], rest: without(argv, one), taken: one }
    if (!names.paths.some(([start]) => start === verb)) throw unknownCommand(names, argv, first)
    if (!hasPath(names, [verb])) throw unknownNoun(names, verb, argv, second)
  }
  // A verb that is a command by itself is so by all its words: `彻底删除 --rule 3y` is `erase --rule 3y`.
  const top = names.aliases[word] ?? (verb !== undefined && hasPath(names, [verb]) ? verb : word)
  /** A command that stands under a first word, by its own second word or another for it. */
  const under = (start: string): Line | undefined => {
    if (next === undefined) return undefined
    const path = [start, names.seconds[`${start} ${next}`] ?? next]
    return hasPath(names, path) ? { path, rest: without(argv, both), taken: both } : undefined
  }
  const found = under(top)
  if (found) return found
  const noun = nounOf(names.nouns, word)
  // Commands may begin with the name of a noun: `segment rfm`, `分群 rfm`.
  const inNoun = noun && under(noun.name)
  if (inNoun) return inNoun
  if (next !== undefined) {
    const named = about(word, nounOf(names.nouns, next)) ?? about(next, noun)
    if (named) return named
  }
  if (noun && next !== undefined) {
    const nextVerb = verbOf(next)
    const found = nextVerb === undefined ? undefined : pair(nextVerb, noun)
    if (found) return found
    if ((names.aliases[next] ?? next) === 'help')
      return { path: ['help'], rest: [noun.name, ...without(argv, both)], taken: both }
    if (names.paths.some(([start]) => start === nextVerb)) throw unknownNoun(names, nextVerb ?? next, argv, first)
  }
  if (hasPath(names, [top])) return { path: [top], rest: without(argv, one), taken: one }
  if (noun && second !== undefined) throw unknownVerb(names, noun, argv, second)
  if (noun) return { path: ['help'], rest: [noun.name, ...without(argv, one)], taken: one }
  // A word that only begins commands of two words, such as `run`.
  if (names.paths.some(([verb]) => verb === top)) throw unknownNoun(names, top, argv, second)
  throw unknownCommand(names, argv, first)
}
