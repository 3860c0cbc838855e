// Retention rules in a real store: who falls due and from what that is counted, who is held back and why, how a thousand go
// at once, and what is left of them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { textFinder } from '../../src/kernel/many-texts.ts'
import { crm, steppingClock } from '../harness/world.ts'
import { temporaryFolder } from './temporary-store.ts'

const clock = steppingClock('2026-11-27T01:00:00.000Z')

let cwd = ''
const must = async (argv: readonly string[], code = 0): Promise<string> => {
  const ran = await crm(argv, { cwd, clock })
  if (ran.code !== code) throw new Error(`crm ${argv.join(' ')} ended with ${ran.code}: ${ran.output}`)
  return ran.stdout
}
const json = async (...argv: readonly string[]) => JSON.parse(await must([...argv, '--json']))

const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.join(',')}\n`).join('')

beforeEach(async () => {
  cwd = temporaryFolder()
  await must(['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'])
})

const people = async (...rows: readonly (readonly (string | number)[])[]): Promise<void> => {
  writeFileSync(join(cwd, 'people.csv'), csv([['key', 'name', 'added', 'tags'], ...rows]))
  await must(['import', 'customers', 'people.csv'])
}

const due = async (rule: string, ...flags: readonly string[]): Promise<readonly (readonly unknown[])[]> =>
  (await json('erase', '--rule', rule, '-n', ...flags)).map((row: Record<string, unknown>) => [
    row.customer,
    row.why,
    row.since,
    row.due,
    row.held,
  ])

describe('a retention rule', () => {
  it('counts from the last of contact, purchase, order, complaint and the day added, or from one of them', async () => {
    await people(
      ['A', 'Anna', '2020-01-31', ''],
      ['B', 'Ben', '2020-01-31', ''],
      ['C', 'Cy', '2020-01-31', ''],
      ['D', 'Di', '2026-11-01', ''],
    )
    await must(['config', 'set', 'accounting_months', '0'])
    await must(['log', 'C-1', 'hello', '--at', '2022-05-31'])
    await must(['add', 'order', 'C-2', '--amount', '10', '--at', '2021-03-01'])
    await must(['add', 'order', 'C-2', '--amount', '-10', '--at', '2021-04-01'])
    await must(['add', 'complaint', 'C-3', '--text', 'x', '--received', '2023-02-28'])
    await must(['close', 'complaint', 'K-1', '--reason', 'done'])
    await must(['add', 'retention', 'all', '--after', '1m'])
    await must(['add', 'retention', 'talk', '--after', '30d', '--basis', 'last_contact'])
    await must(['add', 'retention', 'bought', '--after', '1y', '--basis', 'last_purchase'])
    await must(['add', 'retention', 'made', '--after', '12月', '--basis', 'added', '--filter', 'name:Anna'])
    expect(await due('all')).toEqual([
      ['C-1', 'contact', '2022-05-31', '2022-06-30', null],
      ['C-2', 'order', '2021-04-01', '2021-05-01', null],
      ['C-3', 'complaint', '2023-02-28', '2023-03-28', null],
    ])
    expect(await due('talk')).toEqual([['C-1', 'contact', '2022-05-31', '2022-06-30', null]])
    expect(await due('bought')).toEqual([['C-2', 'purchase', '2021-03-01', '2022-03-01', null]])
    expect(await due('made')).toEqual([['C-1', 'added', '2020-01-31', '2021-01-31', null]])
    expect(await due('all', '--as-of', '2026-12-02')).toHaveLength(4)
    expect(await due('all', '--as-of', '2021-04-30')).toEqual([])
    // The day on which the time is over counts.
    expect((await due('all', '--as-of', '2021-05-01')).map(([id]) => id)).toEqual(['C-2'])
  })

  it('reaches archived customers, and of merged ones the one that is left', async () => {
    await people(['A', 'Anna', '2020-01-31', ''], ['B', 'Ben', '2020-01-31', ''], ['C', 'Cy', '2020-01-31', ''])
    await must(['remove', 'customer', 'C-1', '--yes'])
    await must(['merge', 'customer', 'C-2', 'C-3', '--yes'])
    await must(['add', 'retention', 'all', '--after', '2y'])
    const rows = await json('erase', '--rule', 'all', '-n')
    expect(rows.map((row: Record<string, unknown>) => [row.customer, row.archived])).toEqual([
      ['C-1', true],
      ['C-2', false],
    ])
    await must(['erase', '--rule', 'all', '--confirm', '2'])
    expect(await json('list', 'customers', '--removed')).toEqual([])
  })

  it('never takes somebody with an open complaint, a planned visit, an order of the books, or a tag of hold', async () => {
    await people(
      ['A', 'Anna', '2010-01-31', ''],
      ['B', 'Ben', '2010-01-31', ''],
      ['C', 'Cy', '2010-01-31', ''],
      ['D', 'Di', '2010-01-31', 'Legal-Hold'],
      ['E', 'Ed', '2010-01-31', '法律保留'],
      ['F', 'Flo', '2010-01-31', 'vip'],
      ['G', 'Gus', '2010-01-31', ''],
    )
    await must(['add', 'complaint', 'C-1', '--text', 'x', '--received', '2012-02-28'])
    await must(['add', 'visit', 'C-2', '--due', '2027-01-01'])
    await must(['add', 'order', 'C-3', '--amount', '10', '--at', '2016-11-28'])
    await must(['add', 'order', 'C-7', '--amount', '10', '--at', '2016-11-27'])
    await must(['add', 'retention', 'all', '--after', '2y', '--automatic', 'yes'])
    const held = (await due('all')).map(([id, , , , why]) => [id, why])
    expect(held).toEqual([
      ['C-1', 'complaint'],
      ['C-2', 'visit'],
      ['C-3', 'order'],
      ['C-4', 'tag'],
      ['C-5', 'tag'],
      ['C-6', null],
      ['C-7', null],
    ])
    const night = await json('run', 'nightly')
    expect(night.retention).toEqual([
      {
        rule: 'RT-1',
        name: 'all',
        automatic: true,
        due: ['C-1', 'C-2', 'C-3', 'C-4', 'C-5', 'C-6', 'C-7'],
        held: 5,
        erased: 2,
      },
    ])
    expect((await json('list', 'customers')).map(({ id }: { id: string }) => id)).toEqual([
      'C-1',
      'C-2',
      'C-3',
      'C-4',
      'C-5',
    ])
    expect(
      (await json('list', 'erasures')).map((row: Record<string, unknown>) => [row.customer, row.who, row.reason]),
    ).toEqual([
      ['C-7', 'nightly', 'rule RT-1 all'],
      ['C-6', 'nightly', 'rule RT-1 all'],
    ])
    await must(['config', 'set', 'hold_tags', 'vip;keep'])
    expect((await due('all')).filter(([, , , , why]) => why === null).map(([id]) => id)).toEqual(['C-4', 'C-5'])
  })

  it('is refused where its time or its filter cannot be read, and says so in a night without stopping it', async () => {
    await people(['A', 'Anna', '2010-01-31', ''])
    for (const after of ['3d', '29d', 'soon', '0m', '5', '999y'])
      await must(['add', 'retention', 'x', '--after', after], 2)
    await must(['add', 'retention', 'x', '--after', '2y', '--filter', 'nobody:1'], 2)
    await must(['add', 'segment', 'gone', 'name:Anna'])
    await must(['add', 'retention', 'x', '--after', '2y', '--filter', 'segment:gone', '--automatic', 'yes'])
    await must(['add', 'retention', 'y', '--after', '2y', '--automatic', 'yes'])
    await must(['edit', 'retention', 'x', '--filter', 'segment:nowhere'], 2)
    await must(['remove', 'segment', 'gone', '--yes'], 4)
    await must(['remove', 'retention', 'x', '--yes'])
    await must(['remove', 'segment', 'gone', '--yes'])
    await must(['restore', 'retention', 'RT-1'])
    const night = JSON.parse(await must(['run', 'nightly', '--json'], 5))
    const failed = night.steps.filter(({ ok }: { ok: boolean }) => !ok).map(({ step }: { step: string }) => step)
    expect(failed).toEqual(['retention'])
    expect(night.retention).toMatchObject([{ rule: 'RT-2', erased: 1 }])
    expect(night.to_contact).toBe(0)
    await must(['remove', 'retention', 'x', '--yes'])
    expect(await json('run', 'nightly')).toMatchObject({ ok: true, retention: [{ rule: 'RT-2', due: [] }] })
  })

  it('fails the night (not-cleaned) where the file could not be cleaned afterwards', async () => {
    await people(['A', 'Anna', '2010-01-31', ''])
    await must(['add', 'retention', 'all', '--after', '2y', '--automatic', 'yes'])
    const reader = new Sqlite(join(cwd, 'crm.db'))
    reader.exec('begin')
    reader.prepare('select * from customer').all()
    const night = JSON.parse(await must(['run', 'nightly', '--json', '--wait', '10ms'], 5))
    reader.exec('commit')
    reader.close()
    expect(night.retention).toMatchObject([{ erased: 1 }])
    expect(JSON.stringify(night.steps.filter(({ ok }: { ok: boolean }) => !ok))).toContain('not cleaned')
  })

  it('reaches archived customers by what they would be: class, tier, orders, segments', async () => {
    await people(['A', 'Anna', '2020-01-31', ''], ['B', 'Ben', '2020-01-31', ''], ['C', 'Cy', '2020-01-31', ''])
    await must(['add', 'order', 'C-3', '--amount', '10', '--at', '2026-11-20'])
    await must(['config', 'set', 'accounting_months', '0'])
    await must(['remove', 'customer', 'B', '--yes'])
    await must(['remove', 'customer', 'C', '--yes'])
    await must(['add', 'segment', 'fresh', 'class:potential'])
    const rows: readonly (readonly [string, readonly string[]])[] = [
      ['class:potential', ['C-1', 'C-2']],
      ['class!=existing', ['C-1', 'C-2']],
      ['not class:existing', ['C-1', 'C-2']],
      ['class:existing', ['C-3']],
      ['segment:fresh', ['C-1', 'C-2']],
      ['orders:0', ['C-1', 'C-2']],
      ['orders:1', ['C-3']],
      ['spend.over:5', ['C-3']],
      ['tier:low', ['C-1', 'C-2']],
      ['tier:high', ['C-3']],
      ['last_order.after:2026-11-01', ['C-3']],
      ['name:Cy or class:potential', ['C-1', 'C-2', 'C-3']],
    ]
    for (const day of [[], ['--as-of', '2026-11-30']])
      for (const [filter, ids] of rows) {
        await must([
          'add',
          'retention',
          filter,
          '--upsert-by',
          'name',
          '--after',
          '2m',
          '--basis',
          'added',
          '--filter',
          filter,
        ])
        expect([filter, (await due(filter, ...day)).map(([id]) => id)]).toEqual([filter, ids])
      }
    await must(['edit', 'customer', 'A', '--city', 'Rome'])
    expect((await json('list', 'customers', 'class:potential')).map(({ id }: { id: string }) => id)).toEqual(['C-1'])
  })

  it('asks for the number of people, and erases nobody before their day', async () => {
    await people(['A', 'Anna', '2020-01-31', ''], ['B', 'Ben', '2020-01-31', ''], ['C', 'Cy', '2026-01-31', ''])
    await must(['add', 'retention', 'all', '--after', '2y'])
    const before = await must(['dump', '--removed'])
    await must(['erase', '--rule', 'all'], 7)
    await must(['erase', '--rule', 'all', '--confirm', '3'], 2)
    await must(['erase', '--rule', 'all', '--yes', '--as-of', '2030-01-01'], 2)
    await must(['erase', '--rule', 'all', '--yes', '--reason', 'Anna asked'], 2)
    await must(['erase', '--rule', 'nothing', '--yes'], 3)
    await must(['erase', 'Anna'], 2)
    await must(['erase', 'C-1'], 7)
    await must(['erase', '--rule', 'all', '-n', '--as-of', '2030-01-01'])
    // A night that is still to come lists, and erases nobody.
    await must(['edit', 'retention', 'all', '--automatic', 'yes'])
    const night = await json('run', 'nightly', '--as-of', '2030-01-01', '--yes')
    expect(night.retention).toMatchObject([{ due: ['C-1', 'C-2', 'C-3'], erased: 0 }])
    await must(['edit', 'retention', 'all', '--automatic', 'no'])
    expect(await must(['dump', '--removed'])).toBe(before)
    expect(await json('erase', '--rule', 'all', '--confirm', '2')).toMatchObject({
      erased: 2,
      customers: ['C-1', 'C-2'],
    })
    expect(await json('erase', '--rule', 'all', '--yes')).toMatchObject({ erased: 0 })
  })
})

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? filesIn(join(folder, one.name)) : [join(folder, one.name)],
  )

describe('a thousand at once', () => {
  it('go quickly, each with a certificate, and leave no byte; who shares something with them stays whole', async () => {
    const numbers = Array.from({ length: 1000 }, (_, at) => at + 1)
    const phone = (n: number): number => 13_900_000_000 + n * 7919
    writeFileSync(
      join(cwd, 'people.csv'),
      csv([
        ['key', 'name', 'phones', 'emails', 'added', 'introducer', 'note'],
        ...numbers.map((n) => [
          `KEY-${n}-x`,
          `Vexil${n}Or`,
          phone(n),
          `m${n}@old.example`,
          '2019-01-01',
          // Each was introduced by another of them.
          n === 1 ? '' : `KEY-${n - 1}-x`,
          `what ${n} said of Zamfir${n}`,
        ]),
        ['STAY', 'Stays Here', phone(1000), '', '2026-10-01', 'KEY-7-x', 'friend of Vexil9Or'],
      ]),
    )
    await must(['import', 'customers', 'people.csv'])
    await must(['edit', 'customers', '--where', 'added.before:2020-01-01', '--city', 'Oldtown', '--yes'])
    writeFileSync(join(cwd, 'people.csv'), '')
    await must(['add', 'retention', 'old', '--after', '5y'])
    const begun = performance.now()
    const done = await json('erase', '--rule', 'old', '--yes')
    expect(performance.now() - begun).toBeLessThan(15_000)
    expect(done).toMatchObject({ erased: 1000, held: 0, left: 0, log_emptied: true })
    const texts = numbers.flatMap((n) => [`Vexil${n}Or`, `KEY-${n}-x`, `m${n}@old.example`, `Zamfir${n}`])
    const find = textFinder([...texts, ...numbers.slice(0, -1).map((n) => String(phone(n)))])
    for (const file of filesIn(cwd))
      expect(find(readFileSync(file, 'latin1')).map((at) => texts[at])).toEqual(
        file.endsWith('crm.db') ? ['Vexil9Or'] : [],
      )
    expect(await json('show', 'customer', 'Stays Here')).toMatchObject({ introducer: null, note: 'friend of Vexil9Or' })
    expect(await json('list', 'erasures')).toHaveLength(1000)
    expect((await json('show', 'erasure', 'C-9')).mentions).toEqual(expect.arrayContaining(['C-1001']))
    expect(await must(['doctor', 'journal'])).toContain('as written')
    const checks = JSON.parse((await crm(['doctor', '--json'], { cwd, env: { PATH: '' } })).stdout)
    expect(checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
  }, 60_000)
})
