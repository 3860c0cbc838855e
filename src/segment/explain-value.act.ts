// Why a customer is in its field of the value matrix, and what would move it. The cuts are held where they are.
import { quadrantOf, reaches, tolerance } from '../analytics/value-matrix.ts'
import type { ReadScene } from '../command/command.ts'
import { moneyNumber } from '../kernel/money.ts'
import { counted, same, type Words } from '../kernel/words.ts'
import { boughtNothing, type Explanation, type Move } from './explanation.ts'
import {
  axisTexts,
  axisWords,
  type Matrix,
  mainUnits,
  matrixAsked,
  moneyShown,
  plainNumber,
  readMatrix,
} from './matrix.act.ts'
import { quadrantWords } from './scheme.choices.ts'

interface Place {
  readonly matrix: Matrix
  readonly place: number
  readonly scene: ReadScene
}

const money = (minor: number, { scene }: Place): Words => ({
  en: moneyShown(minor, scene.facts, 'en'),
  zh: moneyShown(minor, scene.facts, 'zh'),
})

/** The amount of one more purchase that brings the value to the cut: more raises or keeps it, less lowers it. */
const nextPurchase = ({ matrix, place }: Place, cut: number): number => {
  const { habits, value } = matrix
  if (value === 'spend') return cut - (habits.spend[place] ?? 0)
  return cut * ((habits.paidOrders[place] ?? 0) + 1) - (habits.paid[place] ?? 0)
}

const valueMove = (at: Place, cut: number): readonly Move[] => {
  const { matrix, place } = at
  const isHigh = reaches(matrix.values[place] ?? 0, cut)
  const needed = nextPurchase(at, cut)
  // The purchase itself counts for loyalty too.
  const loyal = reaches((matrix.loyalties[place] ?? 0) + 1, matrix.cut.loyalty ?? 0)
  const amount = money(Math.ceil(needed * (1 - tolerance)), at)
  if (!isHigh)
    return [
      {
        to: quadrantOf(true, loyal),
        text: { en: `a next purchase of ${amount.en} or more`, zh: `下一次购买达到 ${amount.zh}` },
      },
    ]
  if (matrix.value === 'spend' || needed <= 0) return []
  return [
    {
      to: quadrantOf(false, loyal),
      text: { en: `a next purchase under ${amount.en}`, zh: `下一次购买不足 ${amount.zh}` },
    },
  ]
}

const loyaltyMove = ({ matrix, place }: Place, cut: number): readonly Move[] => {
  const loyalty = matrix.loyalties[place] ?? 0
  if (reaches(loyalty, cut)) return []
  const more = Math.ceil(cut * (1 - tolerance) - loyalty)
  const isHigh = reaches(matrix.values[place] ?? 0, matrix.cut.value ?? 0)
  return [
    {
      to: quadrantOf(isHigh, true),
      text:
        matrix.loyalty === 'orders'
          ? {
              en: `${counted(more, 'more purchase', 'more purchases')}, the value kept`,
              zh: `再购买 ${more} 次，价值不变`,
            }
          : { en: `purchases on ${counted(more, 'more day')}, the value kept`, zh: `再有 ${more} 天购买，价值不变` },
    },
  ]
}

/** `segment explain C-12 --scheme value`. */
export const explainValue = async (scene: ReadScene, customer: number): Promise<Explanation> => {
  const matrix = await readMatrix(scene, matrixAsked(scene))
  const { habits, cut } = matrix
  const place = habits.customers.indexOf(customer)
  if (place < 0 || cut.value === null || cut.loyalty === null) return boughtNothing('value')
  const at: Place = { matrix, place, scene }
  const [value, loyalty] = [matrix.values[place] ?? 0, matrix.loyalties[place] ?? 0]
  const code = matrix.quadrantAt(place)
  const words = axisWords(matrix)
  const [en, zh] = [axisTexts(matrix, scene.facts, 'en'), axisTexts(matrix, scene.facts, 'zh')]
  return {
    scheme: 'value',
    result: code,
    resultWords: quadrantWords[code],
    inputs: {
      value: mainUnits(value, scene.facts),
      loyalty,
      orders: habits.orders[place] ?? 0,
      ...(matrix.loyalty === 'days' ? { days: loyalty } : {}),
      paid: moneyNumber(habits.paid[place] ?? 0, scene.facts.digits),
      spend: moneyNumber(habits.spend[place] ?? 0, scene.facts.digits),
    },
    cuts: { value: mainUnits(cut.value, scene.facts), loyalty: cut.loyalty },
    facts: [
      { label: words.value, text: money(value, at) },
      { label: words.loyalty, text: same(plainNumber(loyalty)) },
      {
        label: { en: 'cuts', zh: '分界' },
        text: { en: `${en.value}\n${en.loyalty}`, zh: `${zh.value}\n${zh.loyalty}` },
      },
    ],
    moves: [...valueMove(at, cut.value), ...loyaltyMove(at, cut.loyalty)],
  }
}
