// Rows that are records already: how they are found, what they change, and what they never touch.
import { describe, expect, it } from 'vitest'
import { failureOf, newHouse } from './import-house.ts'

describe('by key', () => {
  it('is the default where a column gives it, and updates', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name,city\nK1,Ann,York\nK2,Bob,Hull\n')
    await house.load(['customers', 'a.csv'])
    house.put('b.csv', 'key,name,city\nK1,Ann,Leeds\nK2,Bob,Hull\nK3,Cid,Bath\n')
    expect(await house.load(['customers', 'b.csv'])).toMatchObject({ added: 1, updated: 1, unchanged: 1 })
    expect(await house.list('customers')).toMatchObject([
      { id: 'C-1', city: 'Leeds' },
      { city: 'Hull' },
      { id: 'C-3', key: 'K3' },
    ])
  })

  it('an empty cell never erases, and lists grow unless they are replaced', async () => {
    const house = await newHouse()
    house.put(
      'a.csv',
      'key,name,city,phone,mail,tags,consent\nK1,Ann,York,13800138000,a@b.cn,vip;old,mail=yes;sms=no\n',
    )
    await house.load(['customers', 'a.csv'])
    house.put('b.csv', 'key,name,city,phone,mail,tags,consent\nK1,Ann,,13900139000,,new,sms=yes\n')
    expect(await house.load(['customers', 'b.csv'])).toMatchObject({ updated: 1 })
    expect(await house.list('customers')).toMatchObject([
      {
        city: 'York',
        phones: ['+8613800138000', '+8613900139000'],
        emails: ['a@b.cn'],
        tags: ['vip', 'old', 'new'],
        consent: { mail: true, sms: true },
      },
    ])
    expect(await house.load(['customers', 'b.csv', '--replace-lists'])).toMatchObject({ updated: 1 })
    expect(await house.list('customers')).toMatchObject([
      { phones: ['+8613900139000'], emails: ['a@b.cn'], tags: ['new'] },
    ])
    expect(await house.ok(['list', 'customers', '13800138000', '--count'])).toBe('0\n')
  })

  it.each([
    ['fill', { updated: 1 }, { city: 'York', note: 'n', phones: ['+8613800138000'] }],
    ['skip', { unchanged: 1 }, { city: 'York', note: null }],
    ['fail', { rejected: 1 }, { city: 'York', note: null }],
    ['update', { updated: 1 }, { city: 'Leeds', note: 'n', phones: ['+8613800138000', '+8613900139000'] }],
  ])('--on-match %s', async (how, report, record) => {
    const house = await newHouse()
    house.put('a.csv', 'key,name,city,phone\nK1,Ann,York,13800138000\n')
    await house.load(['customers', 'a.csv'])
    house.put('b.csv', 'key,name,city,note,phone\nK1,Ann,Leeds,n,13900139000\n')
    expect(await house.load(['customers', 'b.csv', '--on-match', how])).toMatchObject({ added: 0, ...report })
    expect(await house.list('customers')).toMatchObject([record])
  })

  it('the later of two rows updates the record that the first adds', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name,city,phone\nK1,Ann,York,13800138000\nK2,Bob,,\nK1,,Leeds,13900139000\nK1,,Leeds,\n')
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 2, updated: 1, unchanged: 1 })
    expect(await house.list('customers')).toMatchObject([
      { id: 'C-1', name: 'Ann', city: 'Leeds', phones: ['+8613800138000', '+8613900139000'] },
      { id: 'C-2' },
    ])
    expect(await house.ok(['list', 'customers', '9000', '--fields', 'id', '--no-header'])).toBe('C-1\n')
    await house.ok(['undo'])
    expect(await house.list('customers')).toEqual([])
  })

  it('a row that cannot be added does not stand in the way of a later one that can', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name,city\nK1,,York\nK1,Ann,Leeds\n')
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 1, rejected: 1 })
    expect(await house.list('customers')).toMatchObject([{ name: 'Ann', city: 'Leeds' }])
  })

  it('of a removed record: rejected and named', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name\nK1,Ann\n')
    await house.load(['customers', 'a.csv'])
    await house.ok(['remove', 'customer', 'C-1', '--yes'])
    const ran = await house.run(['import', 'customers', 'a.csv'])
    expect(ran.code).toBe(5)
    expect(ran.stdout).toContain('line 2   C-1 is the same record, and it is removed')
  })

  it('undone, gives back what the import changed, and keeps what was edited since', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name,city,note\nK1,Ann,York,a\nK2,Bob,Hull,b\n')
    await house.load(['customers', 'a.csv'])
    const before = await house.dump()
    house.put('b.csv', 'key,name,city,note\nK1,Ann,Leeds,c\nK2,Bob,Hull,d\nK3,Cid,,\nK4,Dee,,\n')
    await house.load(['customers', 'b.csv'])
    await house.ok(['undo'])
    expect(await house.dump()).toBe(before)
    await house.ok(['redo'])
    await house.ok(['edit', 'customer', 'C-1', '--city', 'Bath'])
    await house.ok(['edit', 'customer', 'C-3', '--city', 'Bath'])
    const entry = JSON.parse(await house.ok(['list', 'imports', '--json']))[0].entry
    const ran = await house.run(['undo', String(entry), '--json'])
    expect(ran.code).toBe(5)
    expect(
      JSON.parse(ran.stdout)
        .kept.map(({ id }: { id: string }) => id)
        .sort(),
    ).toEqual(['C-1', 'C-3'])
    expect(await house.list('customers')).toMatchObject([
      { city: 'Bath', note: 'a' },
      { note: 'b' },
      { id: 'C-3', name: 'Cid' },
    ])
  })
})

