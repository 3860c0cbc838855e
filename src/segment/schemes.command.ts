// `segment` alone: the ways to part customers. A word behind it that is none of them is refused with a suggestion.
import { type Command, plain, type Scene } from '../command/command.ts'
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same, say } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { type Scheme, schemes } from './scheme.choices.ts'

const columns: readonly Column<Scheme>[] = [
  { key: 'scheme', title: { en: 'scheme', zh: '方案' }, json: ({ name }) => name, weight: 100, tone: () => 'accent' },
  {
    key: 'about',
    title: { en: 'what it tells', zh: '内容' },
    json: ({ about }) => about.en,
    shown: ({ about }, language) => say(about, language),
    weight: 50,
  },
  {
    key: 'command',
    title: { en: 'command', zh: '命令' },
    json: ({ name }) => `crm segment ${name}`,
    weight: 80,
  },
]

const refuseWord = ({ words }: Scene): void => {
  const [word] = words
  if (word === undefined) return
  const names = [...schemes.map(({ name }) => name), 'explain']
  throw new Failure(
    'usage',
    'unknown-scheme',
    { en: `there is no scheme "${word}"`, zh: `没有方案“${word}”` },
    {
      why: { en: `there are ${names.join(', ')}`, zh: `可选 ${names.join('、')}` },
      hint: same(`crm segment ${suggest(word, names) ?? names[0]}`),
    },
  )
}

/** `crm segment`. */
export const schemesCommand: Command = plain({
  path: ['segment'],
  aliases: ['分群', '细分'],
  summary: { en: 'Customers by RFM, value and loyalty, class, tier', zh: '按 RFM、价值与忠诚度、类别、等级划分客户' },
  positionals: [
    { name: 'scheme', about: { en: 'rfm, value, class, tier', zh: 'rfm、value、class、tier' }, optional: true },
  ],
  examples: [{ about: { en: 'the ways to part customers', zh: '划分客户的方案' }, line: 'crm segment' }],
  run: async (scene) => {
    refuseWord(scene)
    return { print: (page) => page.rows(columns, schemes) }
  },
})
