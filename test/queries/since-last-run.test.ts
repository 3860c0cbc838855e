// `--since-last-run`: a list gives what was not in its last answer, an export what was written since as well; and the mark
// moves only once the answer is in the hands of whoever asked.
import { join } from 'node:path'
import { Writable } from 'node:stream'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type House, newHouse } from './import-house.ts'

const words = (text: string): readonly string[] => text.split(' ')

const settled = async (...more: readonly string[]): Promise<House> => {
  const house = await newHouse()
  for (const text of ['add customer A', 'add customer B', 'add customer C', ...more]) await house.ok(words(text))
  return house
}

const ids = async (house: House, text: string): Promise<string> =>
  (await house.ok([...words(text), '-f', 'ids'])).trim().replaceAll('\n', ' ')

const runs = async (house: House) => JSON.parse(await house.ok(['list', 'runs', '--json']))

describe('a list', () => {
  it('gives all at first, then what is new', async () => {
    const house = await settled()
    expect(await ids(house, 'list customers --since-last-run mail')).toBe('C-1 C-2 C-3')
    expect(await ids(house, 'list customers --since-last-run mail')).toBe('')
    await house.ok(words('add customer D'))
    await house.ok(words('edit customer C-1 --note x'))
    expect(await ids(house, 'list customers --since-last-run mail')).toBe('C-4')
    expect(await ids(house, 'list customers --since-last-run mail')).toBe('')
    // Another name knows nothing of it.
    expect(await ids(house, 'list customers --since-last-run post')).toBe('C-1 C-2 C-3 C-4')
  })

  it('gives again who was gone from the last answer', async () => {
    const house = await settled()
    const ask = 'list customers stage:none --since-last-run mail'
    expect(await ids(house, ask)).toBe('C-1 C-2 C-3')
    await house.ok(words('edit customer C-2 --stage deal'))
    expect(await ids(house, ask)).toBe('')
    await house.ok(words('edit customer C-2 --stage none'))
    expect(await ids(house, ask)).toBe('C-2')
  })

  it('says since when, and ends with 6 where that is asked', async () => {
    const house = await settled()
    await ids(house, 'list customers --since-last-run mail')
    const { code, stdout, stderr } = await house.run(words('list customers --since-last-run mail -e --json'))
    expect({ code, stdout, stderr }).toEqual({
      code: 6,
      stdout: '[]\n',
      stderr: 'no new customers since 2026-11-27 09:00\n',
    })
  })

  it('keeps a mark for each noun and verb, and goes with filters, segments, sorts and formats', async () => {
    const house = await settled('add visit C-1 --due 2026-12-01', 'add segment s id>1')
    expect(await ids(house, 'list customers --segment s --sort -id --since-last-run x')).toBe('C-3 C-2')
    expect(await ids(house, 'list visits --since-last-run x')).toBe('V-1')
    expect(await house.ok(words('export customers --since-last-run x --fields id'))).toBe('id\nC-1\nC-2\nC-3\n')
    expect(await ids(house, 'list customers --segment s --since-last-run x')).toBe('')
    const { stderr } = await house.run(words('list customers --since-last-run x --fields id'))
    expect(stderr).toContain('"x" was last asked with --segment s')
    expect((await runs(house)).map((run: { command: string; known: number }) => [run.command, run.known])).toEqual([
      ['export customer', 3],
      ['list customer', 3],
      ['list visit', 1],
    ])
  })

  it('with a limit counts only what was given', async () => {
    const house = await settled('add customer D', 'add customer E')
    const ask = 'list customers --sort -id --limit 2 --since-last-run q'
    expect(await ids(house, ask)).toBe('C-5 C-4')
    expect(await ids(house, ask)).toBe('C-3 C-2')
    await house.ok(words('add customer F'))
    expect(await ids(house, ask)).toBe('C-6 C-1')
    expect(await ids(house, ask)).toBe('')
  })

  it('knows records without an id by their name', async () => {
    const house = await settled('edit customer C-1 --tags vip', 'add tag old')
    expect(await house.ok(words('list tags --since-last-run t --fields name'))).toBe('name\nold\nvip\n')
    await house.ok(words('edit customer C-2 --tags new'))
    expect(await house.ok(words('list tags --since-last-run t --fields customers'))).toBe('customers\n1\n')
    expect(await house.ok(words('list tags --since-last-run t --fields name'))).toBe('name\n')
  })
})

