// A talk that took place does not lie in the future, whichever way it is written down.
import { describe, expect, it } from 'vitest'
import { failureOf, newHouse } from './import-house.ts'

describe('a done visit after today', () => {
  it('is refused by every verb', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann'])
    await house.ok(['add', 'visit', 'C-1', '--due', '+3d'])
    await house.ok(['add', 'visit', 'C-1', '--at', 'yesterday'])
    for (const line of [
      ['add', 'visit', 'C-1', '--at', '+2d'],
      ['add', 'visit', 'C-1', '--status', 'done', '--at', '2027-01-01'],
      ['edit', 'visit', 'V-1', '--status', 'done', '--at', '+2d'],
      ['edit', 'visit', 'V-2', '--at', '+2d'],
      ['edit', 'visit', '--all', '--status', 'done', '--at', '+2d'],
      ['done', 'visit', 'V-1', '--at', '+2d'],
      ['log', 'C-1', 'hello', '--at', '+2d'],
    ])
      expect(failureOf(await house.run([...line, '--json'])), line.join(' ')).toMatchObject({
        code: 'bad-value',
        exit: 2,
        field: 'at',
      })
    await house.ok(['edit', 'visit', 'V-1', '--status', 'done'])
  })

  it('is taken where its day is today as asked, or has come since', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann'])
    await house.ok(['add', 'visit', 'C-1', '--at', '2026-12-20', '--as-of', '2026-12-20'])
    await house.ok(['add', 'visit', 'C-1', '--at', '2026-11-20', '--as-of', '2026-10-01'])
    // What stands there already is let be.
    await house.ok(['edit', 'visit', 'V-1', '--note', 'x'])
  })

  it('is taken from a file, which may be of a later day, and told of', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann'])
    house.put('v.csv', 'customer,status,at\nAnn,done,2026-11-20\nAnn,done,2027-01-01\nAnn,,2027-01-02\n')
    expect(await house.load(['visits', 'v.csv'])).toMatchObject({
      added: 3,
      rejected: 0,
      notes: [
        {
          code: 'to-come',
          count: 2,
          rows: [
            { line: 3, text: '2027-01-01', message: 'a visit that is done on 2027-01-01, which is after today' },
            { line: 4, text: '2027-01-02' },
          ],
        },
      ],
    })
  })
})
