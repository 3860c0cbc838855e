// Takes out what is typed where nothing is known: one phone number, one birthday of very many people. It says nothing.
import type { MatchFacts } from './match-facts.ts'

// So many different names, and so many times as many as other values have.
const leastNames = 20
const timesUsual = 20

type ValuesOf = (facts: MatchFacts) => readonly string[]

const crowdsOf = (all: readonly MatchFacts[], valuesOf: ValuesOf): ReadonlySet<string> => {
  const counts = new Map<string, number>()
  let filled = 0
  for (const facts of all)
    for (const value of valuesOf(facts)) {
      counts.set(value, (counts.get(value) ?? 0) + 1)
      filled += 1
    }
  const least = Math.max(leastNames, (timesUsual * filled) / Math.max(1, counts.size))
  const names = new Map<string, Set<string>>()
  for (const [value, count] of counts) if (count > least) names.set(value, new Set())
  if (names.size > 0)
    for (const facts of all) for (const value of valuesOf(facts)) names.get(value)?.add(facts.name.sound)
  return new Set([...names].filter(([, some]) => some.size > leastNames).map(([value]) => value))
}

const one = (text: string): readonly string[] => (text === '' ? [] : [text])

/** The same customers, without values that a crowd has. */
export const withoutCrowds = (all: readonly MatchFacts[]): readonly MatchFacts[] => {
  const phones = crowdsOf(all, (facts) => facts.phones)
  const emails = crowdsOf(all, (facts) => facts.emails)
  const wechats = crowdsOf(all, (facts) => one(facts.wechat))
  const birthdays = crowdsOf(all, (facts) => one(facts.birthday))
  if ([phones, emails, wechats, birthdays].every(({ size }) => size === 0)) return all
  return all.map((facts) => {
    const concerned =
      facts.phones.some((digits) => phones.has(digits)) ||
      facts.emails.some((email) => emails.has(email)) ||
      wechats.has(facts.wechat) ||
      birthdays.has(facts.birthday)
    if (!concerned) return facts
    return {
      ...facts,
      phones: facts.phones.filter((digits) => !phones.has(digits)),
      emails: facts.emails.filter((email) => !emails.has(email)),
      mails: facts.mails.filter((_, place) => !emails.has(facts.emails[place] ?? '')),
      locals: facts.emails.some((email) => emails.has(email)) ? [] : facts.locals,
      wechat: wechats.has(facts.wechat) ? '' : facts.wechat,
      birthday: birthdays.has(facts.birthday) ? '' : facts.birthday,
    }
  })
}
