// The page of a customer and the call sheet through the whole program: what is on them, in which order, how wide.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellWidth } from '../../src/output/width.ts'
import { crm, type Place, steppingClock } from '../harness/world.ts'

let cwd = ''
const clock = steppingClock('2026-11-27T01:00:00.000Z')

const run = (argv: readonly string[], more: Partial<Place> = {}) => crm(argv, { cwd, clock, ...more })

const done = async (...argv: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(argv)
  expect([argv.join(' '), code, stderr]).toEqual([argv.join(' '), 0, expect.any(String)])
  return stdout
}

interface Event {
  readonly at: string
  readonly type: string
  readonly id: string
  readonly text: string
}

const timeline = async (ref: string, ...more: readonly string[]): Promise<readonly Event[]> =>
  JSON.parse(await done('show', 'customer', ref, '--json', ...more)).timeline

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'crm-page-'))
  await done('init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
})

afterAll(() => rmSync(cwd, { recursive: true, force: true }))

describe('the timeline', () => {
  it('holds everything in use, newest first, whatever the notation of its time', async () => {
    await done('add', 'customer', '甲', '--key', 'A')
    await done('add', 'order', 'key:A', '--amount', '10', '--at', '2026-03-02')
    await done('add', 'order', 'key:A', '--amount', '-3.50', '--at', '2026-03-02 18:00')
    await done('add', 'order', 'key:A', '--amount', '7', '--currency', 'USD', '--at', '2026-03-03')
    await done('add', 'visit', 'key:A', '--at', '2026-03-02 09:00', '--note', 'first\nsecond')
    await done('add', 'visit', 'key:A', '--due', '2027-01-01')
    await done('add', 'visit', 'key:A', '--due', '2026-02-01')
    await done('cancel', 'visit', 'V-3')
    await done('add', 'complaint', 'key:A', '--text', 'late', '--received', '2026-03-01')
    await done('add', 'visit', 'key:A', '--at', '2026-03-05', '--note', 'removed')
    await done('remove', 'visit', 'V-4', '--yes')
    expect((await timeline('key:A')).map(({ at, type, id }) => `${at} ${type} ${id}`)).toEqual([
      '2027-01-01 visit V-2',
      '2026-03-03 order O-3',
      '2026-03-02T10:00:00.000Z order O-2',
      '2026-03-02T01:00:00.000Z visit V-1',
      '2026-03-02 order O-1',
      '2026-03-01 complaint K-1',
      '2026-02-01 visit V-3',
    ])
    const texts = new Map((await timeline('key:A')).map(({ id, text }) => [id, text]))
    expect(texts.get('O-2')).toBe('-¥3.50 · refund')
    expect(texts.get('O-3')).toBe('$7')
    expect(texts.get('V-1')).toBe('first\nsecond')
    expect(texts.get('V-3')).toBe('cancelled')
    expect(texts.get('K-1')).toBe('received · late')
  })

  it('on a past day holds what had happened, and plans as they stand', async () => {
    const ids = (await timeline('key:A', '--as-of', '2026-03-02')).map(({ id }) => id)
    expect(ids).toEqual(['V-2', 'O-2', 'V-1', 'O-1', 'K-1', 'V-3'])
  })

  it('tells moves with their reason, without what was undone, and again what was redone', async () => {
    await done('add', 'customer', '乙', '--key', 'B')
    await done('add', 'staff', '王芳', '--key', 'wf')
    const moves = async () => (await timeline('key:B')).map(({ type, text }) => [type, text])
    await done('edit', 'customer', 'key:B', '--stage', 'inquiry')
    await done('edit', 'customer', 'key:B', '--stage', 'deal', '--city', '上海', '--reason', 'signed')
    await done('edit', 'customer', 'key:B', '--city', '北京')
    await done('assign', 'customer', 'key:B', '--to', '王芳')
    const [assigned, ...staged] = [
      ['change', 'owner: none → 王芳 · lin'],
      ['change', 'stage: inquiry → deal · lin · signed'],
      ['change', 'stage: none → inquiry · lin'],
    ]
    expect(await moves()).toEqual([assigned, ...staged])
    await done('undo')
    expect(await moves()).toEqual(staged)
    await done('redo')
    expect(await moves()).toEqual([assigned, ...staged])
    await done('edit', 'customer', 'key:B', '--tier-override', 'high', '--reason', 'friend of the house')
    expect((await moves())[0]).toEqual(['change', 'tier set by hand: none → high · lin · friend of the house'])
  })

  it('is cut for people, and says so; for programs it is whole', async () => {
    await done('add', 'customer', '丙', '--key', 'C')
    const days = Array.from({ length: 60 }, (_, place) => `2026-0${1 + (place % 9)}-${String(10 + (place % 18))}`)
    for (const [place, at] of days.entries()) await done('add', 'visit', 'key:C', '--at', at, '--note', `talk ${place}`)
    const shown = await run(['show', 'customer', 'key:C', '-f', 'table'])
    expect(shown.stdout.match(/talk \d+$/gm)).toHaveLength(50)
    expect(shown.stderr).toBe('50 of 60 events; --limit 0 shows all\n')
    const all = await run(['show', 'customer', 'key:C', '-f', 'table', '--limit', '0'])
    expect(all.stdout.match(/talk \d+$/gm)).toHaveLength(60)
    expect(all.stderr).toBe('')
    expect(await timeline('key:C')).toHaveLength(60)
    expect(await timeline('key:C', '--limit', '3')).toHaveLength(3)
  })
})

