// The unit that a header gives all amounts below it: `金额（万元）`, `Amount (USD)`. A bare cell is read with it; one that
// has a unit of its own keeps that.
import { readWritten } from '../../kernel/money.ts'

const brackets = /[([{<（［【《〔「]([^)\]}>）］】》〕」]*)[)\]}>）］】》〕」]/gu
const announced = /^(?:单位|單位|unit|in)\s*[:：]?\s*/iu

const factorSign = /^[千万萬亿億]/u

/** What to put behind a bare amount below a header, in a store of this currency; '' for nothing. */
export const unitOfHeader = (header: string, currency: string): string => {
  for (const [, inside = ''] of header.matchAll(brackets)) {
    const unit = inside.normalize('NFKC').trim().replace(announced, '')
    const written = unit === '' || /\d/.test(unit) ? null : readWritten(`1${unit}`)
    if (written === null) continue
    // What may be the firm's own money says nothing new, and would contradict a column of currencies.
    if (written.currencies.length > 0 && !written.currencies.includes(currency)) return unit
    return factorSign.exec(unit)?.[0] ?? ''
  }
  return ''
}

const bare = /^[+-]?[\d.,'\s]*\d[\d.,'\s]*$/
const bracketed = /^\((.*)\)$/

/** A cell with the unit of its header behind it, unless it has one of its own or is no amount. */
export const withUnit = (cell: string, unit: string): string => {
  const text = cell.normalize('NFKC').replaceAll('\u2212', '-').trim()
  const inner = bracketed.exec(text)?.[1]?.trim()
  if (inner !== undefined) return bare.test(inner) ? `(${inner}${unit})` : cell
  return bare.test(text) ? `${text}${unit}` : cell
}
