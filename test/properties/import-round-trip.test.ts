// Export and import are one thing read from two sides: what leaves a store comes back equal, and coming twice changes
// nothing. Stores of random records, through the program's own commands.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Noun } from '../../src/command/noun.ts'
import { program } from '../../src/commands.ts'
import { ample, runs } from '../harness/property-runs.ts'
import { type House, newHouse } from '../queries/import-house.ts'

/** Every noun that goes out and comes in, each after those it names. A new one is among them by itself. */
const inOrder = (): readonly Noun[] => {
  const left = program.nouns.filter(({ refuses }) => !refuses?.import && !refuses?.export)
  const given: Noun[] = []
  while (left.length > 0) {
    const at = left.findIndex((noun) =>
      noun.fields.every(
        ({ type }) => type.kind !== 'reference' || type.to === noun.name || !left.some(({ name }) => name === type.to),
      ),
    )
    // Customers may be filtered by the firm's own fields before they are there, and those have none of them.
    given.push(...left.splice(Math.max(0, at), 1))
  }
  // Fields of the firm's own come first: they are columns of all others.
  return given.sort((a, b) => Number(b.name === 'field') - Number(a.name === 'field'))
}
const nouns = inOrder().map(({ plural }) => plural)

const formats = ['csv', 'tsv', 'xlsx', 'excel'] as const
type Format = (typeof formats)[number]

/** Which noun goes out in which format: all formats are among them each time. */
type Choice = (noun: string) => Format
const shifted =
  (by: number): Choice =>
  (noun) =>
    formats[(nouns.indexOf(noun) + by) % formats.length] ?? 'csv'
const plain: Choice = () => 'csv'

const fileOf = (noun: string, format: Format): string => `${noun}.${format === 'excel' ? 'csv' : format}`

const exportAll = async (house: House, folder: string, choice: Choice): Promise<void> => {
  for (const noun of nouns) {
    const format = choice(noun)
    const excel = format === 'excel' ? ['--excel'] : []
    await house.ok(['export', noun, '-o', `${folder}-${fileOf(noun, format)}`, ...excel])
  }
}

const bytesOf = (house: House, name: string): Buffer => readFileSync(join(house.cwd, name))

const importAll = async (
  from: House,
  to: House,
  folder: string,
  choice: Choice,
): Promise<{ added: number; updated: number }> => {
  let [added, updated] = [0, 0]
  for (const noun of nouns) {
    const file = fileOf(noun, choice(noun))
    to.put(file, bytesOf(from, `${folder}-${file}`))
    const report = await to.load([noun, file])
    expect(report.rejected, `${noun}: ${to.has(`${noun}.rejected.csv`) ? to.read(`${noun}.rejected.csv`) : ''}`).toBe(0)
    expect(report.ignored_columns).toEqual([])
    added += report.added
    updated += report.updated
  }
  return { added, updated }
}

// On the command line a text that begins with @ names a file, and - is stdin.
const typable = (one: string): string => one.replace(/^@/, '＠').replace(/^-$/, '－')
const cell = fc
  .string({ unit: fc.constantFrom(...'ab Z9,;"\'=+-@\t\n、；张李é̈😀ß　', '"x"', '\r\n', "'=", '  '), maxLength: 8 })
  .map(typable)
const text = cell
  .map((one) => one.replaceAll(/[\r\n\t]/g, ' '))
  .map(typable)
  .filter((one) => one.trim() !== '')
const day = fc.constantFrom('2026-01-02', '2025-12-31', '2024-02-29')
const moment = fc.oneof(day, fc.constantFrom('2026-01-02T03:04:05.678Z', '2026-03-29T16:00:00.000Z'))
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })

const customer = fc.record({
  name: text,
  kind: fc.constantFrom('person', 'company'),
  phones: maybe(fc.constantFrom('13800138000', '13800138000;010-65529988', '12345')),
  emails: maybe(fc.constantFrom('a@b.cn', 'a@b.cn;Ä@例子.公司')),
  gender: maybe(fc.constantFrom('male', 'other')),
  birthday: maybe(fc.constantFrom('1990-01-05', '--02-29', '1990', 'lunar:--08-15', 'lunar:--06L-15')),
  age: maybe(fc.nat(120)),
  note: maybe(cell),
  likes: maybe(cell),
  city: maybe(text),
  consent: maybe(fc.constantFrom('sms=no;mail=yes', 'wechat=no;mail.marketing=no', 'all.marketing=no')),
  tags: maybe(fc.constantFrom('vip', 'vip;old')),
  stage: fc.constantFrom('none', 'pricing'),
  every: maybe(fc.constantFrom(0, 30)),
  added: day,
})

