// No command writes over a store: whatever flag names it, by whatever link, with what lies beside it and its backups too.
// Broken once by `export customers -o own.db -f csv`, after which the store was a list of names.
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { allCommands } from '../../src/command/program.ts'
import { optionsOf } from '../../src/command/read-flags.ts'
import { program } from '../../src/commands.ts'
import { type House, newHouse } from './import-house.ts'

const storeWithRows = async (): Promise<House> => {
  const house = await newHouse()
  await house.ok(['add', 'customer', 'Ann', '--city', 'Hull'])
  await house.ok(['backup'])
  house.put('in.csv', 'name,birthday\nBob,\nEve,someday\n')
  return house
}

const bytesOf = (house: House): Buffer => readFileSync(join(house.cwd, 'crm.db'))

const isWhole = async (house: House): Promise<void> => {
  const { code, stdout } = await house.run(['list', 'customers', '--fields', 'name', '--json'])
  expect([code, stdout]).toEqual([0, '[\n{"name":"Ann"}\n]\n'])
}

/** Every name that means the store or a file of it; made in the folder of the house. */
const namesOf = ({ cwd }: House): readonly string[] => {
  const at = (name: string): string => join(cwd, name)
  const [backup = ''] = readdirSync(at('backups'))
  symlinkSync('crm.db', at('link.csv'))
  symlinkSync('link.csv', at('link-of-link.csv'))
  linkSync(at('crm.db'), at('hard.csv'))
  mkdirSync(at('sub'))
  symlinkSync('..', at('sub/up'))
  symlinkSync(join('backups', backup), at('backup.csv'))
  linkSync(join(at('backups'), backup), at('hard-backup.csv'))
  symlinkSync('crm.db-wal', at('to-come.csv'))
  new Sqlite(at('other.db')).exec('create table t (x)').close()
  const made = [
    'link.csv',
    'link-of-link.csv',
    'hard.csv',
    'backup.csv',
    'hard-backup.csv',
    'to-come.csv',
    'sub/up/crm.db',
  ]
  const own = ['crm.db', './crm.db', at('crm.db'), 'crm.db-wal', 'crm.db-shm', 'crm.db-journal', 'crm.db-night']
  return [...own, ...made, join('backups', backup), 'other.db', 'other.db-journal']
}

const lines: readonly ((name: string) => readonly string[])[] = [
  (name) => ['export', 'customers', '-o', name, '-f', 'csv'],
  (name) => ['dump', '-o', name],
  (name) => ['add', 'customer', 'Cid', '-o', name, '-f', 'json'],
  (name) => ['import', 'customers', 'in.csv', '--rejects', name],
  (name) => ['backup', '--to', name],
  (name) => ['run', 'nightly', '--lists-only', '--out', name],
  (name) => ['demo', '--keep', name],
  (name) => ['completion', 'bash', '-o', name],
]

describe('the store is not written over', () => {
  it.each(lines.map((line) => [line('NAME').join(' '), line] as const))('%s', async (_, line) => {
    const house = await storeWithRows()
    const names = namesOf(house)
    const before = bytesOf(house)
    for (const name of names) {
      const { code, stderr } = await house.run(line(name))
      expect([name, code, stderr]).toEqual([name, 2, expect.stringContaining('cannot be written over')])
    }
    expect(bytesOf(house).equals(before)).toBe(true)
    for (const end of ['-wal', '-shm', '-journal', '-night'])
      expect(existsSync(join(house.cwd, `crm.db${end}`))).toBe(false)
    await isWhole(house)
  })

  it('nor where a broken store no longer looks like one, nor where a folder would be made in the place of its log', async () => {
    const house = await storeWithRows()
    for (const name of ['crm.db-wal/lists', 'crm.db-night/a/b']) {
      const { code } = await house.run(['run', 'nightly', '--lists-only', '--out', name])
      expect([name, code, existsSync(join(house.cwd, name))]).toEqual([name, 2, false])
    }
    await isWhole(house)
    house.put('crm.db', 'spoilt')
    const { code } = await house.run(['doctor', '-o', 'crm.db', '-f', 'json'])
    expect([code, house.read('crm.db')]).toEqual([2, 'spoilt'])
  })

  it('nor by a list of the night or rejected rows whose name leads to it', async () => {
    const house = await storeWithRows()
    symlinkSync('crm.db', join(house.cwd, 'in.rejected.csv'))
    const before = bytesOf(house)
    const ran = await house.run(['import', 'customers', 'in.csv'])
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('cannot be written over')])
    expect(bytesOf(house).equals(before)).toBe(true)
    const lists = join(house.cwd, 'lists')
    await house.ok(['add', 'visit', 'C-1', '--due', '2026-11-20'])
    await house.ok(['run', 'nightly', '--lists-only', '--out', 'lists'])
    const [list = ''] = readdirSync(lists).filter((name) => name.endsWith('.csv'))
    const again = join(house.cwd, 'again')
    mkdirSync(again)
    symlinkSync(join(house.cwd, 'crm.db'), join(again, list))
    const night = await house.run(['run', 'nightly', '--lists-only', '--out', 'again'])
    expect(night.output).toContain('cannot be written over')
    await isWhole(house)
  })

  it('nor does a store come to be where another keeps its log, nor is it brought back from itself', async () => {
    const house = await storeWithRows()
    linkSync(join(house.cwd, 'crm.db'), join(house.cwd, 'same.db'))
    const init = await house.run(['init', '--db', 'crm.db-wal'])
    expect([init.code, existsSync(join(house.cwd, 'crm.db-wal'))]).toEqual([2, false])
    const back = await house.run(['backup', '--restore', 'same.db', '--yes'])
    expect([back.code, back.stderr]).toEqual([2, expect.stringContaining('is the store itself')])
    await isWhole(house)
  })

  it('and a file of another kind is replaced as before, through links too, also where nothing stands at their end', async () => {
    const house = await storeWithRows()
    const at = (name: string): string => join(house.cwd, name)
    writeFileSync(at('old.csv'), 'old')
    symlinkSync('old.csv', at('link.csv'))
    symlinkSync('new.csv', at('dangling.csv'))
    for (const name of ['old.csv', 'link.csv', 'dangling.csv'])
      await house.ok(['list', 'customers', '-o', name, '--fields', 'name'])
    expect(['old.csv', 'new.csv'].map((name) => house.read(name))).toEqual(['name\nAnn\n', 'name\nAnn\n'])
    expect(readdirSync(house.cwd, { withFileTypes: true }).filter((one) => one.isSymbolicLink()).length).toBe(2)
  })

  it('in Chinese too', async () => {
    const house = await newHouse()
    const { stderr } = await house.run(['dump', '-o', 'crm.db', '--lang', 'zh-CN'])
    expect(stderr).toMatch(/^crm: 不能覆盖 .*crm\.db\n {2}它是数据文件 /)
  })
})

// A new flag that names a file must say whether it is written.
it('every flag that takes a file or folder says that it is written, or is known to be read', () => {
  const read = new Set(['db', 'restore'])
  const flags = allCommands(program).flatMap((command) => Object.entries(optionsOf(command)))
  const unsaid = flags.filter(
    ([name, { value, writes }]) => /^(FILE|DIR)$/.test(value ?? '') && !writes && !read.has(name),
  )
  expect(unsaid.map(([name]) => name)).toEqual([])
  expect(new Set(flags.filter(([, { writes }]) => writes).map(([name]) => name))).toEqual(
    new Set(['output', 'rejects', 'to', 'out', 'keep']),
  )
})
