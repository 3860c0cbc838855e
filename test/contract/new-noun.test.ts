// docs/new-noun.md is done to a copy of the project, block by block; the copy is checked and built, a store of today's
// program is migrated with it, and the new noun has to do all that every noun does.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schemaNumber } from '../../src/database/identity.ts'
import { buildVariant, type Change } from '../harness/variant.ts'
import { crm as today } from '../harness/world.ts'
import { root } from './source-tree.ts'

const next = schemaNumber + 1

/** The page, as it reads when its migration is the next one. */
const page = readFileSync(join(root, 'docs', 'new-noun.md'), 'utf8')
  .replaceAll('0002-asset', `${String(next).padStart(4, '0')}-asset`)
  .replaceAll('number: 2,', `number: ${next},`)
  .replaceAll(/schemaNumber = 1\b/g, `schemaNumber = ${schemaNumber}`)
  .replaceAll(/schemaNumber = 2\b/g, `schemaNumber = ${next}`)

const linesOf = (body: string, signs: string): string =>
  body
    .split('\n')
    .filter((line) => line === '' || signs.includes(line[0] ?? ''))
    .map((line) => line.slice(1))
    .join('\n')

/** The blocks of the page as changes of files: whole files, and edits as in a diff. */
const changes: readonly Change[] = [...page.matchAll(/^```(ts|diff) (\S+)\n(.*?)\n```$/gms)].map(
  ([, kind, file = '', body = '']) =>
    kind === 'ts' ? { file, to: `${body}\n` } : { file, from: linesOf(body, ' -'), to: linesOf(body, ' +') },
)

let folder = ''
let cwd = ''
let binary = ''

const crm = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...words], {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: join(cwd, 'home'),
      LANG: 'en_US.UTF-8',
      CRM_DB: join(cwd, 'crm.db'),
      CRM_TODAY: '2026-11-27',
    },
    input: '',
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr }
}

