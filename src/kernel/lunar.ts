// The Chinese lunar calendar from lunar year 1900 to 2100, out of Node's own Intl and a short list of corrections.
// Built year by year when asked for and kept. The first question costs about 15 ms: Intl is slow to start.
import { type Day, dayFrom, dayFromNumber, dayNumber, yearOf } from './day.ts'
import { lunarCorrections } from './lunar-corrections.ts'

/** A day of the lunar calendar. The year is named by the solar year in which it begins. */
export interface LunarDay {
  readonly year: number
  /** 1 to 12; a leap month bears the number of the month before it. */
  readonly month: number
  readonly leap: boolean
  readonly date: number
}

/** The first lunar year known. */
export const firstLunarYear = 1900

/** The last lunar year known. */
export const lastLunarYear = 2100

interface LunarYear {
  /** Day number of the first day. */
  readonly start: number
  /** The leap month, 0 for none. */
  readonly leap: number
  /** Lengths of the 12 or 13 months in order. */
  readonly lengths: readonly number[]
}

let format: Intl.DateTimeFormat | undefined

const read = (number: number): { month: number; leap: boolean; date: number } => {
  format ??= new Intl.DateTimeFormat('en-u-ca-chinese-nu-latn', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const match = /^(\d+)(bis)?\/(\d+)$/.exec(format.format(number * 86_400_000))
  if (match === null) throw new Error('Intl writes the Chinese calendar in an unknown way')
  return { month: Number(match[1]), leap: match[2] !== undefined, date: Number(match[3]) }
}

const yearByIntl = (year: number): LunarYear => {
  // The new year lies between 21 January and 21 February, so 22 February is in the first month or early in the second.
  let start = dayNumber(dayFrom(year, 2, 22) ?? '')
  for (let seen = read(start); seen.month !== 1 || seen.date !== 1; seen = read(start)) {
    start -= seen.date === 1 ? 1 : seen.date - 1
  }
  const lengths: number[] = []
  let leap = 0
  let first = start
  for (let seen = read(first); lengths.length === 0 || seen.month !== 1; seen = read(first)) {
    if (seen.leap) leap = seen.month
    const length = read(first + 29).date === 1 ? 29 : 30
    lengths.push(length)
    first += length
  }
  return { start, leap, lengths }
}

const years = new Map<number, LunarYear>()

const lunarYear = (year: number): LunarYear | null => {
  if (!Number.isInteger(year) || year < firstLunarYear || year > lastLunarYear) return null
  const known = years.get(year)
  if (known !== undefined) return known
  const corrected = lunarCorrections[year]
  const made =
    corrected === undefined
      ? yearByIntl(year)
      : {
          start: dayNumber(corrected[0]),
          leap: corrected[1],
          lengths: [...corrected[2]].map((long) => 29 + Number(long)),
        }
  years.set(year, made)
  return made
}

// Where a month stands in its year, or -1 where the year has no such month.
const place = (year: LunarYear, month: number, leap: boolean): number => {
  if (leap && year.leap !== month) return -1
  return month - 1 + (leap || (year.leap !== 0 && month > year.leap) ? 1 : 0)
}

/** The leap month of a lunar year, 0 where it has none or the year is not known. */
export const leapMonthOf = (year: number): number => lunarYear(year)?.leap ?? 0

/** Days in a lunar month, 29 or 30; 0 where there is no such month or the year is not known. */
export const lunarMonthLength = (year: number, month: number, leap = false): number => {
  const found = lunarYear(year)
  return found === null ? 0 : (found.lengths[place(found, month, leap)] ?? 0)
}

/** The solar day of a lunar day, or null where there is no such day or the year is not known. */
export const dayOfLunar = (lunar: LunarDay): Day | null => {
  const year = lunarYear(lunar.year)
  if (year === null) return null
  const at = place(year, lunar.month, lunar.leap)
  if (!Number.isInteger(lunar.date) || lunar.date < 1 || lunar.date > (year.lengths[at] ?? 0)) return null
  const before = year.lengths.slice(0, at).reduce((sum, length) => sum + length, 0)
  return dayFromNumber(year.start + before + lunar.date - 1)
}

/** The lunar day of a solar day, or null before 1900-01-31 and after 2101-01-28. */
export const lunarOfDay = (day: Day): LunarDay | null => {
  const number = dayNumber(day)
  const solar = yearOf(day)
  for (const name of [solar, solar - 1]) {
    const year = lunarYear(name)
    if (year === null || number < year.start) continue
    let first = year.start
    for (const [at, length] of year.lengths.entries()) {
      if (number < first + length) {
        const leap = year.leap !== 0 && at === year.leap
        const month = at + (year.leap !== 0 && at >= year.leap ? 0 : 1)
        return { year: name, month, leap, date: number - first + 1 }
      }
      first += length
    }
  }
  return null
}
