// How far a time zone stands from UTC at an instant, from Node's own zone data, kept in memory by UTC day.
// Says nothing about days or texts; instant.ts does.
import { dayNumber } from './day.ts'
import { Failure } from './failure.ts'
import { type OffsetReader, readByDate, readByIntl } from './zone-reader.ts'

/** Whether Node knows a name as an IANA zone (`Asia/Shanghai`); a bare offset such as `+08:00` is not one. */
export const isZone = (name: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false
  try {
    readByIntl(name)
    return true
  } catch {
    return false
  }
}

interface Zone {
  readonly name: string
  readonly read: OffsetReader
  /** Seconds east of UTC for a UTC day; NaN for a day within which the offset changes. */
  readonly days: Map<number, number>
}

const zones = new Map<string, Zone>()
let latest: Zone | undefined

// Before railways every place kept its own mean time, so a real zone stands apart from UTC in 1850; a name that
// the fast way does not know silently reads as UTC there. Only such a name is looked up the slow way.
const longAgo = dayNumber('1850-01-01') * 86_400
const plainUtc = /^(UTC|GMT|Etc\/(UTC|GMT|UCT|Zulu|Universal|Greenwich))$/

const openZone = (name: string): Zone => {
  let read: OffsetReader | null = readByDate(name)
  if (read !== null && !plainUtc.test(name) && read([longAgo])[0] === 0) read = null
  if (read === null) {
    if (!isZone(name)) {
      throw new Failure(
        'usage',
        'bad-zone',
        { en: `there is no time zone "${name}"`, zh: `没有时区“${name}”` },
        {
          why: { en: 'it is not in the IANA list', zh: '它不在 IANA 时区表中' },
          hint: { en: 'name one such as Asia/Shanghai', zh: '请使用如 Asia/Shanghai 的时区名' },
        },
      )
    }
    read = readByIntl(name)
  }
  const zone = { name, read, days: new Map<number, number>() }
  zones.set(name, zone)
  return zone
}

const zoneNamed = (name: string): Zone => {
  if (latest?.name !== name) latest = zones.get(name) ?? openZone(name)
  return latest
}

// One reading fills a block of days, since rows of a file lie close together.
const block = 32

const fill = (zone: Zone, utcDay: number): number => {
  const first = Math.floor(utcDay / block) * block
  const midnights = Array.from({ length: block + 1 }, (_, index) => (first + index) * 86_400)
  const offsets = zone.read(midnights)
  for (let index = 0; index < block; index++) {
    const offset = offsets[index] ?? Number.NaN
    zone.days.set(first + index, offset === offsets[index + 1] ? offset : Number.NaN)
  }
  return zone.days.get(utcDay) ?? Number.NaN
}

/**
 * Seconds that a zone's clocks are ahead of UTC, for a count of whole seconds since 1970-01-01T00:00Z.
 * Fails (`bad-zone`) for a name that Node does not know.
 */
export const zoneOffset = (name: string, seconds: number): number => {
  const zone = zoneNamed(name)
  const utcDay = Math.floor(seconds / 86_400)
  const steady = zone.days.get(utcDay) ?? fill(zone, utcDay)
  return Number.isNaN(steady) ? (zone.read([seconds])[0] ?? 0) : steady
}
