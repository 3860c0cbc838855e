// A line as it was typed, with the place of every word and flag in it; and the same line with changes at some places.
// Nothing is looked for by its text where its place is known: two words of a line may be equal.
import type { Command } from '../command.ts'
import type { Option, Options } from '../option.ts'
import { shellWord } from '../shell-line.ts'

/** A flag of a line. */
export interface FlagPlace {
  /** Its long name, without dashes. */
  readonly name: string
  /** The place of the flag. */
  readonly at: number
  /** Its value; null where it has none. */
  readonly value: string | null
  /** Whether the value stands in the same word: `--city=x`, `-fjson`. */
  readonly joined: boolean
}

/** What is known of a line when it fails. */
export interface LineFacts {
  /** The words after `crm`. */
  readonly argv: readonly string[]
  /** The places of those that name the command. */
  readonly taken: readonly number[]
  readonly command: Command
  readonly options: Options
}

/** A line with its places. */
export interface TypedLine extends LineFacts {
  /** The places of words that are neither flags, nor values of flags, nor the command's name. */
  readonly words: readonly number[]
  readonly flags: readonly FlagPlace[]
}

const optionNamed = (options: Options, name: string): Option | undefined =>
  Object.hasOwn(options, name) ? options[name] : undefined

/** A command's own letter wins over that of every command. */
const nameOfLetter = (options: Options, letter: string): string | undefined =>
  Object.keys(options).findLast((name) => options[name]?.short === letter)

/** The flag that stands at a place. One that the command has not is taken for a flag without a value. */
const flagAt = ({ argv, options }: LineFacts, at: number): FlagPlace => {
  const word = argv[at] ?? ''
  const next = argv[at + 1] ?? null
  if (!word.startsWith('--')) {
    const name = nameOfLetter(options, word.slice(1, 2)) ?? word.slice(1)
    if (optionNamed(options, name)?.value === undefined) return { name, at, value: null, joined: false }
    return word.length > 2
      ? { name, at, value: word.slice(2).replace(/^=/, ''), joined: true }
      : { name, at, value: next, joined: false }
  }
  const sign = word.indexOf('=')
  const name = word.slice(2, sign < 0 ? undefined : sign)
  if (sign >= 0) return { name, at, value: word.slice(sign + 1), joined: true }
  return { name, at, value: optionNamed(options, name)?.value === undefined ? null : next, joined: false }
}

/** Finds the places of a line. */
export const typedLine = (facts: LineFacts): TypedLine => {
  const words: number[] = []
  const flags: FlagPlace[] = []
  let open = true
  for (let at = 0; at < facts.argv.length; at += 1) {
    const word = facts.argv[at] ?? ''
    if (open && word === '--') open = false
    else if (open && word.startsWith('-') && word.length > 1) {
      const flag = flagAt(facts, at)
      flags.push(flag)
      if (flag.value !== null && !flag.joined) at += 1
    } else if (!facts.taken.includes(at)) words.push(at)
  }
  return { ...facts, words, flags }
}

/** Words to stand at places instead of what stands there, each as a shell takes it; none at all where it is left out. */
export type Changes = ReadonlyMap<number, readonly string[]>

/** The line with changes, and with more behind it: flags stand before a `--`. */
export const changedLine = ({ argv }: TypedLine, changes: Changes, more: readonly string[] = []): string => {
  const end = argv.indexOf('--')
  const before = end >= 0 && more[0]?.startsWith('--') ? end : argv.length
  const pieces = argv.flatMap((word, at) => [...(at === before ? more : []), ...(changes.get(at) ?? [shellWord(word)])])
  return ['crm', ...pieces, ...(before === argv.length ? more : [])].join(' ')
}

/** The changes that give a flag another value. */
export const withFlagValue = (flag: FlagPlace, typed: string, value: string): Changes =>
  flag.joined
    ? new Map([[flag.at, [`${typed.slice(0, typed.length - (flag.value ?? '').length)}${shellWord(value)}`]]])
    : new Map([[flag.at + 1, [shellWord(value)]]])

/** The changes that put pieces in the place of a flag and its value. */
export const insteadOfFlag = (flag: FlagPlace, pieces: readonly string[]): Changes => {
  const own: [number, readonly string[]][] = [[flag.at, pieces]]
  return new Map(flag.value === null || flag.joined ? own : [...own, [flag.at + 1, []]])
}
