// The program as data: its nouns and commands, and what the store needs to keep itself true.
import type { Follow, Keeper, Reading, Settle, StoreFunctions } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import type { BaseScene, Command, OnlyThese } from './command.ts'
import type { CommandNames, NounNames } from './command-names.ts'
import type { CustomFieldOf } from './custom-fields.ts'
import { globalOptions } from './global-options.ts'
import type { Noun, RegularVerb } from './noun.ts'
import type { Options } from './option.ts'
import { segmentOption } from './segment-option.ts'
import { regularVerbs } from './verbs/index.ts'
import { listOptions } from './verbs/verb.ts'

/** Commands by path, `'done visit'`, each made when it is asked for. */
export type OwnCommands = Readonly<Record<string, () => Command>>

/** For whom the table `standing` is to hold: for all customers in use unless said otherwise. */
export interface Held {
  /** At least for these. */
  readonly only?: OnlyThese
  /** For those who are removed, and for nobody else. */
  readonly archived?: boolean
}

/** Everything the engine runs. */
export interface Program {
  readonly nouns: readonly Noun[]
  /** Things that commands of their own list and show, without regular verbs. */
  readonly otherNouns?: readonly NounNames[]
  /** Commands beside the regular verbs. One with the path of a regular verb replaces it. */
  readonly commands: OwnCommands
  readonly customField: CustomFieldOf
  readonly keepers: () => readonly Keeper[]
  readonly follow: Follow
  readonly settle: Settle
  /** Functions that queries call, by name; deterministic. */
  readonly functions: StoreFunctions
  /** Makes a new store at a path; throws where there is one. */
  readonly makeStore: (path: string, scene: BaseScene) => Promise<void>
  /**
   * Makes the table `standing` hold for a day until the next call. Answers with the number of customers in it, where it
   * holds all.
   */
  readonly holdDay: (reading: Reading, day: Day, held?: Held) => Promise<number | undefined>
}

const regularPaths = (program: Pick<Program, 'nouns'>): readonly (readonly string[])[] =>
  program.nouns.flatMap((noun) => Object.keys(regularVerbs).map((verb) => [verb, noun.name]))

const valuedIn = (options: Options): readonly string[] =>
  Object.entries(options).flatMap(([name, option]) =>
    option.value === undefined ? [] : [`--${name}`, ...(option.short === undefined ? [] : [`-${option.short}`])],
  )

/** The commands beside the regular verbs. */
export const ownCommands = (program: Program): readonly Command[] =>
  Object.values(program.commands).map((command) => command())

/** The names by which a line is understood. */
export const namesOf = (program: Program): CommandNames => {
  const own = ownCommands(program)
  return {
    nouns: [...program.nouns, ...(program.otherNouns ?? [])],
    paths: [...own.map((command) => command.path), ...regularPaths(program)],
    aliases: Object.fromEntries(
      own.flatMap((command) => (command.aliases ?? []).map((alias) => [alias, command.path[0] ?? ''])),
    ),
    seconds: Object.fromEntries(
      own.flatMap(({ path: [first = '', second = ''], names = [] }) =>
        names.map((name) => [`${first} ${name}`, second]),
      ),
    ),
    subjects: Object.fromEntries(
      own.flatMap(({ path, positionals }) => {
        const about = path.length === 1 && program.nouns.find(({ name }) => name === positionals?.[0]?.name)
        return about ? [[path[0] ?? '', about.name]] : []
      }),
    ),
    valued: new Set([...valuedIn(globalOptions), ...valuedIn({ ...listOptions, ...segmentOption })]),
  }
}

const isRegular = (verb: string): verb is RegularVerb => Object.hasOwn(regularVerbs, verb)

/** The command of a path; undefined where there is none. */
export const commandAt = (program: Program, path: readonly string[]): Command | undefined => {
  const own = path.join(' ')
  if (Object.hasOwn(program.commands, own)) return program.commands[own]?.()
  const [verb = '', name] = path
  const noun = program.nouns.find((one) => one.name === name)
  return noun && isRegular(verb) ? regularVerbs[verb](noun) : undefined
}

/** Every command, the regular ones made: for help, documents and their checks. */
export const allCommands = (program: Program): readonly Command[] => {
  const paths = new Map<string, readonly string[]>()
  for (const path of namesOf(program).paths) paths.set(path.join(' '), path)
  return [...paths.values()].flatMap((path) => commandAt(program, path) ?? [])
}
