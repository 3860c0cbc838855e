// The layers hold: every import in src/ and migrations/ is allowed by the table, no circles, no forbidden words.
// Planted breaches prove that the check sees them.
import { describe, expect, it } from 'vitest'
import { forbiddenIn } from './forbidden-words.ts'
import { breachesOf, circlesIn } from './import-table.ts'
import { readSources, sourceFile } from './source-tree.ts'

const files = readSources('src', 'migrations', 'bin')
const inTable = files.filter(({ path }) => !path.startsWith('bin/'))

describe('the source', () => {
  it('is there', () => {
    expect(files.length).toBeGreaterThan(20)
  })

  it('imports only what the table allows', () => {
    expect(inTable.flatMap(breachesOf)).toEqual([])
  })

  it('has no circles', () => {
    expect(circlesIn(inTable).map((circle) => circle.join(' -> '))).toEqual([])
  })

  it('leaves the process, the clock and the console to those they belong to', () => {
    expect(files.flatMap(forbiddenIn)).toEqual([])
  })
})

const breach = (path: string, source: string): readonly string[] => breachesOf(sourceFile(path, source))

describe('a planted import', () => {
  it.each([
    ['src/kernel/day.ts', "import { sql } from 'kysely'", 'kysely'],
    ['src/kernel/day.ts', "import { x } from '../output/width.ts'", 'kernel may not import output'],
    ['src/kernel/day.ts', "import type { X } from '../output/width.ts'", 'kernel may not import output'],
    ['src/kernel/phone.ts', "import { parse } from 'libphonenumber-js/min'", 'libphonenumber-js/min is not'],
    ['src/kernel/phone.ts', "import { parse } from './phone.lazy.ts'", 'must be loaded by import('],
    ['src/kernel/a.ts', "import x from 'left-pad'", 'not in the table of packages'],
    ['src/kernel/a.ts', "import process from 'node:process'", 'node:process'],
    ['src/analytics/rfm.ts', "export * from '../report/rfm.ts'", 'analytics may not import report'],
    ['src/output/table.ts', "import { a } from '../care/index.ts'", 'output may not import face'],
    ['src/command/verbs.ts', "import { visit } from '../care/visit.noun.ts'", 'inside of another room'],
    ['src/command/verbs.ts', "import Database from 'better-sqlite3'", 'better-sqlite3 is not'],
    ['src/database/tables.ts', "import { a } from '../care/visit.table.ts'", 'only as types'],
    ['src/database/tables.ts', "import type { A } from '../care/visit.ts'", 'inside of another room'],
    ['src/care/visit.ts', "import { sql } from 'kysely'", 'kysely is not'],
    ['src/care/visit.ts', "import type { Kysely } from 'kysely'", 'kysely is not'],
    ['src/care/visit.ts', "import { q } from './visit.queries.ts'", 'rules may import queries only as types'],
    ['src/care/visit.ts', "import { w } from '../output/width.ts'", 'rules may not import output'],
    ['src/care/visit.table.ts', "import { sql } from 'kysely'", 'except as a type'],
    ['src/care/visit.queries.ts', "import { q } from '../sales/order.queries.ts'", 'inside of another room'],
    ['src/care/visit.queries.ts', "import { open } from '../database/store.ts'", 'only as types'],
    ['src/care/done.command.ts', "import { add } from '../sales/order.ts'", 'inside of another room'],
    ['src/care/done.command.ts', "const { add } = await import('../sales/order.ts')", 'inside of another room'],
    ['src/care/done.command.ts', "import Database from 'better-sqlite3'", 'better-sqlite3 is not'],
    ['src/care/done.command.ts', "const x = require('better-sqlite3')", 'better-sqlite3 is not'],
    ['src/care/done.command.ts', "import { m1 } from '../../migrations/0001.ts'", 'for database/ alone'],
    ['src/report/sales.ts', "import { q } from '../sales/order.queries.ts'", 'inside of another room'],
    ['migrations/0001-start.ts', "import { a } from '../src/care/index.ts'", 'migration may not import face'],
  ])('in %s is found: %s', (path, source, words) => {
    expect(breach(path, source)).toEqual([expect.stringContaining(words)])
  })

  it.each([
    ['src/kernel/phone.ts', "const { parse } = await import('./phone.lazy.ts')"],
    ['src/kernel/phone.lazy.ts', "import { parse } from 'libphonenumber-js/min'"],
    ['src/kernel/a.ts', "import { join } from 'node:path'"],
    ['src/kernel/a.ts', "// import { sql } from 'kysely'\nconst text = \"import { sql } from 'kysely'\""],
    ['src/kernel/a.ts', "const text = `\n import { sql } from 'kysely'\n`"],
    ['src/kernel/a.ts', "type Library = typeof import('./phone.lazy.ts')"],
    ['src/database/store.ts', "import Database from 'better-sqlite3'\nimport { m1 } from '../../migrations/0001.ts'"],
    ['src/database/tables.ts', "import type { A } from '../care/visit.table.ts'"],
    ['src/care/visit.ts', "import { addDays } from '../kernel/day.ts'"],
    ['src/care/visit.table.ts', "import type { Generated } from 'kysely'"],
    ['src/care/visit.queries.ts', "import { sql } from 'kysely'\nimport type { Reading } from '../database/store.ts'"],
    ['src/care/done.command.ts', "import { add } from '../sales/index.ts'\nimport { q } from './visit.queries.ts'"],
    ['src/report/sales.ts', "import { mean } from '../analytics/mean.ts'\nimport { a } from '../care/index.ts'"],
    ['src/main.ts', "import { a } from './care/visit.queries.ts'"],
  ])('that is allowed in %s is let through: %s', (path, source) => {
    expect(breach(path, source)).toEqual([])
  })
})

