// How a command is written down: its words, what stands behind them, and the other ways to type it.

import type { Command, Positional } from '../command.ts'
import { verbWords } from '../command-names.ts'
import type { Noun } from '../noun.ts'
import type { Option } from '../option.ts'
import type { Program } from '../program.ts'

const ofMany = new Set(['list', 'import', 'export'])

/** The noun a path ends in behind a verb, if any: what is reported on or run may bear the name of one. */
export const nounOfPath = (program: Program, path: readonly string[]): Noun | undefined =>
  path.length === 2 && Object.hasOwn(verbWords, path[0] ?? '')
    ? program.nouns.find((noun) => noun.name === path[1])
    : undefined

/** The words of a command as they are documented: `crm add customer`, `crm list customers`. */
export const commandLine = (program: Program, path: readonly string[]): string => {
  const [verb = '', ...rest] = path
  const other = path.length === 2 ? program.otherNouns?.find(({ name }) => name === path[1]) : undefined
  const noun = nounOfPath(program, path) ?? other
  return ['crm', verb, ...(noun ? [ofMany.has(verb) ? noun.plural : noun.name] : rest)].join(' ')
}

/** A positional in a usage line: `NAME`, `[FILTER...]`. */
export const positionalMark = ({ name, optional, rest }: Positional): string => {
  const word = `${name.toUpperCase()}${rest ? '...' : ''}`
  return optional ? `[${word}]` : word
}

/** The usage line of a command, without its flags. */
export const usageLine = (program: Program, command: Command): string =>
  [commandLine(program, command.path), ...(command.positionals ?? []).map(positionalMark)].join(' ')

/** The other ways to type a command: the other order, the Chinese words, its aliases. */
export const otherLines = (program: Program, command: Command): readonly string[] => {
  const [verb = ''] = command.path
  const noun = nounOfPath(program, command.path)
  if (!noun)
    return command.path.length === 1
      ? (command.aliases ?? []).map((alias) => `crm ${alias}`)
      : (command.names ?? []).map((name) => `crm ${verb} ${name}`)
  const chinese = verbWords[verb]?.find((word) => /^[^\x20-\x7e]+$/.test(word))
  return [`crm ${noun.name} ${verb}`, ...(chinese === undefined ? [] : [`crm ${chinese} ${noun.chinese[0]}`])]
}

/** The placeholder of a flag's value: where a list of codes makes it longer than `most` cells it is `CODE`. */
const valueMark = (name: string, { value = '' }: Option, most: number): string =>
  value.includes('|') && name.length + value.length > most ? 'CODE' : value

/** A flag as it is typed: `-f, --format CODE`. */
export const flagMark = (name: string, option: Option, most = 16): string => {
  const letter = option.short === undefined ? '' : `-${option.short}, `
  return `${letter}--${name}${option.value === undefined ? '' : ` ${valueMark(name, option, most)}`}`
}

/** The codes a flag takes, where its placeholder does not name them. */
export const codesOf = (name: string, option: Option, most = 16): string => {
  if (option.value === undefined || valueMark(name, option, most) !== 'CODE') return ''
  return (option.choices ?? (option.value === 'CODE' ? [] : option.value.split('|'))).join(', ')
}
