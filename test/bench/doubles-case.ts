// How long the search for doubles takes over a whole store, and how well it finds those of a base where they are known.
import { usualThreshold } from '../../src/customer/dedupe-asked.ts'
import { findDoubles } from '../../src/customer/find-doubles.ts'
import { matchFactsOf } from '../../src/customer/match-facts.ts'
import type { Measured } from './cases.ts'
import { baseOf, basePlans } from './kinds-of-bases.ts'
import { knownBase, knownFacts, qualityOf } from './known-doubles.ts'
import type { Figure } from './measure.ts'
import { runTask } from './process-run.ts'
import { crm } from './yardsticks.ts'

/** The share missed and the share wrongly found in the kind of base where it is worst, of 10,000 customers each. */
const worstOfKinds = (): { readonly missed: number; readonly wrong: number } => {
  const all = basePlans.map((plan) => {
    const { rows, truth } = baseOf(plan, 10_000, 1500)
    const found = findDoubles(rows.map(matchFactsOf), { threshold: usualThreshold, apart: new Set() }).doubles
    return qualityOf(
      found.map(({ a, b }) => `${a} ${b}`),
      truth,
    )
  })
  return {
    missed: 1 - Math.min(...all.map(({ recall }) => recall)),
    wrong: 1 - Math.min(...all.map(({ precision }) => precision)),
  }
}

const once = { theirs: 0, processor: null, rounds: 1 } as const

/** Seconds of the whole command, and the shares missed and wrongly found among 10,000 customers with 1,500 doubles. */
export const doubles = ({ size, flags }: Measured): readonly Figure[] => {
  const { milliseconds, peak } = runTask(crm('dedupe', '--count', ...flags), { peak: true })
  const base = knownBase(10_000, 1500)
  const begun = performance.now()
  const found = findDoubles(base.customers.map(knownFacts), { threshold: usualThreshold, apart: new Set() }).doubles
  const ours = performance.now() - begun
  const { precision, recall } = qualityOf(
    found.map(({ a, b }) => `${a} ${b}`),
    base.truth,
  )
  const { missed, wrong } = worstOfKinds()
  const known = { ...once, size: 10_000, against: 'the truth', goal: 0.05, ours, peak: null }
  return [
    {
      ...once,
      work: 'dedupe',
      size,
      against: 'seconds',
      ratio: milliseconds / 1000,
      goal: size > 100_000 ? null : 15,
      ours: milliseconds,
      peak,
    },
    { ...known, work: 'dedupe: doubles missed', ratio: 1 - recall },
    { ...known, work: 'dedupe: found that are none', ratio: 1 - precision },
    { ...known, work: 'dedupe: missed in the worst of 16 kinds', ratio: missed, ours: 0 },
    { ...known, work: 'dedupe: none in the worst of 16 kinds', ratio: wrong, ours: 0 },
  ]
}
