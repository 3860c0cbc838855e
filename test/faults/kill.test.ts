// Killed at any moment, or at an exact step on the disk: every deed took effect whole or not at all, what was
// acknowledged is there, and running it again harms nothing.
// Broken once by an entry committed in two parts, exports and backups written to their own names.
import { describe, expect, it } from 'vitest'
import { seed } from './measure.ts'
import { deedNames, openBench } from './ready.ts'
import { canTrace, needsTrace } from './strace.ts'
import { killAtMoments, killAtSteps } from './strikes.ts'

const bench = openBench()
const timeout = 600_000

describe(`killed (seed ${seed})`, () => {
  it.each(deedNames)('%s at random moments', { timeout }, (name) =>
    expect(killAtMoments(bench, name)).resolves.toBeUndefined(),
  )
  it.skipIf(!canTrace).each(deedNames)(`%s at a step on the disk ${needsTrace}`, { timeout }, (name) =>
    expect(killAtSteps(bench, name)).resolves.toBeUndefined(),
  )
})
