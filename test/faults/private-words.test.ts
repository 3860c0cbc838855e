// What is known of people stays in the store and in the answers that were asked for: planted phones, names and notes are
// in no message of another command, in no word or environment of another process, and nothing goes over a network.
// Broken once by a failure that names the text of a record, by a pager that is given the words, by a look at the network.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RealRun, realCrm } from '../harness/real.ts'
import { mustCrm, typeCrm } from './asked.ts'
import { newFolder } from './deeds.ts'
import { full } from './measure.ts'
import { canTrace, needsTrace } from './strace.ts'

const folder = newFolder()
const cwd = join(folder.path, 'words')

/** Texts that mean nothing elsewhere: each in another field, all of one customer. */
const planted = {
  name: 'Zorquavib Penlux',
  phone: '13912345670',
  email: 'zorquavib@penlux.example',
  wechat: 'wx-zorquavib-77',
  address: '秘密街道九九八号',
  note: '不可外传的备注甲乙丙',
  reason: 'reason-gaxfyndro',
  talk: '私下谈话丁戊己',
  text: '投诉内容庚辛壬',
}
const texts = Object.values(planted)

/** Parts of the texts, as they would stand in a message that cuts or shows them in another way. */
const pieces = [
  ...texts,
  '1391234',
  '139 1234',
  '12345670',
  'Zorquavib',
  'penlux',
  '秘密街道',
  '外传的备注',
  'gaxfyndro',
]

const crm = (words: readonly string[], more: Partial<Parameters<typeof realCrm>[1]> = {}): Promise<RealRun> =>
  realCrm(words, { cwd, ...more })

beforeAll(async () => {
  mkdirSync(cwd, { recursive: true })
  const lines = [
    ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'],
    [
      ...['add', 'customer', planted.name, '--key', 'Z1', '--phones', planted.phone, '--emails', planted.email],
      ...['--wechat', planted.wechat, '--address', planted.address, '--note', planted.note, '--reason', planted.reason],
    ],
    ['add', 'customer', 'Plain', '--key', 'P1'],
    ['log', 'key:Z1', planted.talk, '--next', '1d'],
    ['add', 'complaint', 'key:Z1', '--text', planted.text, '--severity', '3'],
    ['add', 'order', 'key:Z1', '--amount', '120', '--at', '2026-11-01', '--key', 'A1'],
  ]
  for (const words of lines) await mustCrm(words, { cwd })
})
afterAll(folder.done)

const saidOf = (text: string): readonly string[] => pieces.filter((piece) => text.includes(piece))

/** Lines that fail, or say something on stderr, and name nobody. */
const others: readonly (readonly string[])[] = [
  ['show', 'customer', 'C-99'],
  ['show', 'customer', 'key:none'],
  ['add', 'customer', 'Plain', '--key', 'Z1'],
  ['add', 'customer', 'Nobody', '--owner', 'nobody'],
  ['edit', 'customer', 'C-1', '--birthday', 'no day'],
  ['edit', 'customer', 'C-1', '--if-entry', '1', '--city', 'X'],
  ['edit', 'customer', 'C-1', '--gender', 'x'],
  ['edit', 'customers', '--all', '--city', 'X'],
  ['remove', 'customers', '--where', 'city:none', '--yes'],
  ['undo', '999'],
  ['undo', '1'],
  ['redo'],
  ['done', 'visit', 'V-99'],
  ['list', 'customers', '--where', 'citty:x'],
  ['list', 'customers', '--where', '('],
  ['list', 'customers', '--sort', 'nothing'],
  ['import', 'customers', 'none.csv'],
  ['import', 'customers', 'clash.csv'],
  ['export', 'customers', '-o', 'none/out.csv'],
  ['export', 'customers', '-o', 'out.csv'],
  ['backup', '--to', 'kept'],
  ['doctor'],
  ['doctor', 'journal'],
  ['migrate'],
  ['run', 'nightly', '--out', 'lists'],
  ['config', 'set', 'zone', 'Nowhere'],
  ['report', 'sales'],
  ['segment', 'rfm'],
  ['completion', 'bash'],
  ['list', 'customers', '--as', 'nobody'],
  ['crm'],
  ['erase', 'customer', 'C-1'],
  ['erase', 'customer', 'C-1', '--confirm', 'C-2'],
]

const manners = [[], ['--debug'], ['--lang', 'zh-CN'], ['--json']]

