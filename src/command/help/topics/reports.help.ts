// The page `crm help reports`: which figures there are, set from the commands that make them.
import { same, type Words } from '../../../kernel/words.ts'
import type { Command } from '../../command.ts'
import { ownCommands, type Program } from '../../program.ts'
import type { Topic, TopicRow } from '../topic.ts'

const byWords = ({ options }: Command): Words => {
  const codes = options?.by?.choices ?? []
  return codes.length === 0 ? same('') : { en: ` (--by ${codes.join(', ')})`, zh: `（--by ${codes.join('、')}）` }
}

const rowOf = (command: Command): TopicRow => {
  const by = byWords(command)
  return {
    left: same(`crm ${command.path.join(' ')}`),
    about: { en: `${command.summary.en}${by.en}`, zh: `${command.summary.zh}${by.zh}` },
  }
}

const under = (program: Program, word: string): readonly TopicRow[] =>
  ownCommands(program)
    .filter(({ path, hidden }) => path.length === 2 && path[0] === word && !hidden)
    .map(rowOf)

/** `crm help reports`. */
export const reportsTopic = (program: Program): Topic => ({
  title: { en: 'Reports and segments', zh: '报表与分群' },
  parts: [
    {
      text: {
        en: 'Each says below what its figures mean: crm help report sales. Sums are in the currency of the firm; orders in another are left out, with a note. Removed records count nowhere.',
        zh: '每个报表的帮助说明其数字的含义：crm help report sales。合计以公司货币计；其他货币的订单不计入，并会提示。已删除的记录一律不计。',
      },
    },
    { title: { en: 'Reports', zh: '报表' }, rows: under(program, 'report') },
    { title: { en: 'Customers in groups', zh: '客户分组' }, rows: under(program, 'segment') },
    {
      title: { en: 'Which days, which customers, which form', zh: '哪些日期、客户、格式' },
      rows: [
        {
          left: same('--period last-quarter'),
          about: { en: 'a period: crm help dates', zh: '时间段：crm help dates' },
        },
        { left: same('--as-of 2026-06-30'), about: { en: 'as it stood on that day', zh: '截至该日的情况' } },
        {
          left: same('crm report sales tier:high'),
          about: { en: 'of these customers: crm help filters', zh: '仅这些客户：crm help filters' },
        },
        {
          left: same('--json, -o sales.csv'),
          about: { en: 'for programs and spreadsheets: crm help formats', zh: '供程序和表格使用：crm help formats' },
        },
      ],
    },
  ],
})
