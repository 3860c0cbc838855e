// Whoever acts under a role sees nothing that the role hides, whatever the command, the form of the answer, the stream
// or the file it goes to. Every hidden field of every noun holds a planted value; every command is run, and all it wrote
// is searched for the plants.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allCommands } from '../../src/command/program.ts'
import { isSeen } from '../../src/command/veil/secrecy.ts'
import { program } from '../../src/commands.ts'
import { formats } from '../../src/output/format.ts'
import { full } from '../faults/measure.ts'
import { lookers, type Planted, plantedStore } from '../harness/planted.ts'
import { shellWords } from '../harness/seeded.ts'
import { crm } from '../harness/world.ts'

let folder = ''
let plants: readonly Planted[] = []
const taken: string[] = []
beforeAll(async () => {
  const store = await plantedStore()
  folder = store.cwd
  plants = store.plants
  taken.push(folder)
}, 60_000)
afterAll(() => {
  for (const one of taken) rmSync(one, { recursive: true, force: true })
})

const copy = (): string => {
  const place = mkdtempSync(join(tmpdir(), 'crm-veil-'))
  cpSync(folder, place, { recursive: true })
  taken.push(place)
  return place
}

type Sees = 'public' | 'internal'

const hiddenFrom = (sees: Sees): readonly Planted[] =>
  plants.filter(({ secrecy }) => !isSeen(sees, secrecy === 'public' || secrecy === 'internal' ? secrecy : 'secret'))

/** The texts of an archive's files, as a reader of the sheet would have them. */
const unzipped = (bytes: Buffer): string => {
  let text = ''
  for (let at = bytes.indexOf('PK\x03\x04'); at !== -1; ) {
    const next = bytes.indexOf('PK\x03\x04', at + 4)
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    const body = bytes.subarray(start, next === -1 ? bytes.length : next)
    try {
      text += inflateRawSync(body, { finishFlush: 2 }).toString('utf8')
    } catch {
      text += body.toString('utf8')
    }
    at = next
  }
  return text
}

const textOf = (bytes: Buffer): string =>
  bytes.subarray(0, 2).toString() === 'PK' ? unzipped(bytes) : bytes.toString('utf8')

/** What leaked into a text: `customer.phones 1037`. */
const leaksIn = (text: string, hidden: readonly Planted[]): readonly string[] =>
  hidden.flatMap(({ noun, field, needles }) =>
    needles.filter((needle) => text.includes(needle)).map((needle) => `${noun}.${field} ${needle}`),
  )

const filesOf = (cwd: string): readonly string[] =>
  readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !/\.db(?:-wal|-shm)?$|\.lock$/.test(one.name))
    .map((one) => join(one.parentPath, one.name))

/** How many lines came to an end as they should, of how many: what is refused shows nothing anyway. */
const answered = { well: 0, all: 0 }

/** Runs a line under a role and answers with what leaked, in its streams and in the files that are new. */
const leaks = async (argv: readonly string[], sees: Sees, cwd = folder): Promise<readonly string[]> => {
  const before = new Set(filesOf(cwd))
  const ran = await crm([...argv, '--as', lookers[sees]], { cwd, env: { CRM_TODAY: '2026-11-27' } })
  answered.all += 1
  if (ran.code === 0) answered.well += 1
  // What somebody types is seen by them anyway.
  const typed = argv.join(' ')
  const hidden = hiddenFrom(sees).filter(({ needles }) => !needles.some((needle) => typed.includes(needle)))
  const found = leaksIn(textOf(ran.bytes) + ran.stderr, hidden)
  const fresh = filesOf(cwd).filter((file) => !before.has(file))
  const inFiles = fresh.flatMap((file) => leaksIn(textOf(readFileSync(file)), hidden))
  if (cwd === folder) for (const file of fresh) rmSync(file)
  return [...found, ...inFiles].map((leak) => `crm ${typed}: ${leak}`)
}

