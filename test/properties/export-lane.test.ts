// The quick way of an export, cells joined by SQL, gives the bytes of the plain way, whatever the records hold.
// `--fields` with every field takes the plain way.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { nounNamed } from '../../src/command/rows.queries.ts'
import { program } from '../../src/commands.ts'
import { openStore } from '../../src/database/store.ts'
import type { Row } from '../../src/kernel/row.ts'
import { cleanText } from '../../src/kernel/text.ts'
import { putStore } from '../harness/empty-store.ts'
import { ample, runs } from '../harness/property-runs.ts'
import { crm } from '../harness/world.ts'
import { aboutOf } from '../queries/temporary-store.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const awkward = [
  '"',
  ',',
  '\n',
  "'",
  '=',
  '+',
  '-',
  '@',
  '＝',
  '－',
  ';',
  '[',
  ']',
  '\\',
  '一',
  'é',
  '😀',
  '\u{2000b}',
  '0',
  'a',
  ' ',
  '\u200b',
]
const text = fc
  .oneof(fc.string({ unit: fc.constantFrom(...awkward), maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 5 }))
  .map((one) => cleanText(one, { multiline: true }))
const some = fc.option(text.filter((one) => one !== ''))
const list = fc.option(fc.array(text, { maxLength: 3 }).map((many) => JSON.stringify(many)))
const phones = fc.option(
  fc
    .array(fc.oneof(fc.constantFrom('+8613800138000', '+', '+1x', '0571', '=1'), text), { maxLength: 2 })
    .map((many) => JSON.stringify(many)),
)
const birthday = fc.option(fc.constantFrom('1990-01-05', '--01-05', '1990', 'lunar:--08-15'))
const whole = fc.option(fc.integer())

/** A field of the firm's own of each type, by name: the flags that declare it. */
const ownFields: Readonly<Record<string, readonly string[]>> = {
  grade: [],
  size: ['--type', 'integer'],
  part: ['--type', 'decimal'],
  bonus: ['--type', 'money'],
  vip: ['--type', 'flag'],
  hobbies: ['--type', 'words'],
  met: ['--type', 'day'],
  colour: ['--type', 'choice', '--choices', 'red,=blue'],
  story: ['--type', 'long'],
}

const customer = fc.record({
  key: fc.constant(null),
  name: text.map((one) => one || 'x'),
  phones,
  emails: list,
  birthday,
  age: fc.option(fc.nat(150)),
  company: some,
  note: some,
  tags: list,
  every: fc.option(fc.nat(3650)),
  owner: fc.option(fc.constantFrom(1, 2)),
  introducer: fc.option(fc.constant(1)),
  consent: fc.option(fc.constantFrom('{"sms":false}', '{"mail":true,"sms":false}')),
  custom: fc.option(
    fc
      .record({
        grade: some,
        size: whole,
        part: fc.option(fc.constantFrom(0.5, 1e21, -3)),
        bonus: whole,
        vip: fc.option(fc.constantFrom(0, 1)),
        hobbies: fc.option(fc.array(text, { maxLength: 3 })),
        met: fc.option(fc.constant('2026-01-05')),
        colour: fc.option(fc.constantFrom('red', '=blue')),
        story: some,
      })
      .map((one) => JSON.stringify(one)),
  ),
})

const product = fc.record({ name: text.map((one) => one || 'x'), category: some, price: whole, note: some })

/** A store with the rows, its two staff (one whose key looks like a formula) and a field of the firm's own of each type. */
const storeOf = async (customers: readonly Row[], products: readonly Row[]): Promise<string> => {
  const cwd = mkdtempSync(join(tmpdir(), 'crm-export-'))
  folders.push(cwd)
  await putStore(
    cwd,
    ['--no-input'],
    [
      ['add', 'staff', '王芳', '--key', '=wang'],
      ['add', 'staff', 'Lin'],
      ...Object.entries(ownFields).map(([name, flags]) => ['add', 'field', `customer.${name}`, ...flags]),
    ],
  )
  const store = await openStore(join(cwd, 'crm.db'), { write: true, settle: program.settle })
  const named = (row: Row): Row => ({ ...row, name_key: 'x', name_sort: 'x' })
  await store.write(aboutOf(), async (writing) => {
    for (const row of customers) writing.touch(await writing.insert('customer', { ...named(row), added: '2026-01-05' }))
    for (const row of products) await writing.insert('product', named(row))
  })
  store.close()
  return cwd
}

const bothWays = async (cwd: string, noun: string, format = 'csv'): Promise<readonly [Buffer, Buffer]> => {
  const quick = await crm(['export', noun, '--format', format], { cwd })
  const keys = [...nounNamed(program.nouns, noun).fields.map(({ key }) => key)]
  if (noun === 'customer') keys.push(...Object.keys(ownFields))
  const plain = await crm(['export', noun, '--format', format, '--fields', keys.join(',')], { cwd })
  expect(quick.stderr).toBe('')
  return [quick.bytes, plain.bytes]
}

describe('an export', () => {
  it('is the same by either way', { timeout: ample }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(customer, { minLength: 1, maxLength: 30 }),
        fc.array(product, { maxLength: 10 }),
        async (customers, products) => {
          const cwd = await storeOf(customers, products)
          for (const [noun, format] of [
            ...['customer', 'product', 'staff', 'tier', 'field'].map((one) => [one, 'csv'] as const),
            ['customer', 'tsv'] as const,
          ]) {
            const [quick, plain] = await bothWays(cwd, noun, format)
            expect(quick.toString()).toBe(plain.toString())
            expect(quick.equals(plain)).toBe(true)
          }
        },
      ),
      runs(15, 500),
    )
  })

  it('goes on over the end of a block', async () => {
    const many = Array.from(
      { length: 1203 },
      (_, at): Row => ({ name: `n${at}`, note: at % 7 === 0 ? 'a, "b"' : null }),
    )
    const cwd = await storeOf(many, [])
    const [quick, plain] = await bothWays(cwd, 'customer')
    expect(quick.equals(plain)).toBe(true)
    const filtered = await crm(['export', 'customers', 'note=a', '--where', 'id.over:600', '--no-header'], { cwd })
    expect(filtered.code).toBe(0)
  })
})
