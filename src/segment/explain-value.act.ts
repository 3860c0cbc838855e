// Why a customer is in its field of the value matrix, and what would move it: the cuts move with it.
import type { ReadScene } from '../command/command.ts'
import { dayNumber } from '../kernel/day.ts'
import { moneyNumber } from '../kernel/money.ts'
import { sixPlaces } from '../kernel/six-places.ts'
import { same, type Words } from '../kernel/words.ts'
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
import { purchasesText } from './step-words.ts'
import { valueMoves } from './value-moves.ts'

interface Place {
  readonly matrix: Matrix
  readonly place: number
  readonly scene: ReadScene
}

const money = (minor: number, { scene }: Place): Words => ({
  en: moneyShown(minor, scene.facts, 'en'),
  zh: moneyShown(minor, scene.facts, 'zh'),
})

const movesOf = ({ matrix, place, scene }: Place): readonly Move[] => {
  const { habits } = matrix
  const own = {
    paid: habits.paid[place] ?? 0,
    paidOrders: habits.paidOrders[place] ?? 0,
    spend: habits.spend[place] ?? 0,
    orders: habits.orders[place] ?? 0,
    days: habits.days[place] ?? 0,
    onDay: habits.lastDay[place] === dayNumber(scene.today),
  }
  return valueMoves({ ...matrix, place, own }).map(({ step, to }) => ({ to, step, text: purchasesText(scene, step) }))
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
    cuts: { value: mainUnits(cut.value, scene.facts), loyalty: sixPlaces(cut.loyalty) },
    facts: [
      { label: words.value, text: money(value, at) },
      { label: words.loyalty, text: same(plainNumber(loyalty)) },
      {
        label: { en: 'cuts', zh: '分界' },
        text: { en: `${en.value}\n${en.loyalty}`, zh: `${zh.value}\n${zh.loyalty}` },
      },
    ],
    moves: movesOf(at),
  }
}