describe('a planted circle', () => {
  const circle = (...sources: readonly (readonly [string, string])[]) =>
    circlesIn(sources.map(([path, source]) => sourceFile(path, source)))

  it('of two and of three files is found', () => {
    expect(
      circle(['src/kernel/a.ts', "import { b } from './b.ts'"], ['src/kernel/b.ts', "export { a } from './a.ts'"]),
    ).toEqual([['src/kernel/a.ts', 'src/kernel/b.ts', 'src/kernel/a.ts']])
    expect(
      circle(
        ['src/care/index.ts', "export { a } from './a.ts'"],
        ['src/care/a.ts', "import { b } from '../sales/index.ts'"],
        ['src/sales/index.ts', "import { a } from '../care/index.ts'"],
      ),
    ).toHaveLength(1)
  })

  it('of types alone is none', () => {
    expect(
      circle(['src/kernel/a.ts', "import type { B } from './b.ts'"], ['src/kernel/b.ts', "import { a } from './a.ts'"]),
    ).toEqual([])
  })
})

describe('a planted word', () => {
  it.each([
    ['src/care/visit.ts', 'process.exit(1)', 2],
    ['src/main.ts', 'process.exit(1)', 1],
    ['bin/crm.js', 'process . exit(1)', 1],
    ['src/care/visit.ts', 'const home = process.env.HOME', 1],
    ['src/care/visit.ts', "const home = process['env']", 1],
    ['src/care/visit.ts', 'console.log(1)', 1],
    ['src/care/visit.ts', 'const t = Date.now()', 2],
    ['src/kernel/day.ts', 'const t = Date.now()', 1],
    ['src/kernel/day.ts', 'const t = new Date()', 1],
    ['src/care/visit.ts', 'const t = new Date(text)', 1],
    ['src/care/visit.ts', 'const t = `${new Date(text)}`', 1],
    ['src/care/visit.ts', '// @ts-ignore', 1],
    ['src/analytics/fit.ts', 'Math.random()', 1],
  ])('in %s is found: %s', (path, source, times) => {
    expect(forbiddenIn(sourceFile(path, source))).toHaveLength(times)
  })

  it.each([
    ['src/main.ts', 'process.exitCode = 1'],
    ['src/kernel/clock.ts', 'const t = Date.now()'],
    ['src/kernel/day.ts', 'const t = new Date(0)\nconst u = Date.UTC(2026, 0)'],
    ['src/care/visit.ts', '// process.exit(1) and Date.now()\nconst a = "process.env"'],
    ['src/care/visit.ts', 'const b = /console.log/.test(a.process.b)'],
  ])('that is allowed in %s is let through: %s', (path, source) => {
    expect(forbiddenIn(sourceFile(path, source))).toEqual([])
  })
})
