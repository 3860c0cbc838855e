// What a disk, a right or a full pipe does to a command that writes is told as what it is, with a remedy that fits, and a
// deed that is done is said to be done.
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { backup } from '../../src/database/backup.ts'
import { removeStoreFiles } from '../../src/database/durable-file.ts'
import { unwritableFile } from '../../src/exchange/write-failure.ts'
import { crm, type Ran, steppingClock } from '../harness/world.ts'
import { newStoreFile, temporaryFolder } from './temporary-store.ts'

const clock = steppingClock('2026-11-27T01:00:00.000Z')

const firm = async (...names: readonly string[]): Promise<string> => {
  const cwd = temporaryFolder()
  for (const words of [['init'], ...names.map((name) => ['add', 'customer', name])])
    expect(await crm(words, { cwd, clock })).toMatchObject({ code: 0 })
  return cwd
}

/** A stream that takes nothing, as a full disk. */
const full = (): Writable =>
  new Writable({
    write: (_chunk, _encoding, done) =>
      done(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })),
  })

const unheard = (line: string, cwd: string): Promise<Ran> => crm(line.split(' '), { cwd, clock, stdout: full() })

describe('a deed whose answer cannot be written', () => {
  it('is said to be done, with what shows it, by every command that writes', async () => {
    const cwd = await firm('Ann', 'Ben', 'Carl')
    await crm(['add', 'retention', 'old', '--filter', 'class:potential', '--after', '1d'], { cwd, clock })
    await crm(['backup'], { cwd, clock })
    const said: string[] = []
    for (const line of [
      'backup',
      'erase customer C-1 --confirm C-1',
      'doctor --repair',
      'config set format csv',
      'run nightly',
      'add customer Dora',
      'edit customer C-2 --city Xian',
      'erase customer C-1',
      'backup --restore BACKUP --yes',
      'init --db new.db',
    ]) {
      const copy = join('backups', readdirSync(join(cwd, 'backups')).at(-1) ?? '')
      const { code, stderr } = await unheard(line.replace('BACKUP', copy), cwd)
      expect([line, code]).toEqual([line, 1])
      expect(stderr, line).toMatch(/could not be written; .+\n(?: {2}.+\n)* {2}try: crm /)
      said.push(stderr)
    }
    expect(said[1]).toContain('C-1 is erased for good (certificate 1)')
    expect(said[1]).toContain('try: crm show erasure 1')
    expect(said[8]).toContain('the store is restored from')
  })

  it('is not said of what was not done', async () => {
    const cwd = await firm('Ann')
    for (const line of [
      'erase customer C-1 -n',
      'backup -n',
      'doctor',
      'init --db new.db -n',
      'run nightly -n',
      'config',
    ])
      expect((await unheard(line, cwd)).stderr, line).not.toContain('could not be written;')
  })
})

describe('a log that may not be written', () => {
  it('is given its right back where the store has it, and left where the store has not', async () => {
    const cwd = await firm('Ann')
    const store = join(cwd, 'crm.db')
    const reader = new Sqlite(store)
    reader.exec('begin')
    reader.prepare('select * from customer').all()
    for (const mode of [0o400, 0o600]) {
      chmodSync(store, mode)
      for (const end of ['-wal', '-shm']) chmodSync(`${store}${end}`, 0o400)
      expect((await crm(['list', 'customers', 'Ann', '--count'], { cwd })).stdout).toBe('1\n')
      await crm(['add', 'customer', `Ben ${mode}`], { cwd, clock })
      expect([statSync(`${store}-shm`).mode & 0o777, mode]).toEqual([mode, mode])
    }
    reader.close()
  })
})

describe('a fault', () => {
  it('of the disk under a file is told as that', () => {
    const failure = (code: string) =>
      unwritableFile('out.csv', Object.assign(new Error(`${code}: x, rename a`), { code }))
    expect(failure('EIO').detail).toMatchObject({ why: { en: 'the disk fails (EIO)' } })
    expect(failure('EIO').detail.hint?.en).toContain('check the disk')
    expect(failure('EBUSY').detail.why?.zh).toBe('系统返回 EBUSY')
    expect(failure('EACCES').detail.hint?.en).toContain('may write to')
  })

  it('of what stays of a copy in the making says nothing of the copy', () => {
    const path = join(temporaryFolder(), 'copy.new')
    for (const end of ['', '-shm']) writeFileSync(`${path}${end}`, '')
    // A folder is not taken away as a file is.
    mkdirSync(`${path}-wal`)
    removeStoreFiles(path)
    expect(readdirSync(dirname(path))).toEqual(['copy.new-wal'])
  })

  it('of an old backup that cannot be deleted is told beside the new one', async () => {
    const path = await newStoreFile()
    const folder = join(dirname(path), 'backups')
    // A folder of that name is not deleted as a file is.
    mkdirSync(join(folder, 'crm-20200101-000000.db'), { recursive: true })
    const cwd = dirname(path)
    await crm(['config', 'set', 'backups_kept', '1'], { cwd, clock })
    const made = await backup(path, { now: '2026-11-21T16:30:05.000Z' })
    expect(made).toMatchObject({ removed: [], undeleted: [join(folder, 'crm-20200101-000000.db')] })
    const ran = await crm(['backup'], { cwd, clock })
    expect([ran.code, ran.stdout]).toEqual([5, expect.stringContaining('backed up to')])
    expect(ran.stderr).toContain('could not be deleted')
  })

  it('of a folder or a backup names the remedy that fits', async () => {
    const cwd = await firm('Ann')
    writeFileSync(join(cwd, 'empty.db'), '')
    writeFileSync(join(cwd, 'text.db'), 'no store')
    const empty = await crm(['backup', '--restore', 'empty.db', '--yes'], { cwd })
    expect(empty).toMatchObject({ code: 9, stderr: expect.stringContaining('try: crm backup --list') })
    for (const dry of [[], ['-n']])
      expect((await crm(['backup', '--restore', 'text.db', '--yes', ...dry], { cwd })).stderr).toContain(
        'backup --list',
      )
    const device = await crm(['backup', '--to', '/dev/null'], { cwd })
    expect(device).toMatchObject({ code: 9, stderr: expect.stringContaining('/dev/null is no folder') })
    writeFileSync(join(cwd, 'backups'), '')
    expect((await crm(['backup'], { cwd })).stderr).toContain('backups is no folder')
  })
})
