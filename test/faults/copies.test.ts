// Backups by the dozen: after random changes each copy is whole and the state of its moment; restored, it gives that state
// byte for byte, and the store that it replaced can be had back as well.
// Broken once by a copy made outside a transaction's moment, and by a restore that keeps what was there.
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Chance } from '../bench/chance.ts'
import { realCrm } from '../harness/real.ts'
import { typeCrm } from './asked.ts'
import { firstStore, newFolder } from './deeds.ts'
import { chanceFor, seed, times } from './measure.ts'
import { dumpOf, expectWhole } from './verdict.ts'

const folder = newFolder()
const first = join(folder.path, 'first')
beforeAll(() => firstStore(first))
afterAll(folder.done)

/** Any change that a person may make. */
const change = (chance: Chance, round: number): readonly string[] => {
  const key = `key:K${1 + chance.number(60)}`
  return chance.one([
    ['add', 'customer', `新客 ${round}`, '--key', `N${round}`, '--note', `n ${round}`],
    ['log', key, `said ${round}`, '--closes', 'none', '--next', '30d'],
    ['edit', 'customer', key, '--city', `City ${round}`],
    ['edit', 'customers', '--where', 'city:Wuhan', '--note', `all ${round}`, '--yes'],
    ['remove', 'customer', key, '--yes'],
    ['import', 'visits', 'visits.csv', '--again'],
    ['undo'],
    ['config', 'set', 'birthday_lead', String(1 + (round % 9))],
    ['run', 'nightly', '--out', 'lists'],
  ])
}

const dayOf = (round: number): string => `2026-12-${String(1 + (round % 28)).padStart(2, '0')}`

describe(`backups (seed ${seed})`, { timeout: 1_200_000 }, () => {
  it('are the state of their moment, whole, and bring it back', async () => {
    const chance = chanceFor('copies')
    for (let round = 0; round < times(2, 50); round += 1) {
      const cwd = join(folder.path, `copies-${round}`)
      cpSync(first, cwd, { recursive: true })
      const clock = `${dayOf(round)}T01:00:00.000Z`
      const run = async (words: readonly string[]) => {
        const ran = await (words[0] === 'backup' ? realCrm : typeCrm)(words, { cwd, clock })
        // What was removed already, or cannot be undone, is no fault here.
        expect([0, 3, 4, 5], `${words.join(' ')}: ${ran.stderr}`).toContain(ran.code)
        return ran
      }
      for (let step = 0; step < 1 + chance.number(4); step += 1) await run(change(chance, round * 10 + step))
      const before = await dumpOf({ cwd, clock })
      const made = await run(['backup', '--to', 'kept', '--json'])
      const { path }: { readonly path: string } = JSON.parse(made.stdout)
      const copy = { cwd, clock, env: { CRM_DB: path } }
      expect((await dumpOf(copy)) === before, `the copy of round ${round}`).toBe(true)
      await expectWhole(copy, `the copy of round ${round}`)
      for (let step = 0; step < 1 + chance.number(3); step += 1) await run(change(chance, round * 10 + 5 + step))
      await run(['edit', 'customer', 'key:K60', '--note', `later ${round}`])
      const later = await dumpOf({ cwd, clock })
      await run(['backup', '--restore', path, '--yes'])
      expect((await dumpOf({ cwd, clock })) === before, `restored in round ${round}`).toBe(true)
      await expectWhole({ cwd }, `restored in round ${round}`)
      const kept = readdirSync(join(cwd, 'backups')).filter((name) => name.includes('before-restore'))
      expect(kept).toHaveLength(1)
      await run(['backup', '--restore', join('backups', kept[0] ?? ''), '--yes'])
      expect((await dumpOf({ cwd, clock })) === later, `brought back in round ${round}`).toBe(true)
      await expectWhole({ cwd }, `brought back in round ${round}`)
      rmSync(cwd, { recursive: true, force: true })
    }
  })
})
