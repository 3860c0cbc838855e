// Consent in a real store: every list by which people are contacted honours it, a visit by a refused way is not planned,
// both ways of saying it end in the same place, and the two nouns come back from files as they were.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allCommands } from '../../src/command/program.ts'
import { program } from '../../src/commands.ts'
import { crm, steppingClock } from '../harness/world.ts'

const today = '2026-11-22'
const clock = steppingClock('2026-11-22T01:00:00.000Z')
const run = (cwd: string, ...argv: readonly string[]) => crm(argv, { cwd, clock, env: { CRM_TODAY: today } })
const must = async (cwd: string, ...argv: readonly string[]): Promise<string> => {
  const { code, output, stdout } = await run(cwd, ...argv)
  expect(`${code} ${argv.join(' ')} ${code === 0 ? '' : output}`).toMatch(/^0 /)
  return stdout
}
const json = async <T>(cwd: string, ...argv: readonly string[]): Promise<T> =>
  JSON.parse(await must(cwd, ...argv, '--json'))

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-consent-'))
  folders.push(folder)
  return folder
}

const number = (n: number): string => `1390013900${n}`

/** A customer for each way of having answered, each with a number, an address, a WeChat id, a contact and a visit due. */
const answers = [
  ['never asked', []],
  ['nothing at all', ['--do-not-contact']],
  ['neither calls nor messages', ['--consent', 'phone=no;sms=no']],
  ['no calls', ['--consent', 'phone=no']],
  ['no advertising', ['--consent', 'all.marketing=no']],
  ['mail for both', ['--consent', 'mail=yes']],
  ['mail to be served only', ['--consent', 'mail.care=yes']],
  ['advertising but no service by SMS', ['--consent', 'sms.marketing=yes;sms.care=no']],
] as const

