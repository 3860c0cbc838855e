// Reports over a firm of three, with figures reckoned by hand; one customer and one order are removed, one order is in
// another currency, one customer has no owner. The sums behind the figures stand beside them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crm, steppingClock } from '../harness/world.ts'

const files = {
  staff: ['key,name', 'wf,王芳', 'lq,李强'],
  customers: [
    'key,name,city,source,owner',
    'a,宏远科技,上海,展会,wf',
    'b,Maria Lopez,Madrid,web,lq',
    'c,张小明,,展会,',
    'd,Gone,上海,web,wf',
  ],
  orders: [
    'key,customer,at,amount,currency',
    'a1,a,2025-01-10,100,',
    'a2,a,2026-03-05,300,',
    'a3,a,2026-03-20,-50,',
    'b1,b,2026-01-15,200,',
    'b2,b,2026-01-20,999,USD',
    'c1,c,2025-05-01,40,',
    'd1,d,2026-02-02,5000,',
    'gone,a,2026-04-04,777,',
  ],
  visits: [
    'key,customer,status,due,at,channel,purpose,staff,mood',
    'v1,a,done,2026-05-10,2026-05-10,phone,revisit,wf,4',
    'v2,a,done,2026-05-20,2026-05-22,visit,revisit,wf,2',
    'v3,b,missed,2026-06-01,,phone,care,lq,',
    'v4,b,planned,2026-07-15,,phone,care,lq,',
    'v5,c,done,,2026-06-10,mail,aftersales,,',
    'v6,d,done,2026-06-10,2026-06-10,mail,care,wf,5',
    'v7,a,cancelled,2026-05-25,,mail,care,,',
  ],
  complaints: [
    'key,customer,received,category,severity,status,kind',
    'k1,a,2026-06-01,delivery,3,received,complaint',
    'k2,b,2026-06-01,delivery,2,received,complaint',
    'k3,a,2026-06-05,quality,4,accepted,complaint',
    'k4,c,2026-05-01,,1,closed,complaint',
    'k5,d,2026-06-05,quality,4,received,complaint',
    'k6,a,2026-06-05,quality,4,received,inquiry',
  ],
}

let cwd = ''

const at = async (day: string, ...argv: readonly string[]): Promise<string> => {
  const ran = await crm(argv, { cwd, clock: steppingClock(`${day}T03:00:00.000Z`) })
  expect(ran.code, `crm ${argv.join(' ')}: ${ran.stderr}`).toBe(0)
  return ran.stdout
}

const asked = async (line: string, day = '2026-06-30') =>
  JSON.parse(await at('2026-07-01', ...line.split(' '), '--as-of', day, '--json'))

const rowsOf = async (line: string, keys: readonly string[], day?: string) => {
  const { rows }: { readonly rows: readonly Record<string, unknown>[] } = await asked(line, day)
  return rows.map((row) => keys.map((key) => row[key]))
}

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'crm-reports-'))
  await at('2026-06-06', 'init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
  for (const [name, lines] of Object.entries(files)) {
    writeFileSync(join(cwd, `${name}.csv`), `${lines.join('\n')}\n`)
    await at('2026-06-06', 'import', name, `${name}.csv`, '-q')
  }
  await at('2026-06-06', 'close', 'complaint', 'key:k1', '--reason', 'new carrier')
  await at('2026-06-06', 'remove', 'customer', 'key:d', '--yes')
  await at('2026-06-06', 'remove', 'order', 'key:gone', '--yes')
  await at('2026-06-11', 'close', 'complaint', 'key:k2', '--reason', 'paid back')
  await at('2026-06-20', 'move', 'complaint', 'key:k1', 'reopened')
})

afterAll(() => rmSync(cwd, { recursive: true, force: true }))