const order = fc.record({
  at: moment,
  amount: fc.integer({ min: -99999, max: 99999 }).map((minor) => (minor / 1000).toFixed(3)),
  cost: maybe(fc.nat(999)),
  // Digits beyond those of a currency are rounded when the order is added, and stay so.
  currency: fc.constantFrom('CNY', 'USD', 'JPY', 'KWD'),
  note: maybe(cell),
  product: maybe(fc.constantFrom('TEA', '=MILK')),
  quantity: maybe(fc.constantFrom('1', '2.5', '-1')),
  price: maybe(fc.nat(99)),
})

const visit = fc.record({
  status: fc.constantFrom('planned', 'done', 'missed', 'cancelled'),
  due: day,
  at: maybe(moment),
  channel: maybe(fc.constantFrom('phone', 'web')),
  note: maybe(cell),
  mood: maybe(fc.integer({ min: 1, max: 5 })),
  outcome: maybe(text),
})

/** Fields of the firm's own by their types, with a value. */
const own = [
  ['text', "'=x"],
  ['long', 'a\n b'],
  ['integer', '-7'],
  ['decimal', '0.1'],
  ['money', '12.34'],
  ['day', '2024-02-29'],
  ['flag', 'yes'],
  ['words', 'a;b'],
] as const

const flags = (record: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [`--${key}=${value}`]))

const fill = async (
  house: House,
  data: { customers: object[]; orders: object[]; visits: object[]; texts: readonly [string, string, string] },
): Promise<void> => {
  await house.ok(['add', 'field', 'customer.grade', '--type', 'choice', '--values', 'a,b'])
  for (const [type] of own) await house.ok(['add', 'field', `customer.own_${type}`, '--type', type])
  await house.ok(['add', 'field', 'order.own_money', '--type', 'money'])
  await house.ok(['add', 'department', 'Sales'])
  await house.ok(['add', 'department', 'East', '--parent', 'Sales', '--key', 'E'])
  await house.ok(['add', 'staff', '王芳', '--key', 'wf', '--department', 'East', '--skills', 'a;b'])
  await house.ok(['add', 'product', 'Tea', '--key', 'TEA', '--price', '1.5'])
  await house.ok(['add', 'product', 'Milk', '--key', '=MILK'])
  await house.ok(['edit', 'tier', 'high', '--every', '20', '--perks', 'tea'])
  for (const [at, one] of data.customers.entries()) {
    const more =
      at % 2 === 0 ? ['--key', `00${at}`, '--owner', 'wf', '--set', 'grade=a'] : at > 1 ? ['--introducer', 'C-1'] : []
    const set = own.flatMap(([type, value]) => (at === 1 ? [] : ['--set', `own_${type}=${value}`]))
    await house.ok(['add', 'customer', ...flags({ ...one }), ...more, ...set])
  }
  await house.ok(['add', 'contact', 'C-1', '--name', 'Eve', '--role', 'decider'])
  await house.ok([
    'add',
    'complaint',
    'C-1',
    '--text',
    'late\n"again"',
    '--product',
    'TEA',
    '--compensation',
    '12.5',
    '--due',
    '2026-12-01',
  ])
  for (const one of data.orders)
    await house.ok(['add', 'order', 'C-1', ...flags({ ...one }), '--set', 'own_money=-0.05'])
  for (const one of data.visits) await house.ok(['add', 'visit', 'C-1', ...flags({ ...one })])
  await house.ok(['add', 'segment', 'both', 'grade:a or "=x y"', '--owner', 'wf', '--strategy', 'call;\nlisten'])
  await house.ok(['add', 'segment', "= 'Old' friends", 'segment:both', 'added.min:2020-01-01', '--key', 'old'])
  await house.ok(['add', 'segment', 'invited', 'id<3', '--static'])
  await house.ok(['add', 'role', 'clerk', '--sees', 'internal', '--may-reveal', 'yes', `--note=${data.texts[0]}`])
  await house.ok(['add', 'tag', `t ${data.texts[1]}`, `--note=${data.texts[2]}`])
  await house.ok(['add', 'lookalike', 'C-1', '--other', 'C-2', `--note=${data.texts[1]}`])
  await house.ok(['add', 'review', 'C-1', '--owner', 'wf', `--note=${data.texts[2]}`])
  await house.ok([
    'add',
    'retention',
    `--name=${data.texts[1]}`,
    '--filter',
    'class:potential',
    '--after',
    '24m',
    `--note=${data.texts[0]}`,
  ])
  await house.ok(['add', 'consent', 'C-2', '--channel', 'sms', '--allowed', 'no', `--source=${data.texts[1]}`])
  house.put(
    'lines.csv',
    'key,customer,date,sku,quantity,price,amount,cost\nL1,C-1,2026-01-02,TEA,2,5,,1\nL1,C-1,2026-01-02,,,,-3,\nL1,C-1,2026-01-02,TEA,2,5,,\n',
  )
  await house.load(['orders', 'lines.csv'])
}

