// Flags and words of one command, read by commander; what it refuses becomes a Failure with a suggestion.
import { CommanderError, Option as Flag, Command as Program } from 'commander'
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same } from '../kernel/words.ts'
import { refuseClashes } from './clashing-flags.ts'
import type { Command } from './command.ts'
import type { NounNames } from './command-names.ts'
import { computedField } from './computed-field.ts'
import { refuseFlagAsValue } from './flag-as-value.ts'
import { globalOptions, revealOptions } from './global-options.ts'
import type { Noun } from './noun.ts'
import { type Given, givenFrom, type Option, type Options } from './option.ts'
import { shellLine } from './shell-line.ts'

/** All flags of a command, its own before those every command has. */
export const optionsOf = (command: Command): Options => ({
  ...globalOptions,
  ...(command.effect === 'reads' ? revealOptions : {}),
  ...command.options,
})

const flagText = (name: string, option: Option): string =>
  `${option.short === undefined ? '' : `-${option.short}, `}--${name}${option.value === undefined ? '' : ' <value>'}`

/**
 * The flags that a line may name. Commander takes as long for each flag it is told of as for reading a line: it is told
 * of these alone.
 */
const flagsIn = (rest: readonly string[], options: Options): readonly (readonly [string, Option])[] => {
  const names = new Set(rest.flatMap((word) => (word.startsWith('--') ? [word.slice(2).replace(/=.*$/s, '')] : [])))
  const hasLetters = rest.some((word) => /^-[^-]/.test(word))
  return Object.keys(options).flatMap((name) => {
    const option = options[name]
    return option && (names.has(name) || (hasLetters && option.short !== undefined)) ? [[name, option] as const] : []
  })
}

/** Commander's program for a line of one command. It reads flags and words, and prints nothing. */
const programOf = (command: Command, flags: readonly (readonly [string, Option])[]): Program => {
  const program = new Program(command.path.join(' '))
  program
    .exitOverride()
    .helpOption(false)
    .allowExcessArguments(true)
    .configureOutput({ writeErr: () => {} })
  program.argument('[words...]')
  const taken = new Set(Object.values(command.options ?? {}).map((option) => option.short))
  for (const [name, option] of flags) {
    // A command's own short letter wins over a global one.
    const own = command.options?.[name] !== undefined
    const short = own || !taken.has(option.short) ? option : { ...option, short: undefined }
    const flag = new Flag(flagText(name, short as Option))
    if (option.value !== undefined) flag.argParser<string[]>((value, before) => [...(before ?? []), value])
    program.addOption(flag)
  }
  return program
}

/** Flags by what else people call them; the first that the command has is meant. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  telephone: ['phones', 'phone'],
  phone: ['phones'],
  mobile: ['phones', 'phone'],
  tel: ['phones', 'phone'],
  mail: ['emails', 'email'],
  email: ['emails'],
  'e-mail': ['emails', 'email'],
  since: ['from'],
}

/**
 * The flag that was perhaps meant: by its name, what else it is called, or the Chinese word of its field. A `--since` is
 * a day; it does not begin the name of a run.
 */
const nearFlag = (name: string, options: Options): string | undefined => {
  const other = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined
  const known = other?.find((one) => options[one] !== undefined)
  const names = Object.keys(options).filter((one) => name !== 'since' || one !== 'since-last-run')
  return names.find((one) => options[one]?.about.zh === name) ?? known ?? suggest(name, names)
}

/** The words with `--` before the one that was taken for flags: a text may begin with a dash. */
const asText = (rest: readonly string[], word: string): readonly string[] => [
  ...rest.filter((one) => one !== word),
  '--',
  word,
]

/** What stands for the value of a flag in help: `TEXT`; of several to choose from the first. */
const valueWanted = (command: Command, flag: string): string => {
  const options = optionsOf(command)
  const option = options[flag.replace(/^-+/, '')] ?? Object.values(options).find(({ short }) => flag === `-${short}`)
  return option?.choices?.[0] ?? (option?.value ?? 'VALUE').split('|')[0] ?? 'VALUE'
}

/** What a line names beside its command. */
interface Named {
  /** The noun that the command is of. */
  readonly noun?: Noun | undefined
  /** The noun of a line without a verb, which is a page of help. */
  readonly alone?: NounNames | undefined
}

/** A noun alone with a flag, as `revisits --limit 1`: a list is meant. */
const withoutVerb = ({ plural, chinese }: NounNames, rest: readonly string[]): Failure =>
  new Failure(
    'usage',
    'unknown-verb',
    { en: `${plural}: to do what?`, zh: `对${chinese[0] ?? plural}做什么？` },
    { hint: same(shellLine(['list', plural, ...rest.slice(1)])) },
  )