describe('the call sheet', () => {
  const brief = async (ref: string, ...more: readonly string[]) =>
    JSON.parse(await done('show', 'customer', ref, '--brief', '--json', ...more))

  it('has every key, empty where there is nothing to say', async () => {
    await done('add', 'customer', '丁', '--key', 'D')
    expect(await brief('key:D')).toEqual({
      id: 'C-4',
      name: '丁',
      class: 'potential',
      tier: 'low',
      owner: null,
      owner_name: null,
      call: [],
      met_through: null,
      talks_to: [],
      likes: null,
      birthday: [],
      bought: null,
      worth: null,
      open: [],
      last_time: null,
      ask_about: [],
      removed: false,
    })
    const shown = await run(['show', 'customer', 'key:D', '--brief', '-f', 'table'])
    expect(shown.stdout).toBe('丁  C-4  potential · low tier\n')
  })

  it('puts what is open in the order of its days, whichever room it comes from', async () => {
    await done('add', 'customer', '戊', '--key', 'E')
    await done('add', 'complaint', 'key:E', '--text', 'a', '--due', '2026-11-20')
    await done('add', 'visit', 'key:E', '--due', '2026-11-25')
    await done('add', 'complaint', 'key:E', '--text', 'b')
    await done('add', 'visit', 'key:E', '--due', '2026-11-10')
    const { open } = await brief('key:E')
    expect(open.map(({ due }: { due: string | null }) => due)).toEqual(['2026-11-10', '2026-11-20', '2026-11-25', null])
  })

  it('speaks of the day asked for', async () => {
    for (const at of ['2026-01-01', '2026-02-10', '2026-03-22'])
      await done('add', 'order', 'key:E', '--amount', '100', '--at', at)
    await done('add', 'visit', 'key:E', '--at', '2026-03-01', '--note', 'early')
    await done('add', 'visit', 'key:E', '--at', '2026-06-01', '--note', 'later')
    expect((await brief('key:E', '--as-of', '2026-03-20')).bought).toMatchObject({ orders: 2, every: 40, days_over: 0 })
    expect((await brief('key:E', '--as-of', '2026-03-20')).last_time.note).toBe('early')
    expect((await brief('key:E', '--as-of', '2026-05-11')).bought).toMatchObject({
      orders: 3,
      every: 40,
      days_over: 10,
    })
    expect((await brief('key:E')).last_time.note).toBe('later')
  })

  it('gives no number for a channel that was refused', async () => {
    await done(
      'add',
      'customer',
      '己',
      '--key',
      'F',
      '--phones',
      '13800138000',
      '--wechat',
      'wx',
      '--consent',
      'phone=no',
    )
    const { call } = await brief('key:F')
    expect(call).toEqual([{ channel: 'wechat', to: 'wx' }, { refused: ['phone'] }])
    expect((await run(['show', 'customer', 'key:F', '--brief', '-f', 'table'])).stdout).not.toContain('138')
  })
})

describe('a screen', () => {
  const long = `${'很长的备注没有空格'.repeat(8)} ${'unbreakable'.repeat(12)}`
  const hostile = `\u202eevil\u001b[31m 👨‍👩‍👧 e\u0301 ${long}`

  beforeAll(async () => {
    await done(
      'add',
      'customer',
      '很长很长很长很长很长很长的公司名称有限责任公司',
      '--key',
      'W',
      '--likes',
      hostile,
      '--note',
      hostile,
      '--birthday',
      'lunar:1990-08-15',
      '--phones',
      '13800138000;13900139000',
      '--emails',
      `${'x'.repeat(60)}@example.com`,
      '--introducer',
      'key:A',
      '--tags',
      '甲;乙',
      '--needs',
      hostile,
    )
    await done('add', 'contact', 'key:W', '--name', '陈经理', '--note', hostile, '--role', 'decider')
    await done('add', 'visit', 'key:W', '--due', '2026-11-01', '--note', hostile)
    await done('add', 'visit', 'key:W', '--at', '2026-10-01', '--note', hostile, '--next', hostile, '--mood', '2')
    await done('add', 'order', 'key:W', '--amount', '123456789.01', '--note', hostile, '--at', '2026-10-01')
    await done('add', 'complaint', 'key:W', '--text', hostile)
    await done('edit', 'customer', 'key:W', '--stage', 'deal', '--reason', hostile)
  })

  const widths = [40, 60, 80, 120, 200]
  const lines = widths.flatMap((columns) =>
    ['en', 'zh-CN'].flatMap((lang) => [
      [columns, lang, ['show', 'customer', 'key:W']] as const,
      [columns, lang, ['show', 'customer', 'key:W', '--brief']] as const,
      [columns, lang, ['search', 'evil', '--in', 'customers']] as const,
      [columns, lang, ['show', 'contact', '陈经理']] as const,
    ]),
  )

  it.each(lines)('of %d columns in %s holds `crm %s`', async (columns, lang, argv) => {
    const { code, stdout, stderr } = await run([...argv, '--lang', lang, '--color', 'never'], { isTTY: true, columns })
    expect(code).toBe(0)
    // Nothing but that a column found no room.
    expect(stderr).toMatch(/^(?:(?:not shown: |未显示：).*)?$/s)
    const wide = `${stdout}${stderr}`.split('\n').filter((line) => cellWidth(line) > columns)
    expect(wide).toEqual([])
    expect(stdout).not.toMatch(/[\u202e\u001b]/)
    expect(stdout).toContain('evil')
  })
})
