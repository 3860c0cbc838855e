// `segment explain`: why a customer is in its part of a scheme, by which figures and cut-offs, and what would move it.
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { noteOtherCurrency } from '../command/other-currency.ts'
import type { Page } from '../command/page.ts'
import { findRecord } from '../command/reference.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { shellWord } from '../command/shell-line.ts'
import { classes, tiers } from '../customer/index.ts'
import { Failure } from '../kernel/failure.ts'
import type { Json } from '../kernel/json.ts'
import { moneyNumber } from '../kernel/money.ts'
import { lettered } from '../kernel/reference.ts'
import { type Language, same, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { jsonLine, jsonText } from '../output/json-lines.ts'
import type { Section } from '../output/record.ts'
import { selectOtherCurrency } from './explain.queries.ts'
import { explainClass } from './explain-class.act.ts'
import { explainRfm } from './explain-rfm.act.ts'
import { explainTier } from './explain-tier.act.ts'
import { explainValue } from './explain-value.act.ts'
import type { Explanation, Step } from './explanation.ts'
import { matrixOptions } from './matrix.act.ts'
import { type KeptDay, rfmOptions } from './rfm.act.ts'
import { quadrantWords, type Scheme, schemes } from './scheme.choices.ts'

const explain = (
  scheme: Scheme['name'],
  scene: ReadScene,
  customer: number,
  keptDay: KeptDay,
): Promise<Explanation> => {
  switch (scheme) {
    case 'rfm':
      return explainRfm(scene, customer, keptDay)
    case 'value':
      return explainValue(scene, customer)
    case 'class':
      return explainClass(scene, customer)
    case 'tier':
      return explainTier(scene, customer)
  }
}

type Nothing = Readonly<Record<string, never>>

const line = (key: string, label: Words, text: Words): Column<Nothing> => ({
  key,
  title: label,
  json: () => text.en,
  shown: (_, language) => say(text, language),
})

/** The words of every code; RFM scores are their own. */
const codeWords: ReadonlyMap<string, Words> = new Map([
  ...Object.entries(quadrantWords).map(([code, words]) => [`value ${code}`, words] as const),
  ...classes.map(({ code, words }) => [`class ${code}`, words] as const),
  ...tiers.map(({ code, words }) => [`tier ${code}`, words] as const),
])

const sectionOf = ({ scheme, resultWords, facts, moves }: Explanation): Section<Nothing> => ({
  title: schemes.find(({ name }) => name === scheme)?.title ?? same(scheme),
  columns: [
    line(`${scheme}.result`, { en: 'is', zh: '结果' }, resultWords),
    ...facts.map(({ label, text }, at) => line(`${scheme}.${at}`, label, text)),
    ...moves.map(({ to, text }, at) => {
      const words = codeWords.get(`${scheme} ${to}`) ?? same(to)
      const label = { en: `to be ${words.en}`, zh: `变为 ${words.zh}` }
      return line(`${scheme}.move.${at}`, label, text)
    }),
  ],
})

const moneyOfStep = ['exactly', 'least', 'under', 'spend'] as const

const stepJson = (step: Step, { digits }: ReadScene['facts']): Readonly<Record<string, Json>> => ({
  ...step,
  ...Object.fromEntries(
    moneyOfStep.flatMap((key) => {
      const minor = step[key]
      return minor === undefined ? [] : [[key, moneyNumber(minor, digits)]]
    }),
  ),
})

const jsonOf = (
  { scheme, result, inputs, cuts, moves }: Explanation,
  { facts }: ReadScene,
): Readonly<Record<string, Json>> => ({
  scheme,
  result,
  inputs,
  cuts,
  moves: moves.map(({ to, text, step }) => ({ to, text: text.en, step: step ? stepJson(step, facts) : null })),
})

interface Row {
  readonly scheme: string
  readonly result: string | null
  readonly key: string
  readonly value: Json
}

/** One figure a row, for flat files. */
const rowsOf = (explanations: readonly Explanation[]): readonly Row[] =>
  explanations.flatMap(({ scheme, result, inputs, cuts, moves }) => [
    ...Object.entries(inputs).map(([key, value]) => ({ scheme, result, key, value })),
    ...Object.entries(cuts).map(([key, value]) => ({ scheme, result, key: `cut.${key}`, value })),
    ...moves.map(({ to, text }) => ({ scheme, result, key: `to.${to}`, value: text.en })),
  ])

const rowColumns: readonly Column<Row>[] = [
  { key: 'scheme', title: { en: 'scheme', zh: '方案' }, json: ({ scheme }) => scheme },
  { key: 'result', title: { en: 'result', zh: '结果' }, json: ({ result }) => result },
  { key: 'figure', title: { en: 'figure', zh: '项目' }, json: ({ key }) => key },
  { key: 'value', title: { en: 'value', zh: '内容' }, json: ({ value }) => value },
]

interface Who {
  readonly id: number
  readonly key: string | null
  readonly name: string | null
}

const print = async (scene: ReadScene, page: Page, who: Who, explanations: readonly Explanation[]): Promise<void> => {
  await scene.holdDay(scene.reading, [who.id])
  const others = await selectOtherCurrency(scene.reading, who.id)
  await printExplanations(scene, page, { ...who, others }, explanations)
  noteOtherCurrency(page, others)
}

const printExplanations = async (
  scene: ReadScene,
  page: Page,
  who: Who & { readonly others: number },
  explanations: readonly Explanation[],
): Promise<void> => {
  const id = lettered('C', who.id)
  if (page.format === 'json' || page.format === 'ndjson') {
    const head = { customer: id, key: who.key, name: who.name, as_of: scene.today }
    const [first] = explanations
    const json =
      first !== undefined && scene.given.has('scheme')
        ? { ...head, ...jsonOf(first, scene), other_currency: who.others }
        : { ...head, schemes: explanations.map((one) => jsonOf(one, scene)), other_currency: who.others }
    return page.text(page.format === 'json' ? jsonText(json) : `${jsonLine(json)}\n`)
  }
  if (!page.human) return page.rows(rowColumns, rowsOf(explanations))
  const heading = (language: Language): string =>
    language === 'zh'
      ? `${who.name ?? id}  ${id}  截至 ${scene.today}`
      : `${who.name ?? id}  ${id}  as of ${scene.today}`
  await page.record({ row: {}, heading: heading(page.language), sections: explanations.map(sectionOf) }, [])
}

const oneCustomer = (words: readonly string[]): Failure => {
  const name = words.length === 0 ? 'C-1' : shellWord(words.join(' '))
  return new Failure(
    'usage',
    words.length === 0 ? 'missing-target' : 'too-many-words',
    { en: 'explain where which one customer stands?', zh: '说明哪一位客户？' },
    { field: 'ref', hint: same(`crm segment explain ${name}`) },
  )
}

const run = async (scene: ReadScene, keptDay: KeptDay): Promise<Outcome> => {
  const [name, ...rest] = scene.words
  if (name === undefined || rest.length > 0) throw oneCustomer(scene.words)
  const found = await findRecord(scene, nounNamed(scene.nouns, 'customer'), name)
  const asked = scene.given.text('scheme')
  const explanations: Explanation[] = []
  for (const scheme of schemes)
    if (asked === undefined || asked === scheme.name)
      explanations.push(await explain(scheme.name, scene, found.id, keptDay))
  return { print: (page) => print(scene, page, found, explanations) }
}

/** `crm segment explain REF`. */
export const explainCommand = (keptDay: KeptDay): Command =>
  reads({
    path: ['segment', 'explain'],
    names: ['说明', '解释'],
    sees: ['order.amount', 'customer.spend'],
    summary: { en: 'Why a customer is in its part, and what would move it', zh: '客户为何属于某类，以及如何变动' },
    details: {
      en: 'The figures of the customer, the cut-offs on the day, and the least that would move it, reckoned anew with the move made and all others held as they are. The flags of rfm and value mean the same here.',
      zh: '该客户的数据、当日的分界，以及最小的变动条件（其他客户保持现状，按变动后重新计算）。rfm 与 value 的选项在此含义相同。',
    },
    positionals: [{ name: 'ref', about: { en: 'id, key, name, phone or mail', zh: '编号、名称、电话或邮箱' } }],
    options: {
      scheme: {
        about: { en: 'only this scheme', zh: '只看此方案' },
        value: 'rfm|value|class|tier',
        choices: schemes.map(({ name }) => name),
      },
      ...rfmOptions,
      ...matrixOptions,
    },
    examples: [
      { about: { en: 'in every scheme', zh: '所有方案' }, line: 'crm segment explain C-1' },
      {
        about: { en: 'in the value matrix, cut at the medians', zh: '价值矩阵，以中位数为界' },
        line: 'crm segment explain C-1 --scheme value --cut median',
      },
    ],
    run: (scene) => run(scene, keptDay),
  })
