// What may stand where the cursor is: finds the command by the words before it, then the place, then what that takes.
import { readLine } from '../argv.ts'
import { type CommandNames, hasPath, nounOfId, verbOf } from '../command-names.ts'
import { behind, fitting, nothing, type Offer, offer } from './candidate.ts'
import { helpWords, topWords, wordsAfter } from './command-words.ts'
import type { DrawnCommand, DrawnFlag, DrawnWord } from './drawn.ts'
import type { Known } from './known.ts'
import { offerFor } from './places.ts'

/** A line as it is typed: whole words before the cursor, the beginning of the one at it, and words behind it. */
export interface TypedLine {
  readonly before: readonly string[]
  readonly typed: string
  readonly after: readonly string[]
}

type Flags = Readonly<Record<string, DrawnFlag>>

interface Taken {
  readonly words: readonly string[]
  /** Names of flags, as they were typed. */
  readonly flags: readonly string[]
  /** The flag that waits for its value. */
  readonly waiting?: string
  /** After `--` nothing is a flag. */
  readonly ended: boolean
}

const flagNamed = (flags: Flags, typed: string): string | undefined => {
  if (typed.startsWith('--')) return Object.hasOwn(flags, typed.slice(2)) ? typed.slice(2) : undefined
  return Object.keys(flags).find((name) => flags[name]?.short === typed.slice(1))
}

/** Takes words and flags apart, by the flags that are known. */
const takeApart = (all: readonly string[], flags: Flags): Taken => {
  const [words, given]: [string[], string[]] = [[], []]
  let waiting: string | undefined
  let ended = false
  for (const word of all) {
    if (waiting !== undefined) waiting = undefined
    else if (ended || !word.startsWith('-') || word === '-') words.push(word)
    else if (word === '--') ended = true
    else {
      const [typed = ''] = word.split('=')
      const name = flagNamed(flags, typed)
      given.push(name ?? typed)
      if (name !== undefined && !word.includes('=') && flags[name]?.valued) waiting = name
    }
  }
  return { words, flags: given, ended, ...(waiting === undefined ? {} : { waiting }) }
}

/** Flags that a line with these may not have. */
const against = (flags: Flags, named: readonly string[]): readonly string[] => [
  ...named.flatMap((name) => flags[name]?.not ?? []),
  ...Object.keys(flags).filter((name) => flags[name]?.not?.some((other) => named.includes(other))),
]

/** Flags that begin as typed, are not given yet, and contradict none that is; hidden ones only where no other fits. */
const ofFlags = (flags: Flags, given: readonly string[], typed: string): Offer => {
  const named = given.flatMap((name) => [name, flags[name]?.same ?? name])
  const out = new Set([...named.filter((name) => !flags[name]?.many), ...against(flags, named)])
  const words = (hidden: boolean): readonly DrawnWord[] =>
    Object.entries(flags)
      .filter(([name, flag]) => (flag.hidden === true) === hidden && !out.has(name))
      .map(([name, { about }]) => ({ text: `--${name}`, about }))
      .filter(({ text }) => text.startsWith(typed))
  const shown = words(false)
  return offer(fitting(shown.length > 0 ? shown : words(true), typed))
}

/** `--flag=value`, where the flag is known. */
const ofJoined = async (known: Known, flags: Flags, typed: string): Promise<Offer | undefined> => {
  const cut = typed.indexOf('=') + 1
  if (cut === 0 || !typed.startsWith('--')) return undefined
  const name = flagNamed(flags, typed.slice(0, cut - 1))
  const takes = name === undefined ? undefined : flags[name]?.takes
  if (!takes) return nothing
  const found = await offerFor(known, takes, typed.slice(cut))
  return found.kind === 'words'
    ? offer(behind(typed.slice(0, cut), found.words))
    : { ...found, head: typed.slice(0, cut) }
}

