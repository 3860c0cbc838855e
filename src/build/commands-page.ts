// docs/commands.md: every noun and command with its flags and examples, from the same declarations as help.
// English, with the Chinese summary beside.
import type { Command, Example } from '../command/command.ts'
import type { Field } from '../command/field.ts'
import { globalOptions } from '../command/global-options.ts'
import { codesOf, commandLine, flagMark, nounOfPath, otherLines, usageLine } from '../command/help/command-line.ts'
import { fieldAbout, kindWord } from '../command/help/field-table.ts'
import { commandsOf } from '../command/help/noun-page.ts'
import { topicNames } from '../command/help/topic-names.ts'
import { exitRows } from '../command/help/topics/exit-codes.help.ts'
import type { Noun } from '../command/noun.ts'
import type { Options } from '../command/option.ts'
import { allCommands, type Program } from '../command/program.ts'
import { fieldOptions } from '../command/verbs/verb.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const flagRows = (options: Options): readonly (readonly string[])[] =>
  Object.entries(options)
    .filter(([, option]) => !option.hidden)
    .map(([name, option]) => {
      const codes = codesOf(name, option)
      return [
        code(flagMark(name, option)),
        cell(codes === '' ? option.about.en : `${option.about.en}: ${codes}`),
        cell(option.about.zh),
      ]
    })

const flagTable = (options: Options): string => table(['flag', '', ''], flagRows(options))

const exampleBlock = (examples: readonly Example[]): string =>
  examples.length === 0
    ? ''
    : ['```sh', ...examples.flatMap(({ about, line }) => [`# ${about.en} · ${about.zh}`, line]), '```'].join('\n')

/** The flags of a command that are not one for each field of its noun. */
const otherFlags = (command: Command, noun: Noun | undefined): { readonly options: Options; readonly all: boolean } => {
  const own = command.options ?? {}
  const ofFields = noun ? Object.keys(fieldOptions(noun)).filter((name) => name !== 'set') : []
  const hasAll = ofFields.length > 0 && ofFields.every((name) => own[name] !== undefined)
  if (!hasAll) return { options: own, all: false }
  return { options: Object.fromEntries(Object.entries(own).filter(([name]) => !ofFields.includes(name))), all: true }
}

const parts = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n')

const commandPart = (program: Program, command: Command): string => {
  const noun = nounOfPath(program, command.path)
  const { options, all } = otherFlags(command, noun)
  const others = otherLines(program, command)
  return parts(
    `### ${commandLine(program, command.path)}`,
    `${command.summary.en} · ${command.summary.zh}`,
    `${code(usageLine(program, command))}${others.length === 0 ? '' : `, also ${others.map(code).join(', ')}`}`,
    command.details ? `${command.details.en}\n\n${command.details.zh}` : '',
    all ? 'Every field that can be written is a flag: `--last-contact` for `last_contact`.' : '',
    flagTable(options),
    exampleBlock(command.examples ?? []),
  )
}

const fieldCells = (field: Field): readonly string[] => [
  code(field.key),
  kindWord(field, 'en'),
  cell(
    `${field.required ? 'needed; ' : ''}${field.derived ? 'computed; ' : ''}${fieldAbout(field, 'en')}`.replace(
      /; $/,
      '',
    ),
  ),
  field.words.zh,
]

const nounPart = (program: Program, noun: Noun): string =>
  parts(
    `## ${noun.name} ${noun.chinese[0] ?? ''}`,
    `${noun.about.en} · ${noun.about.zh}. Ids ${noun.letter}-1 and on. Also called ${[...noun.chinese, ...(noun.short ?? [])].join(', ')}.`,
    table(['field', 'holds', '', ''], noun.fields.map(fieldCells)),
    ...Object.entries(noun.refuses ?? {}).map(([verb, why]) => `No ${code(verb)}: ${why.en} · ${why.zh}.`),
    ...commandsOf(program, noun).map((command) => commandPart(program, command)),
  )

/** The page as Markdown. */
export const commandsPage = async (): Promise<string> => {
  const { program } = await import('../commands.ts')
  const rest = allCommands(program).filter(({ hidden, path }) => !hidden && !nounOfPath(program, path))
  return `${parts(
    '# Commands',
    'Made by `npm run docs` from the declarations of nouns and commands. Do not edit. The same at hand: `crm help`.',
    'Verb and noun stand in either order, in the singular or plural, in English or Chinese.',
    table(
      ['noun', '', 'id', ''],
      program.nouns.map((noun) => [
        `[${noun.name}](#${noun.name}-${noun.chinese[0] ?? ''})`,
        noun.chinese[0] ?? '',
        `${noun.letter}-1`,
        cell(noun.about.en),
      ]),
    ),
    '## Flags of every command',
    flagTable(globalOptions),
    '## Exit codes',
    table(
      ['code', '', ''],
      exitRows.map(({ code: exit, about }) => [String(exit), cell(about.en), cell(about.zh)]),
    ),
    '## Topics of help',
    table(
      ['', '', ''],
      topicNames.map((topic) => [
        code(`crm help ${'under' in topic ? `${topic.under} ` : ''}${topic.name}`),
        topic.about.en,
        topic.about.zh,
      ]),
    ),
    '## Commands without a noun of their own',
    ...rest.map((command) => commandPart(program, command)),
    ...program.nouns.map((noun) => nounPart(program, noun)),
  )}\n`
}
