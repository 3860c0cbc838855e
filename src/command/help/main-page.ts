// The first page: what crm is, what people do every day, what else there is and where to read on.
import { type Language, say, type Words } from '../../kernel/words.ts'
import type { Command } from '../command.ts'
import { verbWords } from '../command-names.ts'
import { allCommands, commandAt, ownCommands, type Program } from '../program.ts'
import { commandLine, nounOfPath, positionalMark } from './command-line.ts'
import { page, pairs, paragraph, phrases, section } from './page-parts.ts'
import { topicNames } from './topic-names.ts'
import { verbAbouts } from './verb-page.ts'

/** Paths of the first group, in its order; those that are absent are left out. */
const daily: readonly (readonly string[])[] = [
  ['today'],
  ['log'],
  ['list', 'revisits'],
  ['search'],
  ['show', 'customer'],
  ['add', 'visit'],
  ['done', 'visit'],
  ['snooze'],
]

/** First words of commands that have to do with files of other programs, and with figures. */
const sheets: readonly string[] = ['import', 'export', 'read', 'dedupe']
const figures: readonly string[] = ['report', 'run']

const row = (program: Program, command: Command, language: Language) => ({
  left: [
    commandLine(program, command.path),
    ...(command.positionals ?? []).filter((one) => !one.optional).map(positionalMark),
  ].join(' '),
  right: say(command.summary, language),
})

const found = (program: Program, paths: readonly (readonly string[])[]): readonly Command[] =>
  paths.flatMap((path) => commandAt(program, path) ?? [])

/** Commands that belong to no noun, one a first word. */
const lonely = (program: Program): readonly Command[] =>
  allCommands(program).filter((command) => command.path.length === 1 && !command.hidden)

const verbRows = (language: Language) =>
  Object.entries(verbAbouts).map(([verb, about]) => ({
    left: `${verb} ${verbWords[verb]?.find((word) => /^[^\x20-\x7e]+$/.test(word)) ?? ''}`,
    right: say(about, language),
  }))

/** Special verbs by the noun they go with: `visit: done, cancel`. */
const specialRows = (program: Program, language: Language) => {
  const byNoun = new Map<string, string[]>()
  for (const { path, hidden } of ownCommands(program)) {
    const [verb = ''] = path
    const noun = nounOfPath(program, path)
    // What begins with a noun, such as `segment tier`, is no verb of the other.
    if (program.nouns.some(({ name }) => name === verb)) continue
    if (noun && !hidden && !Object.hasOwn(verbAbouts, verb))
      byNoun.set(noun.name, [...(byNoun.get(noun.name) ?? []), verb])
  }
  const text = [...byNoun].map(([noun, verbs]) => `${noun}: ${verbs.join(', ')}`).join('; ')
  return text === '' ? [] : [{ left: say({ en: 'and', zh: '另有' }, language), right: text }]
}

/** The short form for one record. */
const letterRow = (language: Language) => ({
  left: 'crm show C-12',
  right: say(
    {
      en: 'the letter of an id says the noun: also edit, done ...',
      zh: '编号的字母已说明对象；edit、done 等也可这样写',
    },
    language,
  ),
})

/** Nouns that commands begin with: `crm segment` with `rfm`, `value` and the others. */
const nounsWithCommands = (program: Program, language: Language) =>
  program.nouns.flatMap(({ name, plural, chinese }) => {
    const words = ownCommands(program).flatMap(({ path: [first, second], hidden }) =>
      first === name && second !== undefined && !hidden ? [second] : [],
    )
    const right = say(
      { en: `${plural}; ${words.join(', ')}`, zh: `${chinese[0] ?? name}；${words.join('、')}` },
      language,
    )
    return words.length === 0 ? [] : [{ left: `crm ${name}`, right }]
  })

const nounText = (program: Program): string =>
  phrases(
    [...program.nouns, ...(program.otherNouns ?? [])].map(({ name, chinese }) => `${name} ${chinese[0] ?? ''}`),
    '  ',
    2,
  )

const head: Words = {
  en: "crm keeps a firm's customers, visits, orders and complaints in one file.",
  zh: 'crm 把公司的客户、回访、订单和投诉保存在一个文件里。',
}

const usage: Words = {
  en: 'usage: crm VERB NOUN [WORDS] [FLAGS]',
  zh: '用法：crm 动词 对象 [词语] [选项]',
}

const headings = {
  daily: { en: 'Every day', zh: '日常工作' },
  records: { en: 'Records: crm VERB NOUN, or crm NOUN VERB', zh: '记录：crm 动词 对象，或 crm 对象 动词' },
  nouns: { en: 'Nouns', zh: '对象' },
  sheets: { en: 'Spreadsheets', zh: '表格文件' },
  figures: { en: 'Figures', zh: '分析' },
  store: { en: 'The store', zh: '数据文件' },
  help: { en: 'Help', zh: '帮助' },
} as const satisfies Readonly<Record<string, Words>>

const helpRows = (language: Language) => [
  {
    left: 'crm help add customer',
    right: say(
      { en: 'one command; also crm add customer --help', zh: '一个命令；也可写 crm add customer --help' },
      language,
    ),
  },
  {
    left: 'crm help customer',
    right: say(
      { en: 'a noun: verbs, fields, codes; also crm customer', zh: '一个对象：动词、字段、代码；也可写 crm customer' },
      language,
    ),
  },
  { left: 'crm help schema customer', right: say({ en: 'its JSON Schema', zh: '其 JSON Schema' }, language) },
  ...topicNames
    .filter((topic) => !('under' in topic))
    .map(({ name, about }) => ({ left: `crm help ${name}`, right: say(about, language) })),
]

/** The page of `crm`, `crm help` and `crm --help`. */
export const mainPage = (program: Program, language: Language): string => {
  const rest = lonely(program).filter(({ path }) => !daily.some((one) => one.join() === path.join()))
  const first = ({ path }: Command): string => path[0] ?? ''
  const inStore = rest.filter((command) => ![...sheets, ...figures, 'help', 'version'].includes(first(command)))
  const rows = (commands: readonly Command[]): string =>
    pairs(
      commands.map((command) => row(program, command, language)),
      2,
      26,
    )
  const ofGroup = (words: readonly string[]): readonly Command[] =>
    rest.filter((command) => words.includes(first(command)))
  return page([
    `${paragraph(say(head, language))}${paragraph(say(usage, language))}`,
    section(headings.daily, rows(found(program, daily)), language),
    section(
      headings.records,
      pairs([...verbRows(language), ...specialRows(program, language), letterRow(language)], 2, 26),
      language,
    ),
    section(headings.nouns, nounText(program), language),
    section(
      headings.sheets,
      rows([
        ...found(program, [
          ['import', 'customer'],
          ['export', 'customer'],
        ]),
        ...ofGroup(sheets),
      ]),
      language,
    ),
    section(
      headings.figures,
      pairs(
        [
          ...ofGroup(figures).map((command) => row(program, command, language)),
          ...nounsWithCommands(program, language),
        ],
        2,
        26,
      ),
      language,
    ),
    section(headings.store, rows(inStore), language),
    section(headings.help, pairs(helpRows(language), 2, 26), language),
  ])
}
