// Killed at any moment, or at an exact step on the disk: every deed took effect whole or not at all, what was
// acknowledged is there, and running it again harms nothing.
import { describe, expect, it } from 'vitest'
import { realCrm } from '../harness/real.ts'
import { chanceFor, seed, someOf, times } from './measure.ts'
import { deedNames, openBench } from './ready.ts'
import { canTrace, type Fault, faultWords, needsTrace, struckCrm } from './strace.ts'
import { tryDeed } from './trial.ts'

const bench = openBench()

describe(`killed (seed ${seed})`, () => {
  it.each(deedNames)('%s at random moments', { timeout: 600_000 }, async (name) => {
    const ready = await bench.ready(name)
    const chance = chanceFor(`moment ${name}`)
    for (let round = 0; round < times(2, 36); round += 1) {
      // Before a third of it the program is only starting.
      const moment = Math.round(ready.took * (0.3 + chance.number(80) / 100))
      await tryDeed(ready, bench.place(), `killed after ${moment} ms`, (place) =>
        realCrm(ready.words, { ...place, started: (child) => void setTimeout(() => child.kill('SIGKILL'), moment) }),
      )
    }
  })

  it.skipIf(!canTrace).each(deedNames)(`%s at a step on the disk ${needsTrace}`, { timeout: 600_000 }, async (name) => {
    const ready = await bench.ready(name)
    const steps = await bench.count(ready, 'step')
    expect(steps).toBeGreaterThan(3)
    for (const at of someOf(steps, times(2, 60), chanceFor(`step ${name}`))) {
      const fault: Fault = { blow: 'kill', calls: 'step', at }
      const run = await tryDeed(ready, bench.place(), faultWords(fault), (place) => struckCrm(ready.words, fault, place))
      expect(run.signal).toBe('SIGKILL')
    }
  })
})
