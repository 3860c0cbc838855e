// Groups of linked things.
import { describe, expect, it } from 'vitest'
import { groupsOf } from '../../src/analytics/groups.ts'

describe('groups', () => {
  it('take in what is linked to one of them', () => {
    expect(
      groupsOf([
        [5, 3],
        [1, 2],
        [3, 9],
        [2, 1],
      ]),
    ).toEqual([
      [1, 2],
      [3, 5, 9],
    ])
    expect(groupsOf([])).toEqual([])
  })

  it('never bring two together that are kept apart, not by way of a third either', () => {
    expect(
      groupsOf(
        [
          [1, 2],
          [2, 3],
        ],
        [[3, 1]],
      ),
    ).toEqual([[1, 2]])
    expect(
      groupsOf(
        [
          [1, 2],
          [3, 4],
          [2, 3],
        ],
        [[1, 4]],
      ),
    ).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(groupsOf([[1, 2]], [[1, 2]])).toEqual([])
  })
})
