// A day that a spreadsheet wrote as its number: `46353` where the column was not formatted as a date. Read in files alone,
// for on the command line nobody types such a thing; how many were read is told.
import type { CellFormat } from '../../exchange/cell-format.ts'
import { type DaySystem, numberText } from '../../exchange/cell-number.ts'
import type { FieldKind } from '../field.ts'

// 14 February 1921 to 9 September 2122, by either way of counting at least four years apart from a year in figures.
const written = /^\s*([1-7]\d{4})(?:\.\d+)?\s*$/

const day: CellFormat = { day: true, time: false, figures: 0 }

/** The day, for a field of days and times also the time, that a number stands for; undefined for any other text. */
export const dayNumberText = (kind: FieldKind, text: string, system: DaySystem): string | undefined => {
  if (!written.test(text)) return undefined
  return numberText(text.trim(), kind === 'moment' ? { ...day, time: true } : day, system)
}