describe('by phone, mail or name', () => {
  const known = 'name,phone,mail,company\nAnn,13800138000,ann@b.cn,One\nBob,13900139000,,Two\nBob,,,Three\n'

  it('a list is tried in order, numbers and addresses in any spelling', async () => {
    const house = await newHouse()
    house.put('a.csv', known)
    await house.load(['customers', 'a.csv'])
    house.put(
      'b.csv',
      'name,phone,mail,note\nX,+86 138 0013 8000,,by phone\nY,,ANN@b.cn,by mail\nZ,13700137000,z@b.cn,new\n',
    )
    expect(await house.load(['customers', 'b.csv', '--match', 'phone,email'])).toMatchObject({ added: 1, updated: 2 })
    expect(await house.list('customers')).toMatchObject([
      { id: 'C-1', name: 'Y', note: 'by mail' },
      {},
      {},
      { id: 'C-4', name: 'Z' },
    ])
  })

  it('several hits are rejected and named', async () => {
    const house = await newHouse()
    house.put('a.csv', known)
    await house.load(['customers', 'a.csv'])
    house.put('b.csv', 'name,note\nBob,n\n')
    const ran = await house.run(['import', 'customers', 'b.csv', '--match', 'name'])
    expect(ran.code).toBe(5)
    expect(ran.stdout).toContain('name is that of several: C-2, C-3')
    house.put('c.csv', 'name,company,note\nbob,THREE,n\n')
    expect(await house.load(['customers', 'c.csv', '--match', 'name+company'])).toMatchObject({ updated: 1 })
    expect((await house.list('customers'))[2]).toMatchObject({ id: 'C-3', note: 'n' })
    house.put('d.csv', 'name,phone\nD,13800138000;13900139000\n')
    expect((await house.run(['import', 'customers', 'd.csv', '--match', 'phone'])).stdout).toContain(
      'phones is that of several: C-1, C-2',
    )
  })

  it('another key in place is rejected and named; a key of its own is taken over', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name,phone\nK1,Ann,13800138000\n,Bob,13900139000\n')
    await house.load(['customers', 'a.csv'])
    house.put('b.csv', 'key,name,phone\nK9,Ann,13800138000\nK2,Bob,13900139000\n')
    const ran = await house.run(['import', 'customers', 'b.csv', '--match', 'phone'])
    expect(ran.stdout).toContain('line 2   phones is that of C-1, which has another key: K1')
    expect(await house.list('customers')).toMatchObject([{ key: 'K1' }, { key: 'K2' }])
  })

  it('rows of one file find each other', async () => {
    const house = await newHouse()
    house.put(
      'a.csv',
      'name,phone,mail,note\nAnn,13800138000,,one\nAnn,13800138000,ann@b.cn,two\nA. Bee,,ann@b.cn,three\n',
    )
    expect(await house.load(['customers', 'a.csv', '--match', 'phone,email'])).toMatchObject({ added: 1, updated: 2 })
    expect(await house.list('customers')).toMatchObject([{ name: 'A. Bee', note: 'three', emails: ['ann@b.cn'] }])
  })

  it('a removed record is named', async () => {
    const house = await newHouse()
    house.put('a.csv', known)
    await house.load(['customers', 'a.csv'])
    await house.ok(['remove', 'customer', 'C-1', '--yes'])
    house.put('b.csv', 'name,phone\nAnn,13800138000\n')
    expect((await house.run(['import', 'customers', 'b.csv', '--match', 'phone'])).stdout).toContain(
      'phones is that of C-1, which is removed',
    )
  })

  it('likely doubles are counted, not joined, where nothing was said', async () => {
    const house = await newHouse()
    house.put('a.csv', known)
    await house.load(['customers', 'a.csv'])
    house.put('b.csv', 'name,phone\nNobody,13800138000\nBOB,\nNew,13600136000\nNew2,13600136000\n')
    const ran = await house.run(['import', 'customers', 'b.csv'])
    expect(ran.stdout).toContain('4 rows: 4 new')
    expect(ran.stdout).toContain('3 likely doubles')
  })

  it('a criterion that no column gives is refused, one that no record can be found by too', async () => {
    const house = await newHouse()
    house.put('a.csv', 'name,city\nAnn,York\n')
    expect(failureOf(await house.run(['import', 'customers', 'a.csv', '--match', 'phone', '--json']))).toMatchObject({
      exit: 2,
      code: 'missing-column',
    })
    expect(failureOf(await house.run(['import', 'customers', 'a.csv', '--match', 'city', '--json']))).toMatchObject({
      exit: 2,
      code: 'bad-match',
    })
  })
})

