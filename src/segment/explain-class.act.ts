// Why a customer has its class, and what would move it.
import type { ReadScene } from '../command/command.ts'
import { choiceWords } from '../command/show-value.ts'
import { classes, stages } from '../customer/index.ts'
import { type Day, dayNumber, daysBetween, tryDayFromNumber } from '../kernel/day.ts'
import { counted, same, type Words } from '../kernel/words.ts'
import { type CustomerClass, classOf, isCustomerClass } from './class.ts'
import { selectLastPurchase, selectOwn } from './explain.queries.ts'
import type { Explanation, Fact, Move } from './explanation.ts'
import { purchasesText } from './step-words.ts'

const wordsOf = (code: string): Words => ({
  en: choiceWords(classes, code, 'en'),
  zh: choiceWords(classes, code, 'zh'),
})

const movesOf = (scene: ReadScene, code: CustomerClass, lastOrder: Day | null, lostAfter: number): readonly Move[] => {
  const step = { purchases: 1 }
  const buys: Move = { to: 'existing', step, text: purchasesText(scene, step) }
  if (code === 'lost' || code === 'target') return [buys]
  if (code === 'potential')
    return [{ to: 'target', text: { en: 'the stage intent or price talk', zh: '阶段变为意向或谈价' } }, buys]
  const lostOn = lastOrder === null ? null : tryDayFromNumber(dayNumber(lastOrder) + lostAfter + 1)
  if (lostOn === null) return []
  return [
    { to: 'lost', step: { until: lostOn }, text: { en: `no purchase until ${lostOn}`, zh: `到 ${lostOn} 仍没有购买` } },
  ]
}

const factsOf = (
  own: { stage: string; override: CustomerClass | null },
  last: Day | null,
  scene: ReadScene,
): Fact[] => {
  const facts: Fact[] = [
    {
      label: { en: 'last purchase', zh: '最近购买' },
      text:
        last === null
          ? { en: 'none', zh: '无' }
          : {
              en: `${last}, ${counted(daysBetween(last, scene.today), 'day')} ago`,
              zh: `${last}，${daysBetween(last, scene.today)} 天前`,
            },
    },
    {
      label: { en: 'stage', zh: '阶段' },
      text: { en: choiceWords(stages, own.stage, 'en'), zh: choiceWords(stages, own.stage, 'zh') },
    },
  ]
  if (own.override !== null)
    facts.push({
      label: { en: 'set by hand', zh: '人工指定' },
      text: wordsOf(own.override),
    })
  return facts
}

/** `segment explain C-12 --scheme class`. */
export const explainClass = async (scene: ReadScene, customer: number): Promise<Explanation> => {
  const own = await selectOwn(scene.reading, customer)
  const lastOrder = await selectLastPurchase(scene.reading, customer, scene.today)
  const lostAfterDays = scene.reading.settings().lost_after_days
  const facts = { lastOrder, stage: own.stage, override: null }
  const byRule = classOf(facts, scene.today, { lostAfterDays })
  const override = own.class_override !== null && isCustomerClass(own.class_override) ? own.class_override : null
  const result = override ?? byRule
  return {
    scheme: 'class',
    result,
    resultWords: wordsOf(result),
    inputs: {
      last_order: lastOrder,
      days_since: lastOrder === null ? null : daysBetween(lastOrder, scene.today),
      stage: own.stage,
      override,
      by_rule: byRule,
    },
    cuts: { lost_after_days: lostAfterDays },
    facts: [
      ...factsOf({ stage: own.stage, override }, lastOrder, scene),
      {
        label: { en: 'lost after', zh: '流失界限' },
        text: { en: counted(lostAfterDays, 'day'), zh: `${lostAfterDays} 天` },
      },
    ],
    // What was set by hand holds until a hand takes it away.
    moves:
      override === null
        ? movesOf(scene, byRule, lastOrder, lostAfterDays)
        : [{ to: byRule, text: { ...same(`crm edit customer C-${customer} --class-override ""`) } }],
  }
}
