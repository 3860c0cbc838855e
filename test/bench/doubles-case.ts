// How long the search for doubles takes over a whole store, and how well it finds those of a base where they are known.
import { usualThreshold } from '../../src/customer/dedupe-asked.ts'
import { findDoubles } from '../../src/customer/find-doubles.ts'
import type { Measured } from './cases.ts'
import { knownBase, knownFacts, qualityOf } from './known-doubles.ts'
import type { Figure } from './measure.ts'
import { runTask } from './process-run.ts'
import { crm } from './yardsticks.ts'

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
  const known = { ...once, size: 10_000, against: 'the truth', goal: 0.05, ours, peak: null }
  return [
    {
      ...once,
      work: 'dedupe',
      size,
      against: 'seconds',
      ratio: milliseconds / 1000,
      goal: 15,
      ours: milliseconds,
      peak,
    },
    { ...known, work: 'dedupe: doubles missed', ratio: 1 - recall },
    { ...known, work: 'dedupe: found that are none', ratio: 1 - precision },
  ]
}