const filled = async (): Promise<string> => {
  const cwd = temporaryFolder()
  await must(cwd, 'init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
  for (const [at, [name, flags]] of answers.entries()) {
    const id = `C-${at + 1}`
    await must(
      cwd,
      'add',
      'customer',
      name,
      '--phones',
      number(at),
      '--emails',
      `p${at}@example.com`,
      '--wechat',
      `wx${at}`,
    )
    await must(cwd, 'add', 'contact', id, '--name', `aide ${at}`, '--phones', `1370013700${at}`)
    await must(cwd, 'add', 'visit', id, '--due', '2026-11-20')
    await must(cwd, 'edit', 'customer', id, ...(flags.length === 0 ? ['--note', 'x'] : flags))
  }
  return cwd
}

let filledOnce = ''
let cwd = ''
beforeAll(async () => {
  filledOnce = await filled()
  cwd = copied()
})

/** The store as it was filled, in a folder of its own. */
const copied = (): string => {
  const copy = temporaryFolder()
  cpSync(filledOnce, copy, { recursive: true })
  return copy
}

const found = async (...argv: readonly string[]): Promise<readonly number[]> =>
  (await json<readonly { id: string }[]>(cwd, ...argv)).map(({ id }) => Number(id.slice(2))).sort()

describe('lists for contacting', () => {
  it.each([
    ['phone.care', [1, 5, 6, 7, 8]],
    ['sms.care', [1, 4, 5, 6, 7]],
    ['mail.care', [1, 3, 4, 5, 6, 7, 8]],
    ['mail.marketing', [6]],
    ['mail', [6]],
    ['sms.marketing', [8]],
    ['sms', []],
    ['wechat.care', [1, 3, 4, 5, 6, 7, 8]],
    ['visit.care', [1, 3, 4, 5, 6, 7, 8]],
    ['邮件.营销', [6]],
  ])('--for %s finds whom it may', async (way, ids) => {
    expect(await found('list', 'customers', '--for', way)).toEqual(ids)
    expect(await found('export', 'customers', '--for', way)).toEqual(ids)
    // People at a firm follow the firm; they have a number and nothing else here.
    const channel = way.split('.')[0] ?? ''
    const contacts = ['phone', 'sms', 'visit'].includes(channel) ? ids : []
    expect(await found('list', 'contacts', '--for', way)).toEqual(contacts)
  })

  it('gives the address by which each is reached', async () => {
    expect(await must(cwd, 'list', 'customers', '--for', 'mail', '--csv', '--fields', 'id,to')).toBe(
      'id,to\nC-6,p5@example.com\n',
    )
    expect(await must(cwd, 'list', 'customers', 'C-4', '--for', 'sms.care', '--csv', '--fields', 'to')).toBe(
      'to\n+8613900139003\n',
    )
    expect((await must(cwd, 'export', 'customers', '--for', 'wechat.care')).split('\n')[1]).toMatch(/,wx0$/)
  })

  it('follows the firm: marketing needs a yes, unless it says otherwise', async () => {
    await must(cwd, 'config', 'set', 'marketing_consent', 'not-refused')
    expect(await found('list', 'customers', '--for', 'mail.marketing')).toEqual([1, 3, 4, 6, 7, 8])
    await must(cwd, 'undo')
    expect(await found('list', 'customers', '--for', 'mail.marketing')).toEqual([6])
  })

  it('goes together with a segment and a filter', async () => {
    await must(cwd, 'add', 'segment', 'mailed', '--filter', 'consent.mail.care:yes')
    expect(await found('list', 'customers', '--segment', 'mailed', '--for', 'mail.care')).toEqual([6, 7])
    expect(await found('list', 'customers', '--segment', 'mailed', 'consent.mail:yes', '--for', 'mail.care')).toEqual([
      6,
    ])
  })

  it('holds wherever the flag is: who wants no contact is in none of them', async () => {
    const commands = allCommands(program).filter(({ options }) => options?.for !== undefined)
    expect(commands.map(({ path }) => path.join(' ')).sort()).toEqual([
      'export contact',
      'export customer',
      'list contact',
      'list customer',
      'list revisits',
      'today',
    ])
    for (const { path } of commands)
      for (const way of ['phone', 'sms', 'mail', 'wechat', 'visit', 'web'].flatMap((one) => [one, `${one}.care`])) {
        const text = await must(cwd, ...path, '--for', way)
        expect(text, `${path.join(' ')} ${way}`).not.toMatch(/nothing at all|\bC-2\b|13900139001|13700137001/)
      }
  })

  it.each([['today'], ['list', 'revisits']])(
    '%s %s leaves out who refused everything, and numbers not to be used',
    async (...argv) => {
      const rows = await json<readonly { customer: string; phone: string | null; channel: string }[]>(cwd, ...argv)
      expect(rows.map(({ customer }) => customer).sort()).toEqual(['C-1', 'C-3', 'C-4', 'C-5', 'C-6', 'C-7', 'C-8'])
      const [third, fourth] = [
        rows.find(({ customer }) => customer === 'C-3'),
        rows.find(({ customer }) => customer === 'C-4'),
      ]
      expect(third).toMatchObject({ phone: null, channel: 'wechat' })
      expect(fourth).toMatchObject({ phone: '+8613900139003', channel: 'wechat' })
    },
  )

  it('is honoured by the files of the night', async () => {
    mkdirSync(join(cwd, 'out'))
    await must(cwd, 'run', 'nightly', '--out', 'out', '--lists-only')
    const files = readdirSync(join(cwd, 'out'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    const text = files.map((one) => readFileSync(join(one.parentPath, one.name), 'utf8')).join('\n')
    expect(text).toContain('never asked')
    expect(text).not.toMatch(/nothing at all|139\s?0013\s?9001|139\s?0013\s?9002/)
  })

  it('is said first of all on the page and the call sheet, without the number', async () => {
    expect(await must(cwd, 'show', 'customer', 'C-2', '-f', 'table')).toMatch(
      /^nothing at all {2}C-2 {2}DO NOT CONTACT/,
    )
    const brief = await must(cwd, 'show', 'customer', 'C-2', '--brief', '-f', 'table')
    expect(brief).toMatch(/^nothing at all {2}C-2 {2}DO NOT CONTACT/)
    expect(brief).not.toMatch(/\d{4}\s?\d{4}/)
    expect(await must(cwd, 'show', 'customer', 'C-2', '--brief', '-f', 'table', '--lang', 'zh')).toContain('请勿联系')
    expect(await must(cwd, 'show', 'customer', 'C-3', '--brief', '-f', 'table')).toMatch(/not by phone, SMS/)
    expect(await must(cwd, 'show', 'customer', 'C-3', '--brief', '--json')).not.toMatch(/13900139002|13700137002/)
  })

  it('has no flag that looks past it', () => {
    const flags = allCommands(program).flatMap(({ options }) => Object.keys(options ?? {}))
    expect(flags.filter((flag) => /ignore|force-consent/.test(flag))).toEqual([])
  })

  it('keeps a plain export whole: it is the book of the firm', async () => {
    expect((await must(cwd, 'export', 'customers')).trimEnd().split('\n')).toHaveLength(answers.length + 1)
  })
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

  it('planned by a refused way are rejected rows of an import, new or changed', async () => {
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
    expect((await run(copy, 'import', 'visits', 'v.csv')).code).toBe(5)
    expect(
      readFileSync(join(copy, 'v.rejected.csv'), 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[0]),
    ).toEqual(['C-4', 'C-2', ''])
    writeFileSync(join(copy, 'w.csv'), 'id,channel\nV-4,phone\nV-1,phone\n')
    expect((await run(copy, 'import', 'visits', 'w.csv', '--match', 'id')).code).toBe(5)
    expect(await json<readonly object[]>(copy, 'list', 'visits', 'id:4,1', '--sort', 'id')).toMatchObject([
      { channel: 'phone' },
      { channel: null },
    ])
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
    await must(own, 'edit', 'customer', 'C-1', '--consent', 'mail.marketing=yes')
    writeFileSync(join(own, 'list.csv'), 'key,consent\na,wechat=no\n')
    await must(own, 'import', 'customers', 'list.csv', '--match', 'key')
    await must(own, 'edit', 'customer', 'C-1', '--consent', 'sms=no')
    expect(await saidOf(own, 'C-1')).toEqual([
      `sms all no paper form ${today}`,
      `mail marketing yes edit customer ${today}`,
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
    expect(await json(own, 'show', 'customer', 'C-1')).toMatchObject({ consent: { sms: false, mail: true } })
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
