// The order of the rows of a file says nothing where each row is a record of its own: neither who refers to whom, nor what
// is rejected. And whatever a file does to a store, undo and redo are its exact opposites.
// Broken once by a last purchase that is the one written last.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { program } from '../../src/commands.ts'
import { ample, runs } from '../harness/property-runs.ts'
import { type House, newHouse } from '../queries/import-house.ts'

interface Person {
  readonly name: string
  readonly introducer: number | null
  readonly mail: string
  readonly city: string
}

const person = fc.record({
  name: fc.constantFrom('Ann', '张三', 'Bob', '李四'),
  introducer: fc.option(fc.nat(7), { nil: null }),
  mail: fc.constantFrom('', '', 'a@b.cn', 'bad mail'),
  city: fc.constantFrom('', 'York', '北京'),
})

const lineOf = (one: Person, at: number): string =>
  `K${at},${one.name},${one.introducer === null ? '' : `K${one.introducer}`},${one.mail},${one.city}`

const fileOf = (lines: readonly string[]): string => `key,name,introducer,mail,city\n${lines.join('\n')}\n`

/** The records by what they say, without the numbers that the order of rows gave them. */
const said = async (house: House): Promise<readonly string[]> => {
  const customers = await house.list('customers')
  const keyOf = new Map(customers.map(({ id, key }) => [id, key]))
  return customers
    .map(({ key, name, city, emails, introducer }) =>
      JSON.stringify([key, name, city, emails, introducer === null ? null : keyOf.get(introducer)]),
    )
    .sort()
}

/** The rejected rows with the reason, without the lines that it names. */
const rejected = (house: House): readonly string[] =>
  house.has('a.rejected.csv')
    ? house
        .read('a.rejected.csv')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.replaceAll(/line \d+|,\d+,/g, '#'))
        .sort()
    : []

describe('the order of rows', () => {
  it('changes nothing', { timeout: ample }, async () => {
    const shuffled = fc
      .array(person, { minLength: 1, maxLength: 8 })
      .chain((people) =>
        fc.tuple(
          fc.constant(people.map(lineOf)),
          fc.shuffledSubarray(people.map(lineOf), { minLength: people.length }),
        ),
      )
    await fc.assert(
      fc.asyncProperty(shuffled, async ([lines, others]) => {
        const [one, two] = [await newHouse(), await newHouse()]
        one.put('a.csv', fileOf(lines))
        two.put('a.csv', fileOf(others))
        const { entry: _, ...report } = await one.load(['customers', 'a.csv'])
        const { entry: __, ...other } = await two.load(['customers', 'a.csv'])
        const counts = ({ added, updated, unchanged, rejected: refused }: typeof report) => [
          added,
          updated,
          unchanged,
          refused,
        ]
        expect(counts(other)).toEqual(counts(report))
        expect(await said(two)).toEqual(await said(one))
        expect(rejected(two)).toEqual(rejected(one))
      }),
      runs(6, 1000),
    )
  })
})

const order = fc.record({
  customer: fc.nat(6),
  day: fc.integer({ min: 0, max: 700 }),
  amount: fc.integer({ min: -50, max: 400 }),
})

/** A line for each choice of each flag of a command, and one without any. */
const linesOf = (path: string): readonly (readonly string[])[] => [
  path.split(' '),
  ...Object.entries(program.commands[path]?.().options ?? {}).flatMap(([flag, { choices = [] }]) =>
    choices.map((choice) => [...path.split(' '), `--${flag}`, choice]),
  ),
]

/** Every report by everything, and all else that is reckoned. Ties go by number, which stays the same here. */
const asked: readonly (readonly string[])[] = [
  ...Object.keys(program.commands)
    .filter((path) => path.startsWith('report '))
    .flatMap(linesOf),
  ...['rfm', 'value', 'class', 'tier'].flatMap((scheme) => linesOf(`segment ${scheme}`)),
  ['list', 'revisits', '--within', '90'],
  ['list', 'customers', '--sort', 'id'],
]

const inAnyOrder = (lines: readonly string[]) =>
  fc.tuple(fc.constant(lines), fc.shuffledSubarray([...lines], { minLength: lines.length }))

