// Clocks that were set back or run ahead, and processes in other zones: the journal keeps its order, days are the
// store's, and nobody's TZ matters.
// Broken once by days reckoned in the zone of the process.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RealPlace, realCrm } from '../harness/real.ts'
import { type Answer, askCrm, typeCrm } from './asked.ts'
import { firstStore, newFolder } from './deeds.ts'
import { full } from './measure.ts'
import { dumpOf, expectWhole } from './verdict.ts'

const folder = newFolder()
const first = join(folder.path, 'first')
beforeAll(() => firstStore(first))
afterAll(folder.done)

let count = 0
const newPlace = (): string => {
  count += 1
  const cwd = join(folder.path, `clock-${count}`)
  cpSync(first, cwd, { recursive: true })
  return cwd
}

describe('a clock', { timeout: 120_000 }, () => {
  it('set back, ahead, and back again: entries stay in order and can be undone', async () => {
    const cwd = newPlace()
    const before = await dumpOf({ cwd })
    const clocks = [
      '2026-11-27T02:00:00.000Z',
      '2026-11-26T02:00:00.000Z',
      '2001-01-01T00:00:00.000Z',
      '2038-01-19T03:14:08.000Z',
      '2026-11-27T02:00:01.000Z',
      '1970-01-01T00:00:00.000Z',
    ]
    const dumps = [before]
    for (const [at, clock] of clocks.entries()) {
      const run = await realCrm(['edit', 'customer', 'key:K1', '--note', `note ${at}`], { cwd, clock })
      expect(run.code, run.stderr).toBe(0)
      await expectWhole({ cwd }, clock)
      dumps.push(await dumpOf({ cwd }))
      const backup = await typeCrm(['backup'], { cwd, clock })
      expect(backup.code, backup.stderr).toBe(0)
    }
    const history = await realCrm(['history', '--json', '--limit', '0'], { cwd })
    const entries: readonly { readonly entry: number }[] = JSON.parse(history.stdout)
    expect(entries.map(({ entry }) => entry)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
    for (const at of clocks.keys()) {
      const undo = await typeCrm(['undo'], { cwd, clock: clocks[at] ?? null })
      expect(undo.code, undo.stderr).toBe(0)
      expect((await dumpOf({ cwd })) === dumps[clocks.length - 1 - at], `undo ${at}`).toBe(true)
    }
  })

  it('that really runs: a command leaves no time but now', async () => {
    const cwd = newPlace()
    const begun = performance.timeOrigin + performance.now()
    expect((await realCrm(['log', 'key:K1', 'now'], { cwd, clock: null })).code).toBe(0)
    const ended = performance.timeOrigin + performance.now()
    const history = await realCrm(['history', '--json', '--limit', '1'], { cwd, clock: null })
    const [entry]: readonly { readonly at: string }[] = JSON.parse(history.stdout)
    const at = Date.parse(entry?.at ?? '')
    expect(at).toBeGreaterThanOrEqual(begun - 1)
    expect(at).toBeLessThanOrEqual(ended + 1)
  })
})

const zones = [
  'UTC',
  'Asia/Shanghai',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Asia/Kathmandu',
  'Not/AZone',
  ':/etc/localtime',
  '',
]

/** In this process, which takes the zone meanwhile. */
const inZone = async (words: readonly string[], place: RealPlace): Promise<Answer> => {
  const { TZ } = process.env
  process.env.TZ = place.env?.TZ
  try {
    return await askCrm(words, place)
  } finally {
    process.env.TZ = TZ
  }
}

// A process of its own in two zones, a day apart, and where the zone is none.
const isReal = (zone: string): boolean => full || /Kiritimati|Niue|Not/.test(zone)

describe('the zone of the process', { timeout: 120_000 }, () => {
  it('does not matter: the same commands leave the same store and say the same', async () => {
    const answers: string[] = []
    for (const zone of zones) {
      const cwd = newPlace()
      let said = ''
      // Half past midnight in Shanghai: elsewhere it is another day.
      const clock = '2026-11-27T16:30:00.000Z'
      for (const words of [
        ['log', 'key:K1', '聊过了', '--next', '30d'],
        ['add', 'visit', 'key:K2', '--due', 'tomorrow'],
        ['done', 'visit', 'key:W1', '--at', '2026-11-28 00:10'],
        ['add', 'customer', '新客', '--birthday', '1990-11-28'],
        ['list', 'revisits', '--json', '--within', '5'],
        ['list', 'visits', '--where', 'due:today..30d'],
        ['show', 'customer', 'key:K1', '--json'],
        ['history', '--json'],
        ['today'],
        ['dump'],
      ]) {
        const run = await (isReal(zone) ? realCrm : inZone)(words, { cwd, clock, env: { TZ: zone } })
        expect(run.code, `${zone} ${words.join(' ')}: ${run.stderr}`).toBe(0)
        said += `${run.stdout}${run.stderr}\n`
      }
      answers.push(said.replaceAll(cwd, ''))
    }
    for (const [at, said] of answers.entries()) expect(said, zones[at]).toBe(answers[0])
    expect(answers[0]).toContain('2026-11-28')
  })

  it('is asked only where a store is made without one', async () => {
    const cwd = newPlace()
    for (const [zone, told] of [
      ['Asia/Tokyo', 'Asia/Tokyo'],
      ['America/St_Johns', 'America/St_Johns'],
    ] as const) {
      const name = `${zone.replaceAll('/', '-')}.db`
      const run = await realCrm(['init', '--db', name, '--json'], { cwd, env: { TZ: zone } })
      expect(JSON.parse(run.stdout)).toMatchObject({ zone: told })
    }
  })
})
