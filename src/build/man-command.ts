// A command, its flags and its examples as parts of a manual page, and a topic of help as a page of its own: read from the
// same declarations as help.
import type { Command, Example } from '../command/command.ts'
import { codesOf, flagMark, otherLines, usageLine } from '../command/help/command-line.ts'
import { leftOf, type Topic, type TopicPart } from '../command/help/topic.ts'
import type { Option, Options } from '../command/option.ts'
import type { Program } from '../command/program.ts'
import { type Language, say, type Words } from '../kernel/words.ts'
import { bold, item, literal, paragraph, plain, section, subsection } from './roff.ts'

/** Nothing is too long for a page. */
const unlimited = 400

const flagItem = (name: string, option: Option, language: Language): string => {
  const codes = codesOf(name, option, unlimited)
  const about = say(option.about, language)
  return item(bold(flagMark(name, option, unlimited)), plain(codes === '' ? about : `${about}: ${codes}`))
}

/** Flags with what they mean; hidden ones are left out. */
export const flagItems = (options: Options, language: Language): string =>
  Object.entries(options)
    .filter(([, option]) => !option.hidden)
    .map(([name, option]) => flagItem(name, option, language))
    .join('')

/** Examples: what each is for, and the line. */
export const exampleItems = (examples: readonly Example[], language: Language): string =>
  examples.map(({ about, line }) => `${paragraph(plain(say(about, language)))}${literal([line])}`).join('')

const also: Words = { en: 'Also: ', zh: '也可写：' }

/** The part of a command: how it is typed, what it does, its words, flags and examples. */
export const commandPart = (program: Program, command: Command, language: Language): string => {
  const others = otherLines(program, command)
  const words = (command.positionals ?? []).map(({ name, about }) =>
    item(bold(name.toUpperCase()), plain(say(about, language))),
  )
  return subsection(
    plain(usageLine(program, command)),
    [
      paragraph(plain(say(command.summary, language))),
      command.details ? paragraph(plain(say(command.details, language))) : '',
      others.length === 0 ? '' : paragraph(`${plain(say(also, language))}${others.map(bold).join(', ')}`),
      ...words,
      flagItems(command.options ?? {}, language),
      exampleItems(command.examples ?? [], language),
    ].join(''),
  )
}

const topicPart = ({ title, text, lines = [], rows = [] }: TopicPart, language: Language): string => {
  const body = [
    text ? paragraph(plain(say(text, language))) : '',
    literal(lines),
    ...rows.map((row) => item(bold(leftOf(row, language)), plain(say(row.about, language)))),
  ].join('')
  return title ? subsection(plain(say(title, language)), body) : body
}

/** The body of a topic under a title. */
export const topicSection = (title: string, topic: Topic, language: Language): string =>
  section(title, topic.parts.map((part) => topicPart(part, language)).join(''))
