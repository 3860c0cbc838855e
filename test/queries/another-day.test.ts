// What customers are derived to be on a day that nothing is kept for: a cut list reckons only those it shows, and says of
// them what the whole list says.
import { expect, it } from 'vitest'
import { newHouse } from './import-house.ts'

const later = ['--as-of', '2030-01-01'] as const

it('a cut list on a day that nothing is kept for', async () => {
  const house = await newHouse()
  for (let id = 1; id <= 6; id += 1) {
    await house.ok(['add', 'customer', `n${id}`, '--added', `2026-0${id}-01`])
    const order = ['--amount', `${id}00`, '--at', `2027-0${id}-01`, '--as-of', '2027-12-01']
    if (id % 2 === 0) await house.ok(['add', 'order', `C-${id}`, ...order])
  }
  await house.ok(['remove', 'customer', 'C-1', '--yes'])
  for (const more of [
    [],
    ['--sort', '-name'],
    ['--sort', '-spend,-id'],
    ['class:lost'],
    ['--sort', 'class,-id'],
    ['name:n'],
    ['--removed'],
  ]) {
    const whole = await house.list('customers', ...more, ...later)
    expect(whole.length, more.join(' ')).toBeGreaterThan(0)
    expect(await house.list('customers', ...more, '--limit', '2', ...later), more.join(' ')).toEqual(whole.slice(0, 2))
  }
  const two = ['list', 'customers', '--limit', '2', ...later]
  expect((await house.run([...two])).stderr).toContain('2 of 5; --limit 0 shows all')
  expect(await house.ok([...two, '--fields', 'id,name', '--csv'])).toBe('id,name\nC-2,n2\nC-3,n3\n')
  expect(await house.ok([...two, '--fields', 'id,class', '--csv'])).toBe('id,class\nC-2,lost\nC-3,potential\n')
  expect(await house.ok(['list', 'customers', 'class:lost', '--count', ...later])).toBe('3\n')
})
