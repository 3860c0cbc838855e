// What `segment explain` says would move a customer, done in a store: the customer is then where it was said to be.
// Random firms with few different amounts and days, so that values lie on cuts and beside each other.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addDays, daysBetween, isDay } from '../../src/kernel/day.ts'
import { chanceOf } from '../bench/chance.ts'
import { putStore } from '../harness/empty-store.ts'
import { crm } from '../harness/world.ts'

const today = '2026-11-27'

interface Sold {
  readonly key: string
  readonly customer: number
  readonly day: string
  readonly amount: number
}

interface Step {
  readonly purchases?: number
  readonly days?: number
  readonly exactly?: number
  readonly least?: number
  readonly under?: number
  readonly spend?: number
  readonly until?: string
}

interface Explained {
  readonly scheme: string
  readonly result: string | null
  readonly moves: readonly { readonly to: string; readonly text: string; readonly step: Step | null }[]
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const run = async (cwd: string, ...argv: readonly string[]) => {
  const ran = await crm(argv, { cwd })
  expect(ran.code, `crm ${argv.join(' ')}: ${ran.stderr}`).toBe(0)
  return ran
}

const storeOf = async (orders: readonly Sold[], customers: number): Promise<string> => {
  const cwd = mkdtempSync(join(tmpdir(), 'crm-moves-'))
  folders.push(cwd)
  const people = Array.from({ length: customers }, (_, at) => `k${at + 1},n${at + 1}`)
  const lines = orders.map(
    ({ key, customer, day, amount }) => `${key},k${customer},${day},${(amount / 100).toFixed(2)}`,
  )
  writeFileSync(join(cwd, 'c.csv'), `key,name\n${people.join('\n')}\n`)
  writeFileSync(join(cwd, 'o.csv'), `key,customer,at,amount\n${lines.join('\n')}\n`)
  await putStore(cwd, ['--zone', 'Asia/Shanghai', '--currency', 'CNY'])
  await run(cwd, 'import', 'customers', 'c.csv')
  await run(cwd, 'import', 'orders', 'o.csv')
  return cwd
}

const ordersOf = (seed: number, customers: number): readonly Sold[] =>
  Array.from({ length: 70 }, (_, at) => {
    const chance = chanceOf(seed, at)
    return {
      key: `o${at}`,
      customer: chance.number(customers) + 1,
      day: addDays(today, -chance.number(12) * 45 - chance.number(3)),
      amount: chance.percent(8) ? -chance.number(4) * 500 : chance.number(9) * 500 + chance.number(3),
    }
  })

const explained = async (cwd: string, customer: number, options: readonly string[], day: string) => {
  const ran = await run(cwd, 'segment', 'explain', `C-${customer}`, ...options, '--as-of', day, '--json')
  const schemes: readonly Explained[] = JSON.parse(ran.stdout).schemes
  return (scheme: string) => schemes.find((one) => one.scheme === scheme)
}

/** The amounts, in cents, with which a step is to be tried: at its edges and well inside. */
const sumsOf = ({ exactly, least, under, spend }: Step): readonly number[] => {
  const cents = (amount: number) => Math.round(amount * 100)
  if (spend !== undefined) return [cents(spend)]
  if (exactly !== undefined) return [cents(exactly)]
  if (least !== undefined) return [cents(least), cents(least) + 12_345]
  return under === undefined ? [0, 98_765] : [0, cents(under) - 1]
}

/** Amounts of so many purchases that are so much together. */
const partsOf = (sum: number, count: number): readonly number[] => {
  const each = Math.floor(sum / count)
  return Array.from({ length: count }, (_, at) => (at === 0 ? sum - each * (count - 1) : each))
}

/** Buys, looks, and takes it back. */
const afterBuying = async (
  cwd: string,
  customer: number,
  options: readonly string[],
  buys: readonly { readonly day: string; readonly amount: number }[],
) => {
  // One import, however many they are: one step to take back.
  const lines = buys.map(({ day, amount }, at) => `new${at},C-${customer},${day},${(amount / 100).toFixed(2)}`)
  writeFileSync(join(cwd, 'more.csv'), `key,customer,at,amount\n${lines.join('\n')}\n`)
  await run(cwd, 'import', 'orders', 'more.csv')
  const found = await explained(cwd, customer, options, today)
  await run(cwd, 'undo')
  return found
}

const freeDays = (orders: readonly Sold[], customer: number, count: number): readonly string[] => {
  const taken = new Set(orders.filter((order) => order.customer === customer).map(({ day }) => day))
  return Array.from({ length: 60 }, (_, at) => addDays(today, -at))
    .filter((day) => !taken.has(day))
    .slice(0, count)
}

/** All others are as they are: their orders are as old on the later day as they are today. */
const laterStore = (orders: readonly Sold[], customer: number, days: number, customers: number) =>
  storeOf(
    orders.map((order) => (order.customer === customer ? order : { ...order, day: addDays(order.day, days) })),
    customers,
  )

const firms = [
  { seed: 11, customers: 13, options: [] },
  { seed: 12, customers: 9, options: ['--cut', 'median', '--value', 'spend', '--rule', 'ntile', '--bins', '4'] },
  { seed: 13, customers: 16, options: ['--cut', 'median', '--loyalty', 'days', '--bins', '7'] },
  { seed: 14, customers: 12, options: ['--cut', '18.5,7', '--loyalty', 'days', '--rule', 'ntile'] },
]

describe('what explain says would move a customer', () => {
  it.each(firms)('is true, firm $seed', async ({ seed, customers, options }) => {
    const orders = ordersOf(seed, customers)
    const cwd = await storeOf(orders, customers)
    let tried = 0
    for (let customer = 1; customer <= customers; customer += 6) {
      const now = await explained(cwd, customer, options, today)
      for (const scheme of ['rfm', 'value', 'class', 'tier'])
        for (const { to, text, step } of now(scheme)?.moves ?? []) {
          const told = `C-${customer} ${scheme}: ${text}`
          expect(to, told).not.toBe(now(scheme)?.result)
          if (step === null) continue
          tried += 1
          if (step.until !== undefined && isDay(step.until)) {
            const later = await laterStore(orders, customer, daysBetween(today, step.until), customers)
            const found = await explained(later, customer, options, step.until)
            expect(found(scheme)?.result, told).toBe(to)
            continue
          }
          for (const sum of sumsOf(step)) {
            const days = step.days === undefined ? [] : freeDays(orders, customer, step.days)
            const buys = partsOf(sum, step.days ?? step.purchases ?? 1).map((amount, at) => ({
              amount,
              day: days[at] ?? today,
            }))
            const found = await afterBuying(cwd, customer, options, buys)
            expect(found(scheme)?.result, `${told}, with ${sum}`).toBe(to)
          }
        }
    }
    expect(tried).toBeGreaterThan(5)
  })

  it('names the last day before it happens', async () => {
    const orders = ordersOf(11, 13)
    const cwd = await storeOf(orders, 13)
    const now = await explained(cwd, 1, [], today)
    for (const scheme of ['rfm', 'class', 'tier']) {
      const until = now(scheme)?.moves.find(({ step }) => step?.until !== undefined)?.step?.until
      if (until === undefined || !isDay(until)) continue
      const days = daysBetween(today, until) - 1
      const found = await explained(await laterStore(orders, 1, days, 13), 1, [], addDays(until, -1))
      expect(found(scheme)?.result, scheme).toBe(now(scheme)?.result)
    }
  })
})
