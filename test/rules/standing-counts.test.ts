// How standings are kept, counted and paired, and which visit a talk closes: rules without a store.
import { describe, expect, it } from 'vitest'
import { pairUp, tellMove } from '../../src/care/pair-up.ts'
import type { Standing } from '../../src/care/standing-row.ts'
import { readReasons, storedCell, storeReasons } from '../../src/care/stored-reasons.ts'
import { closedBy } from '../../src/care/talk.ts'
import { codesOf, listedByOwner, tallyFrom } from '../../src/care/tally.ts'
import { same } from '../../src/kernel/words.ts'

const standing = (more: Partial<Standing>): Standing => ({
  customer: 7,
  owner: null,
  class: 'potential',
  tier: 'low',
  tier_by_rule: 'low',
  orders: 0,
  spend: 0,
  spend365: 0,
  other_currency: 0,
  first_order: null,
  last_order: null,
  last_contact: null,
  last_channel: null,
  next_due: null,
  due: null,
  band: null,
  reasons: null,
  faults: null,
  ...more,
})

const promises = {
  name: 'promises',
  codes: { promise: { en: 'promise', zh: '承诺' } },
  band: 1,
  gather: async () => () => [],
}

describe('the counts', () => {
  const planned = '[["planned","2026-11-27",3]]'
  const rows = [
    standing({ band: 2, reasons: planned, owner: 4 }),
    standing({ band: 2, reasons: planned, owner: 4, faults: '[]', other_currency: 3 }),
    standing({ band: 1, reasons: `[["promise","2026-11-26",null,"x","x"],${planned.slice(1)}` }),
    standing({ other_currency: 2 }),
  ]

  it('tell rows by band, owner and reason', () => {
    const tally = tallyFrom({}, [promises])
    for (const row of rows) tally.add(row)
    expect(tally.counts()).toEqual({
      customers: 4,
      other_currency: 5,
      faulty: 1,
      listed: 3,
      'band:1': 1,
      'band:2': 2,
      'owner:0:1': 1,
      'owner:4:2': 2,
      'why:planned': 3,
      'why:promise': 1,
    })
  })

  it('go on from those before, and back by what is taken out', () => {
    const before = { customers: 10, 'owner:4:2': 1, 'why:planned': 5, untouched: 2 }
    const tally = tallyFrom(before, [])
    for (const row of rows) tally.add(row)
    expect(tally.counts()).toMatchObject({ customers: 14, 'owner:4:2': 3, 'why:planned': 8, untouched: 2 })
    for (const row of rows) tally.take(row)
    expect(tally.counts()).toEqual(before)
  })

  it('know how many each owner has, nobody among them, and leave out who has none', () => {
    const listed = listedByOwner({
      listed: 9,
      'owner:0:1': 2,
      'owner:4:2': 3,
      'owner:4:3': 1,
      'owner:12:2': 5,
      'owner:5:2': 0,
    })
    expect([...listed]).toEqual([
      [null, 2],
      [4, 4],
      [12, 5],
    ])
  })

  it('know every code there can be', () => {
    expect(codesOf([promises])).toEqual(['planned', 'rhythm', 'aftersales', 'winback', 'birthday', 'promise'])
  })
})

