// What moved: a change of class or tier between two nights. Pure rules; no queries, no clock.
import type { Day } from '../kernel/day.ts'
import type { CustomerClass } from './class.ts'
import type { Tier } from './tier.ts'

/** What movements are recorded of. */
export const movingSchemes = ['class', 'tier'] as const

/** One of them. */
export type MovingScheme = (typeof movingSchemes)[number]

/** What a customer is. */
export interface ClassAndTier {
  readonly class: string
  readonly tier: string
}

/** A change in one scheme. */
export interface Step {
  readonly scheme: MovingScheme
  readonly from: string
  readonly to: string
}

/** What anybody is before any fact is known: with this a customer comes who was not there the night before. */
export const newcomer = { class: 'potential', tier: 'low' } as const satisfies {
  readonly class: CustomerClass
  readonly tier: Tier
}

/** The changes from one night to the next, class first. */
export const stepsBetween = (before: ClassAndTier, after: ClassAndTier): readonly Step[] =>
  movingSchemes.flatMap((scheme) =>
    before[scheme] === after[scheme] ? [] : [{ scheme, from: before[scheme], to: after[scheme] }],
  )

/**
 * Whether a night of a day takes notice of a customer it has not seen before: it had been added by then, or had bought
 * something. So it makes no difference whether the night is done on its day or later.
 */
export const isThere = (customer: { readonly added: string; readonly lastOrder: string | null }, day: Day): boolean =>
  customer.added <= day || customer.lastOrder !== null

/** How many customers took a step. */
export interface CountedStep extends Step {
  readonly count: number
}

const place = ({ scheme }: Step): number => movingSchemes.indexOf(scheme)

/** Steps with their counts added up: class before tier, the most frequent first. */
export const sumSteps = (steps: readonly CountedStep[]): readonly CountedStep[] => {
  const sums = new Map<string, CountedStep>()
  for (const { scheme, from, to, count } of steps) {
    const key = `${scheme} ${from} ${to}`
    sums.set(key, { scheme, from, to, count: (sums.get(key)?.count ?? 0) + count })
  }
  return [...sums.values()].sort(
    (a, b) => place(a) - place(b) || b.count - a.count || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1),
  )
}
