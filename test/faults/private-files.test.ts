// Every file that any command makes can be read by its person alone, whatever umask the person has: the store and what
// stands beside it, copies, exports, lists, settings; also what a killed command leaves, and what a reader makes.
// Broken once by a program that keeps the person's umask, by exports and copies that are given other rights.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RealRun, realCrm } from '../harness/real.ts'
import { firstStore, newFolder } from './deeds.ts'
import { chanceFor, full, seed } from './measure.ts'

const folder = newFolder()
const first = join(folder.path, 'first')
beforeAll(() => firstStore(first))
afterAll(folder.done)

const everything = (path: string): readonly string[] =>
  existsSync(path) ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : []

/** A folder for one person: open to all, as the machine's default may be, with a place for passing files. */
const newPlace = (name: string): { readonly cwd: string; readonly known: ReadonlySet<string> } => {
  const cwd = join(folder.path, name)
  cpSync(first, cwd, { recursive: true })
  for (const at of ['home', 'passing', 'open']) mkdirSync(join(cwd, at), { recursive: true })
  writeFileSync(join(cwd, 'bad.csv'), 'key,name,introducer\nB1,坏,NOBODY\nB2,好,\n')
  writeFileSync(join(cwd, 'open', 'old.csv'), 'old')
  chmodSync(join(cwd, 'open', 'old.csv'), 0o666)
  for (const one of everything(cwd))
    if (!/^open/.test(one)) chmodSync(join(cwd, one), statSync(join(cwd, one)).isDirectory() ? 0o755 : 0o644)
  // The store itself was made by a command.
  for (const one of everything(cwd)) if (/^crm\.db/.test(one)) chmodSync(join(cwd, one), 0o600)
  return { cwd, known: new Set(everything(cwd).filter((one) => !/^crm\.db/.test(one))) }
}

const run = (
  cwd: string,
  umask: string,
  words: readonly string[],
  more: Partial<Parameters<typeof realCrm>[1]> = {},
): Promise<RealRun> =>
  realCrm(words, {
    cwd,
    ...more,
    env: { TMPDIR: join(cwd, 'passing'), XDG_CONFIG_HOME: undefined, XDG_DATA_HOME: undefined, ...more.env },
    under: ['sh', '-c', `umask ${umask}; exec "$@"`, 'sh'],
  })

/** What others may read, write or enter of all that was not there before. */
const openToOthers = (cwd: string, known: ReadonlySet<string>): readonly string[] =>
  everything(cwd).flatMap((name) => {
    if (known.has(name)) return []
    const about = statSync(join(cwd, name), { throwIfNoEntry: false })
    if (about === undefined) return []
    const rights = about.mode & 0o777
    return rights === (about.isDirectory() ? 0o700 : 0o600) ? [] : [`${name} ${rights.toString(8)}`]
  })

const formats = ['csv', 'tsv', 'xlsx', 'vcf', 'json', 'ndjson', 'md', 'html', 'txt']

/** Every command that makes a file, after one another in one store. */
const commands: readonly (readonly string[])[] = [
  ['init', '--db', 'new/deep/crm.db', '--zone', 'UTC', '--currency', 'EUR'],
  ['init', '--db', 'plain.db', '--zone', 'UTC', '--currency', 'EUR'],
  ['add', 'customer', '新客'],
  ['undo'],
  ['import', 'customers', 'bad.csv'],
  ['import', 'customers', 'bad.csv', '--again', '--rejects', 'refused.csv'],
  ['list', 'customers', '--since-last-run', 'mail'],
  ...formats.map((format) => ['export', 'customers', '-o', `out.${format}`]),
  ['export', 'customers', '--template', '-o', 'template.xlsx'],
  ['export', 'visits', '-o', 'open/old.csv'],
  ['export', 'customers', '-o', 'page.html', '-f', 'html'],
  ['list', 'revisits', '-o', 'revisits.csv'],
  ['today', '-o', 'today.html', '-f', 'html'],
  ['show', 'customer', 'C-1', '-o', 'one.json'],
  ['report', 'sales', '-o', 'sales.html'],
  ['segment', 'rfm', '-o', 'rfm.csv'],
  ['history', '-o', 'history.json'],
  ['dump', '-o', 'dump.ndjson'],
  ['read', 'more.csv', '-o', 'read.json'],
  ['doctor', '-o', 'doctor.json'],
  ['help', '-o', 'help.txt'],
  ['backup'],
  ['backup', '--to', 'kept'],
  ['add', 'visit', 'C-1', '--due', '2026-11-20'],
  ['run', 'nightly', '--out', 'lists'],
  ['config', 'set', 'language', 'zh-CN'],
  ['erase', 'customer', 'C-3', '--confirm', 'C-3'],
  ['list', 'erasures', '-o', 'erasures.csv'],
  ['backup', '--restore', 'RESTORE', '--yes'],
]

