// Lines with a slip in them: what would be lost or misread without a word is refused, with a line that does it.
import { describe, expect, it } from 'vitest'
import { failureOf, type House, newHouse } from './import-house.ts'

const newFirm = async (): Promise<House> => {
  const house = await newHouse()
  await house.ok(['add', 'staff', '王芳'])
  await house.ok(['add', 'customer', 'Ann'])
  await house.ok(['add', 'complaint', 'C-1', '--text', 'late'])
  await house.ok(['add', 'order', 'C-1', '--quantity', '2', '--price', '3'])
  return house
}

describe('a line that lacks something', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['log', 'crm --json log C-1 "what was said"'],
    ['log C-1', 'crm --json log C-1 "what was said"'],
    ['log C-1 -', 'crm --json log C-1 "what was said"'],
    ['snooze', 'crm --json snooze C-1 --until 2w'],
    ['snooze C-1', 'crm --json snooze C-1 --until 2w'],
    ['done visit', 'crm --json done visit V-1'],
    ['cancel visit', 'crm --json cancel visit V-1'],
    ['move complaint', 'crm --json move complaint K-1 accepted'],
    ['move complaint K-1', 'crm --json move complaint K-1 accepted'],
    ['close complaint', 'crm --json close complaint K-1'],
    ['assign complaint', 'crm --json assign complaint K-1 --to E-1'],
    ['assign complaint K-1', 'crm --json assign complaint K-1 --to E-1'],
    ['assign customer', 'crm --json assign customer C-1 --to E-1'],
    ['assign customer --all', 'crm --json assign customer --all --to E-1'],
    ['add customer  ', 'crm --json add customer --name NAME'],
    ['add complaint C-1', 'crm --json add complaint C-1 --text TEXT'],
    ['add complaint C-1 --kind praise --text=', 'crm --json add complaint C-1 --kind praise --text TEXT'],
    ['add complaint', 'crm --json add complaint --customer C-1 --text TEXT'],
    ['add contact C-1 陈经理 2', "crm --json add contact C-1 --name '陈经理 2'"],
    ['add customer Li Ming', "crm --json add customer 'Li Ming'"],
    ['edit customer C-1 --name=', 'crm edit customer C-1 --name VALUE'],
    ['edit customer C-1 --city a --city b', 'crm --json edit customer C-1 --city b'],
    ['edit customer C-1 --all --city b', 'crm --json edit customer C-1 --city b'],
    ['snooze C-1 C-2', 'crm --json snooze C-1'],
    ['redo 3', 'crm --json redo'],
  ]
  it.each(cases)('crm %s: try %s', async (line, hint) => {
    const house = await newFirm()
    const words = line === 'add customer  ' ? ['add', 'customer', ' '] : line.split(' ')
    const ran = await house.run(['--json', ...words])
    expect(ran.code).toBe(2)
    expect(failureOf(ran).hint).toBe(hint)
  })

  it('needs no text of a complaint that has a category, nor of one in a file or already there', async () => {
    const house = await newFirm()
    await house.ok(['add', 'complaint', 'C-1', '--category', '物流'])
    house.put('old.csv', 'customer,received\nC-1,2019-05-06\n')
    expect(await house.load(['complaints', 'old.csv'])).toMatchObject({ added: 1 })
    await house.ok(['edit', 'complaint', 'K-3', '--severity', '2'])
    expect((await house.run(['add', 'complaint', 'C-1', '--text', '  '])).stderr).toContain(
      'crm: a complaint needs --text\n  try: crm add complaint C-1 --text TEXT\n',
    )
  })

  it('names all that is missing at once', async () => {
    const house = await newFirm()
    expect((await house.run(['snooze'])).stderr).toContain('this needs a customer, --until\n')
    expect((await house.run(['assign', 'complaint', '--lang', 'zh-CN'])).stderr).toContain('还缺 投诉、--to\n')
  })
})

describe('what a line says twice', () => {
  it('is taken where it is the same, or adds to a list', async () => {
    const house = await newFirm()
    await house.ok(['edit', 'customer', 'C-1', '--city', 'a', '--city', 'a'])
    await house.ok(['edit', 'customer', 'C-1', '--tags', '+x', '--tags', '+y'])
    expect(await house.list('customers', '--fields', 'tags')).toEqual([{ tags: ['x', 'y'] }])
  })
})

describe('a clash of an undo', () => {
  it('names an order once, not its lines', async () => {
    const house = await newFirm()
    await house.ok(['edit', 'order', 'O-1', '--quantity', '4'])
    const ran = await house.run(['undo', '5'])
    expect(ran.code).toBe(4)
    expect(ran.stderr).toContain('in its way: 1 record\n')
    expect(ran.stderr).not.toContain('order_line')
  })
})

describe('a tag that customers bear and nobody declared', () => {
  it('is shown, edited and listed as a declared one', async () => {
    const house = await newFirm()
    await house.ok(['edit', 'customer', 'C-1', '--tags', 'vip'])
    await house.ok(['add', 'tag', 'spare'])
    expect(await house.ok(['show', 'tag', 'vip', '-f', 'table'])).toBe(
      'vip  (not declared)\n\nrefers to it\n customers  1   crm list customers tags:vip\n',
    )
    expect(JSON.parse(await house.ok(['show', 'tag', 'VIP', '--json']))).toMatchObject({ id: null, name: 'VIP' })
    expect(await house.ok(['list', 'tags'])).toBe('name\tnote\tcustomers\nspare\t\t0\nvip\t\t1\n')
    expect((await house.run(['show', 'tag', 'nix'])).code).toBe(3)
    expect(failureOf(await house.run(['edit', 'tag', 'vip', '--json']))).toMatchObject({ code: 'nothing-to-change' })
    await house.ok(['edit', 'tag', 'vip', '--note', 'dinner'])
    expect(JSON.parse(await house.ok(['show', 'tag', 'vip', '--json']))).toMatchObject({ id: 'B-2', note: 'dinner' })
  })
})