const told = (...words: readonly string[]): string => {
  const { code, stdout, stderr } = crm(...words)
  expect(`${code} ${stderr}`, words.join(' ')).toMatch(/^0 /)
  return stdout
}

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'crm-new-noun-')))
  binary = buildVariant(join(folder, 'project'), changes)
  cwd = join(folder, 'work')
  execFileSync('mkdir', [cwd])
  for (const words of [
    ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'],
    ['add', 'staff', '王芳', '--key', 'wangfang'],
    ['add', 'customer', '张小明'],
  ])
    expect((await today(words, { cwd })).code).toBe(0)
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a noun added as docs/new-noun.md says', { timeout: 60_000 }, () => {
  it('is a page of whole files and small edits', () => {
    expect(changes.filter((change) => change.from === undefined).map((change) => change.file)).toEqual([
      'src/team/asset.noun.ts',
      `migrations/${String(next).padStart(4, '0')}-asset.ts`,
    ])
    expect(changes.length).toBeGreaterThan(6)
  })

  it('passes the type checker', () => {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const { status, stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', join(folder, 'project')], {
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })

  it('comes with a store of today, migrated, and a copy kept', () => {
    expect(crm('list', 'assets').code).toBe(9)
    expect(told('migrate')).toContain('migrated')
    expect(readdirSync(join(cwd, 'backups'))).toHaveLength(1)
    expect(told('list', 'customers', '--fields', 'id,name', '--no-header')).toBe('C-1\t张小明\n')
    expect(told('list', 'assets', '--json')).toBe('[]\n')
  })

  it('is added, shown, listed, edited, removed and restored', () => {
    const words = ['投影仪', '--keeper', '王芳', '--price', '3999', '--bought', '上周五', '--key', 'A-1']
    expect(told('add', 'asset', ...words)).toBe(
      'added A-1 投影仪\n   bought: 20 November 2026, Friday\n   next: crm show asset A-1\n',
    )
    expect(told('add', 'asset', ...words)).toContain('nothing to change')
    told('资产', '新增', 'Ladder', '--status', '维修')
    expect(JSON.parse(told('show', 'asset', '投影', '--json'))).toMatchObject({
      id: 'A-1',
      key: 'A-1',
      name: '投影仪',
      status: 'use',
      keeper: 'E-1',
      keeper_name: '王芳',
      bought: '2026-11-20',
      price: 3999,
      note: null,
    })
    expect(told('edit', 'asset', 'tyy', '--status', 'repair')).toContain('status: in use → in repair')
    expect(crm('add', 'asset').code).toBe(2)
    expect(crm('add', 'asset', 'x', '--status', 'lost').code).toBe(2)
    expect(crm('show', 'asset', 'A-9').code).toBe(3)
    told('remove', 'asset', 'A-2', '--yes')
    expect(told('list', 'assets', '-f', 'ids')).toBe('A-1\n')
    told('restore', 'asset', 'A-2')
    expect(told('list', 'assets', '--fields', 'id,name,status,keeper,price')).toBe(
      'id\tname\tstatus\tkeeper\tprice\nA-1\t投影仪\trepair\twangfang\t3999.00\nA-2\tLadder\trepair\t\t\n',
    )
  })

  it('has every format, filters and orders', () => {
    expect(told('list', 'assets', '--csv', '--fields', 'id,price', 'price.over:100')).toBe('id,price\nA-1,3999.00\n')
    expect(told('list', 'assets', '-f', 'md', '--fields', 'id', 'keeper:王芳')).toBe('| id |\n| --- |\n| A-1 |\n')
    expect(told('list', 'assets', '-f', 'table', '--lang', 'zh-CN', '--fields', 'name,status', '名称:投影')).toBe(
      '名称    状态\n投影仪  维修中\n',
    )
    expect(told('list', 'assets', '-f', 'html')).toContain('<td>投影仪</td>')
    expect(told('list', 'assets', '状态:维修中', '--sort', '-name', '-f', 'ndjson', '--fields', 'id')).toBe(
      '{"id":"A-2"}\n{"id":"A-1"}\n',
    )
    expect(told('list', 'assets', 'bought.before:today', '--count')).toBe('1\n')
    expect(told('list', 'assets', '投影', '-f', 'ids')).toBe('A-1\n')
    expect(crm('list', 'assets', 'prise.over:1').stderr).toContain('crm list assets price.over:1')
  })

  it('is explained', () => {
    expect(told('help', 'asset')).toMatch(/keeper/)
    expect(told('asset')).toBe(told('help', 'asset'))
    expect(told('add', 'asset', '--help')).toMatch(/--bought/)
    expect(told('add', 'asset', '--help', '--lang', 'zh-CN')).toMatch(/保管人/)
    expect(told('help')).toContain('asset')
    expect(crm('list', 'asets').stderr).toContain('try: crm list assets')
  })

  it('is completed', () => {
    const offered = (...words: readonly string[]) => told('__complete', 'fish', ...words)
    expect(offered('资', 'crm')).toContain('资产\t')
    expect(offered('投', 'crm', 'show', 'asset')).toContain('投影仪\tA-1')
    expect(offered('王', 'crm', 'edit', 'asset', 'A-1', '--keeper')).toContain('王芳\tE-1')
    expect(offered('status:r', 'crm', 'list', 'assets')).toContain('status:repair')
  })

  it('is exported, imported, and the import undone', () => {
    told('export', 'assets', '-o', 'assets.csv')
    writeFileSync(
      join(cwd, 'more.csv'),
      '资产名称,保管员,购买日期,原价\n打印机,王芳,2026-01-05,1200\n白板,,2026-02-03,80.5\n',
    )
    expect(JSON.parse(told('import', 'assets', 'more.csv', '--json'))).toMatchObject({
      ok: true,
      rows: 2,
      added: 2,
      rejected: 0,
    })
    expect(JSON.parse(told('import', 'assets', 'more.csv', '--json'))).toMatchObject({
      added: 0,
      unchanged: 2,
      entry: null,
    })
    expect(told('list', 'assets', 'keeper:王芳', '--sort', 'id', '--fields', 'name,bought', '--no-header')).toBe(
      '投影仪\t2026-11-20\n打印机\t2026-01-05\n',
    )
    told('undo')
    expect(told('list', 'assets', '--count')).toBe('2\n')
    told('import', 'assets', 'assets.csv', '--match', 'id')
    told('export', 'assets', '-o', 'again.csv')
    expect(readFileSync(join(cwd, 'again.csv'), 'utf8')).toBe(readFileSync(join(cwd, 'assets.csv'), 'utf8'))
  })

  it('has a history and is undone', () => {
    told('edit', 'asset', 'A-1', '--note', 'lamp is weak', '--reason', 'checked')
    expect(told('history', 'A-1', '--limit', '1', '--fields', 'reason', '--no-header')).toBe('checked\n')
    told('undo')
    expect(told('show', 'asset', 'A-1', '--fields', 'note', '--no-header')).toBe('\n')
    told('add', 'field', 'asset.shelf', '--type', 'integer')
    told('edit', 'asset', 'A-1', '--set', 'shelf=3')
    expect(told('list', 'assets', 'shelf:3', '-f', 'ids')).toBe('A-1\n')
  })

  it('leaves a whole store that can be dumped', () => {
    told('doctor')
    expect(told('dump')).toContain('投影仪')
  })
})
