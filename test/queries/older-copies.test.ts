// An erasure names every older copy that holds the person, whatever the person was called then and under whatever number,
// and no copy that does not. Files that killed runs left are swept, those of runs elsewhere are named.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownPlace } from '../../src/kernel/running.ts'
import { unfinishedIn, unfinishedName } from '../../src/kernel/unfinished.ts'
import { crm, steppingClock } from '../harness/world.ts'
import { temporaryFolder } from './temporary-store.ts'

const clock = steppingClock('2026-11-27T01:00:00.000Z')

const must = async (cwd: string, line: string, code = 0): Promise<string> => {
  const ran = await crm(line.split(' '), { cwd, clock })
  if (ran.code !== code) throw new Error(`crm ${line} ended with ${ran.code}: ${ran.output}`)
  return ran.stdout
}

const firm = async (...lines: readonly string[]): Promise<string> => {
  const cwd = temporaryFolder()
  await must(cwd, 'init')
  for (const line of lines) await must(cwd, line)
  return cwd
}

const backups = (cwd: string): readonly string[] => readdirSync(join(cwd, 'backups')).sort()

/** Names of the copies that an erasure names. */
const named = async (cwd: string, id: string): Promise<readonly string[]> => {
  const line = `erase customer ${id} --confirm ${id} --json`
  return JSON.parse(await must(cwd, line)).backups.map((path: string) => basename(path))
}

describe('older copies', () => {
  it('are named under an earlier name, and not where the person was not there yet', async () => {
    const cwd = await firm(
      'add customer Bob',
      'backup',
      'add customer Anna-Meier --phone 13912345678',
      'backup',
      'edit customer C-2 --name Anna-Schulz --phones 13700000000',
      'backup',
    )
    const [, second, third] = backups(cwd)
    expect(await named(cwd, 'C-2')).toEqual([second, third])
  })

  it('are named where they hold only a record that was merged later', async () => {
    const cwd = await firm('add customer Ben-Kurz', 'backup', 'add customer Benjamin', 'merge customer C-2 C-1 --yes')
    expect(await named(cwd, 'C-2')).toEqual(backups(cwd))
  })

  it('are named after the store went back: by what was known of the person, not by numbers of others', async () => {
    const cwd = await firm('add customer Bob', 'backup')
    const [first = ''] = backups(cwd)
    await must(cwd, 'add customer Anna --phone 13912345678')
    await must(cwd, 'backup')
    const [, second] = backups(cwd)
    await must(cwd, `backup --restore backups/${first} --yes`)
    await must(cwd, 'add customer Carl')
    await must(cwd, 'add customer Anne --phone 139-1234-5678')
    const found = await named(cwd, 'C-3')
    expect(found).toContain(second)
    expect(found).not.toContain(first)
  })

  it('of another store are not taken for the person by the number alone', async () => {
    const cwd = await firm('add customer Anna --email Anna@firm.example')
    const other = await firm('add customer Somebody')
    const third = await firm('add customer Else', 'add customer Ann --email anna@FIRM.example')
    copyFileSync(join(other, 'crm.db'), join(cwd, 'other.db'))
    copyFileSync(join(third, 'crm.db'), join(cwd, 'third.db'))
    await must(cwd, 'backup --to disk')
    expect(await named(cwd, 'C-1')).toEqual(['third.db', ...readdirSync(join(cwd, 'disk'))])
  })
})

/** The number of a process that is no more. */
const goneNumber = (): number => spawnSync('true').pid

const left = (name: string, end: 'new' | 'part', place = ownPlace()): string =>
  `${name}.${goneNumber()}-${place}-0123456789ab.${end}`

