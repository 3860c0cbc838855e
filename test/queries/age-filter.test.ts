// The age of customers in a filter: by the birthday on the day asked for, else as it was told.
import { describe, expect, it } from 'vitest'
import { newHouse } from './import-house.ts'

const people =
  'name,birthday,age\nAnn,1990-11-28,\nBob,1990-11-27,\nCid,,36\nDan,lunar:1990-10-11,\nEve,1989,\nFay,--05-12,\nGil,--05-12,50\n' +
  'Hal,1990-02-28,99\nIda,,\n'

const day = ['--as-of', '2026-11-27']

describe('age in a filter', () => {
  it('is reckoned from the birthday where it has a year, else it is the age told', async () => {
    const house = await newHouse()
    house.put('a.csv', people)
    await house.load(['customers', 'a.csv'])
    const names = async (...line: readonly string[]) => (await house.list('customers', ...line)).map(({ name }) => name)
    expect(await names('age:35', ...day)).toEqual(['Ann'])
    expect(await names('age:36', ...day)).toEqual(['Bob', 'Cid', 'Dan', 'Hal'])
    expect(await names('age.over:36', ...day)).toEqual(['Eve', 'Gil'])
    expect(await names('age:none', ...day)).toEqual(['Fay', 'Ida'])
    expect(await names('--where', 'not age:any', ...day)).toEqual(['Fay', 'Ida'])
    expect(await names('age:36', '--as-of', '2026-11-28')).toContain('Ann')
    expect((await names('--sort', '-age,name', ...day)).slice(0, 3)).toEqual(['Gil', 'Eve', 'Bob'])
    expect(await house.ok(['list', 'customers', 'age:30..39', '--explain'])).toContain('by the birthday, else as told')
  })
})
