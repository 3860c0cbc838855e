// Consent in a real store: a visit by a refused way is not planned, both ways of saying it end in the same place, and both
// nouns come back from files as they were.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { copied, json, must, run, temporaryFolder, today } from './consent-house.ts'

let cwd = ''
beforeAll(() => {
  cwd = copied()
})

describe('visits', () => {
  it.each([
    [['add', 'visit', 'C-4', '--due', '+3d', '--channel', 'phone'], 4],
    [['add', 'visit', 'C-2', '--due', '+3d'], 4],
    [['edit', 'visit', 'V-4', '--channel', 'phone'], 4],
    [['done', 'visit', 'V-4', '--channel', 'phone', '--next', '30d'], 4],
    [['log', 'C-4', 'talked', '--channel', 'phone', '--next', '30d'], 4],
    [['add', 'visit', 'C-4', '--due', '+3d', '--channel', 'sms'], 0],
    [['add', 'visit', 'C-4', '--due', '+3d'], 0],
    // Refused for advertising alone; a visit is service.
    [['add', 'visit', 'C-5', '--due', '+3d', '--channel', 'phone'], 0],
    [['edit', 'visit', 'V-2', '--note', 'as it was'], 0],
  ])('%j ends with %i', async (argv, code) => {
    const ran = await run(cwd, ...argv, '-n')
    expect(ran.code).toBe(code)
    if (code === 4) expect(ran.stderr).toMatch(/no visit is planned: C-\d .*(has refused phone|wants no contact)/)
  })

  it('that took place are recorded all the same, with a notice; what repeats by itself finds another way', async () => {
    const copy = copied()
    await must(copy, 'edit', 'customer', 'C-1', '--consent', 'web=yes')
    await must(copy, 'edit', 'visit', 'V-1', '--channel', 'phone', '--every', '30')
    await must(copy, 'edit', 'customer', 'C-1', '--consent', 'phone=no')
    const { stderr, code } = await run(copy, 'done', 'visit', 'V-1')
    expect([code, stderr]).toEqual([0, 'C-1 never asked has refused phone; the talk is recorded all the same\n'])
    const [next] = await json<readonly object[]>(copy, 'list', 'visits', 'customer:C-1', 'status:planned')
    expect(next).toMatchObject({ due: '2026-12-22', channel: null })
    await must(copy, 'edit', 'customer', 'C-1', '--do-not-contact')
    await must(copy, 'log', 'C-1', 'rang by himself', '--channel', 'phone')
    expect(await json<readonly object[]>(copy, 'list', 'visits', 'customer:C-1', 'status:planned')).toEqual([])
  })

  it('planned by a refused way are taken from a file and told of, new or changed', async () => {
    const copy = copied()
    writeFileSync(
      join(copy, 'v.csv'),
      `customer,due,at,channel,status
C-4,2026-12-01,,phone,planned
C-4,2026-12-02,,sms,planned
C-2,2026-12-03,,,planned
C-2,,2026-11-01,phone,done
`,
    )
    expect(await json<object>(copy, 'import', 'visits', 'v.csv')).toMatchObject({
      added: 4,
      notes: [{ code: 'refused-channel', count: 2, rows: [{ line: 2, text: 'phone' }, { line: 4 }] }],
    })
    writeFileSync(join(copy, 'w.csv'), 'id,channel\nV-4,phone\nV-1,phone\n')
    expect(await json<object>(copy, 'import', 'visits', 'w.csv', '--match', 'id')).toMatchObject({
      notes: [{ code: 'refused-channel' }],
    })
  })
})

interface Said {
  readonly id: string
  readonly channel: string
  readonly purpose: string
  readonly allowed: string
  readonly source: string | null
  readonly at: string
}

const saidOf = async (where: string, id: string): Promise<readonly string[]> =>
  (await json<readonly Said[]>(where, 'list', 'consents', `customer:${id}`, '--sort', 'id')).map(
    ({ channel, purpose, allowed, source, at }) => [channel, purpose, allowed, source, at].join(' '),
  )

