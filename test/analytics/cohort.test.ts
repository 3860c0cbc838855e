// Cohorts against the matrix that pandas computed for CDNOW, and what is observed on which day.
import { describe, expect, it } from 'vitest'
import { cohortMatrix, cohortTally, monthNumber, monthText } from '../../src/analytics/cohort.ts'
import { byCustomer, cdnow, isThere, rowsOf } from './reference-files.ts'

const matrixOf = (customers: readonly (readonly string[])[], day: string) => {
  const tally = cohortTally()
  for (const days of customers) tally.add(days.filter((one) => one <= day).map(monthNumber))
  return { matrix: cohortMatrix(tally.counts(), day), customers: tally.customers(), repeat: tally.repeat() }
}

const rows = (customers: readonly (readonly string[])[], day: string) =>
  matrixOf(customers, day).matrix.map(({ month, active }) => [monthText(month), ...active])

describe('a cohort', () => {
  const bought = [
    ['2026-01-31', '2026-03-01'],
    ['2026-03-02', '2026-01-01', '2026-03-05'],
    ['2026-02-28'],
    ['2026-04-01'],
  ]

  it('counts each customer once a month, under the month of its first purchase', () => {
    expect(rows(bought, '2026-04-30')).toEqual([
      ['2026-01', 2, 0, 2, 0],
      ['2026-02', 1, 0, 0, null],
      ['2026-04', 1, null, null, null],
    ])
  })

  it('stands with the oldest first, whoever comes first', () => {
    const { matrix } = matrixOf(
      [['2026-03-01'], ['2026-01-05', '2026-03-09'], ['2026-02-01'], ['2026-01-07']],
      '2026-03-31',
    )
    expect(matrix.map(({ month, size }) => [monthText(month), size])).toEqual([
      ['2026-01', 2],
      ['2026-02', 1],
      ['2026-03', 1],
    ])
    expect(matrix.map(({ rate }) => rate)).toEqual([
      [1, 0, 0.5],
      [1, 0, null],
      [1, null, null],
    ])
  })

  it('is observed in a month from its first day on, and not before', () => {
    expect(rows(bought, '2026-03-31')).toEqual([
      ['2026-01', 2, 0, 2],
      ['2026-02', 1, 0, null],
    ])
    expect(rows(bought, '2026-04-01')).toEqual(rows(bought, '2026-04-30'))
  })

  it('goes on with 0 after the last purchase of all, as far as the first row goes', () => {
    expect(rows(bought, '2027-06-15')).toEqual([
      ['2026-01', 2, 0, 2, 0],
      ['2026-02', 1, 0, 0, 0],
      ['2026-04', 1, 0, 0, 0],
    ])
  })

  it('knows who bought again: two purchases, on one day or two', () => {
    expect(matrixOf([...bought, ['2026-01-01', '2026-01-01'], []], '2026-12-31')).toMatchObject({
      customers: 5,
      repeat: 3,
    })
  })

  it('of nobody is none', () => {
    expect(rows([], '2026-01-01')).toEqual([])
  })
})

it('months are counted and written', () => {
  expect([monthText(monthNumber('1997-01-31')), monthText(monthNumber('0999-12-01'))]).toEqual(['1997-01', '0999-12'])
  expect(monthNumber('2027-01-01') - monthNumber('2026-12-31')).toBe(1)
})

describe.skipIf(!isThere('cdnow_sample_tx.csv'))('CDNOW (skipped where ../shared/data is absent)', () => {
  const days = [...byCustomer(cdnow()).values()].map((bought) => bought.map(({ day }) => day))

  it('has the published matrix; what lies ahead is null and not 0', () => {
    const published = rowsOf('vectors/cohort_cdnow_active.csv').map(([month, ...active], row) => [
      month,
      ...active.map((cell, k) => (row + k > 17 ? null : Number(cell))),
    ])
    expect(rows(days, '1998-06-30')).toEqual(published)
  })

  it('has the published rates', () => {
    const { matrix, customers, repeat } = matrixOf(days, '1998-06-30')
    expect(matrix.map(({ rate }) => rate[1]?.toFixed(6))).toEqual(['0.158771', '0.156359', '0.121001'])
    expect([customers, repeat]).toEqual([2357, 1139])
  })
})
