// A history that somebody touched, at any place and in any way that a database allows: `crm doctor journal` and `crm
// doctor` say so and name an entry that is not later than the first one touched; nothing that was not touched is accused.
// Broken once by a chain that is not reckoned again, by times and numbers that are not held against each other.
import { copyFileSync, cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Chance } from '../bench/chance.ts'
import { askCrm, mustCrm, typeCrm } from './asked.ts'
import { firstStore, newFolder } from './deeds.ts'
import { chanceFor, seed, times } from './measure.ts'
import { expectNoInside, expectWhole } from './verdict.ts'

const folder = newFolder()
const first = join(folder.path, 'first')
/** The number of the last entry. */
let last = 0
/** Its digest, as a backup tells it. */
let head = ''
let whole: Buffer

const deeds = [
  ['add', 'customer', '新客', '--key', 'N1', '--note', 'a note'],
  ['log', 'key:K3', '聊过了', '--at', '2026-11-26', '--next', '30d'],
  ['edit', 'customers', '--where', 'city:Wuhan', '--city', 'Hankou', '--yes'],
  ['remove', 'customer', 'key:K9', '--yes', '--reason', 'moved away'],
  ['undo'],
  ['erase', 'customer', 'key:K11', '--confirm', 'C-11'],
  ['add', 'complaint', 'key:K4', '--text', '坏了', '--severity', '2'],
  ['config', 'set', 'birthday_lead', '5'],
  ['edit', 'customer', 'key:K5', '--city', 'Xiamen', '--reason', 'told on the phone'],
]

beforeAll(async () => {
  await firstStore(first)
  for (const words of deeds) await mustCrm(words, { cwd: first })
  const backup = await askCrm(['backup', '--json', '--to', 'kept'], { cwd: first })
  const { entry, chain }: { readonly entry: number; readonly chain: string } = JSON.parse(backup.stdout)
  last = entry
  head = `${entry}:${chain.slice(0, 16)}`
  whole = readFileSync(join(first, 'kept', 'crm-20261127-090000.db'))
})
afterAll(folder.done)

type Value = string | number | Buffer | null

/** The same value, changed a little. */
const changed = (value: Value, chance: Chance): Value => {
  if (value === null) return chance.one(['x', 1])
  if (typeof value === 'number') return value + 1 + chance.number(3)
  if (typeof value === 'string') {
    if (value === '') return 'x'
    const at = chance.number(value.length)
    const sign = value.charAt(at) === 'a' ? 'b' : 'a'
    return chance.percent(20) ? null : `${value.slice(0, at)}${sign}${value.slice(at + 1)}`
  }
  const bytes = Buffer.from(value)
  const at = chance.number(bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.number(8))
  return bytes
}

/** A way to tamper: what it did in words, and the first entry that it touched; null where it found nothing to touch. */
type Tamper = (db: Sqlite.Database, chance: Chance) => readonly [about: string, entry: number] | null

const anyRow = (db: Sqlite.Database, sql: string, chance: Chance): Record<string, Value> | null => {
  const rows = db.prepare<[], Record<string, Value>>(sql).all()
  return rows.length === 0 ? null : chance.one(rows)
}

/** An entry that an erasure emptied: what is left of it stands or falls with the entry of the erasure. */
const isEmptied = (db: Sqlite.Database, entry: number): boolean =>
  db.prepare('select 1 from entry where id = ? and salt is null').get(entry) !== undefined

const editRow =
  (table: 'entry' | 'change', of: string): Tamper =>
  (db, chance) => {
    const row = anyRow(db, `select rowid as place, * from ${table}`, chance)
    if (row === null) return null
    const keys = Object.keys(row).filter((key) => key !== 'place' && key !== 'id')
    const key = chance.one(keys)
    // A change that goes from there to an entry before the erasure is found there.
    if (table === 'change' && key === of && isEmptied(db, Number(row[of]))) return null
    const value = changed(row[key] ?? null, chance)
    db.prepare(`update ${table} set "${key}" = ? where rowid = ?`).run(value, row.place ?? null)
    const moved = key === of && typeof value === 'number' ? value : Number.POSITIVE_INFINITY
    return [
      `${table} ${String(row.place)}, ${key}: ${String(row[key])} to ${String(value)}`,
      Math.min(Number(row[of]), moved),
    ]
  }

