// Lists of what is no record take the flags of any list: --where and words, --sort, --limit, --count, -e.
import { describe, expect, it } from 'vitest'
import { newHouse } from './import-house.ts'

const house = async () => {
  const made = await newHouse()
  made.put('a.csv', 'key,name\nK1,Ann\nK2,Bob\n')
  made.put('b.csv', 'key,name,note\nK3,Cid,x\n')
  await made.load(['customers', 'a.csv'])
  await made.load(['customers', 'b.csv', '--map', 'note=need'].slice(0, 2))
  await made.ok(['run', 'nightly'])
  await made.ok(['list', 'customers', '--since-last-run', 'mail', '--json'])
  await made.ok(['erase', 'customer', 'C-3', '--confirm', 'C-3', '--reason', 'asked'])
  return made
}

describe('small lists', () => {
  it.each(['nights', 'erasures', 'runs', 'imports', 'mappings', 'checks', 'entries'])(
    '%s take them all',
    async (list) => {
      const made = await house()
      const rows = await made.list(list)
      const count = async (...more: readonly string[]) => Number(await made.ok(['list', list, '--count', ...more]))
      expect(await count()).toBe(rows.length)
      expect(await count('--where', 'nosuchthing')).toBe(0)
      expect((await made.run(['list', list, '--where', 'nosuchthing', '-e'])).code).toBe(6)
      expect((await made.list(list, '--limit', '1')).length).toBe(Math.min(1, rows.length))
      const [key = ''] = Object.keys(rows[0] ?? { noun: '' })
      const [up, down] = [await made.list(list, '--sort', key), await made.list(list, '--sort', `-${key}`)]
      expect(up.map((row) => row[key])).toEqual(down.map((row) => row[key]).toReversed())
      expect((await made.run(['list', list, '--sort', 'nope'])).stderr).toContain('this list has no field "nope"')
      expect((await made.run(['list', list, '--where', 'nope:1'])).code).toBe(2)
    },
  )

  it('are filtered by their fields, words and days', async () => {
    const made = await house()
    const files = async (...more: readonly string[]) => (await made.list('imports', ...more)).map(({ file }) => file)
    expect(await files('added:2')).toEqual(['a.csv'])
    expect(await files('added.over:0', '--sort', 'added')).toEqual(['b.csv', 'a.csv'])
    expect(await files('b.csv')).toEqual(['b.csv'])
    expect(await files('--where', 'not file:a')).toEqual(['b.csv'])
    expect(await files('at:2026-11-27..2026-11-27')).toHaveLength(2)
    expect(await files('at.before:2026-11-27')).toEqual([])
    expect(await made.list('checks', 'severity:错误', '--limit', '2')).toMatchObject([{ severity: 'error' }, {}])
    expect((await made.list('entries', '--where', 'command:import')).length).toBe(2)
  })
})
