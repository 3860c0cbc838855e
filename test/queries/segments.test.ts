// `segment` and `report retention` in a real store of random orders, against a second reckoning: refunds, other
// currencies, removed customers and orders, days in the past, kept and to come.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wilson } from '../../src/analytics/wilson.ts'
import { addDays } from '../../src/kernel/day.ts'
import { chanceOf } from '../bench/chance.ts'
import { crm } from '../harness/world.ts'
import { buyersOn, cohortsOf, fieldsOf, rfmOf, type SoldOrder } from '../oracle/segments.ts'

const today = '2026-11-27'
// Beside today: few have bought since, and what is kept of the others holds.
const days = ['2025-03-31', '2026-02-14', '2026-11-25', today, '2026-12-02', '2027-03-01']

let cwd = ''
let orders: readonly SoldOrder[] = []
let ids: ReadonlyMap<string, number> = new Map()

const orderAt = (at: number): SoldOrder => {
  const chance = chanceOf(7, at)
  const customer = `k${chance.number(chance.percent(50) ? 20 : 150)}`
  const day = addDays('2024-06-15', chance.number(950))
  // Few different amounts: values on a cut and equal values are what goes wrong.
  const amount = chance.percent(12) ? -chance.number(9) * 500 : chance.number(9) * 500 + chance.number(3)
  return { customer, day, amount, currency: chance.percent(8) ? 'USD' : 'CNY' }
}

const run = async (...argv: readonly string[]) => {
  const ran = await crm(argv, { cwd })
  expect(ran.code, `crm ${argv.join(' ')}: ${ran.stderr}`).toBe(0)
  return ran
}

const json = async (...argv: readonly string[]) => JSON.parse((await run(...argv, '--json')).stdout)

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'crm-segments-'))
  const all = Array.from({ length: 900 }, (_, at) => orderAt(at))
  const lines = all.map(({ customer, day, amount, currency }, at) =>
    [`o${at}`, customer, day, (amount / 100).toFixed(2), currency].join(),
  )
  writeFileSync(join(cwd, 'orders.csv'), `key,customer,at,amount,currency\n${lines.join('\n')}\n`)
  await run('init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
  await run('import', 'orders', 'orders.csv', '--create-missing')
  await run('add', 'customer', 'nobody', '--key', 'nobody', '--stage', 'intent')
  const gone = ['k3', 'k7', 'k14']
  for (const key of gone) await run('remove', 'customer', `key:${key}`, '--yes')
  for (const at of [5, 6, 7, 8]) await run('remove', 'order', `key:o${at}`, '--yes')
  orders = all.filter(({ customer }, at) => !gone.includes(customer) && ![5, 6, 7, 8].includes(at))
  const listed: readonly { readonly id: string; readonly key: string }[] = await json('list', 'customers')
  ids = new Map(listed.map(({ id, key }) => [key, Number(id.slice(2))]))
  // So that one customer is chosen by a field that is derived, and one by its own.
  await run('edit', 'customer', 'key:k1', '--city', '上海')
}, 60_000)

afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const buyers = (day: string) => buyersOn(orders, ids, day, 'CNY')

