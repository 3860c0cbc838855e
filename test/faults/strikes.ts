// The ways to disturb a deed: killed at random moments, killed at steps on the disk, a disk that fails at a call.
import { expect } from 'vitest'
import { realCrm } from '../harness/real.ts'
import { chanceFor, full, someOf, times } from './measure.ts'
import type { Bench } from './ready.ts'
import { diskCalls, type Fault, faultWords, stepCalls, struckCrm } from './strace.ts'
import { tryDeed } from './trial.ts'

// What writes most, or in several steps: tried twice as often.
const longest = /import|merge|erase|restore|backup|undo|migrate/

/** Kills a deed at random moments. */
export const killAtMoments = async (bench: Bench, name: string): Promise<void> => {
  const ready = await bench.ready(name)
  const chance = chanceFor(`moment ${name}`)
  for (let round = 0; round < times(longest.test(name) ? 2 : 1, 36); round += 1) {
    // Before a third of it the program is only starting.
    const moment = Math.round(ready.took * (0.3 + chance.number(80) / 100))
    await tryDeed(ready, bench.place(), `killed after ${moment} ms`, (place) =>
      realCrm(ready.words, { ...place, started: (child) => void setTimeout(() => child.kill('SIGKILL'), moment) }),
    )
  }
}

/** Kills a deed when it makes one of its calls. */
export const killAtSteps = async (bench: Bench, name: string): Promise<void> => {
  const ready = await bench.ready(name)
  const calls = ready.calls.filter(({ call }) => stepCalls.test(call))
  expect(calls.length).toBeGreaterThan(3)
  for (const call of someOf(calls, times(1, 50), chanceFor(`step ${name}`))) {
    const fault: Fault = { ...call, blow: 'kill' }
    const run = await tryDeed(ready, bench.place(), faultWords(fault), (place) => struckCrm(ready.words, fault, place))
    // How often Node wakes its own threads varies.
    if (call.call !== 'write') expect(run.signal, faultWords(fault)).toBe('SIGKILL')
  }
}

/** Makes one call of a deed fail, as on a broken or a full disk. */
export const failAtCalls = async (bench: Bench, name: string): Promise<void> => {
  const ready = await bench.ready(name)
  const chance = chanceFor(`disk ${name}`)
  const calls = ready.calls.filter(({ call }) => diskCalls.test(call))
  // Most calls are writes of pages, all alike: the others count as much together.
  const writes = calls.filter(({ call }) => call.startsWith('pwrite'))
  const others = calls.filter(({ call }) => !call.startsWith('pwrite'))
  expect(Math.min(writes.length, others.length)).toBeGreaterThan(0)
  const chosen = full
    ? [...someOf(writes, 20, chance), ...someOf(others, 20, chance)]
    : [chance.one(chance.one([writes, others]))]
  for (const call of chosen) {
    const blows = ['EIO', 'ENOSPC'] as const
    for (const blow of full ? blows : [chance.one(blows)]) {
      const fault: Fault = { ...call, blow }
      const run = await tryDeed(ready, bench.place(), faultWords(fault), (place) =>
        struckCrm(ready.words, fault, place),
      )
      expect(run.signal, faultWords(fault)).toBeNull()
    }
  }
}