const leaksOfAll = async (lines: readonly (readonly string[])[], sees: Sees): Promise<readonly string[]> => {
  const found: string[] = []
  for (const line of lines) found.push(...(await leaks(line, sees)))
  return found
}

describe('the plants', () => {
  it('stand in every noun that hides anything, and are seen by whoever may see all', async () => {
    expect(plants.length).toBeGreaterThan(40)
    for (const as of [[], ['--as', lookers.secret]])
      for (const { noun, field, needles } of plants) {
        const plural = program.nouns.find(({ name }) => name === noun)?.plural ?? noun
        const { stdout } = await crm(['list', plural, '--json', '--fields', field, ...as], { cwd: folder })
        expect(`${noun}.${field} ${needles.some((needle) => stdout.includes(needle))}`).toBe(`${noun}.${field} true`)
      }
  })

  it('are found where they leak', async () => {
    const { stdout } = await crm(['show', 'customer', 'C-1'], { cwd: folder })
    expect(leaksIn(stdout, hiddenFrom('public')).length).toBeGreaterThan(10)
  })
})

const roles: readonly Sees[] = ['public', 'internal']
const onPaper = formats.filter((format) => format !== 'ids')
/** Nouns that are tried in every format in the short form too. */
const wholly = ['customer', 'contact', 'order']

/** The lines by which a noun's records are looked at. */
const linesOf = (plural: string, name: string, id: string, wide: boolean | 'few'): readonly (readonly string[])[] => {
  const hidden = plants.filter((one) => one.noun === name).map(({ field }) => field)
  const fields = ['--fields', hidden.join(',') || 'id']
  const some = [
    ['list', plural, '--json'],
    ['list', plural, '-f', 'table', '--lang', 'zh-CN', ...fields],
    ['export', plural],
    ['show', name, id, '--json'],
    ['history', id],
  ]
  if (wide === 'few') return some.slice(0, 1)
  if (!wide) return some
  return [
    ...some,
    ...onPaper.flatMap((format) => [
      ['list', plural, '-f', format, ...fields],
      ['export', plural, '-f', format],
      ['show', name, id, '-f', format],
    ]),
    ['export', plural, '-o', 'out.xlsx'],
    ['export', plural, '-o', 'out.csv', '--excel'],
    ['export', plural, '-o', 'out.vcf'],
    ['list', plural, '--removed', '--explain'],
    ['history', id, '--json'],
  ]
}

