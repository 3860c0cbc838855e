// A set of ids as bytes comes back as it was, is small where ids are neighbours, and is asked in ascending order.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOfIds, runsOfBytes, walkRuns } from '../../src/command/since/id-set.ts'

const idsIn = (bytes: Uint8Array): readonly number[] => {
  const runs = runsOfBytes(bytes)
  const ids: number[] = []
  for (let at = 0; at < runs.length; at += 2)
    for (let id = runs[at] ?? 0; id <= (runs[at + 1] ?? 0); id += 1) ids.push(id)
  return ids
}

const some = fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 2 ** 40 })), {
  maxLength: 80,
})

describe('a set of ids', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(some, (ids) => {
        const sorted = [...ids].sort((a, b) => a - b)
        expect(idsIn(bytesOfIds(sorted))).toEqual(sorted)
      }),
    )
  })

  it('tells of each id whether it is in it', () => {
    fc.assert(
      fc.property(some, some, (ids, asked) => {
        const has = walkRuns(runsOfBytes(bytesOfIds([...ids].sort((a, b) => a - b))))
        const known = new Set(ids)
        const ascending = [...new Set([...ids, ...asked])].sort((a, b) => a - b)
        expect(ascending.filter((id) => has(id))).toEqual(ascending.filter((id) => known.has(id)))
      }),
    )
  })

  it.each([
    ['nothing', [], 0],
    ['one', [1], 2],
    ['a million in a row', Array.from({ length: 1_000_000 }, (_, at) => at + 1), 4],
    ['every other one of a hundred thousand', Array.from({ length: 50_000 }, (_, at) => at * 2 + 1), 100_000],
  ])('takes few bytes: %s', (_, ids, most) => {
    expect(bytesOfIds(ids).length).toBeLessThanOrEqual(most)
  })

  it.each([[[2, 1]], [[1, 1]], [[0]], [[1.5]]])('is not made of %j', (ids) => {
    expect(() => bytesOfIds(ids)).toThrow('do not ascend')
  })
})