const commanderFailure = (
  error: CommanderError,
  command: Command,
  rest: readonly string[],
  { noun, alone }: Named,
): Failure => {
  if (alone) return withoutVerb(alone, rest)
  const bad = /'([^']+)'/.exec(error.message)?.[1] ?? ''
  const flag = bad.split(/[ ,]/).find((part) => part.startsWith('--')) ?? bad.split(' ')[0] ?? bad
  const line = `crm ${command.path.join(' ')}`
  const typed = (words: readonly string[]): string => shellLine([...command.path, ...words])
  // Commander takes a word apart into letters, `-hello` into -h and -ello: people typed the word.
  const word = /^-[^-]/.test(flag)
    ? rest.find((one) => /^-[^-]{2}/.test(one) && one.endsWith(flag.slice(1)))
    : undefined
  if (word !== undefined && error.code === 'commander.unknownOption')
    return new Failure(
      'usage',
      'unknown-flag',
      { en: `${line} has no flag "${word}"`, zh: `${line} 没有选项“${word}”` },
      {
        field: word.replace(/^-+/, ''),
        why: { en: 'a text that begins with a dash goes behind --', zh: '以 - 开头的文字写在 -- 之后' },
        hint: same(typed(asText(rest, word))),
      },
    )
  if (error.code === 'commander.optionMissingArgument')
    return new Failure(
      'usage',
      'missing-value',
      { en: `${flag} needs a value`, zh: `${flag} 需要一个值` },
      { field: flag.replace(/^-+/, ''), hint: same(`${typed(rest)} ${valueWanted(command, flag)}`) },
    )
  const name = flag.replace(/=.*$/, '')
  const computed = noun?.fields.find(
    ({ key, derived }) => derived && key === name.replace(/^-+/, '').replaceAll('-', '_'),
  )
  if (noun && computed) return computedField(noun, computed)
  const near = nearFlag(name.replace(/^-+/, ''), optionsOf(command))
  // A flag that takes no value was given one.
  const takes = near !== undefined && optionsOf(command)[near]?.value !== undefined
  const better = rest.map((word) =>
    word === name || word.startsWith(`${name}=`) ? `--${near}${takes ? word.slice(name.length) : ''}` : word,
  )
  return new Failure(
    'usage',
    'unknown-flag',
    { en: `${line} has no flag "${flag}"`, zh: `${line} 没有选项“${flag}”` },
    { field: flag.replace(/^-+/, ''), hint: same(near === undefined ? `${line} --help` : typed(better)) },
  )
}

/** What a line gives to a command. */
export interface Read {
  readonly words: readonly string[]
  readonly given: Given
}

const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

const refuseChoice = (name: string, option: Option, values: readonly string[]): void => {
  const wrong = option.choices && values.find((value) => !option.choices?.includes(value))
  if (wrong === undefined || !option.choices) return
  const near = suggest(wrong, option.choices)
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--${name} cannot be "${wrong}"`, zh: `--${name} 不能是“${wrong}”` },
    {
      field: name,
      why: { en: `it is one of ${option.choices.join(', ')}`, zh: `可以是 ${option.choices.join('、')}` },
      hint: same(`--${name} ${near ?? option.choices[0]}`),
    },
  )
}

/**
 * Reads the rest of a line for a command. Throws `unknown-flag`, `missing-value` or `bad-value` (exit 2), and
 * `computed-field` where the flag is a field of its noun that nobody writes.
 */
export const readFlags = (command: Command, rest: readonly string[], named: Named = {}): Read => {
  const options = optionsOf(command)
  refuseFlagAsValue(command.path, rest, options)
  const flags = flagsIn(rest, options)
  const program = programOf(command, flags)
  try {
    program.parse([...rest], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) throw commanderFailure(error, command, rest, named)
    throw error
  }
  const found: Readonly<Record<string, unknown>> = program.opts()
  const table = new Map<string, readonly string[]>()
  for (const [name, option] of flags) {
    // Commander turns `--no-x` into x = false.
    const value = name.startsWith('no-') ? found[camel(name.slice(3))] === false : found[camel(name)]
    if (Array.isArray(value)) {
      const texts = value.map(String)
      refuseChoice(name, option, texts)
      table.set(name, texts)
    } else if (value === true) table.set(name, [])
  }
  const given = givenFrom(table)
  refuseClashes({ path: command.path, rest, options, given })
  return { words: program.args, given }
}
