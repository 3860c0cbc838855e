// Every example of README and docs runs, in order, in a fresh folder with the sheet of the demonstration, and answers
// what the document says. The lines for cron and systemd: schedule.test.ts.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { shellWords } from '../harness/seeded.ts'
import { crm, steppingClock } from '../harness/world.ts'
import { type Example, type ExampleRun, isAnswer, readExamples } from './document-examples.ts'
import { root } from './source-tree.ts'

const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
)
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8')

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const freshFolder = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'crm-examples-')))
  folders.push(folder)
  copyFileSync(join(root, 'src/system/demo/customers.csv'), join(folder, '客户名单.csv'))
  return folder
}

/** What stands on the screen in the end: a line of progress has renewed itself and gone. */
const linesOf = (text: string): readonly string[] =>
  text
    .replace(/[^\n]*\r\x1b\[K/g, '')
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd())

/** What went otherwise than the document says: nothing where all went well. */
const faultsOf = async (page: string, { language, examples }: ExampleRun): Promise<readonly string[]> => {
  const cwd = freshFolder()
  const clock = steppingClock('2026-11-27T01:00:00.000Z', 60_000)
  const faults: string[] = []
  const perform = async ({ at, line, expected, exit }: Example): Promise<void> => {
    const [name, ...argv] = shellWords(line)
    if (name !== 'crm') throw new Error(`${page}:${at} runs ${name}, not crm`)
    const env = { CRM_LANG: language, NO_COLOR: '1' }
    const ran = await crm(argv, { cwd, clock, isTTY: true, columns: 100, env })
    const answer = linesOf(ran.output.replaceAll(cwd, '/home/wang'))
    if (ran.code !== exit) faults.push(`${page}:${at} ${line}: exit code ${ran.code}\n${ran.output}`)
    else if (expected.length > 0 && !isAnswer(answer, expected))
      faults.push(`${page}:${at} ${line}: answers\n${answer.join('\n')}`)
  }
  for (const example of examples) await perform(example)
  return faults
}

const runs = pages.flatMap((page) => readExamples(textOf(page)).map((run) => ({ page, ...run })))

describe('the examples', () => {
  it('are there, in both languages', () => {
    expect(runs.filter(({ page }) => page === 'README.md').map(({ language }) => language)).toEqual(['en', 'zh-CN'])
  })

  it.each(runs)('of $page in $language answer what the document says', { timeout: 60_000 }, async (run) => {
    expect(await faultsOf(run.page, run)).toEqual([])
  })

  it('are the same in both languages, but for what is typed in one of them', () => {
    const [en = [], zh = []] = runs
      .filter(({ page }) => page === 'README.md')
      .map(({ examples }) => examples.map(({ line }) => line.replace(/"[^"]*"/, '')))
    expect(zh).toEqual(en)
  })
})

describe('a planted fault', () => {
  const fence = '```'
  const page = (body: string): string =>
    `text\n\n${fence}console\n${body}\n${fence}\n\n${fence}text\n$ crm nothing\n${fence}\n`
  const faultsIn = async (body: string): Promise<readonly string[]> =>
    (await Promise.all(readExamples(page(body)).map((run) => faultsOf('page', run)))).flat()

  it('in a command, an answer or an exit code is found', async () => {
    expect(await faultsIn('$ crm lits customers')).toEqual([
      expect.stringContaining('page:4 crm lits customers: exit code 2'),
    ])
    expect(await faultsIn('$ crm init\n$ crm list customers --count\n1')).toEqual([
      expect.stringContaining('answers\n0'),
    ])
    expect(await faultsIn('$ crm init\n# exit code 5')).toHaveLength(1)
  })

  it('is not seen where there is none', async () => {
    expect(await faultsIn('$ crm init\n...\n   next: crm add customer\n$ crm list customers --count\n0')).toEqual([])
    expect(await faultsIn('$ crm lits customers\n# exit code 2')).toEqual([])
    expect(isAnswer(['a', 'b', 'c'], ['a', '...'])).toBe(true)
    expect(isAnswer(['a', 'b', 'c'], ['...', 'b'])).toBe(false)
  })
})
