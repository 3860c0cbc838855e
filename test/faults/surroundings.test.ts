// What a run finds around it: a folder that is gone or has a name that is not UTF-8, no room for the least of files, no more
// open files, no place for temporary ones. Each is said as such, nothing is made beside, and the store is as it was.
// Broken once by failures of room told as those of the disk, a name that is not UTF-8 taken as it comes.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { realCrm } from '../harness/real.ts'
import { firstStore, newFolder } from './deeds.ts'
import { expectNoInside, expectWhole } from './verdict.ts'

const timeout = 120_000
const folder = newFolder()
const first = join(folder.path, 'first')
let cwd = ''
let count = 0
beforeAll(() => firstStore(first), timeout)
beforeEach(() => {
  count += 1
  cwd = join(folder.path, `place-${count}`)
  cpSync(first, cwd, { recursive: true })
})
afterAll(folder.done)

const shell = (script: string): readonly string[] => ['bash', '-c', script, 'bash']

describe('a folder', { timeout }, () => {
  it('that is gone under the person is told of, and help is given all the same', async () => {
    const under = shell('mkdir gone && cd gone && rmdir ../gone && exec "$@"')
    const list = await realCrm(['list', 'customers', '--db', join(cwd, 'crm.db')], { cwd, under })
    expect([list.code, list.stderr]).toEqual([
      9,
      expect.stringContaining('the folder you are in is not there any more'),
    ])
    const add = await realCrm(['add', 'customer', '新客', '--lang', 'zh-CN'], { cwd, under })
    expect([add.code, add.stderr]).toEqual([9, expect.stringContaining('当前所在的文件夹已不存在')])
    expect(await realCrm(['help'], { cwd, under })).toMatchObject({ code: 0, stderr: '' })
    await expectWhole({ cwd }, 'afterwards')
  })

  it('whose name is not UTF-8 is refused, and none is made beside it', async () => {
    const under = shell(`mkdir -p $'d\\xe9' && cd $'d\\xe9' && exec "$@"`)
    for (const words of [
      ['init', '--db', 'x.db'],
      ['list', 'customers', '-o', 'out.csv'],
    ]) {
      const run = await realCrm(words, { cwd, under })
      expect([words, run.code, run.stderr]).toEqual([words, 2, expect.stringContaining('is not UTF-8')])
    }
    expect(readdirSync(cwd).filter((name) => name.startsWith('d'))).toEqual(['d\ufffd'])
    expect(readdirSync(Buffer.from(`${cwd}/d\xe9`, 'latin1'))).toEqual([])
  })

  it('that cannot be made is told of as such', async () => {
    const run = await realCrm(['init'], { cwd, env: { HOME: '/proc', CRM_DB: undefined } })
    expect([run.code, run.stderr]).toEqual([
      9,
      expect.stringContaining('the folder /proc/.local/share/crm cannot be made'),
    ])
  })

  it('for temporary files that takes none is named', async () => {
    writeFileSync(join(cwd, 'some.csv'), 'name\nBob\n')
    const run = await realCrm(['import', 'customers', 'some.csv'], { cwd, env: { TMPDIR: '/proc' } })
    expect([run.code, run.stderr]).toEqual([9, expect.stringContaining('cannot make temporary files in /proc')])
    expect(run.stderr).toContain('TMPDIR=FOLDER')
    await expectWhole({ cwd }, 'afterwards')
  })
})

const own = ['unshare', '-rm']
const canMount = spawnSync(own[0] ?? '', [...own.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

// A disk of its own on which so many kB are left.
const onFullDisk = `
mkdir disk; mount -t tmpfs -o size=8m tmpfs disk; cp crm.db disk; left=$1; shift
dd if=/dev/zero of=disk/fill bs=1k count=$(($(df -k --output=avail disk | tail -1) - left)) status=none
exec "$@" --db disk/crm.db`

describe('no room', { timeout }, () => {
  it.each([1, 40])('because files may not be larger than %d kB, is told as that', async (most) => {
    const under = shell(`ulimit -f ${most}; exec "$@"`)
    for (const words of [
      ['list', 'customers', '--count'],
      ['add', 'customer', '新客'],
    ]) {
      const run = await realCrm(words, { cwd, under })
      if (run.code === 0) continue
      expect([words, run.code, run.stderr]).toEqual([words, 1, expect.stringContaining('no space left for')])
      expect(run.stderr).toContain('ulimit -f unlimited')
    }
    await expectWhole({ cwd }, 'afterwards')
  })

  it.skipIf(!canMount).each([0, 16])(
    'but %d kB is told as that (skipped where nothing may be mounted)',
    async (left) => {
      const under = [...own, ...shell(onFullDisk), String(left)]
      const run = await realCrm(['add', 'customer', '新客'], { cwd, under })
      expect([run.code, run.stderr]).toEqual([1, expect.stringContaining('no space left for')])
    },
  )
})

describe('no more open files', { timeout }, () => {
  it('are told as that, at whatever step they are wanted', async () => {
    mkdirSync(join(cwd, 'home'))
    const told: string[] = []
    for (let most = 18; most <= 26; most += 1) {
      const run = await realCrm(['backup'], { cwd, under: shell(`ulimit -n ${most}; exec "$@"`) })
      // With too few Node itself does not start.
      if (run.signal !== null || run.code === 0 || !run.stderr.startsWith('crm:')) continue
      expectNoInside(run, `${most} files`)
      told.push(run.stderr.split('\n')[0] ?? '')
    }
    expect(new Set(told)).toEqual(new Set(['crm: too many files are open; nothing was written']))
    await expectWhole({ cwd }, 'afterwards')
  })
})
