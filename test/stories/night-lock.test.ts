// Two processes at the night: the second ends at once and names the first, or waits for it. The lock ends with its
// process, however that ends.
import type { ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { builtBinary } from '../harness/built.ts'
import { type RealRun, realCrm } from '../harness/real.ts'
import { makeFirm, nightOf } from './night-firm.ts'

const folder = mkdtempSync(join(tmpdir(), 'crm-night-lock-'))
const day = '2026-11-01'
const firm = join(folder, 'firm')

beforeAll(async () => {
  await builtBinary()
  await makeFirm(firm)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const nightly = (cwd: string, ...flags: readonly string[]): Promise<RealRun> =>
  realCrm(['run', 'nightly', ...flags], { cwd, clock: nightOf(day) })

const holderIn = (cwd: string): string | undefined => {
  const db = new Sqlite(join(cwd, 'crm.db'), { readonly: true })
  const holder = db.prepare(`select value from kept where key = 'night_by'`).pluck().get()
  db.close()
  return typeof holder === 'string' ? holder : undefined
}

/** A night that stands still in the middle of its work. */
const stopped = async (cwd: string): Promise<{ readonly child: ChildProcess; readonly run: Promise<RealRun> }> => {
  cpSync(firm, cwd, { recursive: true })
  let run: Promise<RealRun> | undefined
  const child = await new Promise<ChildProcess>((started) => {
    run = realCrm(['run', 'nightly'], { cwd, clock: nightOf(day), started })
  })
  if (run === undefined) throw new Error('it did not start')
  while (holderIn(cwd) !== String(child.pid)) await pause(1)
  child.kill('SIGSTOP')
  return { child, run }
}

it('the second names the first, waits for it when told to, and then has nothing left to do', async () => {
  const cwd = join(folder, 'two')
  const { child, run } = await stopped(cwd)
  const second = await nightly(cwd)
  expect(second).toMatchObject({ code: 8, stdout: '' })
  expect(second.stderr).toContain(`process ${child.pid} holds the lock`)
  expect(second.stderr).toContain('try: crm run nightly --wait 60s')

  // Another path to the same store is the same lock.
  symlinkSync(join(cwd, 'crm.db'), join(cwd, 'link.db'))
  expect(await nightly(cwd, '--db', join(cwd, 'link.db'))).toMatchObject({ code: 8 })

  const patient = await nightly(cwd, '--wait', '700ms')
  expect(patient).toMatchObject({ code: 8 })
  expect(patient.took).toBeGreaterThan(700)

  const waiting = nightly(cwd, '--wait', '60s')
  await pause(500)
  child.kill('SIGCONT')
  expect(await run).toMatchObject({ code: 0 })
  const last = await waiting
  expect(last).toMatchObject({ code: 0 })
  expect(last.stdout).toContain('was done before')
})

it('a killed one holds nothing', async () => {
  const cwd = join(folder, 'killed')
  const { child, run } = await stopped(cwd)
  child.kill('SIGKILL')
  expect(await run).toMatchObject({ signal: 'SIGKILL' })
  expect(existsSync(join(cwd, 'crm.db-night'))).toBe(true)
  const next = await nightly(cwd)
  expect(next).toMatchObject({ code: 0 })
  expect(next.stdout).toContain('missed visits')
})
