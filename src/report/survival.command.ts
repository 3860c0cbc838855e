// `report survival`: how long customers stay, or how long it takes them to buy again, by days since the first purchase.
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import { dayNumber } from '../kernel/day.ts'
import { Failure } from '../kernel/failure.ts'
import { counted, grouped, same, type Words } from '../kernel/words.ts'
import { printFigures } from './print-figures.ts'
import { daysOfPurchase } from './purchase-days.queries.ts'
import { daysIn } from './purchase-days.ts'
import { endWords, survivalColumns } from './survival.columns.ts'
import { type SurvivalEnd, survivalAt, survivalEnds, survivalTally } from './survival.ts'

const usualStep = 30

const stepAsked = ({ given }: ReadScene): number => {
  const text = given.text('step')
  if (text === undefined) return usualStep
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text)
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--step cannot be "${text}"`, zh: `--step 不能是“${text}”` },
    { field: 'step', why: { en: 'it is a number of days', zh: '应为天数' }, hint: same(`--step ${usualStep}`) },
  )
}

const headWords: Readonly<Record<SurvivalEnd, Words>> = {
  lost: { en: 'How long customers stay', zh: '客户留存时长' },
  repeat: { en: 'How long until customers buy again', zh: '再次购买所需时长' },
}

const footWords = (end: SurvivalEnd, customers: number, ended: number, median: number | null): Words => ({
  en: `of ${counted(customers, 'customer')} ${grouped(ended)} ${endWords[end].en}; ${median === null ? 'half of them is not reached yet' : `half within ${counted(median, 'day')}`}`,
  zh: `${grouped(customers)} 位客户中 ${grouped(ended)} 位${endWords[end].zh}；${median === null ? '尚未达到半数' : `半数在 ${grouped(median)} 天内`}`,
})

const details: Words = {
  en: 'The estimate of Kaplan and Meier: customers of whom too little time is known yet count for as long as they are known. Days run from the first purchase. Lost is the day on which the last purchase becomes older than the setting lost_after_days, for the first time; bought again is a second purchase. Beside each share stands the interval in which the true one lies 19 times of 20 (log-log).',
  zh: 'Kaplan-Meier 估计：观察时间尚短的客户按已知时长计入。天数从首次购买起算。流失指最近一次购买首次超过设置 lost_after_days 天数之日；再次购买指第二次购买。每个比例旁为 95% 置信区间（log-log）。',
}

const run = async (scene: ReadScene): Promise<Outcome> => {
  const end = survivalEnds.find((one) => one === scene.given.text('of')) ?? 'lost'
  const step = stepAsked(scene)
  const lostAfter = scene.reading.settings().lost_after_days
  const tally = survivalTally(end, lostAfter, dayNumber(scene.today))
  const ids = await customersAsked(scene)
  for (const days of daysOfPurchase(scene.reading, { day: scene.today, ids })) tally.add(daysIn(days))
  const found = survivalAt(tally.counts(), step)
  const { customers, ended, median, rows } = found
  const columns = survivalColumns(end)
  return {
    print: (page) =>
      printFigures(scene, page, {
        head: { en: `${headWords[end].en} · ${scene.today}`, zh: `${headWords[end].zh} · ${scene.today}` },
        columns,
        rows,
        bar: { of: ({ survival }) => survival, giveWay: ['at_risk'] },
        foot: [
          footWords(end, customers, ended, median),
          { en: 'how: crm help report survival', zh: '算法：crm help report survival' },
        ],
        before: { as_of: scene.today, of: end, lost_after_days: lostAfter },
        after: { customers, ended, median_days: median },
        empty: { en: 'nobody has bought anything yet', zh: '还没有任何购买' },
        how: details,
        page: async (language) => (await import('./pages.lazy.ts')).survivalPage(found, end, columns, language),
      }),
  }
}

/** `crm report survival`. */
export const survivalReport: Command = reads({
  path: ['report', 'survival'],
  names: ['留存时长', '生存'],
  summary: { en: 'How long customers stay, or take to buy again', zh: '客户留存多久，多久再次购买' },
  details,
  positionals: customerWords,
  options: {
    of: {
      about: { en: 'until they are lost (if not said), or buy again', zh: '直到流失（默认），或再次购买' },
      value: survivalEnds.join('|'),
      choices: survivalEnds,
    },
    step: { about: { en: 'days from row to row; 30 if not said', zh: '每行间隔天数，默认 30' }, value: 'DAYS' },
    ...customerFilter,
  },
  examples: [
    { about: { en: 'how long they stay', zh: '留存时长' }, line: 'crm report survival' },
    {
      about: { en: 'until the second purchase, every ninety days', zh: '到第二次购买，每 90 天一行' },
      line: 'crm report survival --of repeat --step 90',
    },
  ],
  run,
})
