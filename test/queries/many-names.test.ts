// A store's file with two hard links is read and not written: each name would have a log of its own. Broken once by not
// asking: of 24 rows added at once by two names, all acknowledged, 14 were kept.
import { spawnSync } from 'node:child_process'
import { existsSync, linkSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unfinishedName } from '../../src/kernel/unfinished.ts'
import { crm, type Ran } from '../harness/world.ts'
import { temporaryFolder } from './temporary-store.ts'

const must = async (cwd: string, ...words: readonly string[]): Promise<Ran> => {
  const ran = await crm(words, { cwd })
  if (ran.code !== 0) throw new Error(`crm ${words.join(' ')} ended with ${ran.code}: ${ran.output}`)
  return ran
}

/** A folder, with a blank in its name, in which `crm.db` holds one customer and `same.db` is the same file. */
const linked = async (): Promise<string> => {
  const cwd = join(temporaryFolder(), 'a firm')
  mkdirSync(cwd)
  await must(cwd, 'init', '--db', 'crm.db')
  await must(cwd, 'add', 'customer', 'Ann', '--db', 'crm.db')
  linkSync(join(cwd, 'crm.db'), join(cwd, 'same.db'))
  return cwd
}

const names = async (cwd: string, db = 'crm.db'): Promise<readonly string[]> =>
  JSON.parse((await must(cwd, 'list', 'customers', '--json', '--fields', 'name', '--db', db)).stdout).map(
    ({ name }: { readonly name: string }) => name,
  )

describe('a store with two names', () => {
  it('is not written by either, and can be read and backed up', async () => {
    const cwd = await linked()
    for (const db of ['crm.db', 'same.db']) {
      for (const words of [['add', 'customer', 'Ben'], ['run', 'nightly'], ['undo'], ['doctor', '--repair']]) {
        const ran = await crm([...words, '--db', db], { cwd })
        expect([words, ran.code, ran.output]).toEqual([words, 9, expect.stringContaining('has 2 names (hard links)')])
      }
      expect(await names(cwd, db)).toEqual(['Ann'])
    }
    await must(cwd, 'backup', '--db', 'crm.db')
  })

  it('is a fault to the doctor, whose remedy mends it', async () => {
    const cwd = await linked()
    const sick = await crm(['doctor', '--json', '--db', 'crm.db'], { cwd })
    const faults = JSON.parse(sick.stdout).filter(({ ok }: { readonly ok: boolean }) => !ok)
    expect([sick.code, faults.map(({ name }: { readonly name: string }) => name)]).toEqual([1, ['names']])
    expect(spawnSync('sh', ['-c', faults[0].hint], { cwd }).status).toBe(0)
    expect((await crm(['doctor', '--db', 'crm.db'], { cwd })).code).toBe(0)
    await must(cwd, 'add', 'customer', 'Ben', '--db', 'crm.db')
    expect(await names(cwd)).toEqual(['Ann', 'Ben'])
  })

  it('is refused in Chinese', async () => {
    const ran = await crm(['add', 'customer', 'Ben', '--db', 'same.db', '--lang', 'zh-CN'], { cwd: await linked() })
    expect(ran.stderr).toMatch(/same\.db 有 2 个名称（硬链接）\n.*各有日志.*\n {2}试试：cp -p '.*' && mv /)
  })

  it('is brought back where a restore was killed after the broken store got its second name', async () => {
    const cwd = await linked()
    rmSync(join(cwd, 'same.db'))
    await must(cwd, 'backup', '--db', 'crm.db')
    const [backup = ''] = readdirSync(join(cwd, 'backups'))
    const aside = join(cwd, 'backups', 'crm-before-restore-20261127-090000.db')
    const back = ['backup', '--restore', join('backups', backup), '--yes', '--db', 'crm.db']
    linkSync(join(cwd, 'crm.db'), join(cwd, 'mine.db'))
    expect((await crm(back, { cwd })).code).toBe(9)
    rmSync(join(cwd, 'mine.db'))
    linkSync(join(cwd, 'crm.db'), aside)
    await must(cwd, ...back)
    expect([statSync(join(cwd, 'crm.db')).nlink, await names(cwd)]).toEqual([1, ['Ann']])
  })
})

describe('the second name that a store has while it is made', () => {
  it.each([
    ['of a run that was killed', '2147483646', false],
    ['of a run at work', `${process.pid}`, true],
  ])('%s is not counted', async (_, number, stays) => {
    const cwd = await linked()
    rmSync(join(cwd, 'same.db'))
    const beside = unfinishedName(join(cwd, 'crm.db'), 'new').replace(/\.\d+-/, `.${number}-`)
    linkSync(join(cwd, 'crm.db'), beside)
    writeFileSync(unfinishedName(join(cwd, 'other'), 'part'), '')
    await must(cwd, 'add', 'customer', 'Ben', '--db', 'crm.db')
    expect([existsSync(beside), await names(cwd)]).toEqual([stays, ['Ann', 'Ben']])
  })
})