// The widest is the hardest; narrow ones could only keep their own person out.
describe.each(full ? ['000', '022', '077', '177'] : ['000'])('with umask %s', { timeout: 300_000 }, (umask) => {
  it('every file of every command is its person’s alone', async () => {
    const { cwd, known } = newPlace(`umask-${umask}`)
    const made: string[] = []
    for (const line of commands) {
      const kept = everything(join(cwd, 'kept')).find((name) => name.endsWith('.db')) ?? ''
      const words = line.map((word) => (word === 'RESTORE' ? join('kept', kept) : word))
      const ran = await run(cwd, umask, words)
      expect([0, 3, 5], `${words.join(' ')}: ${ran.stderr}`).toContain(ran.code)
      expect(openToOthers(cwd, known), words.join(' ')).toEqual([])
      made.push(...everything(cwd).filter((name) => !known.has(name) && !made.includes(name)))
    }
    expect(statSync(join(cwd, 'open', 'old.csv')).mode & 0o777).toBe(0o600)
    // That there was something to look at.
    for (const file of [
      /^new\/deep\/crm\.db$/,
      /rejected\.csv$/,
      /^refused\.csv$/,
      /^out\.xlsx$/,
      /^template\.xlsx$/,
      /^backups\/.*\.db$/,
      /^backups\/.*before-restore/,
      /^kept\/.*\.db$/,
      /^lists\/.*\.csv$/,
      /^lists\/.*\.md$/,
      /\.toml$/,
      /crm\.db-night$/,
    ])
      expect(
        made.filter((name) => file.test(name)),
        `${file} among ${made.join(' ')}`,
      ).not.toEqual([])
  })

  it(`and what a killed command leaves (seed ${seed})`, async () => {
    const chance = chanceFor(`private ${umask}`)
    const killed = [
      ['import', 'customers', 'more.csv'],
      ['backup'],
      ['export', 'customers', '-o', 'out.xlsx'],
      ['run', 'nightly', '--out', 'lists'],
      ['erase', 'customer', 'C-3', '--confirm', 'C-3'],
    ]
    for (const [at, words] of killed.entries())
      for (let round = 0; round < (full ? 8 : 1); round += 1) {
        const { cwd, known } = newPlace(`killed-${umask}-${at}-${round}`)
        const moment = 100 + chance.number(300)
        await run(cwd, umask, words, { started: (child) => void setTimeout(() => child.kill('SIGKILL'), moment) })
        expect(openToOthers(cwd, known), `${words.join(' ')} killed after ${moment} ms`).toEqual([])
      }
  })

  it('a reader’s files beside the store too', async () => {
    const { cwd, known } = newPlace(`reader-${umask}`)
    let seen: readonly string[] = []
    const looked = run(cwd, umask, ['import', 'customers', 'more.csv'], {
      started: (child) => {
        const timer = setInterval(() => {
          seen = [...seen, ...openToOthers(cwd, known)]
        }, 5)
        child.once('exit', () => clearInterval(timer))
      },
    })
    expect((await looked).code).toBe(0)
    expect((await run(cwd, umask, ['list', 'customers'])).code).toBe(0)
    expect([...seen, ...openToOthers(cwd, known)]).toEqual([])
  })
})
