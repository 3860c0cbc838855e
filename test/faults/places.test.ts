// Places where nothing can be read or written: folders and files without rights, missing, of the wrong kind, a device
// that is full, a reader who goes away. Reading goes on wherever it can; all else is refused with its file.
// Broken once by a reader who may not go away, an answer that need not be written, a store that must be writable.
import { spawn } from 'node:child_process'
import { chmodSync, closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { realBinary, realCrm, realEnvironment } from '../harness/real.ts'
import { typeCrm } from './asked.ts'
import { firstStore, newFolder } from './deeds.ts'
import { dumpOf, expectFailedWell, expectNoInside, expectWhole } from './verdict.ts'

const folder = newFolder()
const first = join(folder.path, 'first')
let cwd = ''
let dump = ''
let count = 0
beforeAll(async () => {
  await firstStore(first)
  dump = await dumpOf({ cwd: first })
  // Another user must get as far as the store.
  chmodSync(folder.path, 0o755)
})
beforeEach(() => {
  count += 1
  cwd = join(folder.path, `place-${count}`)
  cpSync(first, cwd, { recursive: true })
  chmodSync(cwd, 0o755)
})
afterAll(folder.done)

// Root may do anything: then the commands are another user's.
const under = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []
const crm = (...words: readonly string[]) => realCrm(words, { cwd, under })

const expectUntouched = async (): Promise<void> => {
  chmodSync(cwd, 0o755)
  // Another user who reads leaves the files beside the store with the rights it had.
  for (const name of ['crm.db', 'crm.db-wal', 'crm.db-shm'])
    if (existsSync(join(cwd, name))) chmodSync(join(cwd, name), 0o600)
  await expectWhole({ cwd }, 'afterwards')
  expect((await dumpOf({ cwd })) === dump).toBe(true)
}

const writing = [
  ['add', 'customer', '新客'],
  ['edit', 'customers', '--all', '--city', 'X', '--yes'],
  ['import', 'customers', 'more.csv'],
  ['undo', '3'],
  ['migrate'],
] as const

describe('a store without the right to', { timeout: 60_000 }, () => {
  it.each([
    ['write the file', 0o444, 0o777],
    ['write beside the file', 0o666, 0o555],
    ['write at all', 0o444, 0o555],
  ])('%s can be read, and refuses to be written', async (_, file, rights) => {
    chmodSync(join(cwd, 'crm.db'), file)
    chmodSync(cwd, rights)
    for (const words of [['list', 'customers'], ['today'], ['search', '客户7'], ['dump'], ['history']]) {
      const run = await crm(...words)
      expect(run.code, `${words.join(' ')}: ${run.stderr}`).toBe(0)
      expectNoInside(run, words.join(' '))
    }
    for (const words of writing) {
      const run = await crm(...words)
      // Where nothing is missing there is nothing to write.
      if (words[0] !== 'migrate' || run.code !== 0) expectFailedWell(run, [9], cwd, words.join(' '))
    }
    await expectUntouched()
  })

  it.each([
    ['read the file', 0o000, 0o755],
    ['enter its folder', 0o644, 0o000],
  ])('%s is refused', async (_, file, rights) => {
    chmodSync(join(cwd, 'crm.db'), file)
    chmodSync(cwd, rights)
    for (const words of [['list', 'customers'], ['backup'], ['add', 'customer', '新客']])
      expectFailedWell(
        await realCrm(words, { cwd: folder.path, under, env: { CRM_DB: join(cwd, 'crm.db') } }),
        [9],
        cwd,
        words.join(' '),
      )
    await expectUntouched()
  })
})

describe('a place that is not what is said', { timeout: 60_000 }, () => {
  it.each([
    ['no such file', 'none.db', /there is no store/],
    ['no such folder', 'none/crm.db', /there is no store/],
    ['a folder', 'folder', /folder/],
    ['a file on the way', 'more.csv/crm.db', /there is no store/],
    ['a device', '/dev/null', /empty|not a store/],
  ])('%s as the store', async (_, name, words) => {
    mkdirSync(join(cwd, 'folder'))
    for (const verb of [
      ['list', 'customers'],
      ['add', 'customer', '新客'],
      ['undo'],
      ['backup'],
      ['migrate'],
      ['dump'],
    ]) {
      const run = await typeCrm([...verb, '--db', name], { cwd })
      expectFailedWell(run, [9], name, verb.join(' '))
      expect(run.stderr).toMatch(words)
    }
    expect(existsSync(join(cwd, 'none.db')) || existsSync(join(cwd, 'none'))).toBe(false)
  })

  it('for a new store is refused', async () => {
    mkdirSync(join(cwd, 'closed'))
    chmodSync(join(cwd, 'closed'), 0o555)
    for (const name of ['closed/crm.db', 'closed/deeper/crm.db', 'more.csv/crm.db'])
      expectFailedWell(await crm('init', '--db', name), [1, 9], name.split('/')[0] ?? '', name)
    expectFailedWell(await crm('init'), [4], 'crm.db', 'a store is there')
    expectFailedWell(await crm('init', '--db', 'closed'), [4], 'closed', 'a folder')
  })

  it('for a backup, or to restore from, is refused', async () => {
    chmodSync(cwd, 0o555)
    chmodSync(join(cwd, 'crm.db'), 0o444)
    expectFailedWell(await crm('backup'), [1, 9], cwd, 'a closed folder')
    expectFailedWell(await crm('backup', '--to', 'more.csv'), [1, 9], 'more.csv', 'a file for a folder')
    for (const name of ['none.db', 'more.csv', '.'])
      expectFailedWell(
        await typeCrm(['backup', '--restore', name, '--yes'], { cwd }),
        [9],
        name === '.' ? cwd : name,
        name,
      )
    await expectUntouched()
  })

  it('for an export is refused, and nothing is left lying about', async () => {
    chmodSync(join(cwd, 'crm.db'), 0o644)
    mkdirSync(join(cwd, 'folder'))
    mkdirSync(join(cwd, 'closed'))
    chmodSync(join(cwd, 'closed'), 0o555)
    writeFileSync(join(cwd, 'closed', 'old.csv'), 'old')
    for (const name of ['folder', 'closed/new.csv', 'closed/old.csv', 'none/new.csv', 'more.csv/new.csv', '/dev/full'])
      expectFailedWell(await crm('export', 'customers', '-o', name), [1], name, name)
    expect(readFileSync(join(cwd, 'closed', 'old.csv'), 'utf8')).toBe('old')
  })

  it('to import from is refused', async () => {
    writeFileSync(join(cwd, 'closed.csv'), 'name\nx\n')
    chmodSync(join(cwd, 'closed.csv'), 0o000)
    chmodSync(join(cwd, 'crm.db'), 0o666)
    chmodSync(cwd, 0o777)
    for (const name of ['none.csv', 'none/none.csv', '.', 'closed.csv', 'more.csv/x.csv']) {
      const named = name === '.' ? cwd : name
      expectFailedWell(await crm('import', 'customers', name), [9], named, name)
      expectFailedWell(await crm('read', name), [9], named, name)
    }
    await expectUntouched()
  })
})

describe('an answer that cannot be written', { timeout: 60_000 }, () => {
  it
    .skipIf(!existsSync('/dev/full'))
    .each([
      [['list', 'customers']],
      [['dump']],
      [['export', 'customers']],
      [['help', 'filters']],
      [['--version']],
      [['history']],
    ])('%j to a full device fails (skipped where there is no such device)', async (words) => {
    const full = openSync('/dev/full', 'w')
    const run = await realCrm(words, { cwd, stdout: full })
    closeSync(full)
    expect(run.code, run.stderr).toBe(1)
    expect(run.stderr).toMatch(/^crm: the answer could not be written\n( {2}[^\n]+\n){1,2}$/)
    expectNoInside(run, words.join(' '))
  })

  it.skipIf(!existsSync('/dev/full'))(
    'of a deed: the deed is done, and that is said (skipped where there is no such device)',
    async () => {
      const full = openSync('/dev/full', 'w')
      const run = await realCrm(['add', 'customer', '新客', '--key', 'N1'], { cwd, stdout: full })
      closeSync(full)
      expect(run.code, run.stderr).toBe(1)
      expect(run.stderr).toContain('could not be written')
      expect(run.stderr).toContain('is done (entry 4)')
      expect((await dumpOf({ cwd })).includes('新客')).toBe(true)
      await expectWhole({ cwd }, 'afterwards')
    },
  )

  it('into a file of a deed: the deed is done, and that is said', async () => {
    const run = await realCrm(['add', 'customer', '新客', '-o', 'none/answer.txt'], { cwd })
    expectFailedWell(run, [1], 'none/answer.txt', 'add -o')
    expect(run.stderr).toContain('is done (entry 4)')
    expect((await dumpOf({ cwd })).includes('新客')).toBe(true)
  })

  const readers = ['head -n 1 >/dev/null', 'true', 'head -c 100000 >/dev/null']
  it.each(readers)('because its reader, %s, goes away is no failure', async (reader) => {
    const binary = await realBinary()
    for (const words of [
      'list customers',
      'dump',
      'export visits',
      'history --json',
      'help filters',
      'list visits --json',
    ]) {
      const line = `{ "${process.execPath}" "${binary}" ${words}; echo "code $?" >&2; } | ${reader}`
      const child = spawn('sh', ['-c', line], {
        cwd,
        env: realEnvironment({ cwd }),
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let said = ''
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
      await new Promise((resolve) => child.on('close', resolve))
      expect(said, words).toBe('code 0\n')
    }
  })
})