/** All records of a noun as JSON tells them, by both of its forms. */
const told = async (house: House): Promise<readonly string[]> => {
  const all: string[] = []
  for (const noun of nouns) {
    const list = await house.ok(['export', noun, '--format', 'json'])
    const lines = await house.ok(['export', noun, '--format', 'ndjson'])
    const records: readonly unknown[] = JSON.parse(list)
    expect(records.length, `no ${noun}: fill the store with one`).toBeGreaterThan(0)
    expect(records).toEqual(
      lines
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    )
    all.push(list)
  }
  return all
}

describe('export of every noun into an empty store', () => {
  it('gives the same dump; coming again changes nothing; undone it leaves nothing', { timeout: ample }, async () => {
    const data = fc.record({
      customers: fc.array(customer, { minLength: 3, maxLength: 5 }),
      orders: fc.array(order, { minLength: 1, maxLength: 4 }),
      visits: fc.array(visit, { minLength: 1, maxLength: 4 }),
      texts: fc.tuple(text, text, text),
    })
    await fc.assert(
      fc.asyncProperty(data, fc.nat(formats.length - 1), async (random, shift) => {
        const choice = shifted(shift)
        const [one, two] = [await newHouse(), await newHouse()]
        await fill(one, random)
        await exportAll(one, 'one', choice)
        const empty = await two.dump()
        await importAll(one, two, 'one', choice)
        const full = await one.dump()
        expect(await two.dump()).toBe(full)
        expect(await told(two)).toEqual(await told(one))
        expect(await importAll(one, two, 'one', choice)).toEqual({ added: 0, updated: 0 })
        await exportAll(two, 'two', plain)
        await exportAll(one, 'one', plain)
        for (const noun of nouns) expect(two.read(`two-${noun}.csv`)).toBe(one.read(`one-${noun}.csv`))
        for (let at = 0; at < nouns.length; at += 1) expect((await two.run(['undo'])).code).toBeLessThan(4)
        expect(await two.dump()).toBe(empty)
        while ((await two.run(['redo'])).code === 0);
        expect(await two.dump()).toBe(full)
      }),
      runs(3, 1000),
    )
  })
})

/** What a card has room for. */
const onCards = 'key,name,kind,phones,emails,gender,birthday,city,note,tags'

describe('cards', () => {
  it('of customers come back as the same cards', { timeout: ample }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(customer, { minLength: 1, maxLength: 4 }), async (customers) => {
        const [one, two] = [await newHouse(), await newHouse()]
        for (const [at, person] of customers.entries())
          await one.ok(['add', 'customer', '--no-check', ...flags({ ...person, key: `k${at}`, owner: undefined })])
        await one.ok(['export', 'customers', '-o', 'one.vcf'])
        two.put('one.vcf', bytesOf(one, 'one.vcf'))
        const report = await two.load(['customers', 'one.vcf'])
        expect([report.added, report.rejected]).toEqual([customers.length, 0])
        const cells = ['export', 'customers', '--format', 'json', '--fields', onCards]
        expect(await two.ok(cells)).toBe(await one.ok(cells))
        await two.ok(['export', 'customers', '-o', 'two.vcf'])
        expect(two.read('two.vcf')).toBe(one.read('one.vcf'))
        expect((await two.load(['customers', 'one.vcf'])).unchanged).toBe(customers.length)
      }),
      runs(8, 1000),
    )
  })
})
