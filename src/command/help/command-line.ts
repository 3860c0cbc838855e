// How a command is written down: its words, what stands behind them, and the other ways to type it.
import { verbWords } from '../argv.ts'
import type { Command, Positional } from '../command.ts'
import type { Noun } from '../noun.ts'
import type { Option } from '../option.ts'
import type { Program } from '../program.ts'

const ofMany = new Set(['list', 'import', 'export'])

/** The noun a path ends in, if any. */
export const nounOfPath = (program: Program, path: readonly string[]): Noun | undefined =>
  path.length === 2 ? program.nouns.find((noun) => noun.name === path[1]) : undefined

/** The words of a command as they are documented: `crm add customer`, `crm list customers`. */
export const commandLine = (program: Program, path: readonly string[]): string => {
  const [verb = '', ...rest] = path
  const noun = nounOfPath(program, path)
  return ['crm', verb, ...(noun ? [ofMany.has(verb) ? noun.plural : noun.name] : rest)].join(' ')
}

/** A positional in a usage line: `NAME`, `[FILTER...]`. */
export const positionalMark = ({ name, optional, rest }: Positional): string => {
  const word = `${name.toUpperCase()}${rest ? '...' : ''}`
  return optional ? `[${word}]` : word
}

/** The usage line of a command. */
export const usageLine = (program: Program, command: Command): string =>
  [commandLine(program, command.path), ...(command.positionals ?? []).map(positionalMark), '[FLAGS]'].join(' ')

/** The other ways to type a command: the other order, the Chinese words, its aliases. */
export const otherLines = (program: Program, command: Command): readonly string[] => {
  const [verb = ''] = command.path
  const noun = nounOfPath(program, command.path)
  if (!noun) return command.path.length === 1 ? (command.aliases ?? []).map((alias) => `crm ${alias}`) : []
  const chinese = verbWords[verb]?.find((word) => /^[^\x20-\x7e]+$/.test(word))
  return [`crm ${noun.name} ${verb}`, ...(chinese === undefined ? [] : [`crm ${chinese} ${noun.chinese[0]}`])]
}

/** A value this long is listed behind the flag's words, not in front of them. */
const longValue = 16

/** The placeholder of a flag's value: a long list of codes becomes `CODE`. */
export const valueMark = ({ value = '' }: Option): string => (value.includes('|') && value.length > longValue ? 'CODE' : value)

/** A flag as it is typed: `-f, --format CODE`; flags without a letter are set in by the room of one. */
export const flagMark = (name: string, option: Option, aligned = true): string => {
  const letter = option.short === undefined ? (aligned ? '    ' : '') : `-${option.short}, `
  return `${letter}--${name}${option.value === undefined ? '' : ` ${valueMark(option)}`}`
}

/** The codes behind a flag's words, where its placeholder does not name them. */
export const codesOf = (option: Option): string =>
  option.value !== undefined && valueMark(option) === 'CODE' ? option.value.replaceAll('|', ', ') : ''
