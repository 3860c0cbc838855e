// The page of a noun: what it is, its verbs, its fields with their codes, filters, three examples.
import { type Language, say, type Words } from '../../kernel/words.ts'
import type { Command, Example } from '../command.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { allCommands, type Program } from '../program.ts'
import { commandLine, nounOfPath, positionalMark } from './command-line.ts'
import { fieldRow } from './field-table.ts'
import { filterSamples } from './filter-samples.ts'
import { exampleLines } from './help.ts'
import { page, pairs, paragraph, rowsOfThree, section } from './page-parts.ts'

const headings = {
  verbs: { en: 'What you can do', zh: '可以做什么' },
  fields: { en: 'Fields (* is needed)', zh: '字段（* 为必填）' },
  derived: { en: 'Computed, not typed', zh: '自动得出，不必填写' },
  filters: { en: 'Filters', zh: '筛选' },
  examples: { en: 'Examples', zh: '示例' },
} as const satisfies Readonly<Record<string, Words>>

/** The commands of a noun: its regular verbs, its special ones, and those that begin with its name. */
export const commandsOf = (program: Program, noun: Noun): readonly Command[] =>
  allCommands(program).filter(
    ({ hidden, path }) =>
      !hidden &&
      (nounOfPath(program, path) === noun || path[0] === noun.name || (path[0] === 'run' && path[1] === noun.name)),
  )

const verbLine = (program: Program, command: Command): string =>
  [commandLine(program, command.path), ...(command.positionals ?? []).map(positionalMark)].join(' ')

/** Examples of a noun and of its special verbs, without repeats. */
export const nounExamples = (program: Program, noun: Noun): readonly Example[] => {
  const own = (noun.examples ?? []).map(({ words, line }) => ({ about: words, line }))
  const all = [...own, ...commandsOf(program, noun).flatMap((command) => command.examples ?? [])]
  return all.filter(({ line }, at) => all.findIndex((other) => other.line === line) === at)
}

const fieldsTable = (fields: readonly Field[], language: Language, nouns: readonly Noun[]): string =>
  rowsOfThree(
    fields.map((field) => fieldRow(field, language, nouns)),
    [20, 12],
  )

const refusals = (noun: Noun, language: Language) =>
  Object.entries(noun.refuses ?? {}).map(([verb, why]) => ({
    left: `${say({ en: 'no', zh: '不支持' }, language)} ${verb}`,
    right: say(why, language),
  }))

const own: Words = {
  en: 'Fields that the firm added itself: crm list fields. They are set with --set name=value.',
  zh: '公司自行添加的字段：crm list fields。用 --set 名称=值 填写。',
}

const filterText = (noun: Noun): Words => ({
  en: `Any field can be asked for, as in crm list ${noun.plural} FILTER; crm help filters tells all.`,
  zh: `任何字段都可以筛选，如 crm list ${noun.plural} 条件；详见 crm help filters。`,
})

const moreOn = (noun: Noun): Words => {
  const line = `crm help ${noun.refuses?.add ? 'edit' : 'add'} ${noun.name}`
  return { en: `${line} tells every flag.`, zh: `${line} 列出全部选项。` }
}

/** The page of a noun. */
export const nounPage = (program: Program, noun: Noun, language: Language): string => {
  const between = language === 'zh' ? '、' : ', '
  const names = [...noun.chinese, ...(noun.short ?? [])].join(between)
  const verbs = commandsOf(program, noun).map((command) => ({
    left: verbLine(program, command),
    right: say(command.summary, language),
  }))
  return page([
    `${paragraph(
      language === 'zh'
        ? `crm ${noun.name}（${names}）- ${noun.about.zh}`
        : `crm ${noun.name} (${names}) - ${noun.about.en}`,
    )}${paragraph(
      say(
        { en: `ids: ${noun.letter}-1, ${noun.letter}-2 ...`, zh: `编号：${noun.letter}-1、${noun.letter}-2……` },
        language,
      ),
    )}`,
    section(headings.verbs, pairs([...verbs, ...refusals(noun, language)], 2, 34), language),
    section(
      headings.fields,
      fieldsTable(
        noun.fields.filter((field) => !field.derived),
        language,
        program.nouns,
      ),
      language,
    ),
    section(
      headings.derived,
      fieldsTable(
        noun.fields.filter((field) => field.derived),
        language,
        program.nouns,
      ),
      language,
    ),
    paragraph(say(own, language)),
    section(
      headings.filters,
      `${paragraph(say(filterText(noun), language), 2)}${filterSamples(noun)
        .map((sample) => `    ${sample}\n`)
        .join('')}`,
      language,
    ),
    section(headings.examples, exampleLines(nounExamples(program, noun).slice(0, 3), language), language),
    paragraph(say(moreOn(noun), language)),
  ])
}
