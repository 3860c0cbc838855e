// A store that is reached by a symbolic link, to the file or to a folder on the way, is one and the same store: its log, its
// backups, what killed runs left and what a program syncs are those of the file itself. Broken once by looking beside the link.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { unfinishedName } from '../../src/kernel/unfinished.ts'
import { crm, type Ran } from '../harness/world.ts'
import { temporaryFolder } from './temporary-store.ts'

interface Firm {
  readonly cwd: string
  /** The store's own path. */
  readonly real: string
  /** Paths that lead to it. */
  readonly links: readonly string[]
}

const must = async (cwd: string, ...words: readonly string[]): Promise<Ran> => {
  const ran = await crm(words, { cwd })
  if (ran.code !== 0) throw new Error(`crm ${words.join(' ')} ended with ${ran.code}: ${ran.output}`)
  return ran
}

const firm = async (name: string): Promise<Firm> => {
  const cwd = temporaryFolder()
  for (const folder of ['own', 'other']) mkdirSync(join(cwd, folder))
  const real = join(cwd, 'own', 'crm.db')
  await must(cwd, 'init', '--db', real)
  await must(cwd, 'add', 'customer', name, '--phone', '13912345678', '--db', real)
  symlinkSync('../own/crm.db', join(cwd, 'other', 'linked.db'))
  symlinkSync('own', join(cwd, 'folder'))
  return { cwd, real, links: [join(cwd, 'other', 'linked.db'), join(cwd, 'folder', 'crm.db')] }
}

describe('a store reached by a link', () => {
  it('is not read with the log of another store', async () => {
    const [mine, theirs] = [await firm('Mine'), await firm('Theirs')]
    const db = new Sqlite(theirs.real)
    db.pragma('journal_mode = wal')
    db.exec("update customer set city = 'Xian'")
    copyFileSync(`${theirs.real}-wal`, `${mine.real}-wal`)
    db.close()
    const before = readFileSync(mine.real)
    for (const link of mine.links) {
      const ran = await crm(['list', 'customers', '--db', link], { cwd: mine.cwd })
      expect([ran.code, ran.stdout, ran.stderr]).toEqual([9, '', expect.stringContaining('belongs to another file')])
    }
    expect([readFileSync(mine.real).equals(before), existsSync(`${mine.real}-wal`)]).toEqual([true, true])
  })

  it('has one folder of backups, which an erasure by whatever path names', async () => {
    const { cwd, real, links } = await firm('Ann')
    for (const path of [...links, real]) await must(cwd, 'backup', '--db', path)
    expect([existsSync(join(cwd, 'other', 'backups')), readdirSync(join(cwd, 'own', 'backups')).length]).toEqual([
      false,
      3,
    ])
    for (const path of [...links, real])
      expect(JSON.parse((await must(cwd, 'backup', '--list', '--json', '--db', path)).stdout).length).toBe(3)
    const erased = await must(cwd, 'erase', 'customer', 'C-1', '--confirm', 'C-1', '--json', '--db', real)
    expect(JSON.parse(erased.stdout).backups.length).toBe(3)
  })

  it('has its leftovers named and swept', async () => {
    const { cwd, real, links } = await firm('Ann')
    const gone = unfinishedName(real, 'new').replace(/\.\d+-/, '.2147483646-')
    const [link = ''] = links
    writeFileSync(gone, 'Ann')
    expect((await must(cwd, 'doctor', '--db', link)).stdout).toContain(basename(gone))
    await must(cwd, 'doctor', '--repair', '--db', link)
    expect(existsSync(gone)).toBe(false)
  })

  it('has its leftovers found in a folder of backups that is a link', async () => {
    const { cwd, real } = await firm('Ann')
    symlinkSync('../other', join(cwd, 'own', 'backups'))
    const name = unfinishedName('crm-20261122-120000.db', 'new').replace(/\.\d+-/, '.2147483646-')
    writeFileSync(join(cwd, 'other', name), 'Ann')
    expect((await must(cwd, 'doctor', '--db', real)).stdout).toContain(name)
  })

  it('lies where its file lies: in a synced folder or not', async () => {
    const { cwd, real } = await firm('Ann')
    mkdirSync(join(cwd, 'Dropbox'))
    symlinkSync('Dropbox', join(cwd, 'plain'))
    const init = await crm(['init', '--db', 'plain/crm.db'], { cwd })
    expect([init.code, init.stderr, existsSync(join(cwd, 'Dropbox', 'crm.db'))]).toEqual([
      9,
      expect.stringContaining('synced by Dropbox'),
      false,
    ])
    await must(cwd, 'init', '--force', '--db', 'Dropbox/crm.db')
    symlinkSync('Dropbox/crm.db', join(cwd, 'link.db'))
    for (const path of ['plain/crm.db', 'link.db'])
      expect((await crm(['doctor', '--db', path], { cwd })).stdout).toContain('synced by Dropbox')
    symlinkSync(real, join(cwd, 'Dropbox', 'out.db'))
    expect((await must(cwd, 'doctor', '--db', 'Dropbox/out.db')).stdout).not.toContain('synced by')
  })

  it('is made where a link leads at whose end nothing stands, and the link stays', async () => {
    const { cwd } = await firm('Ann')
    symlinkSync('own/new.db', join(cwd, 'new.db'))
    await must(cwd, 'init', '--db', 'new.db')
    await must(cwd, 'add', 'customer', 'Ben', '--db', 'new.db')
    const { stdout } = await must(cwd, 'list', 'customers', '--fields', 'name', '--json', '--db', 'own/new.db')
    expect(JSON.parse(stdout)).toEqual([{ name: 'Ben' }])
  })
})
