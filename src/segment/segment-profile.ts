// What the customers of a segment are, beside all customers: how many of each class, tier, stage, owner and source, and how
// long ago they were talked to. Pure sums over groups that the store has counted.

/** By what a profile parts customers. */
export const profileKeys = ['class', 'tier', 'stage', 'owner', 'source', 'last_contact'] as const

/** One of them. */
export type ProfileKey = (typeof profileKeys)[number]

/** Spans of days since the last contact, the nearest first; `never` are those without one. */
export const contactSpans = ['within_30', 'within_90', 'within_180', 'earlier', 'never'] as const

/** Customers that are alike in all of it, inside or outside the segment. Money in minor units. */
export interface ProfileGroup {
  readonly member: boolean
  readonly codes: Readonly<Record<ProfileKey, string | null>>
  readonly customers: number
  readonly spend: number
  readonly orders: number
  readonly otherCurrency: number
}

/** One part of the profile. */
export interface ProfilePart {
  readonly by: ProfileKey
  /** Null for customers that have none. */
  readonly code: string | null
  readonly count: number
  /** Of the segment; null where that is empty. */
  readonly share: number | null
  /** The same share of all customers. */
  readonly ofAll: number | null
}

/** The profile. */
export interface Profile {
  readonly customers: number
  /** Of all customers. */
  readonly share: number | null
  readonly spend: number
  /** Of the net spend of all; null where that is not above 0. */
  readonly spendShare: number | null
  /** Rounded half away from zero; null without customers. */
  readonly meanSpend: number | null
  readonly orders: number
  readonly otherCurrency: number
  readonly parts: readonly ProfilePart[]
}

interface Tally {
  members: number
  all: number
}

const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

const rounded = (value: number): number => Math.sign(value) * Math.round(Math.abs(value))

const partsBy = (groups: readonly ProfileGroup[], by: ProfileKey, known: readonly string[] | undefined) => {
  const tallies = new Map<string | null, Tally>((known ?? []).map((code) => [code, { members: 0, all: 0 }]))
  let [members, all] = [0, 0]
  for (const { codes, customers, member } of groups) {
    const tally = tallies.get(codes[by]) ?? { members: 0, all: 0 }
    tally.all += customers
    all += customers
    if (member) {
      tally.members += customers
      members += customers
    }
    tallies.set(codes[by], tally)
  }
  const parts = [...tallies].flatMap(([code, tally]): readonly ProfilePart[] =>
    tally.members === 0
      ? []
      : [{ by, code, count: tally.members, share: shareOf(tally.members, members), ofAll: shareOf(tally.all, all) }],
  )
  if (known !== undefined) return parts
  // What has no order of its own goes by number; those without one come last.
  return parts.sort(
    (a, b) =>
      Number(a.code === null) - Number(b.code === null) ||
      b.count - a.count ||
      (String(a.code) < String(b.code) ? -1 : 1),
  )
}

/**
 * The profile of a segment.
 * @param groups every customer in use, in or outside the segment
 * @param known the codes of what has an order of its own, in that order
 */
export const profileOf = (
  groups: readonly ProfileGroup[],
  known: Partial<Readonly<Record<ProfileKey, readonly string[]>>>,
): Profile => {
  const total = (wanted: readonly ProfileGroup[], key: 'customers' | 'spend' | 'orders' | 'otherCurrency'): number =>
    wanted.reduce((sum, group) => sum + group[key], 0)
  const members = groups.filter(({ member }) => member)
  const customers = total(members, 'customers')
  const spend = total(members, 'spend')
  return {
    customers,
    share: shareOf(customers, total(groups, 'customers')),
    spend,
    spendShare: shareOf(spend, total(groups, 'spend')),
    meanSpend: customers === 0 ? null : rounded(spend / customers),
    orders: total(members, 'orders'),
    otherCurrency: total(members, 'otherCurrency'),
    parts: profileKeys.flatMap((by) => partsBy(groups, by, known[by])),
  }
}
