// Every page with charts, opened in a real browser: a telephone and a screen, light and dark. Nothing is fetched, nothing
// runs, nothing is wider than the window, every text can be read, and no text of a record is markup.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chanceOf } from '../bench/chance.ts'
import { browserFlags, browserPath, pageFaults } from '../harness/browser.ts'
import { crm } from '../harness/world.ts'

const executablePath = browserPath()
const day = '2026-11-27'

const hostile = '<img src=x onerror=alert(1)>"\'&amp;'
const places = [
  '上海',
  'Madrid',
  hostile,
  'Llanfairpwllgwyngyllgogerychwyrndrobwll',
  '',
  '呼和浩特市新城区成吉思汗大街',
]

const lines = (head: string, count: number, line: (at: number) => string): string =>
  `${head}\n${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n`

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

const dayOf = (at: number, from = 24): string => {
  const chance = chanceOf(3, at)
  const month = 1 + chance.number(from)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${2025 + Math.floor((month - 1) / 12)}-${two(((month - 1) % 12) + 1)}-${two(1 + chance.number(26))}`
}

const files: Readonly<Record<string, string>> = {
  customers: lines('key,name,city,source,stage', 60, (at) =>
    [
      `c${at}`,
      `客户 ${at}`,
      quoted(places[at % places.length] ?? ''),
      at % 3 ? '展会' : 'web',
      at % 5 ? 'deal' : 'intent',
    ].join(),
  ),
  orders: lines('key,customer,at,amount', 400, (at) =>
    [`o${at}`, `c${(at * at) % 50}`, dayOf(at, 23), ((at % 11) * 137.5 - (at % 13 === 0 ? 900 : 0)).toFixed(2)].join(),
  ),
  visits: lines('key,customer,status,due,at,channel,purpose,mood', 200, (at) => {
    const due = dayOf(at)
    if (due > day) return [`v${at}`, `c${at % 60}`, 'planned', due, '', 'phone', 'revisit', ''].join()
    const [status, done] = at % 6 ? ['done', due] : ['missed', '']
    return [
      `v${at}`,
      `c${at % 60}`,
      status,
      due,
      done,
      at % 2 ? 'phone' : 'mail',
      at % 3 ? 'care' : 'revisit',
      '',
    ].join()
  }),
  complaints: lines('key,customer,received,category,severity,status', 90, (at) =>
    [
      `k${at}`,
      `c${at % 60}`,
      dayOf(at, 22),
      quoted(at % 4 ? '物流' : hostile),
      (at % 4) + 1,
      at % 3 ? 'closed' : 'received',
    ].join(),
  ),
}

const pages = [
  'report retention',
  'report customers --by city',
  'report customers --by month',
  'report visits',
  'report visits --by channel',
  'report complaints',
  'report complaints --by month',
  'report sales',
  'report survival --of repeat',
  'report sales --by source',
  'segment value',
  'segment rfm',
  'segment tier',
  'segment movement',
]

describe.skipIf(executablePath === undefined)('pages (skipped where there is no Chromium)', () => {
  let [cwd, browser, page]: [string, Browser | undefined, Page | undefined] = ['', undefined, undefined]
  const talk: string[] = []

  beforeAll(async () => {
    cwd = mkdtempSync(join(tmpdir(), 'crm-pages-'))
    const run = async (...argv: readonly string[]): Promise<void> => {
      const { code, stderr } = await crm(argv, { cwd })
      expect(code, `crm ${argv.join(' ')}: ${stderr}`).toBe(0)
    }
    await run('init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(cwd, `${name}.csv`), text)
      await run('import', name, `${name}.csv`, '-q')
    }
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: [...browserFlags],
      env: { HOME: cwd },
    })
    page = await browser.newPage()
    page.on('console', (message) => talk.push(message.text()))
    page.on('pageerror', (error) => talk.push(error.message))
    page.on('request', (request) => talk.push(request.url()))
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(cwd, { recursive: true, force: true })
  })

  it('has eyes: what is wrong with a page is found', async () => {
    if (page === undefined) throw new Error('there is no browser')
    await page.setContent(`<body style="background:#fff"><h1 style="color:#999">pale</h1><p style="width:3000px">wide</p>
      <svg viewBox="0 0 100 40" width="100"><text x="0" y="20">one</text><text x="8" y="22">two</text></svg>
      <svg viewBox="0 0 100 40" width="100"><g><rect width="90" height="40" fill="#111"/><text x="5" y="20">dark</text></g></svg>`)
    const found = await page.evaluate(pageFaults)
    for (const fault of ['contrast 2.85 of "pale"', 'wider than the window', '"one" and "two" overlap', 'of "dark"'])
      expect(found).toContainEqual(expect.stringContaining(fault))
  })

  it.each([...pages.map((line) => [line, 'en']), ...pages.slice(-4).map((line) => [line, 'zh-CN'])])(
    '%s in %s',
    async (line, language) => {
      const { code, stderr } = await crm([...line.split(' '), '--as-of', day, '--lang', language, '-o', 'page.html'], {
        cwd,
      })
      expect(code, stderr).toBe(0)
      if (page === undefined) throw new Error('there is no browser')
      talk.length = 0
      const address = `file://${join(cwd, 'page.html')}`
      await page.goto(address)
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [390, 1280]) {
          await page.emulateMedia({ colorScheme })
          await page.setViewportSize({ width, height: 900 })
          expect(await page.evaluate(pageFaults), `${colorScheme}, ${width} wide`).toEqual([])
        }
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
      await page.emulateMedia({ media: 'screen' })
      expect(talk).toEqual([address])
      expect(await page.locator('img,script,iframe').count()).toBe(0)
      expect(await page.locator('svg:visible').count()).toBeGreaterThan(0)
      expect(readFileSync(join(cwd, 'page.html'), 'utf8')).not.toContain('<img')
    },
  )

  it('a plain list is as good, without charts', async () => {
    const { code, stderr } = await crm(['list', 'customers', '--as-of', day, '-o', 'page.html'], { cwd })
    expect(code, stderr).toBe(0)
    if (page === undefined) throw new Error('there is no browser')
    await page.goto(`file://${join(cwd, 'page.html')}`)
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(pageFaults)).toEqual([])
    }
    expect(await page.locator('tbody tr').count()).toBe(60)
  })
})
