// A disk that fails, or is full, at an exact write, sync, rename or cut: the deed is refused in one sentence, nothing of
// it is there, nothing is left lying about; or it is done, where the disk failed only after it was safe.
// Broken once by a commit whose failure is passed over, faults without a sentence, an erasure denied.
import { describe, expect, it } from 'vitest'
import { seed } from './measure.ts'
import { deedNames, openBench } from './ready.ts'
import { canTrace, needsTrace } from './strace.ts'
import { failAtCalls } from './strikes.ts'

const bench = openBench()

describe.skipIf(!canTrace)(`a disk that fails (seed ${seed}) ${needsTrace}`, () => {
  it.each(deedNames)('%s', { timeout: 600_000 }, (name) => expect(failAtCalls(bench, name)).resolves.toBeUndefined())
})
