// The manual: crm.1, a page for each noun and for each word that several commands stand under, and a page of section 7 for
// each topic of help; each in English and Chinese. Read from the same declarations as help, so that they cannot differ.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Command } from '../command/command.ts'
import { globalOptions } from '../command/global-options.ts'
import { usageLine } from '../command/help/command-line.ts'
import { fieldAbout, kindWord } from '../command/help/field-table.ts'
import { filterSamples } from '../command/help/filter-samples.ts'
import { pageLanguages } from '../command/help/manifest.ts'
import { topicNames } from '../command/help/topic-names.ts'
import { topicNamed } from '../command/help/topics/index.ts'
import { version } from '../command/help/version.ts'
import type { Noun } from '../command/noun.ts'
import { allCommands, type Program } from '../command/program.ts'
import { type Language, say, type Words } from '../kernel/words.ts'
import { commandPart, flagItems, topicSection } from './man-command.ts'
import { firstPageParts } from './man-first-page.ts'
import { bold, head, item, literal, paragraph, plain, section } from './roff.ts'

/** A page of the manual. */
export interface ManPage {
  /** Its place below the folder of the manual: `man1/crm.1`, `zh_CN/man7/crm-filters.7`. */
  readonly path: string
  readonly text: string
  readonly language: Language
  /** The commands it tells of, by path. */
  readonly commands: readonly string[]
}

const titles = {
  name: { en: 'NAME', zh: '名称' },
  synopsis: { en: 'SYNOPSIS', zh: '概要' },
  about: { en: 'DESCRIPTION', zh: '说明' },
  commands: { en: 'COMMANDS', zh: '命令' },
  fields: { en: 'FIELDS', zh: '字段' },
  filters: { en: 'FILTERS', zh: '筛选' },
  global: { en: 'FLAGS OF EVERY COMMAND', zh: '所有命令通用的选项' },
  see: { en: 'SEE ALSO', zh: '参见' },
} as const satisfies Readonly<Record<string, Words>>

/** The page that tells of a command: of its noun, of the word that others stand under too, else the first one. */
const pageOf = ({ nouns, otherNouns = [] }: Program, commands: readonly Command[], { path }: Command): string => {
  const [first = '', second] = path
  const named = (word: string | undefined) => [...nouns, ...otherNouns].find(({ name }) => name === word)?.name
  const noun = named(second) ?? (nouns.some(({ name }) => name === first) ? first : undefined)
  if (noun !== undefined) return `crm-${noun}`
  return commands.some((other) => other.path.length > 1 && other.path[0] === first) ? `crm-${first}` : 'crm'
}

const fieldItems = (noun: Noun, language: Language): string =>
  noun.fields
    .map((field) => {
      const marks = [
        kindWord(field, language),
        ...(field.required ? [say({ en: 'needed', zh: '必填' }, language)] : []),
        ...(field.derived ? [say({ en: 'computed', zh: '自动得出' }, language)] : []),
      ]
      return item(`${bold(field.key)} (${plain(marks.join(', '))})`, plain(fieldAbout(field, language)))
    })
    .join('')

const nounParts = (noun: Noun, language: Language): readonly string[] => [
  section(say(titles.fields, language), fieldItems(noun, language)),
  section(say(titles.filters, language), literal(filterSamples(noun).map((one) => `crm list ${noun.plural} ${one}`))),
]

const nounAbout = (noun: Noun, language: Language): string => {
  const ids = say({ en: `Ids are ${noun.letter}-1 and on.`, zh: `编号为 ${noun.letter}-1 起。` }, language)
  const names = [...noun.chinese, ...(noun.short ?? [])].join(language === 'zh' ? '、' : ', ')
  return `${say(noun.about, language)}${language === 'zh' ? '。' : '. '}${ids}${say({ en: ' Also called ', zh: '也称：' }, language)}${names}${language === 'zh' ? '。' : '.'}`
}

