// Amounts of one column below one another, point under point. It adds spaces behind them and changes no figure.
import { cellWidth } from './width.ts'

/** What stands behind the last whole digit: the point and the digits after it, and a sign of a currency. */
const behind = /(?:\.\d+)?\D*$/

const tailOf = (text: string): number => (/\d/.test(text) ? cellWidth(behind.exec(text)?.[0] ?? '') : 0)

/** The amounts, each with as many spaces behind it as its point needs to stand below those of the others. */
export const alignedAtPoint = (texts: readonly string[]): readonly string[] => {
  const tails = texts.map(tailOf)
  const most = tails.reduce((longest, tail) => Math.max(longest, tail), 0)
  return most === 0 ? texts : texts.map((text, at) => (text === '' ? text : text + ' '.repeat(most - (tails[at] ?? 0))))
}