describe('planted words', { timeout: 120_000 }, () => {
  it('are in no message, error or progress of a command that was not asked for them', async () => {
    writeFileSync(join(cwd, 'clash.csv'), 'key,name,introducer\nZ1,Other,NOBODY\n')
    for (const [at, words] of others.entries())
      for (const more of full ? manners : [manners[at % manners.length] ?? []]) {
        const line = [...words, ...more, '-n'].filter(
          (word) => word !== '-n' || /^(edit|add|remove|undo|redo)/.test(words[0] ?? ''),
        )
        const run = await typeCrm(line, { cwd })
        // A command that clashes with a record, or is about to erase it, says which one it is.
        const asked = /^(?:add customer Plain|erase)/.test(words.join(' ')) ? [planted.name, 'Zorquavib'] : []
        expect(
          saidOf(run.stderr).filter((piece) => !asked.includes(piece)),
          `${[...words, ...more].join(' ')}: ${run.stderr}`,
        ).toEqual([])
      }
  })

  it('that were typed are in no failure about something else', async () => {
    const flags = ['--phones', planted.phone, '--note', planted.note, '--address', planted.address]
    for (const [line, named] of [
      [['add', 'customer', planted.name, ...flags, '--birthday', 'no day'], ''],
      [['add', 'customer', planted.name, ...flags, '--owner', 'nobody'], ''],
      [['add', 'customer', planted.name, ...flags, '--gendre', 'x'], ''],
      [['edit', 'customer', 'C-99', ...flags], ''],
      [['add', 'customer', planted.name, ...flags, '--db', 'none.db'], ''],
      [['log', 'C-99', planted.talk], ''],
    ] as const) {
      const run = await typeCrm(
        [...line, named].filter((word) => word !== ''),
        { cwd },
      )
      expect([2, 3, 9], run.stderr).toContain(run.code)
      // The line to type instead may repeat what was typed; the fault itself may not.
      const fault = run.stderr
        .split('\n')
        .filter((one) => !one.startsWith('  try: '))
        .join('\n')
      expect(saidOf(fault), `${line.join(' ')}: ${run.stderr}`).toEqual([])
    }
  })

  it('are in no file but the store, its copies and what was asked for', async () => {
    await crm(['add', 'customer', 'Plain two'])
    await crm(['undo'])
    await crm(['list', 'customers', '-o', 'asked.csv', '--fields', 'id,key'])
    await crm(['config', 'set', 'language', 'en'])
    for (const name of ['asked.csv', join('home', '.config', 'crm', 'config.toml')]) {
      const text = (() => {
        try {
          return readFileSync(join(cwd, name), 'utf8')
        } catch {
          return ''
        }
      })()
      expect(saidOf(text), name).toEqual([])
    }
  })
})

/** The words and the environment of every program that a line starts, and its calls of the network. */
const traced = async (
  words: readonly string[],
  calls: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const log = join(folder.path, 'calls.log')
  rmSync(log, { force: true })
  const run = await crm(words, { env, under: ['strace', '-f', '-v', '-s', '4096', '-o', log, '-e', calls] })
  expect(run.signal, run.stderr).toBeNull()
  return readFileSync(log, 'utf8')
}

/** As strace writes what is beyond ASCII. */
const octal = (text: string): string =>
  [...Buffer.from(text)].map((byte) => (byte < 128 ? String.fromCharCode(byte) : `\\${byte.toString(8)}`)).join('')

describe.skipIf(!canTrace)(`programs and networks ${needsTrace}`, { timeout: 120_000 }, () => {
  const lines = [
    ['show', 'customer', 'C-1'],
    ['list', 'customers'],
    ['search', 'Zorquavib'],
    ['log', 'C-1', planted.talk],
    ['edit', 'customer', 'C-1', '--note', planted.note],
    ['import', 'customers', 'clash.csv'],
    ['export', 'customers', '-o', 'out.xlsx'],
    ['export', 'customers', '-o', 'out.vcf'],
    ['report', 'sales', '-o', 'sales.html'],
    ['backup'],
    ['run', 'nightly', '--out', 'lists'],
    ['completion', 'bash'],
    ['help', 'privacy'],
    ['today'],
  ]

  it('no command starts another program, but the first of all', async () => {
    for (const words of full ? lines : lines.slice(3, 8)) {
      const started = (await traced(words, 'trace=execve')).split('\n').filter((line) => /execve\(/.test(line))
      // The first is Node itself; a look along the PATH for it does not count.
      expect(
        started.filter((line) => / = 0$/.test(line)),
        words.join(' '),
      ).toHaveLength(1)
    }
  })

  it('a pager is told nothing by its words or its environment', async () => {
    const log = await traced(['show', 'customer', 'C-1'], 'trace=execve', { PAGER: 'cat', FORCE_COLOR: '1' })
    const later = log
      .split('\n')
      .filter((line) => /execve\(/.test(line))
      .slice(1)
      .join('\n')
    expect(pieces.filter((piece) => later.includes(octal(piece)))).toEqual([])
  })

  it('no command opens a connection, not even to ask for a name', async () => {
    const more = [['demo', '--keep', 'shown'], ['doctor'], ['dedupe'], ['read', 'clash.csv']]
    for (const words of full ? [...lines, ...more] : [...lines.slice(3, 8), ...more.slice(0, 1)]) {
      const calls = (await traced(words, 'trace=%network')).split('\n')
      expect(
        calls.filter((line) => /socket\(|connect\(|sendto\(|bind\(/.test(line) && !/AF_UNIX/.test(line)),
        words.join(' '),
      ).toEqual([])
    }
  })
})
