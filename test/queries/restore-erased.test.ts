// A backup from before an erasure brings the person back: the restore names the certificates that are lost by it, who is there
// again, and what to do. Broken once by "restored ..." and not a word of it.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { crm, steppingClock } from '../harness/world.ts'
import { temporaryFolder } from './temporary-store.ts'

const clock = steppingClock('2026-11-27T01:00:00.000Z')

const must = async (cwd: string, line: string): Promise<string> => {
  const ran = await crm(line.split(' '), { cwd, clock })
  if (ran.code !== 0) throw new Error(`crm ${line} ended with ${ran.code}: ${ran.output}`)
  return ran.stdout
}

const erase = (cwd: string, id: string): Promise<string> => must(cwd, `erase customer ${id} --confirm ${id} -q`)

const backupsOf = (cwd: string): readonly string[] =>
  readdirSync(join(cwd, 'backups'))
    .filter((name) => name.startsWith('crm-2'))
    .sort()
    .map((name) => join('backups', name))

/** A store with backups of three moments: all are there, Ann is erased, Ann and Ben and Cid, who came later, are. */
const firm = async (): Promise<string> => {
  const cwd = temporaryFolder()
  for (const line of ['init', 'add customer Ann', 'add customer Ben', 'backup']) await must(cwd, line)
  await erase(cwd, 'C-1')
  await must(cwd, 'backup')
  await must(cwd, 'add customer Cid')
  for (const id of ['C-2', 'C-3']) await erase(cwd, id)
  await must(cwd, 'backup')
  return cwd
}

describe('a restore from before erasures', () => {
  it.each([
    [0, ['C-1 true', 'C-2 true', 'C-3 false']],
    [1, ['C-2 true', 'C-3 false']],
    [2, []],
  ])('of moment %d names the certificates that it loses, and who is back', async (at, expected) => {
    const cwd = await firm()
    const line = `backup --restore ${backupsOf(cwd)[at]} --json`
    for (const more of [' -n', ' --yes']) {
      const { erasures_lost: lost } = JSON.parse(await must(cwd, line + more))
      expect(lost.map(({ customer, back }: Readonly<Record<string, unknown>>) => `${customer} ${back}`)).toEqual(
        expected,
      )
    }
    const { erasures_lost: again } = JSON.parse(await must(cwd, `${line} --yes`))
    expect(again).toEqual([])
  })

  it('says so to people, in both languages, with a line that is right', async () => {
    const cwd = await firm()
    const [first] = backupsOf(cwd)
    expect(await must(cwd, `backup --restore ${first} -n --lang zh-CN`)).toContain(
      '其中又有 2 位已彻底删除的客户：C-1、C-2；请再次删除：crm erase customer C-1\n',
    )
    const told = await must(cwd, `backup --restore ${first} --yes`)
    expect(told).toContain('does not have 3 certificates of erasure that the store had: C-1, C-2, C-3\n')
    expect(told).toContain('2 who were erased are in it again: C-1, C-2; erase again: crm erase customer C-1\n')
    await erase(cwd, 'C-1')
  })

  it('of another store takes nobody there for the person', async () => {
    const [cwd, other] = [await firm(), temporaryFolder()]
    for (const line of ['init', 'add customer Zoe']) await must(other, line)
    const told = await must(cwd, `backup --restore ${join(other, 'crm.db')} --yes`)
    expect(told).toContain('does not have 3 certificates')
    expect(told).not.toContain('in it again')
  })
})
