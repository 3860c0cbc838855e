// Short texts for the marks of an axis, and for what a chart leaves to its table.
import { formatMoney } from '../kernel/money.ts'
import { grouped, type Language, say } from '../kernel/words.ts'
import { percent } from './bar.ts'

/** In which currency money is counted, and its minor digits. */
export interface MoneyFacts {
  readonly currency: string
  readonly digits: number
}

/** From which amount on a unit is used, how much one of it is, and its sign. */
const units = {
  en: [
    { from: 1e9, one: 1e9, sign: 'bn' },
    { from: 1e6, one: 1e6, sign: 'm' },
    { from: 1e4, one: 1e3, sign: 'k' },
  ],
  zh: [
    { from: 1e8, one: 1e8, sign: '亿' },
    { from: 1e4, one: 1e4, sign: '万' },
  ],
}

/** A sum of minor units as short as an axis wants it: `¥12.5k`, `¥1.25万`. Exact for the round numbers of axes. */
export const shortMoney = (minor: number, { currency, digits }: MoneyFacts, language: Language): string => {
  const main = Math.abs(minor) / 10 ** digits
  const unit = units[language].find(({ from }) => main >= from)
  if (unit === undefined) return formatMoney(Math.round(minor), currency, language)
  const sign = formatMoney(0, currency, language).slice(0, -1)
  return `${minor < 0 ? '-' : ''}${sign}${Number((main / unit.one).toPrecision(4))}${unit.sign}`
}

/** A count, perhaps below 0. */
export const countText = (value: number): string => grouped(value)

/** A share as whole per cent. */
export const shareText = (value: number): string => percent(value)

/** `and 12 more in the table`. */
export const moreText =
  (language: Language) =>
  (count: number): string =>
    say({ en: `and ${grouped(count)} more in the table`, zh: `另有 ${grouped(count)} 项，见表格` }, language)
