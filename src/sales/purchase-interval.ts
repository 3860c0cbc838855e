// How often a customer buys as a rule, and how far it is over that. Pure arithmetic on days.
import { type Day, dayNumber } from '../kernel/day.ts'

/**
 * Days between purchases as a rule: the median of the gaps between days with a purchase, halves rounded up; of two
 * middle gaps their mean. Null with fewer than two such days.
 * @param days days with a purchase, ascending, each once
 */
export const usualInterval = (days: readonly Day[]): number | null => {
  const gaps = days
    .slice(1)
    .map((day, place) => dayNumber(day) - dayNumber(days[place] ?? day))
    .sort((a, b) => a - b)
  const low = gaps[Math.floor((gaps.length - 1) / 2)]
  const high = gaps[Math.floor(gaps.length / 2)]
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2)
}