describe('sales', () => {
  const keys = ['purchases', 'sold', 'refunds', 'net', 'customers', 'mean']

  it('by month: neither the removed nor the other currency', async () => {
    const byMonth = await rowsOf('report sales', ['month', ...keys])
    expect(byMonth.filter(([, purchases]) => purchases !== 0)).toEqual([
      ['2025-01', 1, 100, 0, 100, 1, 100],
      ['2025-05', 1, 40, 0, 40, 1, 40],
      ['2026-01', 1, 200, 0, 200, 1, 200],
      ['2026-03', 1, 300, 50, 250, 1, 300],
    ])
    const { customers, gini, other_currency, rows } = await asked('report sales')
    // 40, 200, 350: 2 (1 x 40 + 2 x 200 + 3 x 350) / (3 x 590) - 4/3
    expect(gini).toBeCloseTo(2980 / 1770 - 4 / 3, 12)
    expect([customers, other_currency]).toEqual([3, 1])
    expect(rows.at(14)).toMatchObject({ month: '2026-03' })
    expect(rows.at(14).share).toBeCloseTo(250 / 590, 12)
  })

  it('by month tells of every month, also of one without sales', async () => {
    const months = async (line: string) => (await rowsOf(line, ['month', 'purchases', 'net'])).map(String)
    const all = await months('report sales')
    expect([all.at(0), all.at(1), all.at(-1), all.length]).toEqual(['2025-01,1,100', '2025-02,0,0', '2026-06,0,0', 18])
    expect(await months('report sales --period 2026-02..2026-05')).toEqual([
      '2026-02,0,0',
      '2026-03,1,250',
      '2026-04,0,0',
      '2026-05,0,0',
    ])
    expect(await asked('report sales --period 2024')).toMatchObject({ rows: [] })
    const visits = await asked('report visits --by month --period 2026-04..2026-07')
    expect(visits.rows.map(({ month, done }: { month: string; done: number }) => `${month} ${done}`)).toEqual([
      '2026-04 0',
      '2026-05 2',
      '2026-06 1',
      '2026-07 0',
    ])
    const complaints = await asked('report complaints --by month --period 2026')
    expect(
      complaints.rows.map(({ month, received }: { month: string; received: number }) => `${month} ${received}`),
    ).toEqual(['2026-01 0', '2026-02 0', '2026-03 0', '2026-04 0', '2026-05 1', '2026-06 3'])
  })

  it('of a period', async () => {
    const found = await asked('report sales --period 2026-Q1')
    expect(found).toMatchObject({ from: '2026-01-01', to: '2026-03-31', customers: 2 })
    // 200, 250: 2 (200 + 2 x 250) / (2 x 450) - 3/2
    expect(found.gini).toBeCloseTo(1400 / 900 - 1.5, 12)
    expect(found.rows.map(({ month }: { readonly month: string }) => month)).toEqual(['2026-01', '2026-02', '2026-03'])
  })

  it('by owner, the unknown one last by what it brings, with classes', async () => {
    // A while less than 472 of 590 lies ahead, B while less than 560.50: 0, 350, 550.
    expect(await rowsOf('report sales --by owner', ['owner', 'owner_name', 'purchases', 'net', 'abc'])).toEqual([
      ['E-1', '王芳', 2, 350, 'A'],
      ['E-2', '李强', 1, 200, 'A'],
      [null, null, 1, 40, 'B'],
    ])
  })

  it('by product, where orders have no lines', async () => {
    expect(await rowsOf('report sales --by product', ['product', ...keys])).toEqual([[null, 4, 640, 50, 590, 3, 160]])
  })

  it('by source, of the customers of a filter, as CSV', async () => {
    const csv = await at(
      '2026-07-01',
      'report',
      'sales',
      '--by',
      'source',
      'city:上海',
      '--as-of',
      '2026-06-30',
      '--csv',
    )
    expect(csv).toBe(
      'source,purchases,sold,refunds,net,share,customers,mean,abc\n展会,2,400.00,50.00,350.00,1,1,200.00,A\n',
    )
  })
})

describe('customers', () => {
  const keys = ['count', 'purchases', 'spend']

  it('by owner: every purchase counts, the other currency enters no sum', async () => {
    expect(await rowsOf('report customers --by owner', ['owner_name', ...keys])).toEqual([
      ['王芳', 1, 2, 350],
      ['李强', 1, 2, 200],
      [null, 1, 1, 40],
    ])
    const { rows, other_currency } = await asked('report customers --by owner')
    expect(rows[0].share).toBeCloseTo(1 / 3, 12)
    expect(rows[0].spend_share).toBeCloseTo(350 / 590, 12)
    expect(other_currency).toBe(1)
  })

  it('by class: the last purchase of c is 425 days ago', async () => {
    expect(await rowsOf('report customers --by class', ['class', ...keys])).toEqual([
      ['existing', 2, 4, 550],
      ['lost', 1, 1, 40],
    ])
  })

  it('by tier: 250 and 200 in the last year', async () => {
    // Of 450: a has none ahead, b has 250 ahead, more than half and less than four fifths.
    expect(await rowsOf('report customers --by tier', ['tier', ...keys])).toEqual([
      ['high', 1, 2, 350],
      ['middle', 1, 2, 200],
      ['low', 1, 1, 40],
    ])
  })

  it('by month: a is lost on 2026-01-11 and comes back on 2026-03-05, c is lost on 2026-05-02', async () => {
    const rows = await rowsOf('report customers --by month', ['month', 'new', 'lost', 'back', 'customers', 'churn'])
    expect(rows).toHaveLength(18)
    expect(rows.filter(([, won, lost, back]) => won || lost || back)).toEqual([
      ['2025-01', 1, 0, 0, 1, null],
      ['2025-05', 1, 0, 0, 2, 0],
      ['2026-01', 1, 1, 0, 2, 0.5],
      ['2026-03', 0, 0, 1, 3, 0],
      ['2026-05', 0, 1, 0, 2, 1 / 3],
    ])
    expect(rows.at(-1)).toEqual(['2026-06', 0, 0, 0, 2, 0])
  })
})

