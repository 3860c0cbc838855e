// The number in a cell as the text that a person sees: days and times by the workbook's own count of days, figures
// without exponent and without the last doubtful digits.
import { tryDayFromNumber } from '../kernel/day.ts'
import type { CellFormat } from './cell-format.ts'

/** From which day a workbook counts: the first of January 1900, or 1904 as old Macs did. */
export type DaySystem = '1900' | '1904'

const millisecondsOfDay = 86_400_000
/** Days since 1970-01-01 of the day that has the number 0. */
const zeroDay: Readonly<Record<DaySystem, number>> = { '1900': -25_569, '1904': -24_107 }
const beyond = 2_958_466

const two = (value: number): string => String(value).padStart(2, '0')

const timeText = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1000)
  const rest = milliseconds % 1000
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return rest === 0 ? text : `${text}.${String(rest).padStart(3, '0')}`
}

/**
 * The day that has a number, `YYYY-MM-DD`. The system of 1900 counts a 29 February 1900 and a day 0 that never were: their
 * numbers give those texts, as a spreadsheet shows them. Null outside the years 1900 to 9999.
 */
export const dayOfSerial = (serial: number, system: DaySystem): string | null => {
  const whole = Math.floor(serial)
  if (whole < 0 || whole >= beyond) return null
  if (system === '1900' && whole === 60) return '1900-02-29'
  if (system === '1900' && whole === 0) return '1900-01-00'
  const early = system === '1900' && whole < 60 ? 1 : 0
  return tryDayFromNumber(zeroDay[system] + whole + early)
}

const dated = (serial: number, { day, time }: CellFormat, system: DaySystem): string | null => {
  // To the millisecond: a time is a fraction that no binary number holds exactly.
  const all = Math.round(serial * millisecondsOfDay)
  if (all < 0 || serial >= beyond) return null
  const rest = all % millisecondsOfDay
  if (time && (!day || serial < 1)) return timeText(day ? rest : all)
  const date = dayOfSerial((all - rest) / millisecondsOfDay, system)
  return date === null || !time || rest === 0 ? date : `${date} ${timeText(rest)}`
}

const significant = (value: number): number =>
  String(value)
    .replace(/e.*$/, '')
    .replace(/^[-0.]+/, '')
    .replace('.', '').length

/**
 * A fraction without the noise of binary sums: 0.30000000000000004 is 0.3, as a spreadsheet shows it in fifteen digits.
 * Null where fifteen digits do not end it, as with 20261122101530.123.
 */
const withoutNoise = (value: number): number | null => {
  if (Number.isSafeInteger(value)) return value
  const rounded = Number(value.toPrecision(15))
  return significant(rounded) < 15 ? rounded : null
}

/** A number in plain figures: without noise, else as it is written where that is plain. */
const figuresOf = (written: string, value: number): string => {
  const shown = withoutNoise(value)
  if (shown === null && /^-?\d+\.\d+$/.test(written)) return written
  const text = String(shown ?? value)
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (found === null) return text
  const [, sign = '', first = '', rest = '', power = '0'] = found
  const shift = Number(power)
  // Beyond all amounts and keys: as it stands.
  if (Math.abs(shift) > 30) return text
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${first}${rest}`
  return `${sign}${first}${rest.padEnd(shift, '0')}`
}

/**
 * The text of a number beyond the whole numbers that a binary one holds exactly (2^53); null for others. Written plainly
 * it has its digits. In powers of ten its last digits were lost where it was saved: it stays so, and is not filled up
 * with zeros that nobody wrote.
 */
const longText = (written: string, value: number): string | null => {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return null
  const [, whole = '', zeros] = /^(-?\d+)(\.0*)?$/.exec(written.trim()) ?? []
  if (whole !== '') return zeros === undefined ? written : whole
  const [, sign = '', first = '', rest = '', power = ''] =
    /^(-?)(\d)(?:\.(\d+))?e\+?(\d{1,4})$/i.exec(written.trim()) ?? []
  if (first === '') return null
  // More digits than a binary number has: somebody wrote them all.
  if (rest.length >= 17 && rest.length === Number(power)) return `${sign}${first}${rest}`
  return `${sign}${first}${rest === '' ? '' : `.${rest}`}E+${power}`
}

/** The text of a number as it is written in the file; what is no number stays as it stands. */
export const numberText = (written: string, format: CellFormat, system: DaySystem): string => {
  if (!format.day && !format.time && format.figures === 0 && /^-?\d+$/.test(written)) return written
  const value = Number(written)
  if (written.trim() === '' || !Number.isFinite(value)) return written
  if (format.day || format.time) return dated(value, format, system) ?? figuresOf(written, value)
  const text = longText(written, value) ?? figuresOf(written, value)
  return format.figures > 0 && /^\d+$/.test(text) ? text.padStart(format.figures, '0') : text
}