describe('statements', () => {
  it('follow the record, with day and source', async () => {
    const own = temporaryFolder()
    await must(own, 'init', '--no-input')
    await must(own, 'add', 'customer', 'A', '--key', 'a', '--consent', 'sms=no', '--consent-source', 'paper form')
    const bare = await run(own, 'edit', 'customer', 'C-1', '--consent', 'mail.marketing=yes')
    expect([bare.code, bare.stderr]).toEqual([0, expect.stringContaining('where the yes was given is not said')])
    const said = await run(own, 'edit', 'customer', 'C-1', '--consent', 'web=yes', '--consent-source', 'x', '-n')
    expect(said.stderr).not.toContain('yes was given')
    writeFileSync(join(own, 'list.csv'), 'key,consent\na,wechat=no\n')
    await must(own, 'import', 'customers', 'list.csv', '--match', 'key')
    await must(own, 'edit', 'customer', 'C-1', '--consent', 'sms=no')
    // It can be said afterwards, once.
    await must(own, 'edit', 'consent', 'CN-2', '--source', 'letter')
    expect((await run(own, 'edit', 'consent', 'CN-2', '--source', 'form')).code).toBe(4)
    expect(await saidOf(own, 'C-1')).toEqual([
      `sms all no paper form ${today}`,
      `mail marketing yes letter ${today}`,
      `wechat all no import list.csv ${today}`,
    ])
    await must(own, 'edit', 'customer', 'C-1', '--consent', '')
    expect((await saidOf(own, 'C-1')).slice(3)).toEqual([
      `mail marketing unknown edit customer ${today}`,
      `sms all unknown edit customer ${today}`,
      `wechat all unknown edit customer ${today}`,
    ])
  })

  it('make the record; an older one does not', async () => {
    const own = temporaryFolder()
    await must(own, 'init', '--no-input')
    await must(own, 'add', 'customer', 'A')
    await must(own, 'add', 'consent', 'C-1', '--channel', 'sms', '--allowed', 'no', '--at', '2026-06-01')
    await must(own, 'add', 'consent', 'C-1', '--allowed', 'yes', '--source', 'form', '--at', '2026-01-01')
    const consent = async () => (await json<{ consent: object }>(own, 'show', 'customer', 'C-1')).consent
    expect(await consent()).toEqual({ phone: true, visit: true, mail: true, sms: false, wechat: true, web: true })
    await must(own, 'edit', 'consent', 'CN-2', '--allowed', 'unknown')
    expect(await consent()).toEqual({ sms: false })
    for (const argv of [
      ['add', 'consent', 'C-1', '--channel', 'sms', '--allowed', 'yes'],
      ['add', 'consent', 'C-1', '--channel', 'sms', '--allowed', 'no', '--at', '2026-11-23'],
      ['remove', 'consent', 'CN-1', '--yes'],
    ])
      expect((await run(own, ...argv)).code, argv.join(' ')).toBe(2)
  })

  it('are not rewritten: only taken back as not known, or given the source they lacked', async () => {
    const own = temporaryFolder()
    await must(own, 'init', '--no-input')
    await must(own, 'add', 'customer', 'A')
    await must(own, 'add', 'customer', 'B')
    await must(own, 'add', 'consent', 'C-1', '--channel', 'sms', '--allowed', 'no', '--at', '2026-06-01')
    const before = await run(own, 'list', 'consents', '--json')
    writeFileSync(join(own, 'c.csv'), 'id,allowed,source\nCN-1,yes,form\n')
    for (const flags of [
      ['--allowed', 'yes', '--source', 'form'],
      ['--at', '2020-01-01'],
      ['--allowed', 'unknown', '--at', '2020-01-01'],
      ['--channel', 'mail'],
      ['--purpose', 'marketing'],
      ['--customer', 'C-2'],
    ])
      expect([flags, (await run(own, 'edit', 'consent', 'CN-1', ...flags)).code]).toEqual([flags, 4])
    expect((await run(own, 'import', 'consents', 'c.csv', '--match', 'id')).code).toBe(5)
    expect((await run(own, 'list', 'consents', '--json')).stdout).toBe(before.stdout)
    await must(own, 'edit', 'consent', 'CN-1', '--source', 'phone call', '--note', 'annoyed')
    expect((await run(own, 'edit', 'consent', 'CN-1', '--source', 'letter')).code).toBe(4)
    await must(own, 'edit', 'consent', 'CN-1', '--allowed', 'unknown')
  })

  it('of two who are made one: a refusal of either holds, and says so where that was not the last word', async () => {
    const own = temporaryFolder()
    await must(own, 'init', '--no-input')
    await must(own, 'add', 'customer', 'A', '--consent', 'sms=yes')
    await must(own, 'add', 'customer', 'B')
    await must(own, 'add', 'consent', 'C-2', '--channel', 'sms', '--allowed', 'no', '--at', '2026-01-01')
    await must(own, 'merge', 'customer', 'C-1', 'C-2', '--yes')
    expect(await json(own, 'show', 'customer', 'C-1')).toMatchObject({ consent: { sms: false } })
    expect((await saidOf(own, 'C-1')).at(-1)).toBe(`sms all no merge C-2 ${today}`)
    expect(JSON.parse((await run(own, 'doctor', '--json')).stdout)).toContainEqual(
      expect.objectContaining({ name: 'consents', ok: true }),
    )
  })

  it('are what doctor holds the records against, and mends them by', async () => {
    const own = temporaryFolder()
    await must(own, 'init', '--no-input')
    await must(own, 'add', 'customer', 'A', '--consent', 'sms=no')
    const db = new Sqlite(join(own, 'crm.db'))
    db.prepare(`update customer set consent = '{"sms":true,"mail":true}'`).run()
    db.close()
    const { code, stdout } = await run(own, 'doctor', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ name: 'consents', ok: false }))
    expect((await run(own, 'doctor', '--repair')).code).toBe(0)
    expect(await json(own, 'show', 'customer', 'C-1')).toMatchObject({ consent: { sms: false } })
  })

  it('and records come back from their files as they were, each statement once', async () => {
    const dump = await must(cwd, 'dump')
    const own = temporaryFolder()
    await must(own, 'init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
    for (const noun of ['customers', 'contacts', 'visits', 'segments', 'consents']) {
      writeFileSync(join(own, `${noun}.csv`), await must(cwd, 'export', noun))
      await must(own, 'import', noun, `${noun}.csv`)
    }
    expect(await must(own, 'dump')).toBe(dump)
  })
})
