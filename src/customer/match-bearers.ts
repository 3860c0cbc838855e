// How many different people bear a name or have a number. Entries of one person count once, or its own doubles would
// make a name common. Compares nothing across names but what bears the same value.

import type { Around } from './match-around.ts'
import type { MatchFacts } from './match-facts.ts'
import { nameLevel, nameLevels } from './match-names.ts'

/** So many people make a name common, a number shared. */
const commonFrom = 4
// Beyond so many entries nobody counts: they are many.
const surelyMany = 40

type Places = ReadonlyMap<string, readonly number[]>

const placesBy = (all: readonly MatchFacts[], keysOf: (facts: MatchFacts) => readonly string[]): Places => {
  const first = new Map<string, number>()
  const more = new Map<string, number[]>()
  for (let place = 0; place < all.length; place++) {
    const facts = all[place]
    if (!facts) continue
    for (const key of keysOf(facts)) {
      const before = first.get(key)
      if (before === undefined) first.set(key, place)
      else {
        const places = more.get(key)
        if (places) places.push(place)
        else more.set(key, [before, place])
      }
    }
  }
  return more
}

/** Whether there are at least `commonFrom` groups among the facts, where those that are `one` are of one group. */
const areMany = (some: readonly MatchFacts[], one: (a: MatchFacts, b: MatchFacts) => boolean): boolean => {
  const groups: MatchFacts[][] = []
  for (const facts of some) {
    const group = groups.find((members) => members.some((member) => one(member, facts)))
    if (group) group.push(facts)
    else groups.push([facts])
    if (groups.length >= commonFrom) return true
  }
  return false
}

const manyOf = (
  all: readonly MatchFacts[],
  keysOf: (facts: MatchFacts) => readonly string[],
  one: (a: MatchFacts, b: MatchFacts) => boolean,
): ReadonlySet<string> => {
  const many = new Set<string>()
  for (const [key, places] of placesBy(all, keysOf)) {
    if (places.length < commonFrom) continue
    const some = places.slice(0, surelyMany).flatMap((place) => all[place] ?? [])
    if (areMany(some, one)) many.add(key)
  }
  return many
}

const shares = (one: readonly string[], other: readonly string[]): boolean => one.some((value) => other.includes(value))

/** Two entries of one name that share something personal are taken for one person here. */
const samePerson = (a: MatchFacts, b: MatchFacts): boolean =>
  shares(a.phones, b.phones) ||
  shares(a.emails, b.emails) ||
  (a.wechat !== '' && a.wechat === b.wechat) ||
  (a.birthday.length > 7 && a.birthday === b.birthday) ||
  (a.addressNumbers !== '' && a.address === b.address)

const sameName = (a: MatchFacts, b: MatchFacts): boolean => nameLevel(a.name, b.name) >= nameLevels.near

/** Counts the bearers among customers of whom none is an exact copy of another. */
export const bearersOf = (all: readonly MatchFacts[]): Pick<Around, 'commonName' | 'sharedPhone' | 'sharedEmail'> => {
  const names = manyOf(all, ({ name }) => [name.core], samePerson)
  const phones = manyOf(all, (facts) => facts.phones, sameName)
  const emails = manyOf(all, (facts) => facts.emails, sameName)
  return {
    commonName: (core) => names.has(core),
    sharedPhone: (digits) => phones.has(digits),
    sharedEmail: (email) => emails.has(email),
  }
}