describe.each(roles)('a role that sees %s', (sees) => {
  it.each(program.nouns.map(({ name, plural }) => [plural, name] as const))(
    'sees no more of %s',
    async (plural, name) => {
      const { stdout } = await crm(['list', plural, '--json', '--fields', 'id', '--limit', '1'], { cwd: folder })
      const [first] = JSON.parse(stdout) as { id: string | null }[]
      const few = sees === 'internal' && name !== 'customer' ? 'few' : false
      const wide = full || (sees === 'public' && wholly.includes(name)) || few
      expect(await leaksOfAll(linesOf(plural, name, first?.id ?? '', wide), sees)).toEqual([])
    },
  )

  /** Whoever sees more tries some of the lines: what hides them is the same. */
  const some = (lines: readonly (readonly string[])[]) =>
    lines.filter((_, place) => full || sees === 'public' || place % 6 === 0)

  it('sees no more by any command that reads', async () => {
    const lines = allCommands(program)
      .filter(({ effect }) => effect === 'reads')
      .flatMap((command) => (command.examples ?? []).map(({ line }) => shellWords(line).slice(1)))
    expect(lines.length).toBeGreaterThan(60)
    const asked = some(lines).flatMap((line) => [
      [...line, '--json'],
      ...(full ? [line, [...line, '-f', 'table', '--lang', 'zh-CN']] : []),
    ])
    expect(await leaksOfAll(asked, sees)).toEqual([])
  })

  it('sees no more in the call sheet, the timeline, lists to contact, and search', async () => {
    const asked = [
      ['show', 'customer', 'C-1', '--brief'],
      ['show', 'customer', 'C-2', '--brief', '--json'],
      ['today', '--json'],
      ['today', '--as-of', '2026-05-16'],
      ['list', 'revisits', '--as-of', '2026-05-16', '-f', 'csv'],
      ['list', 'revisits', '--within', '400', '-f', 'md'],
      ['search', '宏远'],
      ['search', 'Maria', '--json'],
      ['search', '9'],
      ['list', 'customers', '--count'],
      ['segment', 'movement'],
      ['log', 'a'],
    ]
    expect(await leaksOfAll(asked, sees)).toEqual([])
  })

  it('sees no more in the history, entry by entry', async () => {
    const { stdout } = await crm(['history', '--json', '--limit', '0'], { cwd: folder })
    const entries = (JSON.parse(stdout) as { entry: number }[]).map(({ entry }) => String(entry))
    const lines = some(entries.map((entry) => [entry])).flatMap(([entry = '']) => [
      ['show', 'entry', entry],
      ['show', 'entry', entry, '--json', '--limit', '0'],
    ])
    expect(await leaksOfAll([...lines, ['history', '--limit', '0'], ['list', 'entries', '-f', 'csv']], sees)).toEqual(
      [],
    )
  })

  it('sees no more by any command that writes, tried or done', async () => {
    const lines = allCommands(program)
      .filter(({ effect, path }) => (effect === 'writes' || effect === 'file') && path[0] !== 'demo')
      .flatMap((command) => (command.examples ?? []).map(({ line }) => shellWords(line).slice(1)))
    expect(lines.length).toBeGreaterThan(60)
    const found: string[] = []
    let cwd = copy()
    for (const line of lines) {
      if (full || line[0] !== 'import') found.push(...(await leaks([...line, '-n', '--yes'], sees, cwd)))
      if (full || sees === 'public') found.push(...(await leaks([...line, '--yes'], sees, cwd)))
      if (full) found.push(...(await leaks(['undo'], sees, cwd)))
      if (['restore', 'backup', 'migrate', 'erase'].includes(line[0] ?? '')) cwd = copy()
    }
    expect(found).toEqual([])
  }, 60_000)

  it('sees no more of what is changed', async () => {
    const cwd = copy()
    const lines = [
      ['edit', 'customer', 'C-1', '--address', 'elsewhere', '--json'],
      ['undo', '--json'],
      ['edit', 'customer', 'C-1', '--phones', '+13600136009', '--birthday', '1988-02-03'],
      ['edit', 'customer', 'C-2', '--emails', 'other@example.com', '-n'],
      ['edit', 'customers', '--all', '--address', 'nowhere', '--yes', '-n'],
      ['edit', 'order', 'O-1', '--cost', '12', '--amount', '13', '--json'],
      ['edit', 'visit', 'V-1', '--note', 'short'],
      ['add', 'customer', '宏远科技', '--phones', '13600136000'],
      ['add', 'customer', 'Maria Lopez', '--emails', 'maria@example.com', '--json'],
      ['done', 'visit', 'V-1', '--note', 'talked'],
      ['remove', 'customer', 'C-3', '--yes', '--json'],
      ['restore', 'customer', 'C-3', '--json'],
      ['move', 'complaint', 'K-1', 'accepted'],
      ['assign', 'customer', 'C-1', '王芳'],
      ['undo', '1'],
      ['import', 'customers', 'customers.csv', '--match', 'name', '-n'],
      ['import', 'customers', 'customers.csv', '--match', 'name'],
      ['run', 'nightly'],
      ['run', 'nightly', '--lists-only'],
      ['show', 'customer', '小'],
      ['log', '科', 'talked'],
      ['backup'],
      ['doctor'],
      ['check', '--strict'],
      ['config'],
    ]
    const found: string[] = []
    for (const line of lines) found.push(...(await leaks(line, sees, cwd)))
    expect(found).toEqual([])
  })
})

it('most of what was asked was answered', () => {
  expect(answered.all).toBeGreaterThan(400)
  expect(answered.well / answered.all).toBeGreaterThan(0.6)
})
