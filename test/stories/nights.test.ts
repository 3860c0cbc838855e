// A month of nights: each run twice, some skipped, some killed at random moments. In the end everything is as after an
// undisturbed month: what people wrote, who moved and when, what is kept of every customer.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chanceFor, seed, someOf, times } from '../faults/measure.ts'
import {
  type CallAt,
  callsOf,
  canTrace,
  diskCalls,
  faultWords,
  needsTrace,
  stepCalls,
  struckCrm,
} from '../faults/strace.ts'
import { expectNoInside, expectWhole } from '../faults/verdict.ts'
import { type RealRun, realCrm } from '../harness/real.ts'
import { copyOf, type Left, lastDay, leftIn, makeFirm, monthDays, night, nightOf, workDay } from './night-firm.ts'

const folder = mkdtempSync(join(tmpdir(), 'crm-nights-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Nobody ran the night: it is made up for by the next. */
const skipped: ReadonlySet<string> = new Set(
  ['05', '06', '11', '12', '18', '19', '20', '27', '28'].map((date) => `2026-11-${date}`),
)

/** The night was killed, once or several times, before it was run to its end. */
const killed: ReadonlySet<string> = new Set(['07', '13', '15', '21', '29'].map((date) => `2026-11-${date}`))

const start = join(folder, 'start')
let undisturbed: Left
/** The firm with three nights to be made up for, and what it holds when they are. */
const behind = join(folder, 'behind')
let caughtUp: Left
/** How long the night takes by itself, in milliseconds. */
let took = 0

const behindDay = '2026-11-21'

const realNight = (cwd: string, day: string, started: (kill: () => void) => void = () => {}): Promise<RealRun> =>
  realCrm(['run', 'nightly', '--out', 'lists'], {
    cwd,
    clock: nightOf(day),
    started: (child) => started(() => child.kill('SIGKILL')),
  })

beforeAll(async () => {
  await makeFirm(start)
  const cwd = copyOf(start, join(folder, 'undisturbed'))
  for (const day of monthDays) {
    await workDay(cwd, day)
    if (day === behindDay) copyOf(cwd, join(folder, 'in-time'))
    expect(await night(cwd, day)).toMatchObject({ code: 0 })
  }
  undisturbed = await leftIn(cwd, lastDay)

  copyOf(start, behind)
  for (const day of monthDays.filter((one) => one <= behindDay)) {
    await workDay(behind, day)
    if (day < '2026-11-18') await night(behind, day)
  }
  const whole = copyOf(behind, join(folder, 'caught-up'))
  const run = await realNight(whole, behindDay)
  expect(run).toMatchObject({ code: 0 })
  took = run.took
  caughtUp = await leftIn(whole, behindDay)
}, 240_000)

describe('a month', () => {
  it('has movements of every kind, and missed visits', () => {
    const steps = undisturbed.tables.movement?.map((row) => (Array.isArray(row) ? row.slice(3).join(' ') : '')) ?? []
    for (const step of ['class potential existing', 'class existing lost', 'class potential target', 'tier low high'])
      expect(steps).toContain(step)
    expect(steps.length).toBeGreaterThan(40)
    expect(undisturbed.dump).toContain('"status":"missed"')
    expect(undisturbed.tables.marks?.length).toBeGreaterThan(10)
  })

  it(`disturbed in every way is the undisturbed one (seed ${seed})`, { timeout: 400_000 }, async () => {
    const cwd = copyOf(start, join(folder, 'disturbed'))
    const chance = chanceFor('nights')
    for (const day of monthDays) {
      await workDay(cwd, day)
      if (skipped.has(day)) continue
      if (killed.has(day)) {
        for (let blow = 0; blow < times(1, 12); blow += 1) {
          const moment = Math.round(took * (0.25 + chance.number(80) / 100))
          await realNight(cwd, day, (kill) => setTimeout(kill, moment))
        }
      }
      expect(await night(cwd, day)).toMatchObject({ code: 0 })
      const once = await leftIn(cwd, day)
      expect(await night(cwd, day)).toMatchObject({ code: 0 })
      expect(await leftIn(cwd, day)).toEqual(once)
    }
    expect(await leftIn(cwd, lastDay)).toEqual(undisturbed)
    await expectWhole({ cwd, clock: nightOf(lastDay) }, 'after the month')
  })
})

/** How many records the nights marked, in all. */
const recordsIn = (marks: readonly unknown[]): number =>
  marks.reduce((sum: number, mark) => sum + (Array.isArray(mark) ? Number(mark.at(-1)) : 0), 0)

describe('nights that are made up for', () => {
  it('leave what they would have left in time', async () => {
    const cwd = copyOf(join(folder, 'in-time'), join(folder, 'in-time-done'))
    expect(await night(cwd, behindDay)).toMatchObject({ code: 0 })
    expect(caughtUp).toEqual(await leftIn(cwd, behindDay))
  })

  const place = { clock: nightOf(behindDay) }
  const words = ['run', 'nightly', '--out', 'lists']
  let steps: readonly CallAt[] = []
  beforeAll(async () => {
    if (!canTrace) return
    const calls = await callsOf(words, { ...place, cwd: copyOf(behind, join(folder, 'counted')) })
    steps = calls.filter(({ call }) => stepCalls.test(call))
  })

  const tryKill = async (
    about: string,
    strike: (cwd: string) => Promise<RealRun>,
    seen: (left: Left) => Left = (left) => left,
  ): Promise<RealRun> => {
    const cwd = copyOf(behind, mkdtempSync(join(folder, 'trial-')))
    const run = await strike(cwd)
    const told = `${about}: ${run.code} ${run.signal} ${run.stderr}`
    await expectWhole({ cwd, clock: nightOf(behindDay) }, told)
    expect(await realNight(cwd, behindDay), told).toMatchObject({ code: 0 })
    expect(seen(await leftIn(cwd, behindDay)), told).toEqual(seen(caughtUp))
    rmSync(cwd, { recursive: true, force: true })
    return run
  }

  it(`killed at random moments and run again leave the same (seed ${seed})`, { timeout: 600_000 }, async () => {
    const chance = chanceFor('moments of nights')
    for (let round = 0; round < times(3, 40); round += 1) {
      const moment = Math.round(took * (0.3 + chance.number(70) / 100))
      await tryKill(`killed after ${moment} ms`, (cwd) => realNight(cwd, behindDay, (kill) => setTimeout(kill, moment)))
    }
  })

  it.skipIf(!canTrace)(`killed at a step on the disk leave the same ${needsTrace}`, { timeout: 600_000 }, async () => {
    expect(steps.length).toBeGreaterThan(20)
    for (const step of someOf(steps, times(3, 80), chanceFor('steps of nights'))) {
      const fault = { blow: 'kill', ...step } as const
      const run = await tryKill(faultWords(fault), (cwd) => struckCrm(words, fault, { ...place, cwd }))
      // How often Node wakes its own threads varies.
      if (step.call !== 'write') expect(run.signal, faultWords(fault)).toBe('SIGKILL')
    }
  })

  it.skipIf(!canTrace)(
    `on a disk that fails, the same once it is whole ${needsTrace}`,
    { timeout: 600_000 },
    async () => {
      const chance = chanceFor('disks of nights')
      const writes = steps.filter(({ call }) => call.startsWith('pwrite'))
      const others = steps.filter(({ call }) => diskCalls.test(call) && !call.startsWith('pwrite'))
      for (const step of [...someOf(writes, times(1, 40), chance), ...someOf(others, times(1, 40), chance)]) {
        const fault = { blow: chance.one(['EIO', 'ENOSPC'] as const), ...step }
        const run = await tryKill(
          faultWords(fault),
          (cwd) => struckCrm(words, fault, { ...place, cwd }),
          // Where a day fails, all visits that were missed are marked at once, not day by day.
          (left) => ({ ...left, tables: { ...left.tables, marks: [recordsIn(left.tables.marks ?? [])] } }),
        )
        const told = `${faultWords(fault)}: ${run.code} ${run.signal} ${run.stdout}${run.stderr}`
        expectNoInside(run, told)
        // Refused, or done in part and said so; or done, where what failed mattered to nobody.
        expect([0, 1, 5, 9], told).toContain(run.code)
      }
    },
  )
})
