// What must hold after any fault: a documented exit code, one sentence with its remedy, nothing half written, a store
// that doctor finds whole, and a dump that is exactly the one before or the one after.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type RealPlace, type RealRun, realBinary, realCrm } from '../harness/real.ts'
import { crm } from '../harness/world.ts'

/** What stands in place of a dump where there is no store. */
export const noStore = 'no store'

// The judge is this tree's program, in this process: a third of the time of starting it anew. Where another binary is on
// trial, or the clock, it is asked itself.
const judged = async (words: readonly string[], { cwd, env, binary, clock }: RealPlace): Promise<Judged> => {
  const ours =
    clock === undefined && !process.env.FAULTS_BINARY && (binary ?? (await realBinary())) === (await realBinary())
  if (ours) return crm(words, { cwd, env: { CRM_DB: join(cwd, 'crm.db'), ...env } })
  return realCrm(words, {
    cwd,
    ...(binary === undefined ? {} : { binary }),
    ...(env ? { env } : {}),
    ...(clock === undefined ? {} : { clock }),
  })
}

type Judged = Pick<RealRun, 'code' | 'stdout' | 'stderr'>

/** All records of the store in a folder, removed ones too; fails where it cannot be read. */
export const dumpOf = async (place: RealPlace): Promise<string> => {
  if (!existsSync(place.env?.CRM_DB ?? join(place.cwd, 'crm.db'))) return noStore
  const run = await judged(['dump', '--removed'], place)
  if (run.code !== 0) throw new Error(`dump failed: ${run.stderr}`)
  return run.stdout
}

/** Fails unless doctor finds the store whole. */
export const expectWhole = async ({ cwd, env, binary }: RealPlace, about: string): Promise<void> => {
  const place = { cwd, ...(env ? { env } : {}), ...(binary === undefined ? {} : { binary }) }
  const run = await judged(['doctor', '--json'], place)
  expect(run.code, `${about}: doctor says ${run.stdout}${run.stderr}`).toBe(0)
}

// An import says before how much it has read.
const sentence = /^(?:rows read: [\d,]+\n)?crm: [^\n]+\n(?: {2}[^\n]+\n){0,3}$/

/**
 * Fails unless a run failed well: one of these exit codes, one failure on stderr that names the file and what to try,
 * nothing of the inside, nothing on stdout.
 */
export const expectFailedWell = (run: RealRun, codes: readonly number[], named: string, about: string): void => {
  const told = `${about}: ${run.code} ${run.signal} ${run.stderr}`
  expect(codes, told).toContain(run.code)
  expect(run.stdout, told).toBe('')
  expect(run.stderr, told).toMatch(sentence)
  expect(run.stderr, told).toContain(named)
  expect(run.stderr, told).toContain('  try: ')
  expectNoInside(run, about)
}

/** Fails where a run shows its inside: a trace of the stack, a word of the driver's, a failure nobody foresaw. */
export const expectNoInside = (run: RealRun, about: string): void => {
  expect(run.stderr, about).not.toMatch(/\n\s+at |SQLITE_|Sqlite|not foreseen|TypeError|undefined|\[object/)
}
