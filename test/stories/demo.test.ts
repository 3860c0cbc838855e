// The demonstration as a person runs it: through the built program, in an empty home. What it shows of the real data is
// held against figures that were reckoned apart from this program (by a few lines of Python over invoices.csv).
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtBinary } from '../harness/built.ts'

let place = ''
let binary = ''

beforeAll(async () => {
  binary = await builtBinary()
  place = realpathSync(mkdtempSync(join(tmpdir(), 'crm-story-')))
  for (const name of ['home', 'tmp', 'work']) mkdirSync(join(place, name))
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

interface Shown {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const crm = (...words: readonly string[]): Shown => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...words], {
    cwd: join(place, 'work'),
    env: { HOME: join(place, 'home'), TMPDIR: join(place, 'tmp'), TZ: 'America/St_Johns' },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** What stands under a command line, up to the next. */
const under = (stdout: string, line: string): string => {
  const from = stdout.indexOf(`$ ${line}\n`)
  if (from < 0) throw new Error(`the demonstration does not run: ${line}`)
  const rest = stdout.slice(from + line.length + 3)
  return rest.slice(0, /\n(?:\$ |\n\d+\. |\nThe store|\n数据文件)/.exec(rest)?.index ?? rest.length)
}

const counts = {
  'list customers --count': '1008',
  'list customers class:potential --count': '17',
  'list customers class:target --count': '3',
  'list customers class:existing --count': '950',
  'list customers class:lost --count': '38',
  'list customers tier:high --count': '66',
  'list customers tier:middle --count': '213',
  'list customers tier:low --count': '729',
} as const

describe('the demonstration', () => {
  let shown: Shown = { status: null, stdout: '', stderr: '' }
  let milliseconds = 0
  beforeAll(() => {
    const begun = performance.now()
    shown = crm('demo')
    milliseconds = performance.now() - begun
  })

  it('runs to its end in a few seconds and says nothing beside', () => {
    expect({ status: shown.status, stderr: shown.stderr }).toEqual({ status: 0, stderr: '' })
    expect(milliseconds).toBeLessThan(30_000)
  })

  it('brings in the transactions, the sheet and the visits', () => {
    const orders = under(shown.stdout, ordersLine)
    expect(orders).toContain('8,329 rows')
    expect(under(shown.stdout, 'crm import customers 客户名单.csv --map 手机_2=phone')).toContain('1990-02-31')
    expect(under(shown.stdout, 'crm import visits 回访记录.csv')).toContain('K2099')
  })

  it.each(Object.entries(counts))('counts by class and tier as reckoned apart: %s', (line, count) => {
    expect(under(shown.stdout, `crm ${line}`).trim()).toBe(count)
  })

  it('shows the day in both languages, the call sheet, the talk and its undoing', () => {
    expect(under(shown.stdout, 'crm today --owner 王芳 --limit 8 --lang en')).toContain('12 December 2011')
    expect(under(shown.stdout, 'crm today --owner 王芳 --limit 8 --lang zh-CN')).toContain('2011年12月12日')
    const sheet = under(shown.stdout, 'crm show customer 赵丽华 --brief')
    expect(sheet).toContain('46 orders, £187,482.17')
    expect(sheet).toContain('价格可以，送货太慢')
    expect(under(shown.stdout, 'crm undo')).toContain('undid entry')
  })

  it('leaves one folder, says where it is and what to type next', () => {
    const [folder = '', ...others] = readdirSync(join(place, 'tmp'))
    expect(others).toEqual([])
    expect(shown.stdout).toContain(`export CRM_DB=${join(place, 'tmp', folder, 'crm.db')} CRM_TODAY=2011-12-12`)
    expect(existsSync(join(place, 'tmp', folder, 'crm.db'))).toBe(true)
    expect([...readdirSync(join(place, 'home')), ...readdirSync(join(place, 'work'))]).toEqual([])
  })

  it('is the same every time', () => {
    const again = crm('demo', '--keep', join(place, 'work', 'again'))
    const told = (text: string): string => text.replace(/\S*\/(?:crm-demo-\w+|again)\b/g, '{folder}')
    expect(told(again.stdout)).toBe(told(shown.stdout))
    rmSync(join(place, 'work', 'again'), { recursive: true })
  })
})

const ordersLine =
  'crm import orders invoices.csv --map InvoiceNo=key,InvoiceDate=at,CustomerID=customer,Amount=amount,Quantity=- --create-missing'

describe('the demonstration in Chinese and for scripts', () => {
  it('speaks Chinese', () => {
    const { status, stdout } = crm('demo', '--lang', 'zh-CN', '--keep', 'demo-zh')
    expect(status).toBe(0)
    expect(stdout).toContain('5. 一天开始')
    expect(stdout).toContain('开始自己的：')
    rmSync(join(place, 'work', 'demo-zh'), { recursive: true })
  })

  it('reports as JSON', () => {
    const { status, stdout } = crm('demo', '--json', '--keep', 'demo-json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      folder: join(place, 'work', 'demo-json'),
      today: '2011-12-12',
    })
    rmSync(join(place, 'work', 'demo-json'), { recursive: true })
  })

  it('refuses a folder that is not empty', () => {
    mkdirSync(join(place, 'work', 'full'))
    writeFileSync(join(place, 'work', 'full', 'mine.txt'), 'mine')
    const { status, stdout, stderr } = crm('demo', '--keep', 'full')
    expect({ status, stdout }).toEqual({ status: 4, stdout: '' })
    expect(stderr).toContain('is not empty')
    expect(readdirSync(join(place, 'work', 'full'))).toEqual(['mine.txt'])
  })
})
