// Exact copies: customers of whom everything that is compared is the same. One of each is compared with others, so that a
// thousand of them cost no more than one.
import type { MatchFacts } from './match-facts.ts'

/** Customers without their copies. */
export interface Distinct {
  /** One of each, the lowest id. */
  readonly ones: readonly MatchFacts[]
  /** Ids of all copies by place in `ones`, itself first; only of those that have some. */
  readonly copies: ReadonlyMap<number, readonly number[]>
}

const keyOf = ({ name, phones, emails, wechat, gender, birthday, company, address }: MatchFacts): string =>
  [name.core, phones, emails, wechat, gender, birthday, company, address].join('\n')

/** Sets copies aside; `all` in order of id. */
export const withoutCopies = (all: readonly MatchFacts[]): Distinct => {
  const places = new Map<string, number>()
  const ones: MatchFacts[] = []
  const copies = new Map<number, number[]>()
  for (const facts of all) {
    const key = keyOf(facts)
    const place = places.get(key)
    if (place === undefined) {
      places.set(key, ones.length)
      ones.push(facts)
      continue
    }
    const ids = copies.get(place)
    if (ids) ids.push(facts.id)
    else copies.set(place, [ones[place]?.id ?? 0, facts.id])
  }
  return { ones, copies }
}

const firmLike = 5
// What more random pairs than this have in common is no one's own.
const mostByChance = 0.05
// Where more of the entries than this bear a name that another bears too, a name alone tells nobody.
const mostNamesakes = 0.3

/** What of a base matters to its copies. */
export interface CopiesIn {
  /** One entry of each customer. */
  readonly ones: readonly MatchFacts[]
  readonly commonName: (core: string) => boolean
  /** Shares of random pairs that have one address, one firm. */
  readonly sameAddress: number
  readonly sameCompany: number
}

/**
 * Whether a copy is likely the same customer whatever the other pairs are like: something of the person or the house is known
 * beside the name; or the name alone is long, not common, and names in this base are seldom borne by two.
 */
export const tellsCopies = ({
  ones,
  commonName,
  sameAddress,
  sameCompany,
}: CopiesIn): ((facts: MatchFacts) => boolean) => {
  const names = new Set(ones.map(({ name }) => name.core)).size
  const rare = names >= (1 - mostNamesakes) * ones.length
  return ({ name, phones, emails, wechat, birthday, company, addressNumbers }) => {
    if (phones.length + emails.length > 0 || wechat !== '') return true
    if (name.core === '') return false
    if (birthday.length > 7 || (addressNumbers !== '' && sameAddress < mostByChance)) return true
    if (company !== '' && sameCompany < mostByChance) return true
    const long = name.chinese >= 3 || name.words.length >= 2 || name.core.length >= firmLike
    return rare && long && !commonName(name.core)
  }
}
