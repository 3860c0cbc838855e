// The value matrix of all customers on a day: what was asked on the command line, figures, cuts, and who is where.
import { type Cut, cutOf, type Quadrant, quadrantOf, reaches } from '../analytics/value-matrix.ts'
import type { ReadScene } from '../command/command.ts'
import type { Options } from '../command/option.ts'
import type { ValueFacts } from '../command/value.ts'
import { formatMoney } from '../kernel/money.ts'
import { sixPlaces } from '../kernel/six-places.ts'
import { type Language, say, type Words } from '../kernel/words.ts'
import { badValue } from './asked.act.ts'
import { type Habits, readHabits } from './purchases.queries.ts'

/** Flags of the value matrix. */
export const matrixOptions: Options = {
  value: {
    about: { en: 'value is the mean purchase, or net spend', zh: '价值：平均每次购买，或净消费' },
    value: 'average|spend',
    choices: ['average', 'spend'],
  },
  loyalty: {
    about: { en: 'loyalty is purchases, or days with one', zh: '忠诚度：购买次数，或有购买的天数' },
    value: 'orders|days',
    choices: ['orders', 'days'],
  },
  cut: {
    about: {
      en: 'where high begins: mean, median or a number; two parted by a comma are for value and loyalty',
      zh: '高低的分界：mean 平均、median 中位数或数字；逗号分开的两个依次用于价值和忠诚度',
    },
    value: 'CUT',
  },
}

/** What stands for the axes and where they are cut; numbers for value in minor units of money. */
export interface MatrixAsked {
  readonly value: 'average' | 'spend'
  readonly loyalty: 'orders' | 'days'
  readonly cuts: { readonly value: Cut; readonly loyalty: Cut }
}

const cutFrom = (text: string, whole: string): Cut => {
  const word = text.trim()
  if (word === 'mean' || word === 'median') return word
  if (/^[+-]?\d{1,15}(\.\d{1,9})?$/.test(word)) return Number(word)
  throw badValue(
    'cut',
    whole,
    { en: 'it is mean, median or a number', zh: '应为 mean、median 或数字' },
    text.includes(',') ? 'mean,3' : 'median',
  )
}

/** Reads `--value`, `--loyalty` and `--cut`. Throws `bad-value` (exit 2). */
export const matrixAsked = (scene: Pick<ReadScene, 'given' | 'facts'>): MatrixAsked => {
  const { given, facts } = scene
  const text = given.text('cut') ?? 'mean'
  const [first = '', second = first, ...rest] = text.split(/[,，]/)
  const value = cutFrom(rest.length > 0 ? '' : first, text)
  return {
    value: given.text('value') === 'spend' ? 'spend' : 'average',
    loyalty: given.text('loyalty') === 'days' ? 'days' : 'orders',
    cuts: {
      value: typeof value === 'number' ? value * 10 ** facts.digits : value,
      loyalty: cutFrom(second, text),
    },
  }
}

/** The matrix: one place for each customer with a purchase, in ascending order of their ids. */
export interface Matrix extends MatrixAsked {
  readonly habits: Habits
  /** In minor units of money. */
  readonly values: Float64Array
  readonly loyalties: Float64Array
  /** Null where there are no customers to take a mean or median of. */
  readonly cut: { readonly value: number | null; readonly loyalty: number | null }
  readonly quadrantAt: (place: number) => Quadrant
}

/** The mean purchase; 0 for those whose purchases were all in another currency. */
const averages = ({ paid, paidOrders }: Habits): Float64Array =>
  paid.map((sum, place) => (paidOrders[place] ? sum / (paidOrders[place] ?? 1) : 0))

/** Reads what all customers bought and places them. */
export const readMatrix = async (scene: ReadScene, asked: MatrixAsked): Promise<Matrix> => {
  const habits = await readHabits(
    scene.reading,
    { day: scene.today, currency: scene.facts.currency },
    asked.loyalty === 'days',
  )
  const values = asked.value === 'average' ? averages(habits) : habits.spend
  const loyalties = asked.loyalty === 'orders' ? habits.orders : habits.days
  const cut = { value: cutOf(values, asked.cuts.value), loyalty: cutOf(loyalties, asked.cuts.loyalty) }
  const quadrantAt = (place: number): Quadrant =>
    quadrantOf(reaches(values[place] ?? 0, cut.value ?? 0), reaches(loyalties[place] ?? 0, cut.loyalty ?? 0))
  return { ...asked, habits, values, loyalties, cut, quadrantAt }
}

const valueWords: Readonly<Record<MatrixAsked['value'], Words>> = {
  average: { en: 'mean purchase', zh: '平均每次购买' },
  spend: { en: 'net spend', zh: '净消费' },
}

const loyaltyWords: Readonly<Record<MatrixAsked['loyalty'], Words>> = {
  orders: { en: 'purchases', zh: '购买次数' },
  days: { en: 'days with a purchase', zh: '有购买的天数' },
}

const cutWords: Readonly<Record<'mean' | 'median', Words>> = {
  mean: { en: 'the mean, ', zh: '平均值 ' },
  median: { en: 'the median, ', zh: '中位数 ' },
}

/** An amount of money that need not be whole in minor units, for JSON: in main units, rounded once. */
export const mainUnits = (minor: number, { digits }: Pick<ValueFacts, 'digits'>): number =>
  sixPlaces(minor / 10 ** digits)

/** The same for people. */
export const moneyShown = (minor: number, { currency }: Pick<ValueFacts, 'currency'>, language: Language): string =>
  formatMoney(Math.round(minor), currency, language)

/** What stands for the two axes, as people say it. */
export const axisWords = ({ value, loyalty }: MatrixAsked) => ({
  value: valueWords[value],
  loyalty: loyaltyWords[loyalty],
})

/** Two places, without trailing noughts. */
export const plainNumber = (value: number): string => String(Number(value.toFixed(2)))

/** `mean purchase, cut at the mean ¥32.99`, and the same for loyalty. */
export const axisTexts = (matrix: Matrix, facts: ValueFacts, language: Language) => {
  const { cut, cuts } = matrix
  const words = axisWords(matrix)
  const text = (name: Words, how: Cut, at: string): string => {
    const kind = typeof how === 'number' ? { en: '', zh: '' } : cutWords[how]
    return say({ en: `${name.en}, cut at ${kind.en}${at}`, zh: `${name.zh}，以${kind.zh || ' '}${at} 为界` }, language)
  }
  return {
    value: text(words.value, cuts.value, cut.value === null ? '' : moneyShown(cut.value, facts, language)),
    loyalty: text(words.loyalty, cuts.loyalty, cut.loyalty === null ? '' : plainNumber(cut.loyalty)),
  }
}
