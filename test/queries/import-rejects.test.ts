// The file of rejected rows: what somebody mended in it is not written over by the next import of the same source.
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newHouse } from './import-house.ts'

const source = 'key,name,birthday\nK1,Ann,1990-02-30\nK2,Bob,1991-05-06\nK3,Cid,1992-13-01\n'

describe('a file of rejected rows', () => {
  it('that somebody mended is kept: the next one has another name, and that is said', async () => {
    const house = await newHouse()
    house.put('a.csv', source)
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ rejected: 2, rejected_file: 'a.rejected.csv' })
    const mended = house.read('a.rejected.csv').replace('1990-02-30', '1990-02-28')
    house.put('a.rejected.csv', mended)
    const again = await house.load(['customers', 'a.csv'])
    expect(again).toMatchObject({ rejected: 2, rejected_file: 'a.rejected-2.csv' })
    expect(again.stderr).toContain('a.rejected.csv was changed since it was written and is kept')
    expect(house.read('a.rejected.csv')).toBe(mended)
    expect(house.read('a.rejected-2.csv')).toContain('K1,Ann,1990-02-30')
    const { stdout } = await house.run(['import', 'customers', 'a.csv'], { env: { CRM_LANG: 'zh-CN' } })
    expect(stdout).toContain('a.rejected-2.csv')
    expect(house.has('a.rejected-3.csv')).toBe(false)
    expect(await house.load(['customers', 'a.rejected.csv'])).toMatchObject({ added: 1, rejected: 1 })
  })

  it('that nobody touched is replaced', async () => {
    const house = await newHouse()
    house.put('a.csv', source)
    await house.load(['customers', 'a.csv'])
    house.put('a.csv', source.replace('1990-02-30', '1990-02-28'))
    expect(await house.load(['customers', 'a.csv'])).toMatchObject({ rejected: 1, rejected_file: 'a.rejected.csv' })
    expect(house.read('a.rejected.csv')).not.toContain('K1')
    expect(house.has('a.rejected-2.csv')).toBe(false)
  })

  it('that was there before, or has the time of another file, is somebody’s', async () => {
    const house = await newHouse()
    house.put('a.csv', source)
    house.put('mine.csv', 'not of the program\n')
    utimesSync(join(house.cwd, 'mine.csv'), 1_700_000_000, 1_700_000_000)
    const ran = await house.load(['customers', 'a.csv', '--rejects', 'mine.csv'])
    expect(ran.rejected_file).toBe('mine-2.csv')
    expect(house.read('mine.csv')).toBe('not of the program\n')
  })
})
