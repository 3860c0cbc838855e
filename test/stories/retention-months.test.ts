// Half a year of nights with retention rules: people fall due in their months, one rule erases and one only lists, a hold
// that ends lets somebody go, every night is run twice, and in the end nothing of those who went stands in the folder.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { crm, steppingClock } from '../harness/world.ts'
import { temporaryFolder } from '../queries/temporary-store.ts'

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? filesIn(join(folder, one.name)) : [join(folder, one.name)],
  )

describe('months of nights', () => {
  it('erase each when due, once, and never somebody who is held back', { timeout: 120_000 }, async () => {
    const cwd = temporaryFolder()
    const at = async (day: string, words: readonly string[], code = 0): Promise<string> => {
      const ran = await crm(words, { cwd, clock: steppingClock(`${day}T10:00:00.000Z`, 10) })
      if (ran.code !== code) throw new Error(`crm ${words.join(' ')}: ${ran.code} ${ran.output}`)
      return ran.stdout
    }
    await at('2026-01-05', ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'])
    const rows = [1, 2, 3, 4, 5, 6].map(
      (n) => `K${n},Zorvik${n}Pem,1380000100${n},2024-0${n}-10,${n > 4 ? 'list' : 'gone'}`,
    )
    writeFileSync(join(cwd, 'p.csv'), `key,name,phones,added,tags\n${rows.join('\n')}\n`)
    await at('2026-01-05', ['import', 'customers', 'p.csv'])
    rmSync(join(cwd, 'p.csv'))
    await at('2026-01-05', ['add', 'complaint', 'C-2', '--text', 'late', '--received', '2024-02-11'])
    await at('2026-01-05', ['add', 'retention', 'gone', '--filter', 'tag:gone', '--after', '24m', '--automatic', 'yes'])
    await at('2026-01-05', ['add', 'retention', 'list', '--filter', 'tag:list', '--after', '24m'])
    const nights: unknown[] = []
    for (const month of ['01', '02', '03', '04', '05', '06']) {
      const day = `2026-${month}-12`
      if (month === '04') {
        await at(day, ['close', 'complaint', 'K-1', '--reason', 'made good'])
        await at(day, ['log', 'C-4', 'wants to stay'])
      }
      const night = JSON.parse(await at(day, ['run', 'nightly', '--out', 'lists', '--json']))
      nights.push(
        night.retention.map((one: { due: readonly string[]; erased: number }) => [one.due.join(' '), one.erased]),
      )
      const kept = await at(day, ['dump', '--removed'])
      const again = JSON.parse(await at(day, ['run', 'nightly', '--out', 'lists', '--json']))
      expect(again.retention).toBeUndefined()
      expect(await at(day, ['dump', '--removed'])).toBe(kept)
    }
    expect(nights).toEqual([
      [
        ['C-1', 1],
        ['', 0],
      ],
      [
        ['C-2', 0],
        ['', 0],
      ],
      [
        ['C-2 C-3', 1],
        ['', 0],
      ],
      [
        ['C-2', 1],
        ['', 0],
      ],
      [
        ['', 0],
        ['C-5', 0],
      ],
      [
        ['', 0],
        ['C-5 C-6', 0],
      ],
    ])
    const erased = JSON.parse(await at('2026-06-12', ['list', 'erasures', '--json']))
    expect(erased.map((one: { customer: string }) => one.customer)).toEqual(['C-2', 'C-3', 'C-1'])
    rmSync(join(cwd, 'backups'), { recursive: true })
    for (const file of filesIn(cwd)) {
      const bytes = readFileSync(file)
      for (const n of [1, 2, 3]) expect(bytes.includes(`Zorvik${n}Pem`), file).toBe(false)
    }
    expect(await at('2026-06-12', ['doctor', 'journal'])).toContain('as written')
  })
})
