// How the readers of dates say no: a reason handed back, which the outermost reader makes into a failure.
import { Failure, type FailureDetail } from './failure.ts'
import type { Words } from './words.ts'

/** Why a text that was understood is no day; absent words leave the general hint. */
export interface Refusal {
  readonly why: Words
  readonly hint?: Words
  /** A text that would do, for a line to try. */
  readonly right?: string
}

/** What a reader gives: the value, a reason for refusing it, or null when the text is not its kind. */
export type Reading<Value> = Value | Refusal | null

/** Whether a reading is a reason for refusing. */
export const isRefusal = (reading: unknown): reading is Refusal =>
  typeof reading === 'object' && reading !== null && 'why' in reading

/** Refuses a day that no calendar has. */
export const noSuchDay: Refusal = { why: { en: 'there is no such day', zh: '没有这一天' } }

/** Refuses a period that no calendar has. */
export const noSuchPeriod: Refusal = { why: { en: 'there is no such period', zh: '没有这个时间段' } }

/** Refuses a bare number that a spreadsheet wrote for a date. */
export const daySerial: Refusal = {
  why: { en: 'it looks like the day number of a spreadsheet', zh: '像是电子表格的日期序号' },
  hint: {
    en: 'format the column as a date (2026-12-01) and save again',
    zh: '请把该列设为日期格式（2026-12-01）后重新保存',
  },
}

/** Whether a text looks like the day number of a spreadsheet, with or without a part of a day. */
export const isDaySerial = (text: string): boolean => /^\d{5}(?:\.\d+)?$/.test(text)

/** Refuses what lies outside the years that can be written. */
export const outsideYears: Refusal = {
  why: { en: 'it lies outside the years 0001 to 9999', zh: '超出 0001 年至 9999 年' },
}

/** A value as it is shown in a sentence: long ones cut. */
export const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** The failure for a text that is not read as what it should be. */
export const refuse = (
  code: string,
  text: string,
  what: Words,
  refusal: Refusal | null,
  usual: Refusal,
  field?: string,
): Failure => {
  const right = refusal?.right ?? usual.right
  const detail: FailureDetail = {
    why: refusal?.why ?? usual.why,
    ...((refusal?.hint ?? usual.hint) ? { hint: refusal?.hint ?? usual.hint } : {}),
    ...(field === undefined ? {} : { field }),
    ...(right === undefined
      ? {}
      : { mend: { is: 'value', wrong: text, right, ...(field === undefined ? {} : { field }) } }),
  }
  return new Failure(
    'usage',
    code,
    { en: `cannot read "${shown(text)}" as ${what.en}`, zh: `无法把“${shown(text)}”读作${what.zh}` },
    detail,
  )
}
