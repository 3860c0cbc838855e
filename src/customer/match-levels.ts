// How far two customers agree in each field: the levels of match-fields.ts. No weights, no verdict.
import { missing } from '../analytics/fellegi-sunter.ts'
import { jaroWinkler } from '../analytics/jaro-winkler.ts'
import type { Around } from './match-around.ts'
import { emailLevel } from './match-emails.ts'
import type { MatchFacts } from './match-facts.ts'
import { nameLevel, nameLevels } from './match-names.ts'
import { oneSlip } from './match-slip.ts'
import { pairsInCommon } from './match-text.ts'

const nearEnough = 0.92

const nameLevelOf = (a: MatchFacts, b: MatchFacts, around: Around): number => {
  if (a.name.core === '' || b.name.core === '') return missing
  const level = nameLevel(a.name, b.name)
  return level === nameLevels.equal && around.commonName(a.name.core) ? nameLevels.common : level
}

const phoneLevel = (a: MatchFacts, b: MatchFacts, around: Around): number => {
  if (a.phones.length === 0 || b.phones.length === 0) return missing
  let best = 0
  for (const one of a.phones)
    for (const other of b.phones) {
      if (one === other) best = Math.max(best, around.sharedPhone(one) ? 1 : 3)
      else if (best < 2 && !around.phonesInRow && oneSlip(one, other)) best = 2
    }
  return best
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
  // A town or a street alone is the home of many.
  if (a.address === b.address) return a.addressNumbers === '' ? 1 : 2
  const [short, long] = a.address.length <= b.address.length ? [a.address, b.address] : [b.address, a.address]
  if (short.length >= 6 && long.includes(short)) return 1
  return a.addressNumbers === b.addressNumbers && pairsInCommon(a.address, b.address) >= 0.6 ? 1 : 0
}

const equalLevel = (a: string, b: string): number => (a === '' || b === '' ? missing : a === b ? 1 : 0)

const areTurned = (a: MatchFacts, b: MatchFacts): boolean =>
  a.company !== '' && a.company === b.name.core && b.company === a.name.core && a.company !== b.company

/** As `compareInto`, but for the name, which stays as it is in `levels`. */
export const compareBesideName = (levels: Int8Array, a: MatchFacts, b: MatchFacts, around: Around): void => {
  levels[1] = phoneLevel(a, b, around)
  levels[2] = emailLevel(a, b, around)
  levels[3] = birthdayLevel(a.birthday, b.birthday)
  levels[4] = areTurned(a, b) ? 2 : companyLevel(a.company, b.company)
  levels[5] = addressLevel(a, b)
  levels[6] = equalLevel(a.wechat, b.wechat)
  levels[7] = equalLevel(a.gender, b.gender)
}

/** Writes the levels of two customers into `levels`, in the order of `matchFields`; -1 where one lacks the field. */
export const compareInto = (levels: Int8Array, a: MatchFacts, b: MatchFacts, around: Around): void => {
  levels[0] = areTurned(a, b) ? nameLevels.equal : nameLevelOf(a, b, around)
  compareBesideName(levels, a, b, around)
}
