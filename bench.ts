// `npm run bench`: how long whole commands take against `node -e 0` and the sqlite3 shell. Prints figures with the goal
// beside each; fails for none. `--size 10k,100k,1M`, `--only start,read,write,whole,night,import,doubles`, `--json`, `--compare FILE` (an earlier --json),
// `--write` (docs/performance.md).
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Measured, reads, starts, writes } from './test/bench/cases.ts'
import { imports } from './test/bench/cases-import.ts'
import { night, wholes } from './test/bench/cases-whole.ts'
import { doubles } from './test/bench/doubles-case.ts'
import { benchDay } from './test/bench/generator.ts'
import type { Figure } from './test/bench/measure.ts'
import { performancePage } from './test/bench/performance-page.ts'
import { aligned, machineOf, type Report, rowsOf, tallyOf } from './test/bench/report.ts'
import { storeOf } from './test/bench/store.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10k,100k' },
    only: { type: 'string', default: 'start,read,write,whole,night,import,doubles' },
    json: { type: 'boolean', default: false },
    compare: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})

const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

const sizeIn = (text: string): number => {
  const [, digits, unit] = /^(\d+)(k|m)?$/i.exec(text.trim()) ?? []
  if (digits === undefined) throw new Error(`--size is a list such as 10k,1m, not ${text}`)
  return Number(digits) * (unit === undefined ? 1 : unit.toLowerCase() === 'k' ? 1000 : 1_000_000)
}

const wanted = new Set(values.only.split(','))
const sizes = values.size
  .split(',')
  .map(sizeIn)
  .sort((a, b) => a - b)
const figures: Figure[] = []

const take = async (
  kind: string,
  size: number | null,
  measure: () => Promise<readonly Figure[]> | readonly Figure[],
) => {
  if (!wanted.has(kind)) return
  say(`${kind}${size === null ? '' : ` ${size.toLocaleString('en')}`}`)
  figures.push(...(await measure()))
}

/** How much longer the same work takes on the largest store than on the smallest. */
const growth = (work: string, goal: number): readonly Figure[] => {
  const found = figures.filter((figure) => figure.work === work && figure.against === 'node -e 0')
  const [small, large] = [found[0], found.at(-1)]
  if (!small || !large || small.size === large.size) return []
  // Of the ratios to an empty Node, which stood beside each: the machine may have been slower for one of them.
  const ratio = large.ratio / small.ratio
  return [
    {
      ...large,
      work: `${work}: growth`,
      against: `${small.size?.toLocaleString('en')} customers`,
      ratio,
      goal,
      processor: (large.processor ?? Number.NaN) / (small.processor ?? Number.NaN),
      theirs: small.ours,
    },
  ]
}

await take('start', null, starts)
for (const size of sizes) {
  const store = await storeOf(size, say)
  const measured: Measured = { size, store, flags: ['--db', store, '--as-of', benchDay] }
  await take('read', size, () => reads(measured))
  await take('write', size, () => writes(measured))
  await take('whole', size, () => wholes(measured))
  await take('night', size, () => [night(measured)])
  await take('import', size, () => imports(size))
  await take('doubles', size, () => doubles(measured))
}
figures.push(...growth('revisit list, first 200', 1.3), ...growth('list customers --limit 20', 1.3))

const shell = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' }).stdout.split(' ')[0] ?? ''
const report: Report = { day: new Date().toISOString().slice(0, 10), machine: machineOf(shell), figures }
const before: Report | undefined = values.compare ? JSON.parse(readFileSync(values.compare, 'utf8')) : undefined
if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
else
  process.stdout.write(`${report.day}, ${report.machine}\n\n${aligned(rowsOf(report, before))}\n\n${tallyOf(report)}\n`)
if (values.write) writeFileSync(join(import.meta.dirname, 'docs', 'performance.md'), performancePage(report))