describe('an export', () => {
  it('gives what was written since too, and rows of it once', async () => {
    const house = await settled()
    const ask = 'export customers --since-last-run feed --fields id,city'
    expect(await house.ok(words(ask))).toBe('id,city\nC-1,\nC-2,\nC-3,\n')
    await house.ok(words('edit customer C-2 --city x'))
    await house.ok(words('add customer D'))
    expect(await house.ok(words(ask))).toBe('id,city\nC-2,x\nC-4,\n')
    expect(await house.ok(words(ask))).toBe('id,city\n')
    await house.ok(['undo'])
    await house.ok(['undo'])
    expect(await house.ok(words(ask))).toBe('id,city\nC-2,\n')
    await house.ok(['redo'])
    expect(await house.ok(words(ask))).toBe('id,city\nC-2,x\n')
  })

  it('does so for the whole file as for rows one by one', async () => {
    const house = await settled()
    for (const flags of ['', ' --sort id', ' -f tsv', ' --json']) {
      const ask = `export customers --since-last-run feed${flags.replaceAll(' ', '')}${flags}`
      expect(await house.ok(words(ask))).toContain('C-3')
      await house.ok(words('edit customer C-2 --city x'))
      const again = await house.ok(words(ask))
      expect([again.includes('C-2'), again.includes('C-3')]).toEqual([true, false])
      expect(await house.ok(words(ask))).not.toContain('C-2')
      await house.ok(['undo'])
    }
  })

  it('with a limit leaves what was changed and not given for the next time', async () => {
    const house = await settled()
    await house.ok(words('export customers --since-last-run f'))
    for (const id of ['C-1', 'C-2', 'C-3']) await house.ok(words(`edit customer ${id} --city x`))
    expect(await ids(house, 'export customers --limit 2 --since-last-run f')).toBe('C-1 C-2')
    expect(await ids(house, 'export customers --limit 2 --since-last-run f')).toBe('C-3')
    expect(await ids(house, 'export customers --limit 2 --since-last-run f')).toBe('')
  })

  it('gives an order whose lines changed', async () => {
    const house = await settled('add product tea --key T', 'add order C-1 --product T --quantity 2 --price 5')
    expect(await ids(house, 'export orders --since-last-run o')).toBe('O-1')
    await house.ok(words('edit order O-1 --quantity 1 --price 10'))
    expect(await ids(house, 'export orders --since-last-run o')).toBe('O-1')
    expect(await ids(house, 'export orders --since-last-run o')).toBe('')
  })
})

