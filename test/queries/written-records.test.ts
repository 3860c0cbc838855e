// Records that changed without an entry: what commands wrote one by one is known by its images, what came in bulk by its
// seals. And that nothing a person does is ever taken for such a change.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { sealAnew, sealPending } from '../../src/database/seal.ts'
import { openStore } from '../../src/database/store.ts'
import { unsealedRows } from '../../src/database/unsealed-rows.ts'
import { steppingClock } from '../harness/world.ts'
import { type House, newHouse } from './import-house.ts'
import { aboutOf } from './temporary-store.ts'

const filled = async (): Promise<House> => {
  const house = await newHouse()
  house.put('a.csv', 'key,name,city,note\nK1,Ann,Bonn,pay 100\nK2,Bob,Köln,\nK3,Cid,Ulm,pay 300\n')
  await house.load(['customers', 'a.csv'])
  await house.ok(['add', 'visit', 'C-1', '--due', '2026-12-01', '--note', 'pay 100'])
  await house.ok(['add', 'retention', 'r1', '--filter', 'class:potential', '--after', '24m'])
  await house.ok(['edit', 'customer', 'C-2', '--city', 'Jena'])
  return house
}

const byHand = (path: string, sql: string): void => {
  const db = new Database(path)
  db.pragma('foreign_keys = off')
  db.exec(sql)
  db.close()
}

const storeOf = (house: House): string => join(house.cwd, 'crm.db')

const records = async (house: House, path = storeOf(house)): Promise<{ ok: boolean; message: string }> => {
  const { stdout } = await house.run(['doctor', '--json', '--db', path])
  const rows: { name: string; ok: boolean; message: string }[] = JSON.parse(stdout)
  const { ok = false, message = '' } = rows.find(({ name }) => name === 'records') ?? {}
  return { ok, message }
}

const whole = { ok: true, message: 'as they were last written' }

describe('a change without an entry', () => {
  const changes: readonly (readonly [string, string])[] = [
    [`update visit set note = 'pay 900'`, 'V-1: changed (note)'],
    ['update visit set mood = 5', 'V-1: changed (mood)'],
    ['update retention set automatic = 1', 'RT-1: changed (automatic)'],
    // Edited after an import: by its image, and else not at all.
    [`update customer set city = 'Jenb' where id = 2`, 'C-2: changed (city)'],
    // As an import brought it.
    [`update customer set note = 'pay 900' where id = 3`, 'C-3: changed'],
    ['update customer set entry = 1 where id = 3', 'C-3: that nobody added'],
    ['update customer set entry = 3 where id = 3', 'C-3: that nobody added'],
    // With the seals that would tell, or without what they hold.
    [`delete from seal; update customer set note = 'x' where id = 3`, 'C-1: came in bulk, and its seal is gone'],
    ['update seal set digests = zeroblob(length(digests))', 'C-1: came in bulk, and its seal is gone'],
    [`delete from seal where tbl = 'tier'`, 'Y-1: came in bulk, and its seal is gone'],
    // As the store was made.
    ['update tier set every = 1 where id = 1', 'Y-1: changed'],
    ['delete from visit', 'V-1: gone'],
    ['delete from customer where id = 3', 'C-3: gone'],
    [
      `insert into visit (customer, status, due, entry) values (1, 'planned', '2026-12-01', 2)`,
      'V-2: that nobody added',
    ],
  ]

  it('is found, whatever it is', async () => {
    const house = await filled()
    expect(await records(house)).toEqual(whole)
    const copy = join(house.cwd, 'copy.db')
    for (const [sql, found] of changes) {
      copyFileSync(storeOf(house), copy)
      byHand(copy, sql)
      const { ok, message } = await records(house, copy)
      expect([ok, message], sql).toEqual([false, expect.stringContaining(found)])
    }
  })

  it('is mended where the history knows better, and that is taken back by undo', async () => {
    const house = await filled()
    byHand(storeOf(house), `update visit set note = 'pay 900'`)
    await house.run(['doctor', '--repair'])
    expect(await records(house)).toMatchObject({ ok: true })
    expect((await house.list('visits')).map(({ note }) => note)).toEqual(['pay 100'])
    await house.ok(['undo'])
    expect((await house.list('visits')).map(({ note }) => note)).toEqual(['pay 900'])
    expect(await records(house)).toMatchObject({ ok: true })
  })
})

