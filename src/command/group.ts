// A word under which several commands stand: alone it lists them, and refuses a word that is none of them.
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { type Command, plain } from './command.ts'

/** A group of commands. */
export interface Group {
  /** Its word: `report`. */
  readonly word: string
  readonly aliases: readonly string[]
  readonly summary: Words
  /** What one of its commands is called: `report`, `报表`. */
  readonly one: Words
  /** In the order of the list; the path of each is the word and its name. */
  readonly commands: () => readonly Command[]
}

const roomy = 60

const nameOf = ({ path }: Command): string => path.slice(1).join(' ')

const columnsOf = ({ one }: Group): readonly Column<Command>[] => [
  { key: 'name', title: one, json: nameOf, weight: 100, tone: () => 'accent' },
  {
    key: 'about',
    title: { en: 'what it tells', zh: '内容' },
    json: ({ summary }) => summary.en,
    shown: ({ summary }, language) => say(summary, language),
    weight: 50,
  },
  { key: 'command', title: { en: 'command', zh: '命令' }, json: ({ path }) => `crm ${path.join(' ')}`, weight: 80 },
]

const unknownWord = ({ word, one }: Group, typed: string, names: readonly string[]): Failure =>
  new Failure(
    'usage',
    'unknown-name',
    { en: `there is no ${one.en} "${typed}"`, zh: `没有${one.zh}“${typed}”` },
    {
      why: { en: `there are ${names.join(', ')}`, zh: `可选 ${names.join('、')}` },
      hint: same(`crm ${word} ${suggest(typed, names) ?? names[0]}`),
    },
  )

/** The command of the word alone. */
export const groupCommand = (group: Group): Command =>
  plain({
    path: [group.word],
    aliases: group.aliases,
    summary: group.summary,
    positionals: [{ name: 'name', about: { en: 'one of them', zh: '其中之一' }, optional: true }],
    examples: [{ about: { en: 'which there are', zh: '有哪些' }, line: `crm ${group.word}` }],
    run: async ({ words: [typed] }) => {
      const commands = group.commands()
      if (typed !== undefined) throw unknownWord(group, typed, commands.map(nameOf))
      return {
        print: (page) => {
          const columns = columnsOf(group)
          // A narrow screen has no room for what the name says already.
          const narrow = page.human && (page.width ?? roomy) < roomy
          return page.rows(narrow ? columns.slice(0, 2) : columns, commands)
        },
      }
    },
  })
