// The night as rules: which days are done, what counts as a movement, what the files of its lists are called.
import { describe, expect, it } from 'vitest'
import { listNames } from '../../src/night/list-name.ts'
import { isNightStep, missedDays } from '../../src/night/night.ts'
import { startRun } from '../../src/night/night-run.ts'
import { retentionWords } from '../../src/night/retention-lines.ts'
import { isThere, newcomer, stepsBetween, sumSteps } from '../../src/segment/movement.ts'
import { matrixOf } from '../../src/segment/movement-matrix.ts'

describe('the days to be done', () => {
  it.each([
    ['the first night', null, '2026-11-27', 400, ['2026-11-27'], 0],
    ['the night after', '2026-11-26', '2026-11-27', 400, ['2026-11-27'], 0],
    ['the same night again', '2026-11-27', '2026-11-27', 400, [], 0],
    ['over the end of February', '2028-02-27', '2028-03-01', 400, ['2028-02-28', '2028-02-29', '2028-03-01'], 0],
    ['too many of them', '2026-11-01', '2026-11-27', 2, ['2026-11-26', '2026-11-27'], 24],
    ['exactly as many as may be', '2026-11-25', '2026-11-27', 2, ['2026-11-26', '2026-11-27'], 0],
    ['a day before the last night', '2026-11-28', '2026-11-27', 400, [], 0],
  ])('of %s', (_, last, day, most, days, leftOut) => {
    expect(missedDays(last, day, most)).toEqual({ days, leftOut })
  })
})

describe('a movement', () => {
  const existing = { class: 'existing', tier: 'high' }

  it('is a change of class, of tier, or of both', () => {
    expect(stepsBetween(existing, existing)).toEqual([])
    expect(stepsBetween(existing, { class: 'lost', tier: 'high' })).toEqual([
      { scheme: 'class', from: 'existing', to: 'lost' },
    ])
    expect(stepsBetween(newcomer, existing)).toEqual([
      { scheme: 'class', from: 'potential', to: 'existing' },
      { scheme: 'tier', from: 'low', to: 'high' },
    ])
  })

  it('of somebody new counts from the day it was added or bought something', () => {
    expect(isThere({ added: '2026-11-27', lastOrder: null }, '2026-11-27')).toBe(true)
    expect(isThere({ added: '2026-11-28', lastOrder: null }, '2026-11-27')).toBe(false)
    expect(isThere({ added: '2026-11-28', lastOrder: '2026-11-01' }, '2026-11-27')).toBe(true)
  })

  it('is counted with its like, class before tier, the most frequent first', () => {
    const one = (scheme: 'class' | 'tier', from: string, to: string, count: number) => ({ scheme, from, to, count })
    expect(
      sumSteps([
        one('tier', 'low', 'high', 9),
        one('class', 'lost', 'existing', 2),
        one('class', 'existing', 'lost', 1),
        one('class', 'existing', 'lost', 2),
        one('class', 'potential', 'existing', 2),
      ]),
    ).toEqual([
      one('class', 'existing', 'lost', 3),
      one('class', 'lost', 'existing', 2),
      one('class', 'potential', 'existing', 2),
      one('tier', 'low', 'high', 9),
    ])
  })
})

describe('the matrix of two days', () => {
  it('counts everybody who is there on both, and names who moved', () => {
    const matrix = matrixOf(['high', 'low'])
    for (const [customer, place] of [
      [1, 'high'],
      [2, 'high'],
      [3, 'low'],
      [5, 'low'],
      // As far apart as numbers may be, and at the same place of their hundreds.
      [257, 'low'],
      [2_147_483_650, 'low'],
    ] as const)
      matrix.before(customer, place)
    for (const [customer, place] of [
      [1, 'high'],
      [2, 'low'],
      [3, 'high'],
      [4, 'high'],
      [2_147_483_650, 'high'],
    ] as const)
      matrix.after(customer, place)
    expect(matrix.fields()).toEqual([
      { from: 'high', to: 'high', count: 1, customers: [] },
      { from: 'high', to: 'low', count: 1, customers: [2] },
      { from: 'low', to: 'high', count: 2, customers: [3, 2_147_483_650] },
      { from: 'low', to: 'low', count: 0, customers: [] },
    ])
  })
})

