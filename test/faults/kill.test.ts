// Killed at any moment, or at an exact step on the disk: every deed took effect whole or not at all, what was
// acknowledged is there, and running it again harms nothing.
// Tried on programs that: commit an import every hundred rows; copy a backup to its final name; export to the name itself.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realCrm } from '../harness/real.ts'
import { deeds, firstStore, migrate, newFolder, type Ready, readyDeed } from './deeds.ts'
import { chanceFor, seed, someOf, times } from './measure.ts'
import { canTrace, countCalls, type Fault, faultWords, needsTrace, struckCrm } from './strace.ts'
import { tryDeed } from './trial.ts'

const folder = newFolder()
const first = join(folder.path, 'first')
beforeAll(() => firstStore(first))
afterAll(folder.done)

const known = new Map<string, Promise<Ready>>()
const ready = (name: string): Promise<Ready> => {
  const deed = [...deeds, migrate].find((one) => one.name === name)
  if (!deed) throw new Error(name)
  const made = known.get(name) ?? readyDeed(deed, first, folder.path)
  known.set(name, made)
  return made
}
let count = 0
const place = (): string => join(folder.path, `trial-${(count += 1)}`)
const names = [...deeds, migrate].map((deed) => deed.name)

describe(`killed (seed ${seed})`, () => {
  it.each(names)('%s at random moments', async (name) => {
    const one = await ready(name)
    const chance = chanceFor(`moment ${name}`)
    for (let round = 0; round < times(2, 36); round += 1) {
      // Before a third of it the program is only starting.
      const moment = Math.round(one.took * (0.3 + chance.number(80) / 100))
      await tryDeed(one, place(), `killed after ${moment} ms`, (where) =>
        realCrm(one.words, { ...where, started: (child) => void setTimeout(() => child.kill('SIGKILL'), moment) }),
      )
    }
  })

  it.skipIf(!canTrace).each(names)(`%s at a step on the disk ${needsTrace}`, async (name) => {
    const one = await ready(name)
    const counted = place()
    const steps = await countedSteps(one, counted)
    expect(steps).toBeGreaterThan(3)
    for (const at of someOf(steps, times(3, 40), chanceFor(`step ${name}`))) {
      const fault: Fault = { blow: 'kill', calls: 'step', at }
      await tryDeed(one, place(), faultWords(fault), (where) => struckCrm(one.words, fault, where))
    }
  })
})

const countedSteps = async (one: Ready, path: string): Promise<number> => {
  const { cpSync } = await import('node:fs')
  cpSync(one.start, path, { recursive: true })
  return countCalls(one.words, 'step', { cwd: path, binary: one.binary })
}
