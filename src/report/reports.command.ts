// `report` alone: which reports there are. A word behind it that is none of them is refused with a suggestion.
import { type Command, plain, type Scene } from '../command/command.ts'
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same, say } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'

const nameOf = ({ path }: Command): string => path.slice(1).join(' ')

const columns: readonly Column<Command>[] = [
  { key: 'report', title: { en: 'report', zh: '报表' }, json: nameOf, weight: 100, tone: () => 'accent' },
  {
    key: 'about',
    title: { en: 'what it tells', zh: '内容' },
    json: ({ summary }) => summary.en,
    shown: ({ summary }, language) => say(summary, language),
    weight: 50,
  },
  { key: 'command', title: { en: 'command', zh: '命令' }, json: ({ path }) => `crm ${path.join(' ')}`, weight: 80 },
]

const refuseWord = ({ words }: Scene, reports: readonly Command[]): void => {
  const [word] = words
  if (word === undefined) return
  const names = reports.map(nameOf)
  throw new Failure(
    'usage',
    'unknown-report',
    { en: `there is no report "${word}"`, zh: `没有报表“${word}”` },
    {
      why: { en: `there are ${names.join(', ')}`, zh: `可选 ${names.join('、')}` },
      hint: same(`crm report ${suggest(word, names) ?? names[0]}`),
    },
  )
}

/** `crm report`, with the reports it lists. */
export const reportsCommand = (reports: readonly Command[]): Command =>
  plain({
    path: ['report'],
    aliases: ['报表', '报告'],
    summary: { en: 'Figures across the firm: which reports there are', zh: '经营报表：有哪些报表' },
    positionals: [{ name: 'report', about: { en: 'its name', zh: '报表名' }, optional: true }],
    examples: [{ about: { en: 'the reports', zh: '全部报表' }, line: 'crm report' }],
    run: async (scene) => {
      refuseWord(scene, reports)
      return { print: (page) => page.rows(columns, reports) }
    },
  })