const tampers: readonly Tamper[] = [
  editRow('entry', 'id'),
  editRow('entry', 'id'),
  editRow('change', 'entry'),
  editRow('change', 'entry'),
  (db, chance) => {
    const id = 2 + chance.number(last - 1)
    db.exec(`delete from change where entry = ${id}; delete from entry where id = ${id}`)
    return [`entry ${id} taken out`, id]
  },
  (db, chance) => {
    const row = anyRow(db, 'select rowid as place, entry from change', chance)
    db.prepare('delete from change where rowid = ?').run(row?.place ?? null)
    return [`a change of entry ${String(row?.entry)} taken out`, Number(row?.entry)]
  },
  (db, chance) => {
    const from = 3 + chance.number(last - 2)
    db.exec(`delete from change where entry >= ${from}; delete from entry where id >= ${from}`)
    return [`all from entry ${from} on taken out`, from]
  },
  (db, chance) => {
    const one = 2 + chance.number(last - 2)
    const other = one + 1 + chance.number(last - one)
    const swap = (table: string, key: string): string =>
      `update ${table} set ${key} = -1 where ${key} = ${one}; update ${table} set ${key} = ${one} where ${key} = ${other};
       update ${table} set ${key} = ${other} where ${key} = -1;`
    db.exec(swap('entry', 'id') + swap('change', 'entry'))
    return [`entries ${one} and ${other} exchanged`, one]
  },
  (db, chance) => {
    const [one, other] = [2 + chance.number(last - 1), 2 + chance.number(last - 1)]
    const same = db.prepare(
      'select 1 from entry as a join entry as b on a.typed is b.typed where a.id = ? and b.id = ?',
    )
    if (same.get(one, other)) return null
    db.prepare('update entry set typed = (select typed from entry where id = ?) where id = ?').run(other, one)
    return [`the words of entry ${other} put to entry ${one}`, one]
  },
]

interface Checked {
  readonly ok: boolean
  readonly bad: number | null
}

const check = async (cwd: string): Promise<Checked> => {
  const run = await typeCrm(['doctor', 'journal', '--head', head, '--json'], { cwd })
  expectNoInside(run, 'doctor journal')
  expect([0, 1], run.stderr).toContain(run.code)
  return JSON.parse(run.stdout)
}

describe(`a history (seed ${seed})`, { timeout: 1_200_000 }, () => {
  it('that nobody touched is as it was written', async () => {
    expect(await check(first)).toMatchObject({ ok: true, bad: null })
    await expectWhole({ cwd: first }, 'untouched')
  })

  it('that somebody touched is not, and where that began is named', async () => {
    const chance = chanceFor('tampering')
    const cwd = join(folder.path, 'touched')
    cpSync(first, cwd, { recursive: true })
    const path = join(cwd, 'crm.db')
    for (let done = 0; done < times(6, 300); ) {
      for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
      copyFileSync(join(first, 'kept', 'crm-20261127-090000.db'), path)
      const db = new Sqlite(path)
      db.pragma('foreign_keys = off')
      const touched = (() => {
        try {
          return chance.one(tampers)(db, chance)
        } catch (error) {
          // What the tables themselves do not take was no tampering.
          if (error instanceof Error && /constraint|cannot store/i.test(error.message)) return null
          throw error
        } finally {
          db.close()
        }
      })()
      if (touched === null) continue
      done += 1
      const [about, entry] = touched
      const checked = await check(cwd)
      expect(checked.ok, `not seen: ${about}`).toBe(false)
      expect(checked.bad ?? 0, `${about}: ${JSON.stringify(checked)}`).toBeLessThanOrEqual(entry + 1)
      expect(checked.bad ?? 0, `accused too early: ${about}: ${JSON.stringify(checked)}`).toBeGreaterThanOrEqual(entry)
      const doctor = await typeCrm(['doctor'], { cwd })
      expectNoInside(doctor, about)
      // An end that is cut off with its counter only who noted the head before can see.
      if (!about.startsWith('all from')) expect(doctor.code, `called whole: ${about}`).toBe(1)
      const restore = await typeCrm(['backup', '--restore', 'kept/crm-20261127-090000.db', '--yes'], { cwd })
      expect(restore.code, `${about}: ${restore.stderr}`).toBe(0)
      expect(await check(cwd), about).toMatchObject({ ok: true })
    }
    expect(readFileSync(join(first, 'kept', 'crm-20261127-090000.db')).equals(whole)).toBe(true)
  })
})