describe('the order of facts', () => {
  it('changes no report, no segment and no list of whom to contact', { timeout: ample }, async () => {
    const dayOf = (count: number): string => new Date(Date.UTC(2025, 0, 1 + count)).toISOString().slice(0, 10)
    const people = Array.from({ length: 7 }, (_, at) => `K${at},N${at},${at % 2 === 0 ? 'York' : '北京'}`)
    const facts = fc.array(order, { minLength: 1, maxLength: 25 }).chain((orders) => {
      const all = (line: (one: (typeof orders)[number], at: number) => string) => inAnyOrder(orders.map(line))
      return fc.record({
        orders: all(({ customer, day, amount }, at) => `A${at},K${customer},${dayOf(day)},${amount},P${amount % 3}`),
        visits: all(({ customer, day }, at) => `W${at},K${customer},done,${dayOf(700 - day)}`),
        complaints: all(
          ({ customer, day, amount }, at) =>
            `Z${at},K${customer},${dayOf(day)},closed,${['late', 'broken'][amount & 1]}`,
        ),
        // Of two said on one day the one with the higher number is the last word: each has a day of its own.
        consents: all(
          ({ customer, amount }, at) => `S${at},K${customer},sms,${amount > 90 ? 'yes' : 'no'},${dayOf(at)},form`,
        ),
      })
    })
    const heads = {
      orders: 'key,customer,at,amount,product',
      visits: 'key,customer,status,at',
      complaints: 'key,customer,received,status,category',
      consents: 'key,customer,channel,allowed,at,source',
    } as const
    const nouns = ['orders', 'visits', 'complaints', 'consents'] as const
    await fc.assert(
      fc.asyncProperty(facts, async (both) => {
        const answers = async (which: 0 | 1): Promise<readonly string[]> => {
          const house = await newHouse()
          house.put('customers.csv', `key,name,city\n${people.join('\n')}\n`)
          house.put('products.csv', 'key,name\nP0,Tea\nP1,Milk\nP2,Salt\nP-1,Rice\nP-2,Oil\n')
          for (const noun of ['customers', 'products']) await house.load([noun, `${noun}.csv`])
          for (const noun of nouns) {
            house.put(`${noun}.csv`, `${heads[noun]}\n${both[noun][which].join('\n')}\n`)
            expect((await house.load([noun, `${noun}.csv`])).rejected, noun).toBe(0)
          }
          const said: string[] = []
          for (const words of asked) said.push(await house.ok([...words, '--json', '--as-of', '2026-11-27']))
          return said
        }
        const [one, two] = [await answers(0), await answers(1)]
        for (const [at, words] of asked.entries()) expect(two[at], words.join(' ')).toBe(one[at])
      }),
      runs(4, 1000),
    )
  })
})

const policies = fc.record({
  onMatch: fc.constantFrom('update', 'fill', 'skip', 'fail'),
  match: fc.constantFrom([], ['--match', 'email,name'], ['--match', 'name+city'], ['--match', 'none']),
  clears: fc.boolean(),
  replaces: fc.boolean(),
})

describe('an import over records that are there', () => {
  it('is taken back and brought again without a trace, and what it rejects comes in when mended', {
    timeout: ample,
  }, async () => {
    const people = fc.array(person, { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(people, people, policies, async (before, after, { onMatch, match, clears, replaces }) => {
        const house = await newHouse()
        house.put('old.csv', fileOf(before.map((one, at) => lineOf({ ...one, mail: '', introducer: null }, at))))
        await house.load(['customers', 'old.csv'])
        const empty = await house.dump()
        house.put('a.csv', fileOf(after.map(lineOf)))
        const line = [
          '--on-match',
          onMatch,
          ...match,
          ...(clears ? ['--blank-clears'] : []),
          ...(replaces ? ['--replace-lists'] : []),
        ]
        const report = await house.load(['customers', 'a.csv', ...line])
        const full = await house.dump()
        if (report.entry !== null) {
          await house.ok(['undo'])
          expect(await house.dump()).toBe(empty)
          await house.ok(['redo'])
          expect(await house.dump()).toBe(full)
        }
        if (report.rejected === 0 || onMatch === 'fail') return
        // Its own columns say nothing, so that a file of which nothing is mended is rejected as it was.
        const again = await house.load(['customers', 'a.rejected.csv', ...line])
        expect(again.rows).toBe(report.rejected)
        expect(again.ignored_columns).toEqual([])
      }),
      runs(6, 1000),
    )
  })
})
