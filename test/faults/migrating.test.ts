// Migrating a store by the program that is one migration ahead, killed or with a disk that fails: the store is the old
// one or the new one, whole, and migrating again brings it to the new one.
// Broken once by a migration that is not one transaction.
import { describe, expect, it } from 'vitest'
import { seed } from './measure.ts'
import { openBench } from './ready.ts'
import { canTrace, needsTrace } from './strace.ts'
import { failAtCalls, killAtMoments, killAtSteps } from './strikes.ts'

const bench = openBench()
const timeout = 600_000

describe(`migrate (seed ${seed})`, () => {
  it('killed at random moments', { timeout }, () => expect(killAtMoments(bench, 'migrate')).resolves.toBeUndefined())
  it.skipIf(!canTrace)(`killed at a step on the disk ${needsTrace}`, { timeout }, () =>
    expect(killAtSteps(bench, 'migrate')).resolves.toBeUndefined(),
  )
  it.skipIf(!canTrace)(`on a disk that fails ${needsTrace}`, { timeout }, () =>
    expect(failAtCalls(bench, 'migrate')).resolves.toBeUndefined(),
  )
})
