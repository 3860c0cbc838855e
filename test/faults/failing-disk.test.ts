// A disk that fails, or is full, at an exact write, sync, rename or cut: the deed is refused in one sentence, nothing of
// it is there, nothing is left lying about; or it is done, where the disk failed only after it was safe.
import { describe, expect, it } from 'vitest'
import { chanceFor, full, seed, someOf, times } from './measure.ts'
import { deedNames, openBench } from './ready.ts'
import { type Call, canTrace, type Fault, faultWords, needsTrace, struckCrm } from './strace.ts'
import { tryDeed } from './trial.ts'

const bench = openBench()

const calls: readonly Call[] = ['write', 'sync', 'resize', 'name']
const ofEach: Readonly<Record<Call, number>> = { write: 20, sync: 10, resize: 3, name: 4, step: 0 }

describe.skipIf(!canTrace)(`a disk that fails (seed ${seed}) ${needsTrace}`, () => {
  it.each(deedNames)('%s', { timeout: 600_000 }, async (name) => {
    const ready = await bench.ready(name)
    const chance = chanceFor(name)
    const faults: Fault[] = []
    for (const kind of calls) {
      const count = await bench.count(ready, kind)
      for (const at of someOf(count, times(1, ofEach[kind]), chance)) {
        const blows = full ? (['EIO', 'ENOSPC'] as const) : [chance.one(['EIO', 'ENOSPC'] as const)]
        faults.push(...blows.map((blow) => ({ blow, calls: kind, at })))
      }
    }
    expect(faults.length).toBeGreaterThan(0)
    for (const fault of faults) {
      const run = await tryDeed(ready, bench.place(), faultWords(fault), (place) => struckCrm(ready.words, fault, place))
      expect(run.signal, faultWords(fault)).toBeNull()
    }
  })
})
