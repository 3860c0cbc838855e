// Means and cuts reach programs without the noise of binary fractions, in every format; what decides is not cut.
import { describe, expect, it } from 'vitest'
import { sixPlaces } from '../../src/kernel/six-places.ts'
import { newHouse } from './import-house.ts'

const noise = /\d\.\d{7,}/

describe('means and cuts', () => {
  it('have at most six decimals', async () => {
    const house = await newHouse()
    house.put('c.csv', 'key,name\nA,甲\nB,乙\nC,丙\n')
    await house.load(['customers', 'c.csv'])
    const orders = ['A,2026-01-02,10', 'A,2026-02-02,13', 'A,2026-03-02,14', 'B,2026-01-05,0.7', 'C,2026-01-05,99.99']
    house.put('o.csv', `customer,at,amount\n${orders.join('\n')}\n`)
    await house.load(['orders', 'o.csv'])
    house.put('v.csv', 'customer,at,mood,purpose\nA,2026-01-02,4,care\nA,2026-01-03,5,care\nA,2026-01-04,4,care\n')
    await house.load(['visits', 'v.csv'])
    for (const line of [
      'segment value',
      'segment value --members',
      'segment explain A --scheme value',
      'segment explain A --scheme rfm',
      'segment explain A --scheme tier',
      'report visits --period 2026',
    ])
      for (const format of ['json', 'tsv', 'csv']) {
        const told = await house.run([...line.split(' '), '-f', format])
        expect([line, format, told.code]).toEqual([line, format, 0])
        // Shares stay as they are.
        const text = told.stdout.replaceAll(/"(?:\w*share)":[\d.]+/g, '')
        expect(text, `${line} ${format}`).not.toMatch(noise)
      }
    const { cut, customers } = JSON.parse(await house.ok(['segment', 'value', '--json']))
    expect(cut).toEqual({ value: 37.674444, loyalty: 1.666667 })
    expect(customers[0]).toMatchObject({ key: 'A', value: 12.333333, loyalty: 3, quadrant: 'maintain' })
    expect(JSON.parse(await house.ok(['report', 'visits', '--period', '2026-01', '--json'])).rows[0]).toMatchObject({
      mood: 4.333333,
    })
  })

  it('are the nearest such number', () => {
    expect([12.333333333333334, 1685.6760000000002, 0.0000004, -2 / 3, 7, 1e15].map(sixPlaces)).toEqual([
      12.333333, 1685.676, 0, -0.666667, 7, 1e15,
    ])
  })
})
