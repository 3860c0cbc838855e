// Names that are not UTF-8 arrive with a sign in the place of their bytes, and would lead to another file or folder: they are
// refused wherever a path is named, and nothing is made. Broken once by `cd $'d\xe9'; crm init`, which made a folder beside.
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { crm } from '../harness/world.ts'
import { newHouse } from './import-house.ts'
import { temporaryFolder } from './temporary-store.ts'

const bad = 'caf\ufffd'

const lines: readonly (readonly string[])[] = [
  ['init', '--db', `${bad}.db`],
  ['list', 'customers', '--db', `${bad}.db`],
  ['list', 'customers', '--db', `${bad}/crm.db`],
  ['list', 'customers', '-o', `${bad}.csv`],
  ['import', 'customers', `${bad}.csv`],
  ['import', 'customers', 'in.csv', '--rejects', `${bad}.csv`],
  ['read', `${bad}.csv`],
  ['backup', '--to', bad],
  ['backup', '--restore', `${bad}.db`, '--yes'],
  ['run', 'nightly', '--lists-only', '--out', bad],
  ['add', 'visit', 'C-1', '--note', `@${bad}.txt`],
  ['config', 'set', 'db', `${bad}.db`],
  ['demo', '--keep', bad],
]

describe('a path that is not UTF-8', () => {
  it.each(lines.map((line) => [line.join(' '), line] as const))('%s', async (_, line) => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann'])
    house.put('in.csv', 'name\nBob\n')
    const before = readdirSync(house.cwd)
    const ran = await house.run(line)
    expect([ran.code, ran.stdout, ran.stderr]).toEqual([
      2,
      '',
      expect.stringMatching(/the path .*caf.* is not UTF-8\n/),
    ])
    expect(readdirSync(house.cwd)).toEqual(before)
  })

  it('is refused in the environment, and as the folder one is in', async () => {
    const cwd = temporaryFolder()
    const env = await crm(['init'], { cwd, env: { CRM_DB: `${bad}.db` } })
    expect([env.code, env.stderr]).toEqual([2, expect.stringContaining('is not UTF-8')])
    mkdirSync(join(cwd, bad))
    const here = await crm(['init', '--db', 'x.db', '--lang', 'zh-CN'], { cwd: join(cwd, bad) })
    expect([here.code, here.stderr]).toEqual([2, expect.stringContaining('不是 UTF-8')])
    expect([readdirSync(cwd), readdirSync(join(cwd, bad))]).toEqual([[bad], []])
  })

  it('is refused where a link leads to it', async () => {
    const house = await newHouse()
    const folder = Buffer.concat([Buffer.from(`${house.cwd}/d`), Buffer.from([0xe9])])
    mkdirSync(folder)
    symlinkSync(folder, join(house.cwd, 'link'))
    const before = readdirSync(house.cwd, 'buffer')
    for (const line of [
      ['init', '--db', 'link/x.db'],
      ['list', 'customers', '-o', 'link/x.csv'],
    ]) {
      const ran = await house.run(line)
      expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('is not UTF-8')])
    }
    expect([readdirSync(house.cwd, 'buffer'), readdirSync(folder)]).toEqual([before, []])
  })
})
