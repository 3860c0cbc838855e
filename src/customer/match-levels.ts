// How far two customers agree in each field: the levels of match-fields.ts. No weights, no verdict.
import { missing } from '../analytics/fellegi-sunter.ts'
import { jaroWinkler } from '../analytics/jaro-winkler.ts'
import type { MatchFacts } from './match-facts.ts'
import { pairsInCommon } from './match-text.ts'

/** How many customers bear a name or have a number: what many share says less. */
export interface Bearers {
  readonly name: (core: string) => number
  readonly phone: (digits: string) => number
}

/** So many bearers make a name common, a number shared. */
export const commonFrom = 4

const nearEnough = 0.92
const partlyEnough = 0.82

/** Whether two texts differ by one unit changed, added or left out, or by two neighbours that changed places. */
export const oneSlip = (a: string, b: string): boolean => {
  if (a.length > b.length) return oneSlip(b, a)
  const more = b.length - a.length
  if (more > 1 || a === b) return false
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  if (more === 1) return a.slice(head) === b.slice(head + 1)
  if (a.slice(head + 1) === b.slice(head + 1)) return true
  return a[head] === b[head + 1] && a[head + 1] === b[head] && a.slice(head + 2) === b.slice(head + 2)
}

const nameLevel = (a: MatchFacts, b: MatchFacts, bearers: Bearers): number => {
  const [x, y] = [a.name, b.name]
  if (x.core === '' || y.core === '') return missing
  if (x.core === y.core) return bearers.name(x.core) >= commonFrom ? 4 : 5
  if (x.sound === y.sound || (x.turned !== '' && x.turned === y.sound) || (y.turned !== '' && y.turned === x.sound))
    return 3
  if (x.chinese > 0 && y.chinese > 0) {
    // Another character alone is a brother's name; one that sounds nearly the same, or one left out, is a slip.
    const left = x.chinese !== y.chinese && oneSlip(x.core, y.core)
    if (Math.max(x.chinese, y.chinese) >= 3 && (left || oneSlip(x.sound, y.sound))) return 2
    return x.head === y.head ? 1 : 0
  }
  const alike =
    x.chinese > 0 || y.chinese > 0
      ? jaroWinkler(x.sound, y.sound)
      : Math.max(jaroWinkler(x.core, y.core), y.turned === '' ? 0 : jaroWinkler(x.core, y.turned))
  if (alike >= nearEnough) return 2
  return alike >= partlyEnough || (x.head.length > 1 && x.head === y.head) ? 1 : 0
}

const phoneLevel = (a: MatchFacts, b: MatchFacts, bearers: Bearers): number => {
  if (a.phones.length === 0 || b.phones.length === 0) return missing
  let best = 0
  for (const one of a.phones)
    for (const other of b.phones) {
      if (one === other) best = Math.max(best, bearers.phone(one) >= commonFrom ? 2 : 3)
      else if (best === 0 && oneSlip(one, other)) best = 1
    }
  return best
}

const emailLevel = (a: MatchFacts, b: MatchFacts): number => {
  if (a.emails.length === 0 || b.emails.length === 0) return missing
  if (a.emails.some((one) => b.emails.includes(one))) return 2
  if (a.locals.some((one) => one.length >= 5 && b.locals.includes(one))) return 1
  return a.emails.some((one) => b.emails.some((other) => oneSlip(one, other))) ? 1 : 0
}

const dayOf = (birthday: string): string => birthday.replace(/^(?:lunar:)?(?:\d{4}|-)-?/, '')
const yearOf = (birthday: string): string => /\d{4}/.exec(birthday)?.[0] ?? ''
const turnedDay = (day: string): string => day.split('-').reverse().join('-')

const birthdayLevel = (a: string, b: string): number => {
  if (a === '' || b === '' || a.startsWith('lunar') !== b.startsWith('lunar')) return missing
  const [years, days] = [
    [yearOf(a), yearOf(b)],
    [dayOf(a), dayOf(b)],
  ]
  const [yearA = '', yearB = ''] = years
  const [dayA = '', dayB = ''] = days
  if (dayA === '' || dayB === '') return yearA === '' || yearB === '' ? missing : yearA === yearB ? 1 : 0
  if (a === b) return yearA === '' ? 1 : 2
  const sameYear = yearA === '' || yearB === '' || yearA === yearB
  if (sameYear) return dayA === dayB || dayA === turnedDay(dayB) || (yearA === yearB && oneSlip(dayA, dayB)) ? 1 : 0
  return dayA === dayB && oneSlip(yearA, yearB) ? 1 : 0
}

const companyLevel = (a: string, b: string): number => {
  if (a === '' || b === '') return missing
  if (a === b) return 2
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return (short.length >= 4 && long.includes(short)) || jaroWinkler(a, b) >= nearEnough ? 1 : 0
}

const addressLevel = (a: MatchFacts, b: MatchFacts): number => {
  if (a.address === '' || b.address === '') return missing
  if (a.address === b.address) return 2
  const [short, long] = a.address.length <= b.address.length ? [a.address, b.address] : [b.address, a.address]
  if (short.length >= 6 && long.includes(short)) return 1
  return a.addressNumbers === b.addressNumbers && pairsInCommon(a.address, b.address) >= 0.6 ? 1 : 0
}

const equalLevel = (a: string, b: string): number => (a === '' || b === '' ? missing : a === b ? 1 : 0)

/** Writes the levels of two customers into `levels`, in the order of `matchFields`; -1 where one lacks the field. */
export const compareInto = (levels: Int8Array, a: MatchFacts, b: MatchFacts, bearers: Bearers): void => {
  const turned = a.company !== '' && a.company === b.name.core && b.company === a.name.core && a.company !== b.company
  levels[0] = turned ? 5 : nameLevel(a, b, bearers)
  levels[1] = phoneLevel(a, b, bearers)
  levels[2] = emailLevel(a, b)
  levels[3] = birthdayLevel(a.birthday, b.birthday)
  levels[4] = turned ? 2 : companyLevel(a.company, b.company)
  levels[5] = addressLevel(a, b)
  levels[6] = equalLevel(a.wechat, b.wechat)
  levels[7] = equalLevel(a.gender, b.gender)
}