describe('keys and other values that nobody shares', () => {
  it('are not taken twice, by whatever rows are matched', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name,phone\nK1,Ann,13800138000\n')
    await house.load(['customers', 'a.csv'])
    house.put('b.csv', 'key,name,phone\nK1,Bob,13900139000\nK2,Cid,13700137000\nK2,Dee,13600136000\n')
    const ran = await house.run(['import', 'customers', 'b.csv', '--match', 'phone'])
    expect(ran.stdout).toContain('line 2   key "K1" belongs to C-1')
    expect(ran.stdout).toContain('line 4   key "K2" stands on line 3 already')
    house.put('tags.csv', 'name\nvip\nvip\n')
    expect(await house.load(['tags', 'tags.csv'])).toMatchObject({ added: 1, rejected: 1 })
  })
})

describe('ids', () => {
  it('are kept in a store that never held such a record', async () => {
    const house = await newHouse()
    house.put('a.csv', 'id,name\nC-7,Ann\n,Bob\nC-3,Cid\nC-7,Dee\nX-1,Eve\n')
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 3, rejected: 2 })
    expect((await house.list('customers')).map(({ id, name }) => `${id} ${name}`)).toEqual([
      'C-3 Cid',
      'C-7 Ann',
      'C-8 Bob',
    ])
    expect(house.read('a.rejected.csv')).toMatch(
      /C-7,Dee,5,id C-7 stands on line 2 already\nX-1,Eve,6,"id ""X-1"": it is written C-12"/,
    )
    await house.ok(['undo'])
    expect(await house.list('customers')).toEqual([])
  })

  it('are left out elsewhere with a notice, unless they match', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Zoe'])
    house.put('a.csv', 'id,name\nC-1,Ann\nC-9,Bob\n')
    const ran = await house.load(['customers', 'a.csv', '-n'])
    expect(ran).toMatchObject({ added: 2 })
    expect(ran.stderr).toContain('ids of the file are left out')
    expect(await house.load(['customers', 'a.csv', '--match', 'id'])).toMatchObject({ updated: 1, rejected: 1 })
    expect(await house.list('customers')).toMatchObject([{ id: 'C-1', name: 'Ann' }])
    expect(house.read('a.rejected.csv')).toContain('C-9: there is no such record')
  })

  it('of another system are keys', async () => {
    const house = await newHouse()
    house.put('a.csv', 'ID,name\n7,Ann\n')
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ added: 1 })
    expect(await house.list('customers')).toMatchObject([{ id: 'C-1', key: '7' }])
  })
})

describe('a store that changes between reading and writing', () => {
  it('is looked at again inside the transaction', async () => {
    const house = await newHouse()
    house.put('a.csv', 'key,name,city\nK1,Ann,York\n')
    // The second run begins while the first has read its file and not yet begun to write.
    const [one, two] = await Promise.all([house.load(['customers', 'a.csv']), house.load(['customers', 'a.csv'])])
    expect([one.added + two.added, one.unchanged + two.unchanged]).toEqual([1, 1])
    expect(await house.list('customers')).toHaveLength(1)
  })
})
