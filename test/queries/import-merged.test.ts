// Rows of files that are records merged into others: they go to the record that is left, are counted and named, and are
// taken back by undo.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { crm, steppingClock } from '../harness/world.ts'
import { temporaryFolder } from './temporary-store.ts'

const clock = steppingClock('2026-11-27T01:00:00.000Z')
let cwd = ''
const must = async (argv: readonly string[], code = 0): Promise<string> => {
  const ran = await crm(argv, { cwd, clock })
  if (ran.code !== code) throw new Error(`crm ${argv.join(' ')} ended with ${ran.code}: ${ran.output}`)
  return ran.stdout
}
const imported = async (text: string, flags: readonly string[] = [], code = 0) => {
  writeFileSync(join(cwd, 'in.csv'), text)
  return JSON.parse(await must(['import', 'customers', 'in.csv', ...flags, '--json'], code))
}
const customer = async (id: string) => JSON.parse(await must(['show', 'customer', id, '--json']))

beforeEach(async () => {
  cwd = temporaryFolder()
  await must(['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'])
  await imported(
    'key,name,phones,city\nK1,Anna,13800000001,Wuhan\nK2,Anne,13800000002,Wuhan\nK3,Hanna,13800000003,Wuhan\nK4,Other,13800000004,Wuhan\n',
  )
  await must(['merge', 'customer', 'C-2', 'C-3', '--yes'])
  await must(['merge', 'customer', 'C-1', 'C-2', '--yes'])
})

describe('rows of merged customers', () => {
  it('go by key to the one that is left, however many merges away, and are named', async () => {
    const before = await must(['dump', '--removed'])
    const done = await imported('key,name,city\nK3,Anna,Xian\nK4,Other,Wuhan\n')
    expect(done).toMatchObject({ ok: true, added: 0, updated: 1, unchanged: 1, rejected: 0 })
    expect(done.notes).toEqual([
      {
        code: 'merged',
        count: 1,
        rows: [{ line: 2, text: 'C-3', message: 'C-3 was merged into C-1: the row goes there' }],
      },
    ])
    expect(await customer('C-1')).toMatchObject({ key: 'K1', name: 'Anna', city: 'Xian' })
    expect(await imported('key,name,city\nK3,Anna,Xian\nK4,Other,Wuhan\n')).toMatchObject({ updated: 0, unchanged: 2 })
    await must(['undo'])
    expect(await must(['dump', '--removed'])).toBe(before)
    expect(await must(['import', 'customers', 'in.csv'])).toContain(
      'line 2   C-3 was merged into C-1: the row goes there',
    )
  })

  it('several of one customer are as several rows of one record: the last holds, and again nothing changes', async () => {
    const text = 'key,name,city,note\nK2,Anna,Xian,second\nK1,Anna,Wuhan,first\nK3,Anna,Jinan,third\n'
    expect(await imported(text)).toMatchObject({ updated: 3, rejected: 0 })
    expect(await customer('C-1')).toMatchObject({ key: 'K1', city: 'Jinan', note: 'third' })
    expect(await imported(text)).toMatchObject({ updated: 0, unchanged: 3 })
    expect(await imported('key,name,city\nK2,Anna,Xian\nK3,Anna,Jinan\n')).toMatchObject({ updated: 0, unchanged: 2 })
  })

  it('go by id, phone and name as well, a key of the merged one beside it', async () => {
    expect(await imported('id,key,city\nC-3,K3,Xian\n', ['--match', 'id'])).toMatchObject({ updated: 1 })
    expect(await imported('name,phones,city\nWho,138 0000 0003,Jinan\n', ['--match', 'phone'])).toMatchObject({
      updated: 1,
    })
    expect(await imported('key,phones,city\nK3,13800000002,Linyi\n', ['--match', 'phone'])).toMatchObject({
      updated: 1,
    })
    expect(await imported('name,city\nHanna,Anqing\n', ['--match', 'name'])).toMatchObject({ updated: 1 })
    expect(await customer('C-1')).toMatchObject({ key: 'K1', city: 'Anqing' })
    expect(await imported('id,key,city\nC-3,K4,Xian\n', ['--match', 'id'], 5)).toMatchObject({ rejected: 1 })
    expect(await imported('key,phones,city\nK4,13800000003,Linyi\n', ['--match', 'phone'], 5)).toMatchObject({
      rejected: 1,
    })
  })

  it('by --on-match they are filled, skipped and refused like others', async () => {
    expect(await imported('key,name,city,company\nK2,Anna,Xian,Acme\n', ['--on-match', 'fill'])).toMatchObject({
      updated: 1,
    })
    expect(await customer('C-1')).toMatchObject({ city: 'Wuhan', company: 'Acme' })
    expect(await imported('key,name,city\nK2,Anna,Xian\n', ['--on-match', 'skip'])).toMatchObject({ unchanged: 1 })
    expect(await imported('key,name,city\nK2,Anna,Xian\n', ['--on-match', 'fail'], 5)).toMatchObject({ rejected: 1 })
  })

  it('archived ones stay rejected and named, also where one was merged into them', async () => {
    await must(['remove', 'customer', 'C-4', '--yes'])
    expect(await imported('key,name,city\nK4,Anna,Xian\n', [], 5)).toMatchObject({ rejected: 1, notes: [] })
    await must(['remove', 'customer', 'C-1', '--yes'])
    expect(await imported('key,name,city\nK2,Anna,Xian\nK1,Anna,Xian\n', [], 5)).toMatchObject({ rejected: 2 })
  })

  it('references of other rows lead there too', async () => {
    writeFileSync(join(cwd, 'v.csv'), 'customer,status,at,note\nK3,done,2026-11-01,x\nK2,done,2026-11-02,y\n')
    await must(['import', 'visits', 'v.csv'])
    expect(
      JSON.parse(await must(['list', 'visits', '--json'])).map((row: { customer: string }) => row.customer),
    ).toEqual(['C-1', 'C-1'])
  })
})

describe('phones that are no numbers known here', () => {
  it('are named by line, the first few, and counted', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `N${at},Name ${at},${at % 2 === 0 ? `x${at}y` : `139000000${10 + at}`}`,
    )
    const done = await imported(`key,name,phones\n${rows.join('\n')}\n`)
    expect(done.notes).toMatchObject([{ code: 'unread-phone', count: 15 }])
    expect(done.notes[0].rows).toHaveLength(15)
    expect(done.notes[0].rows[1]).toEqual({
      line: 4,
      text: 'x2y',
      message: 'phones "x2y": no number known here, kept as text',
    })
    const told = await must(['import', 'customers', 'in.csv', '-n', '--again', '--lang', 'zh-CN'])
    expect(told).toContain('第 4 行   电话“x2y”：无法识别，按原文保存')
    expect(told).toContain('……另有 10 个电话按原文保存')
  })
})
