// What stood in SQLite's way where it says only that it could not open or write: too many files, no folder for temporary
// ones, a name that is too long. That files may be told of at all is tried with the real program in test/faults.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { reportFailure } from '../../src/command/report-failure.ts'
import { asFailure, asFileFailure } from '../../src/database/sqlite-failure.ts'
import { closedTemporary, lackOfRoom, lacksHandles } from '../../src/database/system-limits.ts'
import { refuseLongName } from '../../src/kernel/name-too-long.ts'
import { unfinishedIn, unfinishedName } from '../../src/kernel/unfinished.ts'

const system = (code: string): Error => Object.assign(new Error(`${code}: refused`), { code, syscall: 'open' })

describe('an error of the system', () => {
  it.each([
    ['EMFILE', 'too-many-open-files', 1],
    ['ENFILE', 'too-many-open-files', 1],
    ['ENAMETOOLONG', 'name-too-long', 2],
  ])('%s is told as %s', (code, told, exit) => {
    expect(asFileFailure(system(code), '/tmp/crm.db')).toMatchObject({ code: told, exit })
  })

  it('that no part foresaw is told as too many files where it is that', () => {
    const said: string[] = []
    const code = reportFailure(
      system('EMFILE'),
      { write: (text: string) => said.push(text) > 0 },
      {
        language: 'zh',
        json: false,
        debug: false,
      },
    )
    expect([code, said.join('')]).toEqual([
      1,
      expect.stringMatching(/^crm: 打开的文件过多；没有写入任何内容\n.*\n {2}试试：.*ulimit -n/),
    ])
  })
})

describe('where SQLite cannot open', () => {
  it('the folder for temporary files is named if none can be made there', () => {
    const cannot = new Sqlite.SqliteError('unable to open database file', 'SQLITE_CANTOPEN')
    expect([closedTemporary(), asFailure(cannot, '/tmp/crm.db')]).toMatchObject([null, { code: 'store-unreadable' }])
    vi.stubEnv('TMPDIR', '/proc')
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(closedTemporary()).toBe('/proc')
    expect(asFailure(cannot, '/tmp/crm.db')).toMatchObject({ code: 'no-temporary-folder', exit: 9 })
  })

  it('nothing is blamed that is well', () => {
    expect([lacksHandles('/tmp/crm.db'), lackOfRoom('/tmp/crm.db')]).toEqual([false, null])
  })
})

describe('a name', () => {
  it.each([
    ['x'.repeat(230), true],
    ['x'.repeat(231), false],
    ['客'.repeat(76), true],
    ['客'.repeat(77), false],
    [join('d'.repeat(200), 'd'.repeat(200), 'crm.db'), true],
    [join('d'.repeat(200), 'd'.repeat(200), 'd'.repeat(100), 'crm.db'), false],
  ])('%s may be that of a store: %s', (name, may) => {
    const refuse = () => refuseLongName(join('/', name))
    if (may) expect(refuse).not.toThrow()
    else expect(refuse).toThrow(expect.objectContaining({ code: 'name-too-long', exit: 2 }))
  })

  it('of a file in the making fits what a file system takes, however long it will be', () => {
    const folder = mkdtempSync(join(tmpdir(), 'crm-long-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    mkdirSync(join(folder, 'backups'))
    for (const name of ['x'.repeat(250), '客'.repeat(80), '𠮷'.repeat(60)]) {
      const path = unfinishedName(join(folder, 'backups', name), 'new')
      writeFileSync(`${path}-journal`, '')
      expect(path).not.toContain('\ufffd')
    }
    expect(unfinishedIn(join(folder, 'backups')).map(({ state }) => state)).toEqual(['made', 'made', 'made'])
  })
})