describe('the files of the lists', () => {
  const day = '2026-11-27'
  const names = (...keys: readonly (string | null)[]) =>
    [
      ...listNames(
        day,
        keys.map((key, at) => ({ id: at + 1, key })),
      ).values(),
    ].map((name) => name.slice(day.length + 1))

  it.each([
    ['a key', ['wangfang'], ['wangfang', 'none']],
    ['a Chinese key', ['王芳'], ['王芳', 'none']],
    ['no key', [null], ['E-1', 'none']],
    ['a key that leads out of the folder', ['../../etc/passwd'], ['E-1', 'none']],
    ['a key with a blank or a sign', ['wang fang', 'a:b', '.hidden', '-x'], ['E-1', 'E-2', 'E-3', 'E-4', 'none']],
    ['a key that is another’s name', ['none', 'E-1', 'NONE'], ['E-1', 'E-2', 'E-3', 'none']],
    ['keys that differ in case', ['Wang', 'wang', 'li'], ['E-1', 'E-2', 'li', 'none']],
    ['a key too long for a file', ['a'.repeat(81)], ['E-1', 'none']],
  ])('are called by %s', (_, keys, expected) => {
    expect(names(...keys)).toEqual(expected)
  })
})

describe('a run of the night', () => {
  it('goes on after a step that fails, and keeps how long each took', async () => {
    let second = 0
    const run = startRun({ now: () => `2026-11-27T02:00:0${second}.500Z` })
    const take = (seconds: number) => {
      second += seconds
    }
    const broken = new Error('broken')
    const fail = async () => {
      take(3)
      throw broken
    }
    expect(await run.attempt('backup', fail)).toBeNull()
    expect(await run.attempt('movement', async () => [take(2), 'done'])).toEqual([undefined, 'done'])
    expect(run.steps).toEqual([
      { step: 'backup', seconds: 3, error: broken },
      { step: 'movement', seconds: 2 },
    ])
    expect(run.seconds()).toBe(5)
  })

  it('knows its steps by their codes', () => {
    expect(['backup', 'lists', 'Lists', ''].map(isNightStep)).toEqual([true, true, false, false])
  })
})

describe('what retention rules came to', () => {
  const rule = { rule: 'RT-1', name: 'enquiries', automatic: false, due: ['C-1', 'C-2'], held: 0, erased: 0 }
  const many = Array.from({ length: 1200 }, (_, at) => `C-${at}`)

  it.each([
    [
      {},
      'retention enquiries: 2 due    crm erase --rule RT-1 -n',
      '保留期 enquiries：到期 2 位    crm erase --rule RT-1 -n',
    ],
    [
      { held: 1, automatic: true, erased: 1 },
      'retention enquiries: 2 due, 1 held back, 1 erased',
      '保留期 enquiries：到期 2 位，暂不删除 1，已彻底删除 1',
    ],
    [
      { due: many, automatic: true },
      'retention enquiries: 1,200 due, 0 erased',
      '保留期 enquiries：到期 1,200 位，已彻底删除 0',
    ],
    [{ due: [] }, 'retention: nobody falls due', '保留期：无人到期'],
  ])('%j', (of, en, zh) => {
    expect(retentionWords([{ ...rule, ...of }])).toEqual([{ en, zh }])
  })

  it('is a line for each under which somebody falls due', () => {
    const rules = [rule, { ...rule, due: [] }, { ...rule, name: 'lost' }]
    expect(retentionWords(rules).map(({ en }) => en.slice(10, 16))).toEqual(['enquir', 'lost: '])
    expect(retentionWords([])).toHaveLength(1)
  })
})
