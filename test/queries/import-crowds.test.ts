// Many records with one name, or one number: each row finds its own, in time that grows with the rows, and an interrupt
// is heard meanwhile.
import { describe, expect, it } from 'vitest'
import { type House, newHouse } from './import-house.ts'

const dayOf = (at: number): string =>
  `${1930 + (at % 80)}-${String(1 + (Math.floor(at / 80) % 12)).padStart(2, '0')}-${String(1 + (Math.floor(at / 960) % 28)).padStart(2, '0')}`

const namesakes = (count: number, city: string): string =>
  `name,birthday,city\n${Array.from({ length: count }, (_, at) => `张伟,${dayOf(at)},${city}\n`).join('')}`

const matched = async (house: House, text: string, by: string) => {
  house.put('b.csv', text)
  return house.load(['customers', 'b.csv', '--match', by])
}

/** What is said of the rows of a file that are not taken. */
const whyOf = async (house: House, text: string, by: string): Promise<string> =>
  house.read((await matched(house, text, by)).rejected_file ?? 'none')

describe('among many of one name', () => {
  it('each row finds the record that it is', async () => {
    const house = await newHouse()
    expect(await matched(house, namesakes(60, '北京'), 'name+birthday')).toMatchObject({ added: 60 })
    expect(await matched(house, namesakes(60, '上海'), 'name+birthday')).toMatchObject({ added: 0, updated: 60 })
    expect(await matched(house, `name,birthday,note\n张伟,${dayOf(50)},x\n`, 'name+birthday')).toMatchObject({
      updated: 1,
    })
    expect((await house.list('customers', 'note:any')).map(({ id }) => id)).toEqual(['C-51'])
  })

  it('several are named by the first five, removed ones left aside as long as one is in use', async () => {
    const house = await newHouse()
    await matched(house, namesakes(40, '北京'), 'name+birthday')
    const several = 'name is that of several: C-1, C-2, C-3, C-4, C-5'
    expect(await whyOf(house, 'name,note\n张伟,x\n', 'name')).toContain(several)
    await house.ok(['remove', 'customer', '--where', 'id!=C-39', '--yes'])
    expect(await matched(house, 'name,note\n张伟,x\n', 'name')).toMatchObject({ updated: 1 })
    await house.ok(['remove', 'customer', 'C-39', '--yes'])
    expect(await whyOf(house, 'name,note\n张伟,y\n', 'name')).toContain(several)
  })

  it('a row is told from those that the file adds, by what their own rows say', async () => {
    const house = await newHouse()
    await matched(house, namesakes(30, '北京'), 'name+birthday')
    const rows = ['1900-01-01,a', '1900-01-02,b', '1900-01-01,c', `${dayOf(29)},d`]
    expect(
      await matched(house, `name,birthday,note\n${rows.map((row) => `张伟,${row}\n`).join('')}`, 'name+birthday'),
    ).toMatchObject({ added: 2, updated: 2 })
    expect((await house.list('customers', 'note:any')).map(({ id, note }) => [id, note])).toEqual([
      ['C-30', 'd'],
      ['C-31', 'c'],
      ['C-32', 'b'],
    ])
  })

  it('time grows with the rows, not with their square', { timeout: 15_000 }, async () => {
    const house = await newHouse()
    // Held against all before it, each row took so long that the half of this was not done in the time given.
    expect(await matched(house, namesakes(4000, '北京'), 'name+birthday')).toMatchObject({ added: 4000 })
    expect(await matched(house, namesakes(4000, '上海'), 'name+birthday')).toMatchObject({ updated: 4000 })
  })
})

describe('among many with one number', () => {
  const shared = (count: number, city: string): string =>
    `name,phone,city\n${Array.from({ length: count }, (_, at) => `客户${at},13800138000,${city}\n`).join('')}`

  it('several are named, in time that grows with the rows', { timeout: 15_000 }, async () => {
    const house = await newHouse()
    house.put('a.csv', shared(2500, '北京'))
    await house.load(['customers', 'a.csv'])
    const said = await whyOf(house, shared(2500, '上海'), 'phone')
    expect(said.split('phones is that of several: C-1, C-2, C-3, C-4, C-5')).toHaveLength(2501)
    expect(await matched(house, shared(2500, '上海'), 'phone+name')).toMatchObject({ updated: 2500 })
  })
})

/** A signal that is fulfilled when it is asked for the so-manyth time; says how often that was. */
const interruptedAt = (time: number): { readonly signal: AbortSignal; readonly asked: () => number } => {
  const { signal } = new AbortController()
  let asked = 0
  Object.defineProperty(signal, 'aborted', {
    get: () => {
      asked += 1
      return asked >= time
    },
  })
  return { signal, asked: () => asked }
}

describe('an interrupt while it is decided what becomes of the rows', () => {
  const files = {
    'name+birthday': namesakes(1600, '上海'),
    // Rows of which each goes with the first: what they change is reckoned one after another.
    name: `name,note\n${Array.from({ length: 1600 }, (_, at) => `王芳,${at}\n`).join('')}`,
    key: `key,name,introducer\n${Array.from({ length: 1600 }, (_, at) => `K${at},客户${at},${at % 2 ? `K${at - 1}` : ''}\n`).join('')}`,
  }

  it.each(Object.entries(files))('by %s is heard between blocks of rows, and nothing is written', async (by, text) => {
    const house = await newHouse()
    house.put('one.csv', text.split('\n').slice(0, 2).join('\n'))
    const few = interruptedAt(Number.POSITIVE_INFINITY)
    await house.run(['import', 'customers', 'one.csv', '--match', by, '-n'], { interrupted: few.signal })
    house.put('b.csv', text)
    const many = interruptedAt(Number.POSITIVE_INFINITY)
    await house.run(['import', 'customers', 'b.csv', '--match', by, '-n'], { interrupted: many.signal })
    // Three blocks more of five hundred, or one of a thousand in each of several steps.
    expect(many.asked()).toBeGreaterThanOrEqual(few.asked() + 2)
    for (let time = few.asked() - 3; time <= many.asked(); time += 3) {
      const ran = await house.run(['import', 'customers', 'b.csv', '--match', by], {
        interrupted: interruptedAt(time).signal,
      })
      expect([ran.code, ran.stdout]).toEqual([130, ''])
      expect(await house.ok(['list', 'customers', '--count'])).toBe('0\n')
    }
  })
})
