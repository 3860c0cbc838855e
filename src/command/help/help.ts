// The help page of one command: how it is typed, what it takes, examples. Every word of it is the command's own.
import { type Language, say, type Words } from '../../kernel/words.ts'
import type { Command } from '../command.ts'
import { globalOptions } from '../global-options.ts'
import type { Noun } from '../noun.ts'
import type { Option, Options } from '../option.ts'
import { ownCommands, type Program } from '../program.ts'
import { codesOf, commandLine, flagMark, nounOfPath, otherLines, positionalMark, usageLine } from './command-line.ts'
import { page, pairs, paragraph, phrases, section } from './page-parts.ts'

const headings = {
  words: { en: 'Words', zh: '参数' },
  flags: { en: 'Flags', zh: '选项' },
  global: { en: 'Flags of every command', zh: '所有命令通用的选项' },
  examples: { en: 'Examples', zh: '示例' },
  below: { en: 'Below it', zh: '下级命令' },
  more: { en: 'See also', zh: '另见' },
} as const satisfies Readonly<Record<string, Words>>

const shownOptions = (options: Options): readonly (readonly [string, Option])[] =>
  Object.entries(options).filter(([, option]) => !option.hidden)

const flagAbout = (name: string, option: Option, language: Language): string => {
  const codes = codesOf(name, option)
  const about = say(option.about, language)
  return codes === '' ? about : `${about}${language === 'zh' ? '：' : ': '}${codes}`
}

const flagRows = (options: Options, language: Language) =>
  shownOptions(options).map(([name, option]) => ({
    // Flags without a letter are set in by the room of one.
    left: `${option.short === undefined ? '    ' : ''}${flagMark(name, option)}`,
    right: flagAbout(name, option, language),
  }))

/** The flags every command has, in short: only how they are typed. */
const globalFlags = (own: Options): string =>
  phrases(
    shownOptions(globalOptions)
      .filter(([name]) => own[name] === undefined)
      .map(([name, option]) => flagMark(name, option, 24)),
    '  ',
    2,
  )

/** An example: what it is for, and below it the line to type. */
export const exampleLines = (examples: Command['examples'], language: Language): string =>
  (examples ?? []).map(({ about, line }) => `${paragraph(say(about, language), 2)}    ${line}\n`).join('')

const needs = (options: Options, wanted: RegExp): boolean =>
  Object.values(options).some(({ value }) => value !== undefined && wanted.test(value))

const seeAlso = (command: Command, noun: Noun | undefined): readonly string[] => {
  const options = command.options ?? {}
  const filters = options.where !== undefined || (command.positionals ?? []).some(({ name }) => name === 'filter')
  return [
    ...(noun ? [`crm help ${noun.name}`] : []),
    ...(command.path[0] === 'import' ? ['crm help import'] : []),
    ...(filters ? ['crm help filters'] : []),
    ...(needs(options, /DATE|DAY/) ? ['crm help dates'] : []),
    'crm help formats',
    'crm help exit-codes',
  ]
}

/** Commands that stand below this one: `config get`, `config set`. */
const below = (program: Program, command: Command): readonly Command[] =>
  command.path.length > 1
    ? []
    : ownCommands(program).filter(({ path, hidden }) => path.length > 1 && path[0] === command.path[0] && !hidden)

/** The reason for which the noun refuses this verb, if it does. */
const refusal = (command: Command, noun: Noun | undefined): Words | undefined =>
  Object.entries(noun?.refuses ?? {}).find(([verb]) => verb === command.path[0])?.[1]

const usageText = (program: Program, command: Command, language: Language): string => {
  const also = otherLines(program, command)
  const usage = `${usageLine(program, command)} ${say({ en: '[FLAGS]', zh: '[选项]' }, language)}`
  const others = also.join(language === 'zh' ? '，' : ', ')
  return [
    paragraph(`${say({ en: 'usage: ', zh: '用法：' }, language)}${usage}`, 0, 7),
    others === '' ? '' : paragraph(`${say({ en: 'also: ', zh: '也可写：' }, language)}${others}`, 0, 6),
  ].join('')
}

/** The help page of a command. */
export const helpFor = (program: Program, command: Command, language: Language): string => {
  const noun = nounOfPath(program, command.path)
  const refused = refusal(command, noun)
  const title = paragraph(`${commandLine(program, command.path)} - ${say(command.summary, language)}`)
  if (refused) return page([title, paragraph(say(refused, language))])
  const options = command.options ?? {}
  const words = (command.positionals ?? []).map((one) => ({
    left: positionalMark(one),
    right: say(one.about, language),
  }))
  const inner = below(program, command).map((one) => ({
    left: commandLine(program, one.path),
    right: say(one.summary, language),
  }))
  return page([
    title,
    usageText(program, command, language),
    command.details ? paragraph(say(command.details, language)) : '',
    section(headings.words, pairs(words), language),
    section(headings.below, pairs(inner), language),
    section(headings.flags, pairs(flagRows(options, language)), language),
    section(headings.examples, exampleLines(command.examples, language), language),
    section(headings.global, globalFlags(options), language),
    section(headings.more, phrases(seeAlso(command, noun), ', ', 2), language),
  ])
}
