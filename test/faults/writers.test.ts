// Several people at once, each a process of its own: what each was told is done is there, once; numbers are not given
// twice; the journal has no gap; whoever reads meanwhile sees whole states only.
// Broken once by writers who begin as readers, an add that does not look again.
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realCrm } from '../harness/real.ts'
import { firstStore, newFolder } from './deeds.ts'
import { full, times } from './measure.ts'
import { dumpOf, expectWhole } from './verdict.ts'

const folder = newFolder()
const first = join(folder.path, 'first')
let before = ''
beforeAll(async () => {
  await firstStore(first)
  before = await dumpOf({ cwd: first })
})
afterAll(folder.done)

let count = 0
const newPlace = (): string => {
  count += 1
  const cwd = join(folder.path, `writers-${count}`)
  cpSync(first, cwd, { recursive: true })
  return cwd
}

const linesOf = (dump: string): readonly string[] => dump.trimEnd().split('\n')

const ids = (dump: string): readonly string[] =>
  linesOf(dump).flatMap((line) => {
    const { noun, id }: { readonly noun: string; readonly id?: string } = JSON.parse(line)
    return id === undefined ? [] : [`${noun} ${id}`]
  })

/** One person, writing command after command; `--wait` is long, for slow machines. */
const person = async (cwd: string, who: number, commands: number): Promise<void> => {
  for (let at = 0; at < commands; at += 1) {
    const mark = `p${who}n${at}`
    const words =
      at % 2 === 0
        ? ['add', 'customer', `Person ${mark}`, '--note', mark]
        : ['log', 'key:K1', mark, '--at', '2026-11-26', '--closes', 'none']
    const run = await realCrm([...words, '--wait', '60s'], { cwd })
    if (run.code !== 0) throw new Error(`${words.join(' ')}: ${run.code} ${run.stderr}`)
  }
}

describe('writers at once', { timeout: 300_000 }, () => {
  it.each(full ? [2, 4, 16] : [2, 16])('%d of them lose nothing and write nothing twice', async (people) => {
    const commands = full ? 20 : 16 / people
    for (let round = 0; round < times(1, 7); round += 1) {
      const cwd = newPlace()
      await Promise.all(Array.from({ length: people }, (_, who) => person(cwd, who, commands)))
      const now = await dumpOf({ cwd })
      for (let who = 0; who < people; who += 1)
        for (let at = 0; at < commands; at += 1) expect(now.split(`"p${who}n${at}"`), `p${who}n${at}`).toHaveLength(2)
      expect(linesOf(now)).toHaveLength(linesOf(before).length + people * commands)
      expect(new Set(ids(now)).size).toBe(ids(now).length)
      const history = await realCrm(['history', '--json', '--limit', '0'], { cwd })
      const entries: readonly { readonly entry: number }[] = JSON.parse(history.stdout)
      expect(entries.map(({ entry }) => entry).sort((one, other) => one - other)).toEqual(
        Array.from({ length: 3 + people * commands }, (_, at) => at + 1),
      )
      await expectWhole({ cwd }, `${people} writers`)
    }
  })

  it('of the same key add it once', async () => {
    const cwd = newPlace()
    const runs = await Promise.all(
      Array.from({ length: 6 }, () => realCrm(['add', 'customer', '新客', '--key', 'N1', '--wait', '60s'], { cwd })),
    )
    expect(runs.map(({ code, stderr }) => (code === 0 ? 0 : stderr))).toEqual([0, 0, 0, 0, 0, 0])
    expect((await dumpOf({ cwd })).split('"key":"N1"')).toHaveLength(2)
  })

  it('of the same import add its rows once', async () => {
    const cwd = newPlace()
    const words = ['import', 'customers', 'more.csv', '--json', '--wait', '60s']
    const runs = await Promise.all([realCrm(words, { cwd }), realCrm(words, { cwd }), realCrm(words, { cwd })])
    const added = runs.map((run) => {
      expect(run.code, run.stderr).toBe(0)
      const report: { readonly added: number; readonly rows: number; readonly unchanged: number } = JSON.parse(
        run.stdout,
      )
      expect(report.rows).toBe(400)
      return report.added
    })
    expect(added.sort()).toEqual([0, 0, 370])
    expect((await dumpOf({ cwd })).split('"noun":"customer"')).toHaveLength(431)
    await expectWhole({ cwd }, 'three imports')
  })

  it('and readers: lists, exports and backups made meanwhile show whole states', async () => {
    for (let round = 0; round < times(1, 20); round += 1) {
      const cwd = newPlace()
      let writing = true
      const writer = (async () => {
        await realCrm(['import', 'customers', 'more.csv'], { cwd })
        await realCrm(['edit', 'customers', '--all', '--city', 'Hankou', '--yes'], { cwd })
        await person(cwd, 0, 4)
        writing = false
      })()
      const seen: string[] = []
      let backups = 0
      while (writing) {
        const listed = await realCrm(['list', 'customers', '--limit', '0', '--fields', 'id,city'], { cwd })
        expect(listed.code, listed.stderr).toBe(0)
        const rows = linesOf(listed.stdout).length - 1
        const moved = listed.stdout.split('\tHankou').length - 1
        seen.push(`${rows} ${moved}`)
        const copied = await realCrm(['backup'], { cwd })
        expect(copied.code, copied.stderr).toBe(0)
        backups += 1
      }
      await writer
      // 60 at first, 430 after the import, all of them moved at once, then one more at a time.
      expect(seen.filter((one) => !/^(60 0|430 0|430 430|431 430|432 430)$/.test(one))).toEqual([])
      const names = readdirSync(join(cwd, 'backups'))
      expect(names).toHaveLength(Math.min(14, backups))
      for (const name of full ? names : names.slice(-3)) {
        const copy = { cwd, env: { CRM_DB: join(cwd, 'backups', name) } }
        await expectWhole(copy, name)
        const text = await dumpOf(copy)
        const state = `${text.split('"noun":"customer"').length - 1} ${text.split('"city":"Hankou"').length - 1}`
        expect(state).toMatch(/^(60 0|430 0|430 430|431 430|432 430)$/)
      }
      await expectWhole({ cwd }, 'after backups under writes')
    }
  })
})
