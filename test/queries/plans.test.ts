// How SQLite finds what the everyday lists show, asked of SQLite itself: by walks of indexes that stop with the last row
// shown, never by reading a whole table or sorting it. What grows with the number of customers grows here first.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { selectListed } from '../../src/care/revisit.queries.ts'
import { leftOutQuery } from '../../src/command/left-out.queries.ts'
import { program } from '../../src/commands.ts'
import { customerNoun } from '../../src/customer/index.ts'
import { type Connection, openConnection } from '../../src/database/driver.ts'
import type { Compilable } from '../../src/database/lane.ts'
import { openStore } from '../../src/database/store.ts'
import { crm } from '../harness/world.ts'

const cwd = mkdtempSync(join(tmpdir(), 'crm-plans-'))
let connection: Connection

beforeAll(async () => {
  await crm(['init', '--no-input'], { cwd })
  await crm(['add', 'customer', '张伟'], { cwd })
  await crm(['add', 'segment', 'live', 'stage:none city:北京'], { cwd })
  await crm(['add', 'segment', 'fixed', 'id>0', '--static'], { cwd })
  connection = openConnection(join(cwd, 'crm.db'), { timeout: 0, functions: program.functions })
  return () => {
    connection.close()
    rmSync(cwd, { recursive: true, force: true })
  }
})

const planOf = (sql: string, parameters: readonly unknown[]): readonly string[] =>
  connection.lane
    .prepare(`explain query plan ${sql}`)
    .all(...parameters.map(String))
    .map((row) => String(row.detail))

/** The plan of the rows of a list, with its filter and its order. */
const planOfList = async (line: string): Promise<readonly string[]> => {
  const { stdout } = await crm(['list', ...line.split(' '), '--explain'], { cwd })
  const [sql = '', parameters = '[]'] = stdout.trimEnd().split('\n').slice(-2)
  return planOf(`${sql} limit 20`, JSON.parse(parameters))
}

const sorts = (plan: readonly string[]): boolean => plan.some((step) => step.includes('TEMP B-TREE'))

describe('the rows of a list', () => {
  // A walk by rowid is the order of ids itself.
  it.each([
    ['customers', 'SCAN r'],
    ['customers --sort name', 'SCAN r USING INDEX customer_name'],
    ['customers --removed', 'SCAN r USING INDEX customer_removed'],
    ['visits', 'SCAN r USING INDEX visit_at'],
    ['visits at:2026-11', 'SEARCH r USING INDEX visit_at (at_day>? AND at_day<?)'],
    ['orders', 'SCAN r USING INDEX sales_order_at'],
    ['orders at:2026-11', 'SEARCH r USING INDEX sales_order_at (at_day>? AND at_day<?)'],
  ])('%s come in order from an index', async (line, first) => {
    const plan = await planOfList(line)
    expect(plan[0]).toBe(first)
    expect(sorts(plan)).toBe(false)
    // What is left out because its customer is removed is a short list of its own.
    expect(plan.filter((step) => /^SCAN (?!r\b)/.test(step))).toEqual(
      plan.filter((step) => step === 'SCAN p USING INDEX customer_removed'),
    )
  })

  it.each([
    ['visits customer:C-1', 'SEARCH r USING INDEX visit_customer (customer=?)'],
    ['orders customer:C-1', 'SEARCH r USING INDEX sales_order_customer (customer=?)'],
    ['customers 张伟', 'SEARCH r USING INTEGER PRIMARY KEY (rowid=?)'],
  ])('%s are found by an index', async (line, first) => {
    expect((await planOfList(line))[0]).toBe(first)
  })

  it('whose phone ends in some digits are found by an index', async () => {
    expect(await planOfList('customers 8000')).toContain(
      'SEARCH term USING PRIMARY KEY (kind=? AND value>? AND value<?)',
    )
  })
})

describe('the rows of a segment', () => {
  // Nobody is gathered beforehand: the customers of the list are looked at one after another, and the first few end it.
  it.each([
    ['customers --segment live', 'SCAN r'],
    ['customers --segment live --sort name', 'SCAN r USING INDEX customer_name'],
    ['visits --segment live', 'SCAN r USING INDEX visit_at'],
  ])('%s come in the order of the list', async (line, first) => {
    const plan = await planOfList(line)
    expect(plan[0]).toBe(first)
    expect(sorts(plan)).toBe(false)
    expect(plan.filter((step) => step.includes('MATERIALIZE') || step.includes('AUTOMATIC'))).toEqual([])
  })

  it('begin with the members of a small fixed one', async () => {
    const plan = await planOfList('customers --segment fixed')
    expect(plan).toContain('SEARCH m USING COVERING INDEX segment_member_segment (segment=? AND removed=?)')
  })
})

describe('the revisit list', () => {
  const planOfRevisits = async (owner?: number): Promise<readonly string[]> => {
    const store = await openStore(join(cwd, 'crm.db'), { write: false })
    try {
      const compiled = await store.read(async (reading) => {
        const query: Compilable = selectListed(reading, { limit: 200, owner })
        return query.compile()
      })
      return planOf(compiled.sql, compiled.parameters)
    } finally {
      store.close()
    }
  }

  it('comes in order from the kept standings', async () => {
    const plan = await planOfRevisits()
    expect(plan[0]).toBe('SEARCH standing USING INDEX standing_due (band>?)')
    expect(sorts(plan)).toBe(false)
  })

  it('of one owner comes so too', async () => {
    const plan = await planOfRevisits(1)
    expect(plan[0]).toMatch(/^SEARCH standing USING INDEX standing_owner \(owner=\?/)
    expect(sorts(plan)).toBe(false)
  })
})

describe('the orders in another currency', () => {
  it('of all customers are counted from an index of those who have any', async () => {
    const store = await openStore(join(cwd, 'crm.db'), { write: false })
    try {
      const compiled = await store.read(async (reading) =>
        leftOutQuery(reading, program.nouns, customerNoun, {})?.compile(),
      )
      const plan = planOf(compiled?.sql ?? '', compiled?.parameters ?? [])
      expect(plan[0]).toBe('SCAN s USING INDEX standing_other_currency')
      expect(plan[1]).toBe('SEARCH r USING INTEGER PRIMARY KEY (rowid=?)')
    } finally {
      store.close()
    }
  })
})

describe('a plan that sorts', () => {
  it('is seen as one', async () => {
    expect(sorts(await planOfList('visits --sort note'))).toBe(true)
    expect(sorts(await planOfList('customers --sort -spend'))).toBe(true)
  })
})
