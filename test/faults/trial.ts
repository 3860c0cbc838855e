// One deed under one blow, judged: in a copy of its folder, which is taken away afterwards.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type RealPlace, type RealRun, realCrm } from '../harness/real.ts'
import { typeCrm } from './asked.ts'
import type { Ready } from './deeds.ts'
import { dumpOf, expectFailedWell, expectNoInside, expectWhole, noStore } from './verdict.ts'

const leftover = /\.(?:new|part)(?:-(?:wal|shm|journal))?$/
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !/-(?:wal|shm)$/.test(name))

/** Every backup under its own name must be whole: it is what a person will trust. */
const expectWholeBackups = async (folder: string, known: ReadonlySet<string>, about: string): Promise<void> => {
  for (const name of filesIn(folder)) {
    if (!/^(?:backups|kept)\/.*\.db$/.test(name) || known.has(name)) continue
    await expectWhole({ cwd: folder, env: { CRM_DB: join(folder, name) } }, `${about}, ${name}`)
  }
}

/** An exported file is the one of the undisturbed run, or is not there. */
const expectWholeExport = (ready: Ready, folder: string, about: string): void => {
  const path = join(folder, 'out.csv')
  if (!existsSync(path)) return
  expect(readFileSync(path, 'utf8') === readFileSync(join(ready.end, 'out.csv'), 'utf8'), about).toBe(true)
}

/**
 * Runs a deed by `strike` and fails unless all holds that must: what it answered, the store whole, the dump exactly the
 * one before or after, nothing acknowledged missing; and run once more it leaves what an undisturbed run leaves.
 */
export const tryDeed = async (
  ready: Ready,
  folder: string,
  about: string,
  strike: (place: RealPlace) => Promise<RealRun>,
): Promise<RealRun> => {
  const { deed, words, before, after, binary } = ready
  const place = { cwd: folder, binary }
  cpSync(ready.start, folder, { recursive: true })
  const known = new Set(filesIn(folder))
  const run = await strike(place)
  const told = `${deed.name}, ${about}: ${run.code} ${run.signal} ${run.stdout}${run.stderr}`
  const partly = run.code === 5 && deed.partly === true
  if (run.signal === null && run.code !== 0 && !partly) {
    expectFailedWell(run, [1, 9], folder, told)
    // Only who is killed cannot tidy up.
    expect(
      filesIn(folder).filter((name) => leftover.test(name)),
      told,
    ).toEqual([])
  } else expectNoInside(run, told)
  const old = deed.next === true && (await realCrm(['dump'], { cwd: folder, binary })).code === 9
  const reading = old ? { cwd: folder } : place
  const now = await dumpOf(reading)
  if (now !== noStore) await expectWhole(reading, told)
  await expectWholeBackups(folder, known, told)
  expectWholeExport(ready, folder, told)
  // What was acknowledged is there; what was refused is not; else one of the two, and nothing between.
  const acknowledged = run.code === 0 || run.stdout !== ''
  if (acknowledged) expect(now === after, `acknowledged but not there; ${told}`).toBe(true)
  else if (run.signal === null) expect(now === before, `refused but there; ${told}`).toBe(true)
  else expect(now === before || now === after, `neither before nor after; ${told}`).toBe(true)
  const took = now === after && !old
  if (deed.again !== undefined || !took) {
    const again = await typeCrm(words, place)
    const codes = took && now !== before ? (deed.again ?? []) : [0, ...(deed.again ?? [])]
    expect(codes, `once more: ${again.stderr}; ${told}`).toContain(again.code)
    expect((await dumpOf(place)) === after, `once more gives something else; ${told}`).toBe(true)
    expectWholeExport(ready, folder, told)
  }
  rmSync(folder, { recursive: true, force: true })
  return run
}
