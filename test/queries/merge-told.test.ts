// What a merge says: who did not stand, by name; and which fields nobody can choose the side of.
import { describe, expect, it } from 'vitest'
import { newHouse } from './import-house.ts'

const two = async () => {
  const house = await newHouse()
  await house.ok(['add', 'staff', '王芳'])
  await house.ok(['add', 'staff', '李强'])
  await house.ok(['add', 'customer', 'A', '--key', 'A', '--owner', 'E-1', '--city', '武汉'])
  await house.ok(['add', 'customer', 'B', '--key', 'B', '--owner', 'E-2', '--city', '北京'])
  return house
}

describe('a merge', () => {
  it('names who does not stand, in text, note and JSON', async () => {
    const house = await two()
    expect((await house.run(['merge', 'customer', 'C-1', 'C-2', '-n'])).output).toContain('owner: E-2 李强')
    const json = JSON.parse(await house.ok(['merge', 'customer', 'C-1', 'C-2', '--yes', '--json']))
    expect(json.not_taken).toContainEqual({ field: 'owner', value: 'E-2', value_name: '李强', from: 'C-2' })
    expect(JSON.parse(await house.ok(['show', 'customer', 'C-1', '--json'])).note).toContain('owner: E-2 李强')
  })

  it('takes the side of a field by its Chinese name too', async () => {
    const house = await two()
    await house.ok(['merge', 'customer', 'C-1', 'C-2', '--yes', '--field', '城市=B'])
    expect(JSON.parse(await house.ok(['show', 'customer', 'C-1', '--json'])).city).toBe('北京')
  })

  it.each([
    ['nope=B', 'customers have no field "nope"'],
    ['key=B', 'a key stays with the customer that has it'],
    ['spend=B', 'it is reckoned, not kept'],
    ['city=X', 'it is written field=A or field=B'],
    ['city', 'it is written field=A or field=B'],
  ])('refuses %s with its reason and another hint', async (choice, said) => {
    const house = await two()
    const { code, stderr } = await house.run(['merge', 'customer', 'C-1', 'C-2', '--field', choice])
    expect({ code, said: stderr.includes(said) ? said : stderr }).toEqual({ code: 2, said })
    expect(stderr).not.toContain(`try: crm merge customer C-1 C-2 --field ${choice}\n`)
  })
})
