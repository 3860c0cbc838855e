// The word `none` empties a field in which it can be nothing else: hints of `check` are typed so.
import { describe, expect, it } from 'vitest'
import { newHouse } from './import-house.ts'

describe('none', () => {
  it.each([
    ['age', '36'],
    ['birthday', '1990-01-05'],
    ['every', '30'],
    ['snooze-until', '2026-12-24'],
  ])('empties %s', async (flag, value) => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann', `--${flag}`, value])
    for (const word of ['none', '无']) {
      await house.ok(['edit', 'customer', 'C-1', `--${flag}`, value])
      await house.ok(['edit', 'customer', 'C-1', `--${flag}`, word])
      const shown = JSON.parse(await house.ok(['show', 'customer', 'C-1', '--json']))
      expect(shown[flag.replaceAll('-', '_')]).toBeNull()
    }
  })

  it('is what the hint of age-against-birthday says', async () => {
    const house = await newHouse()
    await house.ok(['add', 'customer', 'Ann', '--birthday', '1990-01-05', '--age', '20'])
    const { stdout } = await house.run(['check', 'age-against-birthday'])
    expect(stdout).toContain('crm edit customer C-1 --age none')
    await house.ok(['edit', 'customer', 'C-1', '--age', 'none'])
    expect((await house.run(['check', 'age-against-birthday'])).code).toBe(0)
  })
})