describe('two lists side by side', () => {
  const owned = (...ids: number[]) => ids.map((customer) => ({ customer }))
  it.each<[number[], number[], [number | null, number | null][]]>([
    [[], [], []],
    [
      [1, 2],
      [],
      [
        [1, null],
        [2, null],
      ],
    ],
    [
      [],
      [1, 2],
      [
        [null, 1],
        [null, 2],
      ],
    ],
    [
      [1, 3, 5],
      [2, 3, 9],
      [
        [1, null],
        [null, 2],
        [3, 3],
        [5, null],
        [null, 9],
      ],
    ],
    [
      [1, 2, 3],
      [3],
      [
        [1, null],
        [2, null],
        [3, 3],
      ],
    ],
    [
      [3],
      [1, 2],
      [
        [null, 1],
        [null, 2],
        [3, null],
      ],
    ],
  ])('%j and %j', (before, after, expected) => {
    const pairs: (readonly [number | null, number | null])[] = []
    pairUp(owned(...before), owned(...after), (one, other) => {
      pairs.push([one?.customer ?? null, other?.customer ?? null])
    })
    expect(pairs).toEqual(expected)
  })

  const place = { customer: 7, class: 'existing', tier: 'low' } as const
  it.each([
    ['the same', place, place, 0],
    ['nobody', null, null, 0],
    ['another class', place, { ...place, class: 'lost' } as const, 1],
    ['another tier', place, { ...place, tier: 'high' } as const, 1],
    ['one who came', null, place, 1],
    ['one who went', place, null, 1],
  ])('tell of %s', (_, before, after, times) => {
    const told: unknown[] = []
    tellMove((...both) => told.push(both), before, after)
    expect(told).toEqual(times === 0 ? [] : [[before, after]])
    expect(() => tellMove(undefined, before, after)).not.toThrow()
  })
})

describe('a talk closes', () => {
  const visits = (...dues: string[]) => dues.map((due, at) => ({ id: at + 1, due }))
  it.each<[string, string[], number, string | null]>([
    ['the nearest', ['2026-11-01', '2026-11-20', '2026-12-20'], 30, '2026-11-20'],
    ['the earlier of two as near', ['2026-11-25', '2026-11-29'], 30, '2026-11-25'],
    ['one that lies ahead', ['2026-11-29'], 2, '2026-11-29'],
    ['one a whole rhythm off', ['2026-10-28'], 30, '2026-10-28'],
    ['none further off', ['2026-10-27'], 30, null],
    ['none without a rhythm, but the same day', ['2026-11-26', '2026-11-27'], 0, '2026-11-27'],
    ['nothing where nothing is open', [], 30, null],
  ])('%s', (_, dues, rhythm, closed) => {
    expect(closedBy(visits(...dues), '2026-11-27', rhythm)?.due ?? null).toBe(closed)
  })
})

describe('reasons as they are kept', () => {
  const own = [
    { code: 'planned', due: '2026-11-20', visit: 3 },
    { code: 'rhythm', due: '2026-11-27', visit: null },
  ]
  const promise = { code: 'promise', due: '2026-11-29', visit: null, text: { en: 'call "Li"', zh: '致电“李”' } }
  const stored = storeReasons([...own, promise])

  it('are short, with words only where they brought their own', () => {
    expect(stored).toBe(
      '[["planned","2026-11-20",3],["rhythm","2026-11-27"],["promise","2026-11-29",null,"call \\"Li\\"","致电“李”"]]',
    )
    expect(storeReasons([])).toBe('[]')
  })

  it('are read back with their words, their own or those made now', () => {
    const read = readReasons(stored, '2026-11-27', ({ code, due, visit }) => same(`${code} ${due} ${visit}`))
    expect(read.map(({ code, due, visit, days_late, text }) => [code, due, visit, days_late, text])).toEqual([
      ['planned', '2026-11-20', 3, 7, same('planned 2026-11-20 3')],
      ['rhythm', '2026-11-27', null, 0, same('rhythm 2026-11-27 null')],
      ['promise', '2026-11-29', null, -2, promise.text],
    ])
  })

  it('make one cell', () => {
    expect(storedCell(stored)).toBe('planned:2026-11-20;rhythm:2026-11-27;promise:2026-11-29')
  })

  it('what is no reason is left out', () => {
    const odd = '[7,["a"],["a",1],[1,"2026-11-27"],["a","2026-11-27",1,"en"]]'
    expect(storedCell(odd)).toBe('a:2026-11-27')
    expect(readReasons(odd, '2026-11-27', () => same('made')).map(({ code, text }) => [code, text])).toEqual([
      ['a', same('made')],
    ])
    expect([storedCell('{}'), readReasons('7', '2026-11-27', () => same(''))]).toEqual(['', []])
  })
})
