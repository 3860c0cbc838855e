// NTILE against the answers of SQLite, recorded and asked anew for random numbers.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ntile } from '../../src/analytics/ntile.ts'
import { freshStore } from '../oracle/oracle-store.ts'

const parts = (values: readonly number[], bins: number): readonly number[] => [
  ...ntile(Float64Array.from(values), bins),
]

describe('NTILE', () => {
  it('splits equal values, as SQLite 3.40.1 does', () => {
    expect(parts([1, 1, 1, 2, 3, 3, 5, 8, 13, 21], 5)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
  })

  it('makes the first parts the larger ones', () => {
    expect(parts([1, 2, 3, 4, 5, 6, 7], 5)).toEqual([1, 1, 2, 2, 3, 4, 5])
    expect(parts([9, 8, 7], 5)).toEqual([3, 2, 1])
    expect(parts([], 5)).toEqual([])
  })

  it('is that of SQLite for any numbers', async () => {
    const { store, end } = await freshStore('2026-11-27')
    try {
      await store.read(async ({ lane }) => {
        const ask = lane.prepare(
          'select ntile(cast(? as integer)) over (order by value, key) as part from json_each(?) order by key',
        )
        const numbers = fc.array(fc.integer({ min: -3, max: 12 }), { maxLength: 50 })
        fc.assert(
          fc.property(numbers, fc.integer({ min: 1, max: 12 }), (values, bins) => {
            const theirs = ask.values(bins, JSON.stringify(values)).map(([part]) => part)
            expect(parts(values, bins)).toEqual(theirs)
          }),
          { numRuns: 300 },
        )
      })
    } finally {
      end()
    }
  })
})