describe('visits', () => {
  const keys = ['planned', 'done', 'missed', 'cancelled', 'on_time', 'on_time_share', 'mood']

  it('by month: the done by the day, the others by the due day', async () => {
    expect(await rowsOf('report visits', ['month', ...keys])).toEqual([
      ['2026-05', 0, 2, 0, 1, 1, 0.5, 3],
      ['2026-06', 0, 1, 1, 0, 0, 0, null],
      ['2026-07', 1, 0, 0, 0, 0, null, null],
    ])
  })

  it('by owner: nobody has one done and one cancelled', async () => {
    expect(await rowsOf('report visits --by owner', ['owner_name', ...keys])).toEqual([
      ['王芳', 0, 2, 0, 0, 1, 0.5, 3],
      ['李强', 1, 0, 1, 0, 0, 0, null],
      [null, 0, 1, 0, 1, 0, null, null],
    ])
  })

  it.each([
    // a is high, to be seen every 30 days, and was seen on 2026-05-22; b was never seen; c is lost.
    ['2026-06-21', 1],
    ['2026-06-22', 0],
  ])('within the rhythm on %s', async (day, seen) => {
    const { rhythm } = await asked('report visits', day)
    expect(rhythm).toEqual([
      { tier: 'high', customers: 1, seen, share: seen },
      { tier: 'middle', customers: 1, seen: 0, share: 0 },
      { tier: 'low', customers: 0, seen: 0, share: null },
    ])
  })
})

describe('complaints', () => {
  it.each([
    // k1 took 5 days; k2 is open for 7 and k3 for 3: of two at risk at 5 one ends.
    ['2026-06-08', { received: 4, open: 2, closed: 2, median_days: 5 }],
    // 5, 10, and k3 open for 10: of three at 5 one ends, of two at 10 one.
    ['2026-06-15', { received: 4, open: 1, closed: 3, median_days: 10 }],
    // k1 was opened again: only k2 ended, of three.
    ['2026-06-30', { received: 4, open: 2, closed: 2, median_days: null }],
  ])('as they stood on %s', async (day, all) => {
    expect(await asked('report complaints', day)).toMatchObject(all)
  })

  it('by category and by severity, the worst first', async () => {
    const keys = ['received', 'open', 'closed', 'share']
    expect(await rowsOf('report complaints', ['category', ...keys])).toEqual([
      ['delivery', 2, 1, 1, 0.5],
      ['quality', 1, 1, 0, 0.25],
      [null, 1, 0, 1, 0.25],
    ])
    expect(await rowsOf('report complaints --by severity', ['severity', 'received'])).toEqual([
      ['4', 1],
      ['3', 1],
      ['2', 1],
      ['1', 1],
    ])
  })
})

it('retention: two of three bought again, b in two currencies on different days of a month', async () => {
  const { cohorts, repurchase, running } = await asked('report retention')
  expect(
    cohorts.map(({ cohort, size, active }: { readonly [key: string]: unknown }) => [cohort, size, active]),
  ).toEqual([
    ['2025-01', 1, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['2025-05', 1, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null]],
    ['2026-01', 1, [1, 0, 0, 0, 0, 0, null, null, null, null, null, null, null, null, null]],
  ])
  // Centre (2/3 + z²/6) / (1 + z²/3) = 0.573084, half 0.365424, with z² = 3.841459.
  expect(repurchase).toMatchObject({ customers: 3, repeat: 2, rate: 2 / 3 })
  expect(repurchase.lower).toBeCloseTo(0.20766, 5)
  expect(repurchase.upper).toBeCloseTo(0.938508, 5)
  expect(running).toBe(false)
})

describe('survival', () => {
  const keys = ['days', 'at_risk', 'ended', 'survival']

  it('until they buy again: b after 5 days, a after 419; c not for 425', async () => {
    expect(await rowsOf('report survival --of repeat --step 200', keys)).toEqual([
      [0, 3, 0, 1],
      [200, 2, 1, 1 - 1 / 3],
      [400, 2, 0, 1 - 1 / 3],
      [419, 2, 1, expect.closeTo(1 / 3, 12)],
    ])
    expect(await asked('report survival --of repeat')).toMatchObject({ customers: 3, ended: 2, median_days: 419 })
  })

  it('until they are lost: a and c after 366 days; b is known for 166', async () => {
    expect(await rowsOf('report survival --step 183', keys)).toEqual([
      [0, 3, 0, 1],
      [183, 2, 0, 1],
      [366, 2, 2, 0],
    ])
    expect(await asked('report survival')).toMatchObject({ customers: 3, ended: 2, median_days: 366 })
  })
})

describe('nothing to tell', () => {
  const reports = ['retention', 'survival', 'customers', 'customers --by month', 'visits', 'complaints', 'sales']

  it.each(reports)('%s before anything was', async (report) => {
    const argv = ['report', ...report.split(' '), '--as-of', '1990-01-01']
    const ran = await crm([...argv, '--where', 'city:nowhere'], { cwd, isTTY: true })
    expect([ran.code, ran.stdout]).toEqual([0, ''])
    expect(ran.stderr).not.toBe('')
    const page = await at('2026-07-01', ...argv, '--where', 'city:nowhere', '-f', 'html')
    expect(page).toMatch(/<p class="empty">[^<]+<\/p>/)
    expect(page).not.toContain('<svg')
  })
})
