// `npm run check`: everything that must hold before a change is kept. Runs all steps even where one fails, shows of a
// failure what is needed to find it, and ends with one line: `N passed, N failed` (tests one by one, other steps as one).
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Count {
  readonly passed: number
  readonly failed: number
}

const root = import.meta.dirname
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)

/** Lines of a failing step that are shown. */
const shownLines = 80

const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const run = (command: string, args: readonly string[]): Promise<{ readonly ok: boolean; readonly output: string }> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
    const chunks: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString() }))
  })

const timed = async (
  name: string,
  step: () => Promise<{ readonly count: Count; readonly output: string }>,
): Promise<Count> => {
  const begun = performance.now()
  const { count, output } = await step()
  const lines = output.trimEnd().split('\n')
  if (count.failed > 0) {
    if (lines.length > shownLines) say(`… ${lines.length - shownLines} lines left out`)
    say(lines.slice(-shownLines).join('\n'))
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  say(`${count.failed > 0 ? 'FAILED' : 'ok'}  ${name}  ${seconds} s`)
  return count
}

const plain = (name: string, command: string, ...args: readonly string[]): Promise<Count> =>
  timed(name, async () => {
    const { ok, output } = await run(command, args)
    return { count: ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, output }
  })

interface TestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

/** Failures of tests, and of files that failed before any test of theirs did. */
const countTests = (report: TestReport, ok: boolean): Count => {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length
  const failed = report.numFailedTests + broken
  const counted = report.numPassedTests + failed
  return { passed: report.numPassedTests, failed: failed === 0 && (!ok || counted === 0) ? 1 : failed }
}

const tests = (): Promise<Count> =>
  timed('tests', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'crm-check-'))
    try {
      const file = join(folder, 'report.json')
      const { ok, output } = await run(bin('vitest'), [
        'run',
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ])
      const text = await readFile(file, 'utf8').catch(() => '')
      if (text === '') return { count: { passed: 0, failed: 1 }, output }
      const report: TestReport = JSON.parse(text)
      return { count: countTests(report, ok), output }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

const counts = [
  await plain('types', bin('tsc'), '--noEmit'),
  await plain('lint', bin('biome'), 'check', '--error-on-warnings', '--colors=off', '--max-diagnostics=30', '.'),
  await plain('dead code', bin('knip')),
  await plain('build', bin('tsx'), 'build.ts'),
  await plain('documents', bin('tsx'), 'docs.ts', '--check'),
  await tests(),
]
const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0)
if (sum('failed') > 0) process.exitCode = 1
say(`${sum('passed')} passed, ${sum('failed')} failed`)