describe('the mark does not move', () => {
  it.each([['--peek'], ['-n'], ['--dry-run'], ['--count'], ['--explain'], ['--fields help']])(
    'with %s',
    async (flag) => {
      const house = await settled()
      await house.ok(words(`list customers --since-last-run m ${flag}`))
      expect(await runs(house)).toEqual([])
      expect(await ids(house, 'list customers --since-last-run m')).toBe('C-1 C-2 C-3')
      await house.ok(words(`list customers --since-last-run m ${flag}`))
      expect((await runs(house))[0]).toMatchObject({ given: 3, known: 3 })
    },
  )

  it('counts what is new', async () => {
    const house = await settled()
    await ids(house, 'list customers --since-last-run m')
    await house.ok(words('add customer D'))
    expect(await house.ok(words('list customers --since-last-run m --count'))).toBe('1\n')
  })

  it('where the reader goes away', async () => {
    const house = await settled()
    const gone = new Writable({
      write: (_, __, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
    })
    expect((await house.run(words('list customers --since-last-run m'), { stdout: gone })).code).toBe(0)
    expect(await runs(house)).toEqual([])
  })

  it('where the disk is full, or the file has no place', async () => {
    const house = await settled()
    const full = new Writable({
      write: (_, __, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
    })
    expect((await house.run(words('export customers --since-last-run m'), { stdout: full })).code).toBe(1)
    expect((await house.run(words('export customers --since-last-run m -o none/x.csv'))).code).toBeGreaterThan(0)
    expect(await runs(house)).toEqual([])
  })

  it('where another run holds the store; then it is told that the answer was given', async () => {
    const house = await settled()
    const other = new Database(join(house.cwd, 'crm.db'))
    other.exec('begin immediate')
    const { code, stdout, stderr } = await house.run(words('list customers --since-last-run m -f ids --wait 10ms'))
    other.close()
    expect({ code, stdout }).toEqual({ code: 8, stdout: 'C-1\nC-2\nC-3\n' })
    expect(stderr).toContain('the answer was given in full, and will be given again')
    expect(await runs(house)).toEqual([])
  })
})

describe('marks', () => {
  it('are listed, and forgotten with a yes', async () => {
    const house = await settled()
    await ids(house, 'list customers id<3 --where id>0 --since-last-run m --as-of 2026-11-01')
    expect(await runs(house)).toMatchObject([
      { name: 'm', command: 'list customer', who: 'lin', given: 2, known: 2, asked: "'id<3' --where 'id>0'" },
    ])
    expect((await house.run(words('remove run m'))).code).toBe(7)
    expect(JSON.parse(await house.ok(words('remove run m -n --json')))).toMatchObject({ dry_run: true, removed: 1 })
    expect(await runs(house)).toHaveLength(1)
    expect((await house.run(words('remove run n --yes'))).code).toBe(3)
    await house.ok(words('remove run m --yes'))
    expect(await runs(house)).toEqual([])
    expect(await ids(house, 'list customers --since-last-run m')).toBe('C-1 C-2 C-3')
  })

  it('are no part of what people wrote: neither of dump nor of the journal', async () => {
    const house = await settled()
    const [dump, history] = [await house.dump(), await house.ok(['history', '--json'])]
    await ids(house, 'list customers --since-last-run m')
    expect(await house.dump()).toBe(dump)
    expect(await house.ok(['history', '--json'])).toBe(history)
    await house.ok(['undo'])
    expect(await runs(house)).toHaveLength(1)
    expect((await house.run(['doctor'])).code).toBe(0)
  })

  it.each([['--since-last-run='], [`--since-last-run=${'x'.repeat(101)}`], ['--peek']])(
    'are refused: %s',
    async (flag) => {
      const house = await settled()
      expect((await house.run(['list', 'customers', flag])).code).toBe(2)
    },
  )
})

describe('whatever happens between two runs', () => {
  it('each gives what a model in memory says', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('list' as const), limit: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ do: fc.constant('stage' as const), at: fc.integer({ min: 1, max: 4 }), deal: fc.boolean() }),
      fc.record({ do: fc.constant('add' as const) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const house = await settled()
        const found = new Set(['C-1', 'C-2', 'C-3'])
        let known = new Set<string>()
        let added = 3
        for (const one of steps) {
          if (one.do === 'add') {
            added += 1
            found.add(`C-${added}`)
            await house.ok(words('add customer N --no-check'))
          } else if (one.do === 'stage') {
            const id = `C-${Math.min(one.at, added)}`
            await house.run(words(`edit customer ${id} --stage ${one.deal ? 'deal' : 'none'}`))
            if (one.deal) found.delete(id)
            else found.add(id)
          } else {
            const fresh = [...found]
              .filter((id) => !known.has(id))
              .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
            const given = one.limit === 0 ? fresh : fresh.slice(0, one.limit)
            known = new Set([...found].filter((id) => known.has(id) || given.includes(id)))
            expect(
              await ids(house, `list customers stage:none --sort id --limit ${one.limit} --since-last-run m`),
            ).toBe(given.join(' '))
          }
        }
      }),
      { numRuns: process.env.FAULTS === 'full' ? 50 : 6, seed: 20261127 },
    )
  }, 600_000)
})
