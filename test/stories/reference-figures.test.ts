// Published figures of known data sets, through whole command lines: a file is imported, a question is asked.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { crm } from '../harness/world.ts'

const data = (name: string): string => fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url))

const filled = async (file: string, map: string): Promise<(line: string) => Promise<string>> => {
  const cwd = mkdtempSync(join(tmpdir(), 'crm-reference-'))
  const ask = async (argv: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await crm(argv, { cwd })
    expect(code, `crm ${argv.join(' ')}: ${stderr}`).toBe(0)
    return stdout
  }
  await ask(['init', '--zone', 'UTC', '--currency', 'USD'])
  await ask(['import', 'orders', data(file), '--map', map, '--create-missing', '-q'])
  process.once('exit', () => rmSync(cwd, { recursive: true, force: true }))
  return (line) => ask(line.split(' '))
}

describe.skipIf(!existsSync(data('cdnow_sample_tx.csv')))('CDNOW (skipped where ../shared/data is absent)', () => {
  let ask: (line: string) => Promise<string>
  beforeAll(async () => {
    ask = await filled('cdnow_sample_tx.csv', 'Id=customer,Date=at,Price=amount')
  })

  it('falls into 311 value, 425 maintain, 495 potential and 1,126 marginal customers', async () => {
    const line = 'segment value --value average --loyalty orders --cut mean --as-of 1998-06-30 --json'
    const { counts, customers } = JSON.parse(await ask(line))
    expect(counts).toEqual({ value: 311, potential: 495, maintain: 425, marginal: 1126 })
    expect(customers).toHaveLength(2357)
  })

  it('comes back as published', async () => {
    const found = JSON.parse(await ask('report retention --as-of 1998-06-30 --json'))
    const published = readFileSync(data('vectors/cohort_cdnow_active.csv'), 'utf8').trim().split(/\r?\n/).slice(1)
    const cohorts: readonly { readonly cohort: string; readonly active: readonly (number | null)[] }[] = found.cohorts
    // The file writes 0 for the months that lie ahead.
    expect(cohorts.map(({ cohort, active }) => [cohort, ...active.map((count) => count ?? 0)].join())).toEqual(
      published,
    )
    expect(cohorts.map(({ active }) => active.filter((count) => count === null).length)).toEqual([0, 1, 2])
    expect(found).toMatchObject({ running: false, repurchase: { customers: 2357, repeat: 1139 } })
    expect(found.repurchase.rate).toBeCloseTo(0.4832414, 7)
  })

  it('buys again within 30, 90, 180 and 365 days as published', async () => {
    const within = async (step: number): Promise<number> => {
      const { rows } = JSON.parse(await ask(`report survival --of repeat --step ${step} --as-of 1998-06-30 --json`))
      return Math.round((1 - rows[1].survival) * 2357)
    }
    const found = await Promise.all([30, 90, 180, 365].map(within))
    expect(found).toEqual([410, 687, 887, 1074])
  })

  it('has the published coefficient of Gini', async () => {
    const { gini, customers } = JSON.parse(await ask('report sales --as-of 1998-06-30 --json'))
    expect(gini).toBeCloseTo(0.630917117, 9)
    expect(customers).toBe(2357)
  })
})

describe.skipIf(!existsSync(data('rfm_data_orders.csv')))(
  '995 customers (skipped where ../shared/data is absent)',
  () => {
    it.each([
      ['quantile', [268, 187, 176, 244, 120]],
      ['ntile', [199, 199, 199, 199, 199]],
    ])('have the published scores of F by %s', async (rule, counts) => {
      const ask = await filled('rfm_data_orders.csv', 'customer_id=customer,order_date=at,revenue=amount')
      const found: readonly { readonly f: number }[] = JSON.parse(
        await ask(`segment rfm --rule ${rule} --as-of 2006-12-31 --json`),
      )
      expect([1, 2, 3, 4, 5].map((score) => found.filter(({ f }) => f === score).length)).toEqual(counts)
    })
  },
)
