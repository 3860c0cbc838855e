// Consent in a real store: every list by which people are contacted honours it.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { allCommands } from '../../src/command/program.ts'
import { program } from '../../src/commands.ts'
import { answers, copied, json, must } from './consent-house.ts'

let cwd = ''
beforeAll(() => {
  cwd = copied()
})

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