describe.each(days)('on %s', (day) => {
  it.each([
    ['quantile', 5],
    ['ntile', 5],
    ['quantile', 12],
    ['ntile', 3],
  ])('RFM by %s in %i bins', async (rule, bins) => {
    const found = await json('segment', 'rfm', '--as-of', day, '--rule', rule, '--bins', String(bins))
    expect(found).toEqual(rfmOf(buyers(day), day, rule, bins))
  })

  it.each([
    ['average', 'orders', 'mean'],
    ['spend', 'days', 'median'],
    ['average', 'days', '12'],
    ['spend', 'orders', 'mean'],
  ])('value by %s, loyalty by %s, cut at %s', async (value, loyalty, cut) => {
    const flags = ['--value', value, '--loyalty', loyalty, '--cut', cut]
    const found = await json('segment', 'value', '--as-of', day, ...flags)
    const theirs = fieldsOf(buyers(day), { value, loyalty, cut })
    const customers: readonly { readonly key: string; readonly quadrant: string }[] = found.customers
    expect(Object.fromEntries(customers.map(({ key, quadrant }) => [key, quadrant]))).toEqual(theirs)
    expect(Object.keys(found.counts)).toEqual(['value', 'potential', 'maintain', 'marginal'])
    for (const [code, count] of Object.entries(found.counts))
      expect(count).toBe(Object.values(theirs).filter((one) => one === code).length)
    expect(found.other_currency).toBe(orders.filter((one) => one.day <= day && one.currency !== 'CNY').length)
  })

  it('retention', async () => {
    const found = await json('report', 'retention', '--as-of', day)
    const theirs = cohortsOf(buyers(day), day)
    const cohorts: readonly { cohort: string; size: number; active: (number | null)[]; rate: (number | null)[] }[] =
      found.cohorts
    expect(cohorts.map(({ cohort, size, active }) => ({ cohort, size, active }))).toEqual(theirs)
    for (const { size, active, rate } of cohorts)
      expect(rate).toEqual(active.map((count) => (count === null ? null : count / size)))
    const repeat = buyers(day).filter((one) => one.days.length > 1).length
    const customers = buyers(day).length
    expect(found).toMatchObject({
      as_of: day,
      running: !day.endsWith('31'),
      repurchase: { customers, repeat, rate: repeat / customers, ...wilson(repeat, customers) },
    })
  })

  it.each(['class', 'tier'])('%s: counts and spend are those of the list of customers', async (scheme) => {
    const found = await json('segment', scheme, '--as-of', day)
    const customers: readonly Readonly<Record<string, string | number>>[] = await json(
      'list',
      'customers',
      '--as-of',
      day,
    )
    const spendOf = (list: typeof customers) => list.reduce((sum, one) => sum + Math.round(Number(one.spend) * 100), 0)
    for (const part of found) {
      const own = customers.filter((one) => one[scheme] === part[scheme])
      expect(part).toEqual({
        [scheme]: part[scheme],
        count: own.length,
        share: own.length / customers.length,
        spend: spendOf(own) / 100,
        other_currency: own.reduce((sum, one) => sum + Number(one.other_currency), 0),
        spend_share: spendOf(own) / spendOf(customers),
      })
    }
    const members = await json('segment', scheme, '--as-of', day, '--members')
    expect(members.map((one: Readonly<Record<string, unknown>>) => [one.key, one[scheme], one.spend])).toEqual(
      [...customers]
        .sort((a, b) => Number(String(a.id).slice(2)) - Number(String(b.id).slice(2)))
        .map((one) => [one.key, one[scheme], one.spend]),
    )
  })
})

describe('what is kept', () => {
  it('gives the same as the orders themselves', async () => {
    const kept = await json('segment', 'rfm')
    // A filter that all meet has the figures of the day reckoned in another way.
    expect(await json('segment', 'rfm', 'id>0')).toEqual(kept)
    expect(kept).toEqual(rfmOf(buyers(today), today, 'quantile', 5))
  })
})

describe('a filter', () => {
  it('chooses who is shown, and moves no score and no cut', async () => {
    const all: readonly { readonly key: string }[] = await json('segment', 'rfm')
    expect(await json('segment', 'rfm', 'city:上海')).toEqual(all.filter(({ key }) => key === 'k1'))
    expect(await json('segment', 'rfm', '--where', 'orders>=3', 'tier:high')).toHaveLength(
      (await json('list', 'customers', 'orders>=3', 'tier:high')).length,
    )
    const matrix = await json('segment', 'value')
    const one = await json('segment', 'value', 'city:上海')
    expect(one.cut).toEqual(matrix.cut)
    expect(one.customers).toHaveLength(1)
    const days = buyers(today).find(({ key }) => key === 'k1')?.days ?? []
    expect((await json('report', 'retention', 'city:上海')).cohorts).toMatchObject([
      { cohort: days[0]?.slice(0, 7), size: 1 },
    ])
  })

  it('that cannot be read is refused', async () => {
    expect(await crm(['segment', 'rfm', 'ctiy:上海'], { cwd })).toMatchObject({ code: 2, stdout: '' })
  })
})

it('orders in another currency are told on stderr', async () => {
  const { stderr } = await run('segment', 'tier', '--csv')
  expect(stderr).toMatch(/^\d+ orders in another currency are left out of every sum\n$/)
})

describe('a flag', () => {
  it.each([
    [['rfm', '--bins', '1']],
    [['rfm', '--bins', 'five']],
    [['rfm', '--rule', 'thirds']],
    [['value', '--cut', 'middle']],
    [['value', '--cut', '1,2,3']],
    [['value', '--loyalty', 'years']],
  ])('that makes no sense is refused: %j', async (argv) => {
    expect(await crm(['segment', ...argv], { cwd })).toMatchObject({ code: 2, stdout: '' })
  })
})
