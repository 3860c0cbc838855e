// The twenty-four solar terms (清明, 冬至 ...), by the sun's apparent longitude at Beijing time.
// The longitude (Meeus's short series) is good to some minutes; the eight crossings of 1900 to 2100 for which that
// is not enough are listed. Tests hold all 4,824 against another computation.
import { type Day, dayFrom, dayFromNumber, dayNumber } from './day.ts'

const rad = Math.PI / 180
const beijing = 8 / 24

/** The sun's apparent longitude in degrees, 0 to 360, at a count of days (terrestrial time) since 2000-01-01 12:00. */
const sunLongitude = (days: number): number => {
  const t = days / 36_525
  const mean = 280.46646 + t * (36_000.76983 + t * 0.0003032)
  const anomaly = (357.52911 + t * (35_999.05029 - t * 0.0001537)) * rad
  const centre =
    (1.914602 - t * (0.004817 + t * 0.000014)) * Math.sin(anomaly) +
    (0.019993 - t * 0.000101) * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly)
  const node = (125.04 - 1934.136 * t) * rad
  // Venus twice, Jupiter and the moon; their arguments count from 1900.
  const u = t + 1
  const planets =
    0.00134 * Math.cos((153.23 + 22_518.7541 * u) * rad) +
    0.00154 * Math.cos((216.57 + 45_037.5082 * u) * rad) +
    0.002 * Math.cos((312.69 + 32_964.3577 * u) * rad) +
    0.00179 * Math.sin((350.74 + 445_267.1142 * u) * rad)
  const longitude = mean + centre + planets - 0.00569 - 0.00478 * Math.sin(node)
  return ((longitude % 360) + 360) % 360
}

// Terrestrial less universal time, in days: a straight line, within ten seconds from 1900 to 2026.
const deltaT = (year: number): number => (32 + (year - 1950) * 0.6) / 86_400

// Crossings a few minutes or seconds after midnight that the series above puts before it: the day after is right.
const justAfterMidnight = new Set([
  '1917/255',
  '1951/270',
  '1981/345',
  '1982/285',
  '2008/60',
  '2014/345',
  '2016/105',
  '2084/75',
])

const terms = new Map<string, Day>()

/**
 * The day on which the sun reaches a longitude (a multiple of 15 degrees; 15 is 清明, 270 is 冬至) in a solar year,
 * by Beijing time. Null for years other than 1900 to 2100.
 */
export const solarTermDay = (year: number, longitude: number): Day | null => {
  const yearStart = dayFrom(year, 1, 1)
  if (yearStart === null || year < 1900 || year > 2100) return null
  const key = `${year}/${longitude}`
  const known = terms.get(key)
  if (known !== undefined) return known
  // 285 degrees, 小寒, is the first of the year, about 5 January.
  const epoch = dayNumber('2000-01-01') + 0.5
  let at = dayNumber(yearStart) + 4.5 + ((((longitude - 285) % 360) + 360) % 360) / 0.98565 - epoch
  for (let round = 0; round < 6; round++) {
    const off = ((longitude - sunLongitude(at) + 540) % 360) - 180
    at += off / 0.98565
  }
  const late = justAfterMidnight.has(key) ? 1 : 0
  const day = dayFromNumber(Math.floor(at + epoch - deltaT(year) + beijing) + late)
  terms.set(key, day)
  return day
}