describe('what doctor says to do', () => {
  interface Said {
    readonly ok: boolean
    readonly hint: string | null
  }
  const said = async (house: House, ...flags: readonly string[]): Promise<Said> => {
    const rows: (Said & { name: string })[] = JSON.parse((await house.run(['doctor', '--json', ...flags])).stdout)
    const { ok = false, hint = null } = rows.find(({ name }) => name === 'records') ?? {}
    return { ok, hint }
  }
  const repair = expect.stringContaining('crm doctor --repair')
  const accept = expect.stringContaining('crm doctor --accept')

  it('helps: --repair puts back a record of which the history has the image', async () => {
    const house = await filled()
    const before = await house.list('visits')
    byHand(storeOf(house), 'delete from visit')
    expect(await said(house)).toEqual({ ok: false, hint: repair })
    expect(await said(house, '--repair')).toMatchObject({ ok: true })
    expect(await house.list('visits')).toEqual(before)
    await house.ok(['undo'])
    expect([await house.list('visits'), await said(house)]).toMatchObject([[], { ok: true }])
  })

  it('says another thing where something else stands in its place', async () => {
    const house = await filled()
    await house.ok(['add', 'customer', 'Dan', '--key', 'K9'])
    byHand(storeOf(house), 'delete from customer where id = 4')
    expect(await said(house)).toEqual({ ok: false, hint: repair })
    byHand(storeOf(house), `update customer set key = 'K9' where id = 3`)
    expect(await said(house)).toEqual({ ok: false, hint: accept })
  })

  it.each([
    ['gone, and came in bulk', 'delete from customer where id = 3'],
    ['gone, changed since it came in bulk', 'delete from customer where id = 2'],
    ['added by hand', `insert into visit (customer, status, due, entry) values (1, 'planned', '2026-12-01', 2)`],
    ['changed, and came in bulk', `update customer set note = 'pay 900' where id = 3`],
    ['of another entry', 'update customer set entry = 1 where id = 3'],
    ['of which the seal is gone', 'delete from seal'],
  ])('never comes again after --repair, and helps: a record %s', async (_, sql) => {
    const house = await filled()
    byHand(storeOf(house), sql)
    expect(await said(house)).toEqual({ ok: false, hint: accept })
    expect(await said(house, '--repair')).toEqual({ ok: false, hint: accept })
    const rows = [await house.list('customers'), await house.list('visits')]
    expect(await said(house, '--accept', '--reason', 'as in the letter')).toMatchObject({ ok: true })
    expect([await house.list('customers'), await house.list('visits')]).toEqual(rows)
    expect(await house.ok(['history', '--json'])).toContain('as in the letter')
    expect((await house.run(['doctor'])).code).toBe(0)
    // What was taken as it stands is looked after again.
    byHand(storeOf(house), `update customer set note = 'pay 901' where id = 1; update tier set every = 1`)
    expect((await said(house)).ok).toBe(false)
  })
})

describe('no such change', () => {
  it('is one that waits for the night to be sealed', async () => {
    const house = await filled()
    const store = await openStore(storeOf(house), { write: true })
    const about = { ...aboutOf(), clock: steppingClock('2026-11-27T01:00:00.000Z') }
    await store.write(about, async (writing) => {
      writing.lane.exec(`insert into tag (name, name_key, name_sort, entry)
        with recursive n(i) as (values (1) union all select i + 1 from n where i <= 50000)
        select 't' || i, 't' || i, 't' || i, ${writing.entry} from n`)
      writing.added('tag', 1, 50_001, { derived: true })
    })
    const unsealed = () => store.read(async ({ lane }) => [...unsealedRows(lane, 'tag')].length)
    expect(await unsealed()).toBe(0)
    await store.write(about, async ({ lane, entry }) => sealPending(lane, entry - 1))
    expect(await unsealed()).toBe(0)
    byHand(storeOf(house), `delete from seal where tbl = 'tag' and first > 257`)
    expect(await unsealed()).toBe(50_001 - 512)
    // Nor does the next night seal them as they may be by then.
    await store.write(about, async ({ lane, entry }) => sealPending(lane, entry - 1))
    expect(await unsealed()).toBe(50_001 - 512)
    store.close()
  })

  it('is what a migration seals anew, changes in bulk of records that were added singly too', async () => {
    const house = await filled()
    await house.ok(['add', 'customer', 'Dan', '--key', 'K4'])
    house.put('d.csv', 'key,name,city\nK4,Dan,Trier\nK1,Ann,Kiel\n')
    await house.load(['customers', 'd.csv'])
    const store = await openStore(storeOf(house), { write: true })
    await store.write(aboutOf(), async ({ lane, entry }) => sealAnew(lane, entry))
    store.close()
    expect(await records(house)).toEqual(whole)
  })

  it('is anything that commands write', async () => {
    const house = await filled()
    house.put('b.csv', 'key,name,city\nK1,Ann,Kiel\nK3,Cid,Ulm\nK4,Dan,Trier\n')
    for (const line of [
      ['import', 'customers', 'b.csv'],
      ['undo'],
      ['redo'],
      ['edit', 'customer', '--where', 'city:Ulm', '--city', 'Hof', '--yes'],
      ['undo'],
      ['merge', 'customer', 'C-1', 'C-2', '--yes'],
      ['undo'],
      ['redo'],
      ['run', 'nightly'],
      ['erase', 'customer', 'C-3', '--confirm', 'C-3'],
      ['remove', 'customer', 'C-4', '--yes'],
      ['restore', 'customer', 'C-4'],
    ]) {
      await house.ok(line)
      expect(await records(house), line.join(' ')).toEqual(whole)
    }
  })

  it('an erasure leaves no digest of the person', async () => {
    const house = await filled()
    await house.ok(['erase', 'customer', 'C-3', '--confirm', 'C-3'])
    const db = new Database(storeOf(house), { readonly: true })
    const [one] = db.prepare(`select first, digests from seal where tbl = 'customer'`).all() as {
      first: number
      digests: Buffer
    }[]
    db.close()
    expect(one?.digests.readInt32LE((3 - (one?.first ?? 0)) * 4)).toBe(0)
    expect(one?.digests.readInt32LE((1 - (one?.first ?? 0)) * 4)).not.toBe(0)
  })
})
