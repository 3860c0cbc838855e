// The power fails: commands are recorded with every write; then the disk is rebuilt as it may be found after a failure
// at any moment, with what was not synced lost or torn. Every acknowledged command's effect is there, and no half of one.
// Broken once by commits that are not synced, copies and exports named before they are safe.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Chance } from '../bench/chance.ts'
import { diskWith } from './crash.ts'
import { firstStore, newFolder } from './deeds.ts'
import { chanceFor, seed, times } from './measure.ts'
import { canTrace, needsTrace } from './strace.ts'
import { dumpOf, expectWhole } from './verdict.ts'
import { recordCrm, type Step } from './write-log.ts'

const scripts: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'one record after another': [
    ['add', 'customer', '新客', '--key', 'N1', '--phones', '13900000001'],
    ['log', 'key:K3', '聊过了', '--at', '2026-11-26', '--next', '30d'],
    ['edit', 'customer', 'key:K4', '--city', 'Hankou'],
    ['add', 'complaint', 'key:K5', '--text', '坏了', '--severity', '4'],
    ['remove', 'customer', 'key:K6', '--yes'],
    ['undo'],
  ],
  'many records at once': [
    ['import', 'customers', 'more.csv'],
    ['edit', 'customers', '--where', 'city:Wuhan', '--city', 'Hankou', '--yes'],
    ['import', 'visits', 'visits.csv'],
    ['undo'],
  ],
  'whole files': [
    ['backup'],
    ['add', 'customer', '新客', '--key', 'N1'],
    ['export', 'customers', '-o', 'out.csv'],
    ['backup', '--restore', 'backups/crm-20261127-090000.db', '--yes'],
  ],
}

const folder = newFolder()
const first = join(folder.path, 'first')
beforeAll(() => firstStore(first))
afterAll(folder.done)

const filesIn = (path: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(path, name)).isFile())
      .map((name) => [name, readFileSync(join(path, name))]),
  )

/** A script as it ran: each command's steps, and the dump after it; the first dump is the one before all. */
const record = async (name: string, script: readonly (readonly string[])[]) => {
  const cwd = join(folder.path, `record-${name.replaceAll(' ', '-')}`)
  const traces = join(folder.path, 'traces')
  mkdirSync(traces, { recursive: true })
  cpSync(first, cwd, { recursive: true })
  const begun = filesIn(cwd)
  const dumps = [await dumpOf({ cwd })]
  const steps: Step[] = []
  for (const words of script) {
    const recorded = await recordCrm(words, { cwd }, traces)
    if (recorded.run.code !== 0) throw new Error(recorded.run.stderr)
    // One answer each, however it was written.
    const answers = recorded.steps.filter((step) => step.kind === 'answer')
    const last = recorded.steps.findIndex((step) => step.kind === 'answer')
    steps.push(...recorded.steps.filter((step, at) => step.kind !== 'answer' || at === last))
    // An export says nothing on stdout: its end is its answer.
    if (answers.length === 0) steps.push({ kind: 'answer' })
    dumps.push(await dumpOf({ cwd }))
  }
  return { cwd, begun, dumps, steps }
}

describe.skipIf(!canTrace)(`the power fails (seed ${seed}) ${needsTrace}`, () => {
  it.each(Object.keys(scripts))('%s', { timeout: 1_200_000 }, async (name) => {
    const { cwd, begun, dumps, steps } = await record(name, scripts[name] ?? [])
    const syncs = steps.filter((step) => step.kind === 'sync').length
    expect(syncs).toBeGreaterThan(6)
    expect(steps.filter((step) => step.kind === 'answer')).toHaveLength(dumps.length - 1)
    const chance = chanceFor(`power ${name}`)
    for (let round = 0; round < times(17, 340); round += 1) {
      const end = momentIn(steps, chance)
      const disk = diskWith(begun)
      const done = steps.slice(0, end)
      for (const step of done) disk.apply(step)
      const place = join(folder.path, `crash-${name.replaceAll(' ', '-')}-${round}`)
      disk.crash(place, chance)
      const answered = done.filter((step) => step.kind === 'answer').length
      const about = `${name}, step ${end} of ${steps.length}, ${answered} answered`
      await expectWhole({ cwd: place }, about)
      const now = await dumpOf({ cwd: place })
      // Another may have been on its way.
      const gone = !dumps.slice(answered, answered + 2).includes(now)
      expect(gone && dumps.includes(now), `an acknowledged command is gone; ${about}`).toBe(false)
      expect(gone, `half a command; ${about}`).toBe(false)
      expectFiles(cwd, place, scripts[name] ?? [], answered, about)
      rmSync(place, { recursive: true, force: true })
    }
  })
})

/** A moment of the failure: right after an answer, or before or after a sync, where the most is at stake; or any. */
const momentIn = (steps: readonly Step[], chance: Chance): number => {
  const some = chance.number(steps.length + 1)
  const kind = chance.one(['answer', 'answer', 'sync', null] as const)
  const near = steps.findIndex((step, at) => at >= some && step.kind === kind)
  if (kind === null || near < 0) return some
  return kind === 'answer' ? near + 1 : near + chance.number(2)
}

/** A file that a command acknowledged is there as it was made; no file under its own name is half there. */
const expectFiles = (
  recorded: string,
  place: string,
  script: readonly (readonly string[])[],
  answered: number,
  about: string,
): void => {
  const made = filesIn(recorded)
  const found = filesIn(place)
  for (const [path, bytes] of made) {
    if (!/^(?:backups\/.*\.db|out\.csv)$/.test(path)) continue
    const by = script.findIndex(([verb, more]) =>
      path === 'out.csv'
        ? verb === 'export'
        : verb === 'backup' && (more === '--restore') === path.includes('before-restore'),
    )
    const there = found.get(path)
    if (answered > by) expect(there !== undefined, `${path} is gone; ${about}`).toBe(true)
    if (there) expect(there.equals(bytes), `${path} is not as it was made; ${about}`).toBe(true)
  }
}
