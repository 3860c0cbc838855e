// A store that another process holds: for a second, for six, for ever; a reader, a writer, the whole file. Whoever can
// wait waits and then does what was asked; whoever cannot is refused with the holder's name, and nothing is there.
// Broken once by a writer who does not wait.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realCrm } from '../harness/real.ts'
import { typeCrm } from './asked.ts'
import { firstStore, newFolder } from './deeds.ts'
import { full } from './measure.ts'
import { dumpOf, expectFailedWell, expectWhole } from './verdict.ts'

const folder = newFolder()
const first = join(folder.path, 'first')
let before = ''
beforeAll(async () => {
  await firstStore(first)
  before = await dumpOf({ cwd: first })
})
const holders: ChildProcess[] = []
afterAll(() => {
  for (const holder of holders) holder.kill('SIGKILL')
  folder.done()
})

let count = 0
const newPlace = (): string => {
  count += 1
  const cwd = join(folder.path, `lock-${count}`)
  cpSync(first, cwd, { recursive: true })
  return cwd
}

const driver = createRequire(import.meta.url).resolve('better-sqlite3')
const holding = `
const db = require(${JSON.stringify(driver)})(process.argv[1])
db.pragma('busy_timeout = 5000')
for (const sql of process.argv[3].split(';')) db.exec(sql)
process.stdout.write('held')
setTimeout(() => db.exec('rollback'), Number(process.argv[2])).unref()
setTimeout(() => {}, 600000)`

/** Another process holds the store's lock for so many milliseconds, then lives on. */
const hold = (cwd: string, milliseconds: number, sql = 'begin immediate'): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const words = ['-e', holding, join(cwd, 'crm.db'), String(milliseconds), sql]
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    holders.push(child)
    child.stdout?.once('data', () => resolve(child))
    child.on('error', reject)
    child.on('exit', () => reject(new Error('the holder ended')))
  })

const ever = 600_000
/** When whoever waits is told so (src/database/transaction.ts). */
const untilSaid = 1000
const add = ['add', 'customer', '新客', '--key', 'N1']

// Side by side, as most of their time is waiting.
describe.concurrent('a store that another is writing', { timeout: 300_000 }, () => {
  it.each(full ? [300, 1000, 6000] : [1000])('for %d ms is waited for', async (milliseconds) => {
    for (const words of [
      add,
      ['import', 'customers', 'more.csv'],
      ['undo', '3'],
      ['config', 'set', 'birthday_lead', '5'],
    ]) {
      const cwd = newPlace()
      await hold(cwd, milliseconds)
      const run = await realCrm(words, { cwd })
      expect(run.code, run.stderr).toBe(0)
      expect(run.took).toBeGreaterThan(milliseconds * 0.5)
      expect((await dumpOf({ cwd })) === before, words.join(' ')).toBe(false)
      await expectWhole({ cwd }, words.join(' '))
    }
  })

  it('for six seconds is waited for, and that is said; for ever it is given up after ten seconds', async () => {
    const [six, always] = [newPlace(), newPlace()]
    const [holder] = await Promise.all([hold(six, ever), hold(always, ever)])
    // Six seconds of the command's own: on a laden machine it comes to the lock late.
    const started = (child: ChildProcess): void => {
      child.stderr?.once('data', () => setTimeout(() => holder.kill('SIGKILL'), 6000 - untilSaid))
    }
    const [done, refused] = await Promise.all([realCrm(add, { cwd: six, started }), realCrm(add, { cwd: always })])
    expect(done.code, done.stderr).toBe(0)
    expect(done.stderr).toContain('waiting for another run')
    expect((await dumpOf({ cwd: six })).includes('新客')).toBe(true)
    const { stderr } = refused
    expectFailedWell({ ...refused, stderr: stderr.replace(/^waiting[^\n]*\n/, '') }, [8], join(always, 'crm.db'), 'add')
    expect(refused.took).toBeGreaterThan(9500)
  })

  it('for ever is given up after --wait, naming who holds it', async () => {
    for (const words of [
      add,
      ['import', 'customers', 'more.csv'],
      ['undo', '3'],
      ['edit', 'customers', '--all', '--city', 'X', '--yes'],
    ]) {
      const cwd = newPlace()
      const holder = await hold(cwd, ever)
      const run = await realCrm([...words, '--wait', '400ms'], { cwd })
      expectFailedWell(run, [8], join(cwd, 'crm.db'), words.join(' '))
      if (process.platform === 'linux') expect(run.stderr).toContain(`process ${holder.pid} `)
      expect((await dumpOf({ cwd })) === before).toBe(true)
      holder.kill('SIGKILL')
      await once(holder, 'exit')
      await expectWhole({ cwd }, words.join(' '))
      const again = await typeCrm(words, { cwd })
      expect(again.code, again.stderr).toBe(0)
    }
  })

  it('can be read, backed up and exported meanwhile', async () => {
    const cwd = newPlace()
    await hold(cwd, ever, "begin immediate; update customer set city = 'Elsewhere'")
    for (const words of [
      ['list', 'customers'],
      ['today'],
      ['backup'],
      ['export', 'customers', '-o', 'out.csv'],
      ['search', '客户7'],
    ]) {
      const run = await realCrm(words, { cwd })
      expect(run.code, `${words.join(' ')}: ${run.stderr}`).toBe(0)
      expect(run.stderr).not.toContain('waiting')
    }
    expect((await dumpOf({ cwd })) === before).toBe(true)
    const copy = { cwd, env: { CRM_DB: join(cwd, 'backups', 'crm-20261127-090000.db') } }
    expect((await dumpOf(copy)) === before).toBe(true)
  })

  it('is not restored over', async () => {
    const cwd = newPlace()
    expect((await typeCrm(['backup', '--to', 'kept'], { cwd })).code).toBe(0)
    await hold(cwd, ever)
    const words = ['backup', '--restore', 'kept/crm-20261127-090000.db', '--yes', '--wait', '300ms']
    expectFailedWell(await realCrm(words, { cwd }), [8], join(cwd, 'crm.db'), 'restore')
    expect((await dumpOf({ cwd })) === before).toBe(true)
  })
})

describe.concurrent('a store that another', { timeout: 300_000 }, () => {
  it('holds whole, file and all, is busy for whoever reads or writes', async () => {
    const cwd = newPlace()
    await hold(cwd, ever, 'pragma locking_mode = exclusive; begin exclusive')
    for (const words of [add, ['list', 'customers'], ['backup']]) {
      const run = await realCrm([...words, '--wait', '300ms'], { cwd })
      expectFailedWell(run, [8], join(cwd, 'crm.db'), words.join(' '))
    }
  })

  it('reads for a long time is written all the same', async () => {
    const cwd = newPlace()
    await hold(cwd, ever, 'begin; select count(*) from customer')
    const run = await realCrm(add, { cwd })
    expect(run.code, run.stderr).toBe(0)
    expect(run.stderr).not.toContain('waiting')
    expect((await dumpOf({ cwd })).includes('新客')).toBe(true)
    await expectWhole({ cwd }, 'with a reader')
  })
})