const ofCommand = async (
  known: Known,
  command: DrawnCommand,
  rest: readonly string[],
  line: TypedLine,
): Promise<Offer> => {
  const { flags, words } = command
  const { typed, after } = line
  const taken = takeApart(rest, flags)
  const given = [...taken.flags, ...takeApart(after, flags).flags]
  if (taken.waiting !== undefined) {
    const takes = flags[taken.waiting]?.takes
    return takes ? offerFor(known, takes, typed) : nothing
  }
  const isFlag = !taken.ended && typed.startsWith('-')
  if (isFlag && typed !== '-') {
    const joined = await ofJoined(known, flags, typed)
    if (joined) return joined
    const found = ofFlags(flags, given, typed)
    if (found !== nothing) return found
  }
  if (typed === '-') return ofFlags(flags, given, typed)
  const takes = words[taken.words.length] ?? (command.rest ? words.at(-1) : undefined)
  const found = takes ? await offerFor(known, takes, typed) : nothing
  if (found !== nothing || typed !== '' || taken.ended) return found
  // Nothing else is to be said: what the command can be told, without what every command can.
  const common = (await known.words())?.flags ?? {}
  const own = Object.fromEntries(Object.entries(flags).filter(([name]) => !Object.hasOwn(common, name)))
  return ofFlags(own, given, '')
}

const lineOf = (names: CommandNames, words: readonly string[]): ReturnType<typeof readLine> | undefined => {
  try {
    return readLine(words, names)
  } catch {
    return undefined
  }
}

const joinOffers = (first: readonly DrawnWord[], typed: string, then: Offer): Offer => {
  const words = fitting(first, typed)
  if (words.length === 0 || then.kind !== 'words') return words.length > 0 ? offer(words) : then
  return offer([...words, ...then.words])
}

/** The command of a verb and an id that is being typed: `done V-`. */
const pathByLetter = (names: CommandNames, first: string, typed: string): readonly string[] | undefined => {
  const [, letter] = /^([A-Za-z]{1,2})-\d*$/.exec(typed) ?? []
  const verb = verbOf(first)
  const noun = letter === undefined || verb === undefined ? undefined : nounOfId(names.nouns, verb, `${letter}-1`)
  return noun && verb !== undefined && hasPath(names, [verb, noun.name]) ? [verb, noun.name] : undefined
}

/** What is offered where the cursor is. Fails only where the drawn pages cannot be read. */
export const complete = async (known: Known, line: TypedLine): Promise<Offer> => {
  const { names } = known
  const { before, typed, after } = line
  const drawn = await known.words()
  if (!drawn) return nothing
  const { words, flags, waiting } = takeApart(before, drawn.flags)
  const [first] = words
  const isFlag = typed.startsWith('-')
  if (first === undefined)
    return waiting !== undefined || isFlag
      ? ofCommand(known, { words: [], flags: drawn.flags }, before, line)
      : offer(fitting(topWords(names, drawn), typed))
  if ((names.aliases[first] ?? first) === 'help' && waiting === undefined && !isFlag)
    return offer(fitting(helpWords(names, drawn, words.slice(1)), typed))
  const read = lineOf(names, before)
  // A noun alone is read as its page, which takes nothing.
  const command = read && (read.path[0] !== 'help' || first === 'help') ? await known.command(read.path) : undefined
  if (!command || !read) {
    const given = [...flags, ...takeApart(after, drawn.flags).flags]
    if (isFlag) return ofFlags(drawn.flags, given, typed)
    if (waiting !== undefined) return ofCommand(known, { words: [], flags: drawn.flags }, before, line)
  }
  const next = words.length === 1 && waiting === undefined && !isFlag ? wordsAfter(names, drawn, first) : []
  const byLetter = words.length === 1 && waiting === undefined ? pathByLetter(names, first, typed) : undefined
  const ofRecord = byLetter && (await known.command(byLetter))
  if (ofRecord) return ofCommand(known, ofRecord, [], line)
  const then = command && read ? await ofCommand(known, command, read.rest, line) : nothing
  return joinOffers(next, typed, then)
}
