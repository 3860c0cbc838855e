// Which command a line means: words in either order, plural, short and Chinese, before commander sees them.
// Knows the names of commands and nouns only; their flags are the command's.
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same } from '../kernel/words.ts'
import type { Noun } from './noun.ts'

/** What naming needs to know of a noun. */
export type NounNames = Pick<Noun, 'name' | 'plural' | 'chinese' | 'short'>

/** The verbs with their other spellings. Only these are guessed as verbs; nothing is completed from a prefix. */
export const verbWords: Readonly<Record<string, readonly string[]>> = {
  add: ['new', 'create', '新增', '添加', '新建'],
  list: ['ls', '列表', '列出'],
  show: ['get', 'view', '查看', '显示'],
  edit: ['set', 'modify', '修改', '编辑'],
  remove: ['rm', 'delete', '删除'],
  restore: ['恢复'],
  import: ['导入'],
  export: ['导出'],
  done: ['完成'],
  cancel: ['取消'],
  move: ['流转', '推进'],
  assign: ['指派', '分配'],
  close: ['关闭'],
  merge: ['合并'],
}

/** What is known of all commands: enough to find one, without loading any. */
export interface CommandNames {
  readonly nouns: readonly NounNames[]
  /** Every path, `["done", "visit"]`, `["today"]`. */
  readonly paths: readonly (readonly string[])[]
  /** Other first words of a command without noun. */
  readonly aliases: Readonly<Record<string, string>>
  /** Names of flags that take a value, with their dashes. */
  readonly valued: ReadonlySet<string>
}

/** A line taken apart: the command's path, and all that is not part of it, in order. */
export interface Line {
  readonly path: readonly string[]
  readonly rest: readonly string[]
}

/** The verb a word means. */
export const verbOf = (word: string): string | undefined =>
  Object.keys(verbWords).find((verb) => verb === word || verbWords[verb]?.includes(word) === true)

/** The noun a word means. */
export const nounOf = <N extends NounNames>(nouns: readonly N[], word: string): N | undefined =>
  nouns.find(
    (noun) =>
      noun.name === word || noun.plural === word || noun.chinese.includes(word) || noun.short?.includes(word) === true,
  )

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

const unknown = (names: CommandNames, word: string): Failure => {
  const all = [
    ...names.paths.map((path) => path[0] ?? ''),
    ...Object.keys(verbWords),
    ...names.nouns.flatMap((noun) => [noun.name, noun.plural, ...noun.chinese]),
  ]
  const near = suggest(word, [...new Set(all)])
  return new Failure(
    'usage',
    'unknown-command',
    { en: `there is no command "${word}"`, zh: `没有命令“${word}”` },
    { hint: same(near === undefined ? 'crm help' : `crm ${near}`) },
  )
}

const unknownNoun = (names: CommandNames, verb: string, word: string | undefined): Failure => {
  const fitting = names.paths.filter((path) => path[0] === verb && path[1] !== undefined).map((path) => path[1] ?? '')
  const near =
    word === undefined
      ? undefined
      : suggest(word, [...fitting, ...names.nouns.flatMap((noun) => [noun.plural, ...noun.chinese])])
  const words =
    word === undefined
      ? { en: `${verb} what?`, zh: `${verb} 什么？` }
      : { en: `there is nothing called "${word}" to ${verb}`, zh: `没有可以 ${verb} 的“${word}”` }
  return new Failure('usage', 'unknown-noun', words, {
    why: { en: `${verb} goes with ${fitting.join(', ')}`, zh: `${verb} 可用于 ${fitting.join('、')}` },
    hint: same(`crm ${verb} ${near ?? fitting[0] ?? ''}`),
  })
}

const has = (names: CommandNames, path: readonly string[]): boolean =>
  names.paths.some((one) => one.length === path.length && one.every((word, place) => word === path[place]))

/**
 * Finds the command of a line. A noun alone is its page (`["help", noun]`); no word at all is `["help"]`.
 * Throws `unknown-command` or `unknown-noun` (exit 2) with a suggestion.
 */
export const readLine = (argv: readonly string[], names: CommandNames): Line => {
  const places = firstWords(argv, names.valued)
  const [first, second] = places
  if (first === undefined) return { path: ['help'], rest: argv }
  const word = argv[first] ?? ''
  const next = second === undefined ? undefined : (argv[second] ?? '')
  const one = [first]
  const both = second === undefined ? one : [first, second]
  const pair = (verb: string, noun: NounNames): Line | undefined =>
    has(names, [verb, noun.name]) ? { path: [verb, noun.name], rest: without(argv, both) } : undefined
  const verb = verbOf(word)
  if (verb !== undefined) {
    // A command may stand under a verb with a word of its own: `list revisits`.
    if (next !== undefined && has(names, [verb, next])) return { path: [verb, next], rest: without(argv, both) }
    const noun = next === undefined ? undefined : nounOf(names.nouns, next)
    const found = noun && pair(verb, noun)
    if (found) return found
    if (!has(names, [verb])) throw unknownNoun(names, verb, next)
  }
  if (next !== undefined && has(names, [word, next])) return { path: [word, next], rest: without(argv, both) }
  const noun = nounOf(names.nouns, word)
  if (noun && next !== undefined) {
    const nextVerb = verbOf(next)
    const found = nextVerb === undefined ? undefined : pair(nextVerb, noun)
    if (found) return found
    if (nextVerb !== undefined) throw unknownNoun(names, nextVerb, word)
  }
  const top = names.aliases[word] ?? word
  if (has(names, [top])) return { path: [top], rest: without(argv, one) }
  if (noun) return { path: ['help'], rest: [noun.name, ...without(argv, one)] }
  throw unknown(names, word)
}
