// Named segments against a real store: what a live and a fixed one find, wherever customers are chosen; what is refused;
// and that they are written, taken back and brought back as any record.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type House, newHouse } from './import-house.ts'

const line = (text: string): readonly string[] =>
  [...text.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

/** A house with four customers: two have bought, one of them much. */
const settled = async (...more: readonly string[]): Promise<House> => {
  const house = await newHouse()
  for (const text of [
    'add staff 王芳 --key wf',
    'add customer 宏远 --city 北京 --owner wf --tags vip',
    'add customer Maria --city 北京',
    'add customer 张三 --city 上海 --stage pricing',
    'add customer 李四 --city 上海',
    'add order C-1 --amount 5000 --at 2026-10-01',
    'add order C-2 --amount 50 --at 2026-09-01',
    ...more,
  ])
    await house.ok(line(text))
  return house
}

const ids = async (house: House, text: string): Promise<string> =>
  (await house.ok([...line(text), '-f', 'ids'])).trim().replaceAll('\n', ' ')

const json = async (house: House, text: string) => JSON.parse(await house.ok([...line(text), '--json']))

const refused = async (house: House, text: string) => {
  const { code, stderr } = await house.run(line(text))
  return { code, stderr: stderr.split('\n')[0] }
}

describe('a live segment', () => {
  it('is its filter, in every place where customers are chosen', async () => {
    const house = await settled(
      "add segment buyers 'orders.min:1'",
      'add complaint C-1 --text late',
      'add visit C-3 --due 2026-12-01',
    )
    expect(await ids(house, 'list customers --segment buyers')).toBe('C-1 C-2')
    expect(await ids(house, 'list customers segment:buyers city:北京 spend.over:100')).toBe('C-1')
    expect(await ids(house, 'list customers not segment:buyers')).toBe('C-3 C-4')
    expect(await ids(house, "list customers --where 'segment!=buyers'")).toBe('C-3 C-4')
    expect(await ids(house, 'list customers 分群:buyers')).toBe('C-1 C-2')
    expect(await ids(house, 'list orders --segment buyers')).toBe('O-1 O-2')
    expect(await ids(house, 'list complaints segment:buyers')).toBe('K-1')
    expect(await ids(house, 'list visits --segment buyers')).toBe('')
    expect(await ids(house, 'export visits not segment:buyers')).toBe('V-1')
    expect(
      (await json(house, 'list revisits --segment buyers')).map((row: { customer: string }) => row.customer),
    ).toEqual(['C-1'])
    expect(
      (await json(house, 'report customers --segment buyers')).rows.map((row: { count: number }) => row.count),
    ).toContain(2)
    expect(await json(house, 'segment rfm --segment buyers')).toHaveLength(2)
    expect(await json(house, 'edit customer --segment buyers --tags +bought --yes')).toMatchObject({
      matched: 2,
      changed: 2,
    })
    expect(await json(house, 'assign customer --segment buyers --to wf --yes')).toMatchObject({
      matched: 2,
      changed: 1,
    })
    expect(await json(house, 'remove order --segment buyers --yes')).toMatchObject({ matched: 2, changed: 2 })
    expect(await ids(house, 'list customers --segment buyers')).toBe('')
  })

  it('keeps its filter as typed, and reads relative days on the day asked', async () => {
    const house = await settled("add segment fresh 'last_order.within:60d-ago' --note x")
    expect(await json(house, 'show segment fresh')).toMatchObject({ filter: 'last_order.within:60d-ago', kind: 'live' })
    expect(await ids(house, 'list customers --segment fresh')).toBe('C-1')
    expect(await ids(house, 'list customers --segment fresh --as-of 2026-10-20')).toBe('C-1 C-2')
    expect(await ids(house, 'list orders --segment fresh --as-of 2026-10-20')).toBe('O-1 O-2')
    expect(await ids(house, 'list customers --segment fresh --as-of 2027-03-01')).toBe('')
    await house.ok(line('add segment buyers orders.min:1'))
    expect(await ids(house, 'list orders --segment buyers --as-of 2026-09-15')).toBe('O-2')
    expect(await house.ok(line('list orders --segment buyers --as-of 2026-09-15 --count'))).toBe('1\n')
    expect(await house.ok(line('export orders segment:buyers --as-of 2026-09-15 --fields id'))).toBe('id\nO-2\n')
    expect(await json(house, 'edit order --segment buyers --as-of 2026-09-15 --note x --yes')).toMatchObject({
      matched: 1,
    })
  })

  it('may name others, by name, id or key, and be asked together with them', async () => {
    const house = await settled(
      'add segment buyers orders.min:1 --key b',
      "add segment north 'city:北京 不 标签:vip'",
      "add segment both 'segment:buyers segment:G-2'",
      "add segment either 'segment:b,north or stage:pricing'",
    )
    expect(await ids(house, 'list customers --segment both')).toBe('C-2')
    expect(await ids(house, 'list customers --segment either')).toBe('C-1 C-2 C-3')
    expect(await ids(house, 'list customers --segment either --segment both')).toBe('C-2')
    expect(await ids(house, 'list customers segment:both,north')).toBe('C-2')
    expect(await ids(house, 'list orders segment:either segment:both')).toBe('O-2')
    const explained = await house.ok(line('list customers segment:both --explain'))
    expect(explained).toContain(
      'in the segment "both" (in the segment "buyers" (purchases is at least 1) and in the segment "north" (',
    )
  })

  it('knows custom fields, and whoever asks', async () => {
    const house = await settled(
      'add field customer.grade --type choice --values a,b',
      'edit customer C-3 --set grade=a',
    )
    await house.ok(line('add segment graded grade:a'))
    await house.ok(line('add segment mine owner:@me --as wf'))
    expect(await ids(house, 'list customers --segment graded')).toBe('C-3')
    expect(await ids(house, 'list customers --segment mine --as wf')).toBe('C-1')
    expect(await refused(house, 'list customers --segment mine')).toMatchObject({ code: 2 })
  })
})

describe('a fixed segment', () => {
  it('stays as it was made; members come and go by themselves', async () => {
    const house = await settled("add segment invited 'city:北京' --static")
    await house.ok(line('edit customer C-2 --city 广州'))
    await house.ok(line('add customer 王五 --city 北京'))
    expect(await ids(house, 'list customers --segment invited')).toBe('C-1 C-2')
    expect(await json(house, 'add segment-member invited 张三 --note guest')).toMatchObject({ id: 'Q-3' })
    expect(await json(house, 'add segment-member invited C-3')).toMatchObject({ id: 'Q-3', changed: [], entry: null })
    expect(await json(house, "add segment-member invited --where 'city:上海,广州' --yes")).toMatchObject({
      matched: 3,
      changed: 1,
    })
    expect(await ids(house, 'list customers --segment invited')).toBe('C-1 C-2 C-3 C-4')
    await house.ok(line('remove segment-member invited Maria --yes'))
    expect(await json(house, 'remove segment-member invited --where city:上海 --yes')).toMatchObject({
      matched: 2,
      changed: 2,
    })
    expect(await ids(house, 'list customers --segment invited')).toBe('C-1')
    // Who was taken out comes back in the same place, on a new day.
    expect(await json(house, 'add segment-member invited C-3 --as-of 2026-12-24')).toMatchObject({ id: 'Q-3' })
    expect(await json(house, 'show segment-member Q-3')).toMatchObject({ added: '2026-12-24', note: 'guest' })
    expect(await ids(house, 'list segment-members --segment invited')).toBe('Q-1 Q-3')
    expect(await json(house, "add segment-member invited --where 'city:上海' --yes")).toMatchObject({ changed: 1 })
    expect(await ids(house, 'list segment-members segment:invited')).toBe('Q-1 Q-4 Q-3')
    await house.ok(line('remove segment-member invited C-4 --yes'))
    await house.ok(line('remove segment-member Q-3 --yes'))
    expect(await ids(house, 'list segment-members segment:invited')).toBe('Q-1')
  })

  it('keeps removed customers out of every list, and shows them again when they are restored', async () => {
    const house = await settled("add segment invited 'city:北京' --static")
    await house.ok(line('remove customer C-1 --yes'))
    expect(await ids(house, 'list customers --segment invited')).toBe('C-2')
    expect(await ids(house, 'list segment-members')).toBe('Q-2')
    expect(await ids(house, 'list orders --segment invited')).toBe('O-2')
    expect(await json(house, 'show segment invited')).toMatchObject({ customers: 1 })
    await house.ok(line('restore customer C-1'))
    expect(await ids(house, 'list segment-members')).toBe('Q-1 Q-2')
    await house.ok(line('remove segment invited --yes'))
    expect(await ids(house, 'list segment-members')).toBe('')
  })

  it('may begin empty, and be made of a live one', async () => {
    const house = await settled('add segment guests --static', 'add segment buyers orders.min:1')
    expect(await ids(house, 'list customers --segment guests')).toBe('')
    expect(await json(house, 'edit segment buyers --kind static')).toMatchObject({ members: 2 })
    await house.ok(line('add order C-3 --amount 1'))
    expect(await ids(house, 'list customers --segment buyers')).toBe('C-1 C-2')
  })

  it('finds the same by beginning with its members and by looking each customer up', async () => {
    const house = await settled("add segment invited 'city:北京' --static")
    await house.ok(line('add segment crowd --static'))
    await house.ok(line('add segment-member crowd C-1'))
    // One customer so often that the members count as many.
    const store = new Database(join(house.cwd, 'crm.db'))
    store.exec(`with recursive n(v) as (select 1 union all select v + 1 from n where v < 20001)
      insert into segment_member (segment, customer, added, entry) select 2, 4, '2026-11-27', 1 from n`)
    store.close()
    expect(await ids(house, 'list customers --segment crowd')).toBe('C-1 C-4')
    expect(await house.ok(line('list customers --segment crowd --segment invited -f ids'))).toBe('C-1\n')
    expect(await ids(house, 'list orders --segment crowd')).toBe('O-1')
    expect(await house.ok(line('list customers --segment crowd --explain'))).toContain('exists (select m.customer')
    expect(await house.ok(line('list customers --segment invited --explain'))).toContain('r.id in (select m.customer')
  })
})

describe('refused is', () => {
  it('a definition that cannot be read, at once and with its column', async () => {
    const house = await settled('add segment buyers orders.min:1')
    const before = await house.dump()
    expect(await refused(house, 'add segment x teir:high')).toEqual({
      code: 2,
      stderr: 'crm: there is no field "teir" (column 1)',
    })
    expect(await refused(house, "add segment x 'tier:hgih'")).toMatchObject({ code: 2 })
    expect(await refused(house, "add segment x 'owner:nobody'")).toEqual({
      code: 2,
      stderr: 'crm: there is no staff "nobody" (column 7)',
    })
    expect(await refused(house, "add segment x 'segment:buyerz'")).toEqual({
      code: 2,
      stderr: 'crm: there is no segment "buyerz" (column 9)',
    })
    expect(await refused(house, 'add segment x')).toEqual({ code: 2, stderr: 'crm: a segment needs --filter' })
    expect(await refused(house, 'add segment x tier:high --filter tier:low')).toMatchObject({ code: 2 })
    expect(await refused(house, 'add segment Buyers tier:high')).toMatchObject({ code: 4 })
    expect(await refused(house, "edit segment buyers --filter 'tier:'")).toMatchObject({ code: 2 })
    expect(await refused(house, "edit segment buyers --filter ''")).toMatchObject({ code: 2 })
    expect(await house.dump()).toBe(before)
  })

  it('a segment that names itself, also through others', async () => {
    const house = await settled(
      'add segment a orders.min:1',
      'add segment b segment:a',
      "add segment c 'segment:b or tier:low'",
    )
    expect(await refused(house, 'edit segment a --filter segment:c')).toEqual({
      code: 2,
      stderr: 'crm: a segment cannot be made of itself: a → c → b → a',
    })
    expect(await refused(house, "edit segment a --filter 'segment:G-1'")).toMatchObject({ code: 2 })
    expect(await refused(house, 'add segment d segment:d')).toMatchObject({ code: 2 })
    // A file may say so all the same: then it is told where it is used.
    house.put('s.csv', 'name,filter\nx,segment:y\ny,segment:x\nz,tier:high\n')
    expect(await house.load(['segments', 's.csv'])).toMatchObject({ added: 3 })
    expect(await refused(house, 'list customers --segment x')).toEqual({
      code: 2,
      stderr: 'crm: a segment cannot be made of itself: x → y → x',
    })
    expect(await ids(house, 'list customers --segment z')).toBe('C-1')
  })

  it('a name that is none, with what was perhaps meant', async () => {
    const house = await settled('add segment buyers orders.min:1')
    expect((await house.run(line('list customers segment:bueyrs'))).stderr).toContain(
      'crm list customers segment:buyers\n',
    )
    expect(await refused(house, 'list customers --segment nobody')).toMatchObject({ code: 3 })
    expect(await refused(house, 'list customers segment:none')).toMatchObject({ code: 2 })
    expect(await refused(house, 'list customers segment>buyers')).toMatchObject({ code: 2 })
    expect(await refused(house, 'list customers --sort segment')).toMatchObject({ code: 2 })
    expect(await refused(house, 'list products --segment buyers')).toMatchObject({ code: 2 })
    expect(await refused(house, 'add field customer.segment')).toMatchObject({ code: 2 })
  })

  it('what hangs on a segment that was removed, until it is restored', async () => {
    const house = await settled('add segment a orders.min:1', "add segment b 'segment:a spend.over:100'")
    for (const text of ['remove segment b --yes', 'remove segment a --yes', 'restore segment G-2'])
      await house.ok(line(text))
    expect(await refused(house, 'list customers --segment b')).toEqual({
      code: 2,
      stderr: 'crm: the filter of the segment "b" cannot be read: the segment "a" is removed (column 9)',
    })
    await house.ok(line('restore segment G-1'))
    expect(await ids(house, 'list customers --segment b')).toBe('C-1')
  })

  it('to let a segment go that a filter in use names, by a removal and by an undo', async () => {
    const house = await settled(
      'add segment a orders.min:1',
      "add segment b 'not segment:G-1 or spend.over:100'",
      'add retention old --filter 分群:A --after 24m',
    )
    const why = 'crm: the segment "a" stands in the filter of'
    expect(await refused(house, 'remove segment a --yes')).toEqual({ code: 4, stderr: `${why} G-2 b` })
    expect(await refused(house, 'remove segment a --yes -n')).toEqual({ code: 4, stderr: `${why} G-2 b` })
    await house.ok(line('remove segment b --yes'))
    expect(await refused(house, 'remove segment --where name=a --yes')).toEqual({ code: 4, stderr: `${why} RT-1 old` })
    const [{ entry }] = await json(house, 'history G-1')
    expect(await refused(house, `undo ${entry}`)).toEqual({ code: 4, stderr: `${why} RT-1 old` })
    await house.ok(line('remove retention old --yes'))
    await house.ok(line('restore segment G-2'))
    await house.ok(line('remove segment --all --yes'))
    expect(await ids(house, 'list segments')).toBe('')
    await house.ok(line('undo'))
    expect(await ids(house, 'list segments')).toBe('G-1 G-2')
  })

  it('a change that would undo what fixed means', async () => {
    const house = await settled('add segment invited city:北京 --static', 'add segment buyers orders.min:1')
    expect(await refused(house, 'edit segment invited --filter city:上海')).toMatchObject({ code: 2 })
    expect(await refused(house, 'edit segment invited --kind live')).toMatchObject({ code: 2 })
    expect(await refused(house, 'add segment-member buyers C-1')).toMatchObject({ code: 2 })
    expect(await refused(house, 'remove segment-member invited C-4 --yes')).toMatchObject({ code: 3 })
    house.put('s.csv', 'key,name,kind,filter\nb,Late,static,tier:low\n')
    await house.ok(line('edit segment buyers --key b'))
    expect(await house.load(['segments', 's.csv'])).toMatchObject({ rejected: 1 })
    house.put('t.csv', 'name,filter\nBad,teir:low\nNone,\n')
    const { code, stderr } = await house.load(['segments', 't.csv'])
    expect({ code, told: stderr.includes('teir') || house.read('t.rejected.csv').includes('teir') }).toEqual({
      code: 5,
      told: true,
    })
  })
})

describe('a new name', () => {
  it('is followed into the filters of the others, in one entry', async () => {
    const house = await settled(
      'add segment a orders.min:1',
      `add segment b 'segment:a or (segment:"A" city:北京) or name:a'`,
      'add segment c segment:G-1',
    )
    const before = await house.dump()
    expect(await json(house, "edit segment a --name 'big buyers'")).toMatchObject({ followed: ['G-2'] })
    expect(await json(house, 'show segment b')).toMatchObject({
      filter: 'segment:"big buyers" or (segment:"big buyers" city:北京) or name:a',
    })
    expect(await ids(house, "list customers --segment 'big buyers'")).toBe('C-1 C-2')
    expect(await json(house, 'list segments name:c')).toMatchObject([{ filter: 'segment:G-1' }])
    await house.ok(['undo'])
    expect(await house.dump()).toBe(before)
  })

  it('is followed into retention rules, and by an import and an undo too', async () => {
    const house = await settled('add segment a orders.min:1', `add segment b 'not segment:a'`)
    await house.ok(line(`add retention r --after 2y --filter '分群:a city:北京'`))
    const rule = async () => (await json(house, 'show retention r')).filter
    const before = await house.dump()
    expect(await json(house, "edit segment a --name 'big buyers'")).toMatchObject({ followed: ['G-2', 'RT-1'] })
    expect(await rule()).toBe('分群:"big buyers" city:北京')
    await house.ok(line('erase --rule r -n'))
    await house.ok(['undo'])
    expect(await house.dump()).toBe(before)
    house.put('s.csv', 'id,name\nG-1,c\n')
    await house.ok(line('import segments s.csv --match id'))
    expect([await rule(), (await json(house, 'show segment b')).filter]).toEqual(['分群:c city:北京', 'not segment:c'])
    const [entry] = await json(house, 'history --limit 1')
    await house.ok(line('add segment d segment:c'))
    await house.ok(['undo', String(entry.entry)])
    expect([await rule(), (await json(house, 'show segment d')).filter]).toEqual(['分群:a city:北京', 'segment:a'])
  })
})

describe('segments are records like any', () => {
  it('dry runs, undo and redo leave what they should', async () => {
    const house = await settled()
    const empty = await house.dump()
    expect(await json(house, 'add segment invited city:北京 --static -n')).toMatchObject({ dry_run: true, members: 2 })
    expect(await house.dump()).toBe(empty)
    await house.ok(line('add segment invited city:北京 --static'))
    const made = await house.dump()
    await house.ok(line("add segment-member invited --where 'city:上海' --yes"))
    const more = await house.dump()
    await house.ok(line("remove segment-member invited --where 'city:北京' --yes"))
    await house.ok(['undo'])
    expect(await house.dump()).toBe(more)
    await house.ok(['undo'])
    expect(await house.dump()).toBe(made)
    await house.ok(['undo'])
    expect(await house.dump()).toBe(empty)
    for (const state of [made, more]) {
      await house.ok(['redo'])
      expect(await house.dump()).toBe(state)
    }
    expect((await house.run(['doctor'])).code).toBe(0)
  })

  it('an import that fixed members refer to stays where they are', async () => {
    const house = await settled()
    house.put('more.csv', 'name\n赵六\n钱七\n')
    await house.load(['customers', 'more.csv'])
    await house.ok(line('add segment guests --static'))
    await house.ok(line('add segment-member guests 赵六'))
    const { code, stdout } = await house.run(['undo', '9', '--json'])
    expect({ code, kept: JSON.parse(stdout).kept.length }).toEqual({ code: 5, kept: 1 })
  })
})

describe('show segment', () => {
  it('tells who they are, beside all', async () => {
    const house = await settled('add segment buyers orders.min:1')
    expect(await json(house, 'show segment buyers')).toMatchObject({
      id: 'G-1',
      reading: 'purchases is at least 1',
      customers: 2,
      share: 0.5,
      spend: 5050,
      spend_share: 1,
      mean_spend: 2525,
      profile: {
        class: [{ code: 'existing', count: 2, share: 1, of_all: 0.5 }],
        owner: [
          { code: 'E-1', name: '王芳', count: 1, share: 0.5, of_all: 0.25 },
          { code: null, name: null, count: 1, share: 0.5, of_all: 0.75 },
        ],
        last_contact: [{ code: 'never', count: 2 }],
      },
      largest: [
        { id: 'C-1', name: '宏远', tier: 'high', spend: 5000 },
        { id: 'C-2', name: 'Maria', spend: 50 },
      ],
      movement: null,
    })
  })

  it('tells who came and went, of live and of fixed ones', async () => {
    const house = await settled("add segment fresh 'last_order.within:70d-ago'")
    expect((await json(house, 'show segment fresh --since 2026-10-20')).movement).toMatchObject({
      since: '2026-10-20',
      came: { count: 0 },
      left: { count: 1, customers: [{ id: 'C-2', name: 'Maria' }] },
    })
    await house.ok(line('add segment invited city:北京 --static --as-of 2026-11-01'))
    await house.ok(line('add segment-member invited C-3'))
    await house.ok(line('remove segment-member invited C-1 --yes'))
    const { movement, customers } = await json(house, 'show segment invited --since 2026-11-20')
    expect({ customers, movement }).toMatchObject({
      customers: 2,
      movement: { came: { customers: [{ id: 'C-3' }] }, left: { customers: [{ id: 'C-1' }] } },
    })
    expect(await refused(house, 'show segment fresh --since 2027-01-01')).toMatchObject({ code: 2 })
  })

  it('counts what lists count, on any day', async () => {
    const house = await settled('add segment a tier:high', "add segment b 'segment:a or city:上海' --static")
    for (const day of ['2026-09-15', '2026-11-27', '2028-01-01'])
      for (const name of ['a', 'b']) {
        const { customers } = await json(house, `show segment ${name} --as-of ${day}`)
        expect(`${customers}\n`).toBe(await house.ok(line(`list customers --segment ${name} --as-of ${day} --count`)))
      }
  })
})

describe('segment compare', () => {
  it('gives size, spend and overlap of each', async () => {
    const house = await settled(
      'add segment buyers orders.min:1',
      'add segment north city:北京',
      'add segment none id<0',
    )
    const rows = await json(house, 'segment compare')
    expect(
      rows.map((row: { name: string; customers: number; mean_spend: number | null }) => [
        row.name,
        row.customers,
        row.mean_spend,
      ]),
    ).toEqual([
      ['buyers', 2, 2525],
      ['north', 2, 2525],
      ['none', 0, null],
    ])
    expect(rows[0].common).toEqual([
      { segment: 'G-1', name: 'buyers', customers: 2, share: 1 },
      { segment: 'G-2', name: 'north', customers: 2, share: 1 },
      { segment: 'G-3', name: 'none', customers: 0, share: 0 },
    ])
    expect(await json(house, 'segment compare north G-1')).toHaveLength(2)
    expect(await refused(house, 'segment compare nowhere')).toMatchObject({ code: 3 })
  })
})

describe('who came and went since a day', () => {
  it('is what the lists of both days say, whatever the definition asks for', async () => {
    const house = await settled(
      'add visit C-2 --at 2026-08-20 --status done',
      'add visit C-3 --at 2026-11-20 --status done',
      'add visit C-4 --due 2026-10-20',
      'add segment north city:北京',
      'add segment s city:北京',
    )
    const then = '2026-09-20'
    const listed = async (filter: string, ...more: readonly string[]): Promise<readonly string[]> => {
      const text = await house.ok(['list', 'customers', '--where', filter, '-f', 'ids', ...more])
      return text.split('\n').filter((id) => id !== '')
    }
    let moved = 0
    for (const filter of [
      'city:北京',
      'segment:north',
      'tier:high',
      'class:existing',
      'spend.over:100',
      'orders:none or first_order.after:2026-09-25',
      'last_visit.before:30d-ago',
      'last_visit:none tier:low',
      'next_due.before:today',
      'not next_due.within:60d or last_order:any',
      'segment:north spend.over:100',
    ]) {
      await house.ok(['edit', 'segment', 's', '--filter', filter])
      const { movement } = JSON.parse(await house.ok(['show', 'segment', 's', '--since', then, '--json']))
      const [before, now] = [await listed(filter, '--as-of', then), await listed(filter)]
      const ids = (side: 'came' | 'left') => movement[side].customers.map(({ id }: { id: string }) => id)
      expect([filter, ids('came'), ids('left')]).toEqual([
        filter,
        now.filter((id) => !before.includes(id)),
        before.filter((id) => !now.includes(id)),
      ])
      moved += movement.came.count + movement.left.count
    }
    expect(moved).toBeGreaterThan(5)
  })
})