const seeAlso = (names: readonly string[], language: Language): string =>
  section(say(titles.see, language), paragraph(names.map((name) => bold(name.replace(/\.(\d)$/, '($1)'))).join(', ')))

const commandsPage = (program: Program, name: string, commands: readonly Command[], language: Language): string => {
  const word = name.slice('crm-'.length)
  const noun = program.nouns.find((one) => one.name === word)
  const group = commands.find(({ path }) => path.length === 1 && path[0] === word) ?? commands[0]
  const about = noun ? say(noun.about, language) : group ? say(group.summary, language) : ''
  const parts = [
    head({ name, section: 1, version: version(), language }),
    section(say(titles.name, language), `${plain(name)} \\- ${plain(about)}\n`),
    section(say(titles.synopsis, language), literal(commands.map((command) => usageLine(program, command)))),
    section(say(titles.about, language), paragraph(plain(noun ? nounAbout(noun, language) : about))),
    section(
      say(titles.commands, language),
      commands.map((command) => commandPart(program, command, language)).join(''),
    ),
    ...(noun ? nounParts(noun, language) : []),
    seeAlso(['crm.1', 'crm-filters.7', 'crm-formats.7', 'crm-exit-codes.7'], language),
  ]
  return parts.join('')
}

/** Names of topics that have a page: those under another stand on its page. */
const ownTopics = topicNames.filter((topic) => !('under' in topic))

const topicText = (program: Program, name: string, language: Language): string => {
  const topic = topicNamed(program, name)
  const own = topicNames.find((one) => one.name === name)
  const below = topicNames.filter((one) => 'under' in one && one.under === name)
  const parts = [
    head({ name: `crm-${name}`, section: 7, version: version(), language }),
    section(say(titles.name, language), `crm\\-${plain(name)} \\- ${own ? plain(say(own.about, language)) : ''}\n`),
    topic ? topicSection(say(titles.about, language), topic, language) : '',
    ...below.map((one) => {
      const inner = topicNamed(program, one.name)
      return inner ? topicSection(plain(say(inner.title, language).toUpperCase()), inner, language) : ''
    }),
    seeAlso(['crm.1'], language),
  ]
  return parts.join('')
}

const firstPage = (program: Program, names: readonly string[], own: readonly Command[], language: Language): string =>
  [
    head({ name: 'crm', section: 1, version: version(), language }),
    ...firstPageParts(language, own.map((command) => commandPart(program, command, language)).join('')),
    section(say(titles.global, language), flagItems(globalOptions, language)),
    seeAlso(
      names.filter((name) => name !== 'crm.1'),
      language,
    ),
  ].join('')

/** Every page of the manual. */
export const manPages = (program: Program): readonly ManPage[] => {
  const shown = allCommands(program).filter(({ hidden }) => !hidden)
  const groups = new Map<string, Command[]>([['crm', []]])
  for (const command of shown) {
    const name = pageOf(program, shown, command)
    groups.set(name, [...(groups.get(name) ?? []), command])
  }
  const topics = ownTopics.map(({ name }) => name)
  const names = [...[...groups.keys()].map((name) => `${name}.1`), ...topics.map((name) => `crm-${name}.7`)]
  return pageLanguages.flatMap((language) => {
    const folder = language === 'zh' ? 'zh_CN/' : ''
    const ofCommands = [...groups].map(([name, commands]) => ({
      path: `${folder}man1/${name}.1`,
      text:
        name === 'crm'
          ? firstPage(program, names, commands, language)
          : commandsPage(program, name, commands, language),
      language,
      commands: commands.map(({ path }) => path.join(' ')),
    }))
    const ofTopics = topics.map((name) => ({
      path: `${folder}man7/crm-${name}.7`,
      text: topicText(program, name, language),
      language,
      commands: [],
    }))
    return [...ofCommands, ...ofTopics]
  })
}

/** Writes the manual into a folder, anew. */
export const writeManPages = async (program: Program, folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true })
  for (const { path, text } of manPages(program)) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}