describe('files that killed runs left', () => {
  it('are swept by the next run in their folder; those of living runs and of other places stay', async () => {
    const cwd = await firm('add customer Anna')
    mkdirSync(join(cwd, 'backups'))
    const swept = ['crm.db', 'backups/crm-20260101-000000.db', 'backups/crm-before-restore-20260101-000000.db'].flatMap(
      (name) => ['', '-wal', '-shm', '-journal'].map((end) => `${left(name, 'new')}${end}`),
    )
    const kept = [unfinishedName('crm.db', 'new'), left('crm.db', 'new', '0a0a0a'), '.mine.csv.1234abcd.part']
    for (const name of [...swept, left('.out.csv', 'part'), ...kept]) writeFileSync(join(cwd, name), 'Anna')
    await must(cwd, 'backup')
    expect(swept.filter((name) => existsSync(join(cwd, name)))).toEqual([])
    expect(kept.filter((name) => !existsSync(join(cwd, name)))).toEqual([])
    writeFileSync(join(cwd, left('.out.csv', 'part')), 'Anna')
    await must(cwd, 'export customers -o other.csv')
    expect(
      unfinishedIn(cwd)
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['elsewhere', 'made'])
  })

  it('are named by doctor with what to do, which does it', async () => {
    const cwd = await firm('add customer Anna')
    mkdirSync(join(cwd, 'lists'))
    const name = left('.2026-11-26-none.md', 'part')
    writeFileSync(join(cwd, 'lists', name), 'Anna')
    const look = async (code = 0) =>
      JSON.parse(await must(cwd, 'doctor --json', code)).find((one: { name: string }) => one.name === 'unfinished')
    expect(await look()).toMatchObject({ ok: true, hint: 'crm doctor --repair' })
    expect((await look()).message).toContain(name)
    await must(cwd, 'doctor --repair -n')
    expect(existsSync(join(cwd, 'lists', name))).toBe(true)
    await must(cwd, 'doctor --repair')
    expect(await look()).toMatchObject({ ok: true, hint: null })
    writeFileSync(join(cwd, left('crm.db', 'new', '0a0a0a')), 'Anna')
    expect((await look()).hint).toContain('another machine')
  })

  it('go with an erasure; what is still in the making, or of another place, is named', async () => {
    const cwd = await firm('add customer Annabel')
    mkdirSync(join(cwd, 'lists'))
    const gone = [left('crm.db', 'new'), left('.out.csv', 'part'), `lists/${left('.2026-11-26-none.md', 'part')}`]
    const [made, elsewhere] = [unfinishedName('crm-2.db', 'new'), left('.b.csv', 'part', '0a0a0a')]
    for (const name of [...gone, made, elsewhere]) writeFileSync(join(cwd, name), 'xAnnabelx')
    writeFileSync(join(cwd, unfinishedName('empty.db', 'new')), 'nobody')
    await must(cwd, 'erase customer C-1 -n')
    expect(gone.filter((name) => !existsSync(join(cwd, name)))).toEqual([])
    expect(await named(cwd, 'C-1')).toEqual([elsewhere, 'crm-2.db'].sort())
    expect(gone.filter((name) => existsSync(join(cwd, name)))).toEqual([])
    expect(readFileSync(join(cwd, made), 'utf8')).toBe('xAnnabelx')
  })

  it('that are being made are named as they will be called, whatever is in them by then', async () => {
    const cwd = await firm('add customer Annabel', 'backup')
    const [first = ''] = backups(cwd)
    const long = `crm-${'x'.repeat(220)}.db`
    const begun = unfinishedName(join(cwd, 'backups', 'crm-begun.db'), 'new')
    const half = unfinishedName(join(cwd, 'backups', 'crm-half.db'), 'new')
    const cut = unfinishedName(join(cwd, 'backups', long), 'new')
    const back = unfinishedName(join(cwd, 'crm.db'), 'new')
    writeFileSync(begun, '')
    writeFileSync(half, 'SQLite format 3\0')
    writeFileSync(`${half}-wal`, 'Annabel')
    writeFileSync(cut, '')
    writeFileSync(back, 'Annabel')
    const expected = [first, 'crm-begun.db', 'crm-half.db', basename(cut), basename(back)]
    expect([...(await named(cwd, 'C-1'))].sort()).toEqual(expected.sort())
    expect([basename(cut).length < 256, basename(cut).startsWith('crm-xxx')]).toEqual([true, true])
  })
})
