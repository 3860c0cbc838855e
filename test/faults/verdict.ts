// What must hold after any fault: a documented exit code, one sentence with its remedy, nothing half written, a store
// that doctor finds whole, and a dump that is exactly the one before or the one after. The judge is this tree's program.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { RealPlace } from '../harness/real.ts'
import { type Answer, askCrm } from './asked.ts'

/** What stands in place of a dump where there is no store. */
export const noStore = 'no store'

/** All records of the store in a folder, removed ones too; fails where it cannot be read. */
export const dumpOf = async (place: RealPlace): Promise<string> => {
  if (!existsSync(place.env?.CRM_DB ?? join(place.cwd, 'crm.db'))) return noStore
  const run = await askCrm(['dump', '--removed'], place)
  if (run.code !== 0) throw new Error(`dump failed: ${run.stderr}`)
  return run.stdout
}

/** Fails unless doctor finds the store whole. */
export const expectWhole = async (place: RealPlace, about: string): Promise<void> => {
  const run = await askCrm(['doctor', '--json'], place)
  // 5: whole, with an erasure that is to be typed again.
  expect([0, 5], `${about}: doctor says ${run.stdout}${run.stderr}`).toContain(run.code)
}

// An import says before how much it has read.
const sentence = /^(?:rows read: [\d,]+\n)?crm: [^\n]+\n(?: {2}[^\n]+\n){0,3}$/

/**
 * Fails unless a run failed well: one of these exit codes, one failure on stderr that names the file and what to try,
 * nothing of the inside, nothing on stdout.
 */
export const expectFailedWell = (run: Answer, codes: readonly number[], named: string, about: string): void => {
  const told = `${about}: ${run.code} ${run.stderr}`
  expect(codes, told).toContain(run.code)
  expect(run.stdout, told).toBe('')
  expect(run.stderr, told).toMatch(sentence)
  expect(run.stderr, told).toContain(named)
  expect(run.stderr, told).toContain('  try: ')
  expectNoInside(run, about)
}

/** Fails where a run shows its inside: a trace of the stack, a word of the driver's, a failure nobody foresaw. */
export const expectNoInside = (run: Pick<Answer, 'stderr'>, about: string): void => {
  expect(run.stderr, about).not.toMatch(/\n\s+at |SQLITE_|Sqlite|not foreseen|TypeError|undefined|\[object/)
}
