// Two ways of asking Node's zone data for offsets from UTC: quickly by Date, or slowly by Intl.
// Making the first Intl.DateTimeFormat of a process costs about 15 ms, a third of a whole start of Node, so
// Date is asked with the process's TZ lent for the moment and put back. The only file that touches TZ.
import { civilNumber } from './day.ts'

/** Seconds ahead of UTC at each of some counts of seconds since 1970-01-01T00:00Z. */
export type OffsetReader = (seconds: readonly number[]) => number[]

const readLocal = (seconds: number): number => {
  const date = new Date(seconds * 1000)
  const days = civilNumber(date.getFullYear(), date.getMonth() + 1, date.getDate())
  return days * 86_400 + date.getHours() * 3600 + date.getMinutes() * 60 + date.getSeconds() - seconds
}

const withZone = (zone: string, seconds: readonly number[]): number[] => {
  const before = process.env.TZ
  try {
    process.env.TZ = zone
    return seconds.map(readLocal)
  } finally {
    // Undefined would be stored as the text "undefined".
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
}

let lends: boolean | undefined

// In a worker thread process.env is a copy and Date does not follow it: found out by two zones far apart.
const canLend = (): boolean => {
  lends ??= withZone('Etc/GMT-14', [0])[0] === 50_400 && withZone('Etc/GMT+12', [0])[0] === -43_200
  return lends
}

/** The quick reader, or null where this thread cannot have one. An unknown name reads as UTC: check it first. */
export const readByDate = (zone: string): OffsetReader | null =>
  canLend() ? (seconds) => withZone(zone, seconds) : null

/** The slow reader. Throws a RangeError for a name that Node does not know. */
export const readByIntl = (zone: string): OffsetReader => {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (seconds) =>
    seconds.map((at) => {
      const parts = new Map(format.formatToParts(at * 1000).map((part) => [part.type, part.value]))
      const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type) ?? 0)
      const year = parts.get('era')?.startsWith('B') ? 1 - number('year') : number('year')
      const days = civilNumber(year, number('month'), number('day'))
      return days * 86_400 + number('hour') * 3600 + number('minute') * 60 + number('second') - at
    })
}
