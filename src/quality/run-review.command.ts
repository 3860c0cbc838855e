// `run review`: the list of records to look through in a month, a few for each who looks after customers.
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { writeOptions } from '../command/verbs/verb.ts'
import { dryMark } from '../command/written.ts'
import { Failure } from '../kernel/failure.ts'
import { readPeriod } from '../kernel/period-language.ts'
import { lettered } from '../kernel/reference.ts'
import { counted, grouped, same, say, type Words } from '../kernel/words.ts'
import { addReviews } from './add-reviews.act.ts'
import type { Chosen } from './choose-reviews.ts'
import { staffNames } from './review.queries.ts'
import { monthOf } from './review.ts'

/** For each reviewer, where neither the line nor the firm says another number. */
const usual = 20
const most = 1000

const perOwnerAsked = ({ given }: StoreScene, setting: number): number => {
  const text = given.text('per-owner')
  if (text === undefined) return setting > 0 ? setting : usual
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most) return Number(text)
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--per-owner cannot be "${text}"`, zh: `--per-owner 不能是“${text}”` },
    {
      field: 'per-owner',
      why: { en: `it is a whole number from 1 to ${most}`, zh: `应为 1 至 ${most} 的整数` },
      hint: same(`--per-owner ${usual}`),
    },
  )
}

const monthAsked = ({ given, today }: StoreScene): string => {
  const text = given.text('month')
  if (text === undefined) return monthOf(today)
  const { from, to } = readPeriod(text, today, { field: 'month' })
  if (monthOf(from) === monthOf(to) && from.endsWith('-01')) return monthOf(from)
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--month cannot be "${text}"`, zh: `--month 不能是“${text}”` },
    { field: 'month', why: { en: 'it is one month', zh: '应为一个月' }, hint: same(`--month ${monthOf(today)}`) },
  )
}

const nobody: Words = { en: 'nobody', zh: '无负责人' }

const listWords = (chosen: readonly Chosen[], names: ReadonlyMap<number, string>): readonly Words[] => {
  const counts = new Map<number | null, number>()
  for (const { reviewer } of chosen) counts.set(reviewer, (counts.get(reviewer) ?? 0) + 1)
  return Array.from(counts, ([reviewer, count]) => {
    const name = (language: 'en' | 'zh'): string =>
      reviewer === null ? say(nobody, language) : `${lettered('E', reviewer)} ${names.get(reviewer) ?? ''}`
    return { en: `   ${name('en')}: ${grouped(count)}`, zh: `   ${name('zh')}：${grouped(count)}` }
  })
}

const plan = async (scene: StoreScene): Promise<Act> => {
  const month = monthAsked(scene)
  perOwnerAsked(scene, 0)
  return async (write) => {
    const settings = write.writing.settings()
    const perOwner = perOwnerAsked(write, settings.review_per_owner)
    const chosen = await addReviews(write.writing, write, {
      month,
      today: write.today,
      perOwner,
      pause: settings.review_months,
    })
    const names = await staffNames(write.writing)
    return {
      print: (page, ending) => {
        const dry = dryMark(ending)
        const head: Words =
          chosen.length === 0
            ? {
                en: `nobody to add to the reviews of ${month}`,
                zh: `${month} 的复核名单没有可增加的客户`,
              }
            : {
                en: `${dry.en}added ${counted(chosen.length, 'record')} to review in ${month}`,
                zh: `${dry.zh}已列出 ${month} 待复核的资料 ${grouped(chosen.length)} 份`,
              }
        const next = same(`   crm list reviews month=${month} status:open`)
        return page.report(
          {
            ok: true,
            month,
            added: chosen.length,
            reviews: chosen.map(({ customer, reviewer, reasons }) => ({
              customer: lettered('C', customer),
              owner: reviewer === null ? null : lettered('E', reviewer),
              reasons,
            })),
            ...(ending.dryRun ? { dry_run: true } : {}),
            entry: ending.entry,
          },
          [head, ...listWords(chosen, names), ...(ending.dryRun ? [] : [next])],
        )
      },
    }
  }
}

/** `crm run review [--per-owner N] [--month MONTH]`. */
export const runReview: Command = writes({
  path: ['run', 'review'],
  sees: 'all',
  summary: { en: 'Make the list of records to look through in a month', zh: '生成某月的资料复核名单' },
  details: {
    en: 'For each who looks after customers, and for those of nobody: first records in which crm check finds an error, then those that nobody has changed, talked to or looked through for longest, then by net spend. Who was reviewed comes again after 6 months (review_months), with an error sooner. Run again in the same month it adds nothing. With crm config set review_per_owner 20 the first night of each month does it.',
    zh: '为每位负责人（以及无负责人的客户）各列一份：先列 crm check 发现错误的，再列最久没有人修改、联系或核对过的，再按净消费排序。复核过的客户 6 个月（review_months）后再列入，有错误的可提前。同一月份重复运行不会增加。设置 crm config set review_per_owner 20 后，每月第一次夜间任务会自动生成。',
  },
  options: {
    'per-owner': {
      about: { en: `so many for each; ${usual} if not said`, zh: `每人多少份，默认 ${usual}` },
      value: 'N',
    },
    month: { about: { en: 'which month; this one if not said', zh: '哪个月，默认本月' }, value: 'PERIOD' },
    ...writeOptions,
  },
  examples: [
    { about: { en: 'ten for each, this month', zh: '本月每人十份' }, line: 'crm run review --per-owner 10' },
    { about: { en: 'who would it be?', zh: '会列出哪些' }, line: 'crm run review --month next-month -n --json' },
  ],
  plan,
})
