// `npm run test:broken [WORD...]`: proof that the fault tests can fail. Plants one fault after another into a copy of the
// program, builds that, and runs the test that has to find it, and to say what is wrong. Names the faults not found.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildVariant } from '../harness/variant.ts'
import { type Breakage, breakages } from './breakage.ts'

const root = join(import.meta.dirname, '..', '..')
const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const run = (
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', 'vitest'), ['run', ...words], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return { status, said: `${stdout}${stderr}`.replaceAll(/\x1b\[[\d;]*m/g, '') }
}

/** Lays the tests beside a variant of the sources, so that they import that. */
const layTests = (tree: string): void => {
  for (const name of ['test', 'vitest.config.ts']) cpSync(join(root, name), join(tree, name), { recursive: true })
  const shared = join(root, '..', 'shared')
  if (existsSync(shared)) symlinkSync(shared, join(tree, '..', 'shared'))
}

const isFound = ({ changes, test, only, long, inside, says }: Breakage, folder: string): boolean => {
  const tree = join(folder, 'main')
  const binary = buildVariant(tree, changes)
  if (inside === true) layTests(tree)
  const words = [`test/${test.includes('/') ? test : `faults/${test}`}.test.ts`, '--bail=1']
  const { status, said } = run(
    only === undefined ? words : [...words, '-t', only],
    { ...(inside === true ? {} : { FAULTS_BINARY: binary }), ...(long === true ? { FAULTS: 'full' } : {}) },
    inside === true ? tree : root,
  )
  const failed = status !== 0 && /\d+ failed/.test(said)
  const told = says.test(said)
  const [, message = ''] = /Error: ([^\n]+)/.exec(said) ?? []
  if (failed && !told) say(`   failed, but not for that: ${message.slice(0, 300)}`)
  return failed && told
}

const wanted = process.argv.slice(2)
let missed = 0
for (const breakage of breakages) {
  const { test, what } = breakage
  if (wanted.length > 0 && !wanted.some((word) => `${test}.test ${what}`.includes(word))) continue
  const folder = mkdtempSync(join(tmpdir(), 'crm-broken-'))
  // Some tests run the program as another user, who must come to it.
  chmodSync(folder, 0o755)
  const found = isFound(breakage, folder)
  rmSync(folder, { recursive: true, force: true })
  say(`${found ? 'found ' : 'MISSED'}  ${test}: ${what}`)
  if (!found) missed += 1
}
if (missed > 0) process.exitCode = 1
say(`${missed} missed`)
