// `npm run test:broken [WORD...]`: proof that the fault tests can fail. Plants one fault after another into a copy of the
// program, builds that, and runs the test that has to find it. Names the faults that were not found.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildVariant, type Change } from '../harness/variant.ts'

interface Breakage {
  readonly what: string
  readonly changes: readonly Change[]
  /** The test file that has to fail, and if need be which of its tests. */
  readonly test: string
  readonly only?: string
  /** Whether only the long form is sure to find it. */
  readonly long?: boolean
}

const breakages: readonly Breakage[] = [
  {
    what: 'an entry is committed in two parts',
    changes: [
      {
        file: 'src/database/writing.ts',
        from: 'const made = await work(session.writing)',
        to: "const made = await work(session.writing); if (!about.dryRun) { lane.exec('commit'); lane.exec('begin immediate') }",
      },
    ],
    test: 'kill',
    only: 'import customers at a step',
    long: true,
  },
  {
    what: 'an export is written to its own name',
    changes: [
      {
        file: 'src/exchange/write-file.ts',
        from: 'return { written: join(dirname(target), name), target }',
        to: 'return { written: target, target: undefined }',
      },
    ],
    test: 'kill',
    only: 'export at a step',
    long: true,
  },
  {
    what: 'a backup is copied to its own name',
    changes: [
      { file: 'src/database/copy.ts', from: 'const beside = makeBeside(path)', to: 'const beside = path; makeBeside' },
      { file: 'src/database/copy.ts', from: 'giveName(beside, path)', to: 'void giveName' },
      { file: 'src/database/copy.ts', from: 'removeStoreFiles(beside)', to: 'void removeStoreFiles' },
    ],
    test: 'kill',
    only: 'backup at a step',
    long: true,
  },
  {
    what: 'a commit that fails is passed over',
    changes: [
      {
        file: 'src/database/writing.ts',
        from: "rollBack(connection) : lane.exec('commit')",
        to: "rollBack(connection) : (() => { try { lane.exec('commit') } catch { rollBack(connection) } })()",
      },
    ],
    test: 'failing-disk',
    only: 'add',
    long: true,
  },
  {
    what: 'faults of the system about files have no sentence',
    changes: [
      {
        file: 'src/database/sqlite-failure.ts',
        from: 'failureFor(codeOf(error) ?? systemCode(error), error, path)',
        to: 'failureFor(codeOf(error) ?? (systemCode(error) && null), error, path)',
      },
    ],
    test: 'failing-disk',
    only: 'backup',
    long: true,
  },
  {
    what: 'a migration is not one transaction',
    changes: [
      {
        file: 'src/database/dialect.ts',
        from: "'supportsTransactionalDdl', { value: true }",
        to: "'supportsTransactionalDdl', { value: false }",
      },
    ],
    test: 'migrating',
    only: 'at a step',
    long: true,
  },
  {
    what: 'commits are not synced',
    changes: [{ file: 'src/database/open-file.ts', from: 'synchronous = full', to: 'synchronous = normal' }],
    test: 'power-loss',
    only: 'one record',
  },
  {
    what: 'copies of the store are not flushed before they get their name',
    changes: [
      { file: 'src/database/durable-file.ts', from: 'fsyncSync(file)', to: 'void fsyncSync' },
      {
        file: 'src/database/copy.ts',
        from: "copy.pragma('journal_mode = delete')",
        to: "copy.pragma('synchronous = off')",
      },
    ],
    test: 'power-loss',
    only: 'whole files',
    long: true,
  },
  {
    what: 'an export is not synced before it gets its name',
    changes: [
      {
        file: 'src/exchange/write-file.ts',
        from: 'await handle.chmod(0o600)\n    await handle.sync()',
        to: 'await handle.chmod(0o600)',
      },
    ],
    test: 'power-loss',
    only: 'whole files',
    long: true,
  },
  {
    what: 'a full disk while exporting is passed over',
    changes: [
      {
        file: 'src/exchange/write-file.ts',
        from: 'write: (block) => orDiscard(() => writeAll(handle, block))',
        to: 'write: (block) => writeAll(handle, block).catch(() => {})',
      },
    ],
    test: 'disk-full',
    only: 'export',
  },
  {
    what: 'a full disk keeps people from reading',
    changes: [
      {
        file: 'src/database/open-file.ts',
        from: '(isProtected(error) || isCrowded(error))',
        to: '(isCrowded(error) && isProtected(error))',
      },
    ],
    test: 'disk-full',
    only: 'reading',
  },
  {
    what: 'a reader who goes away is a failure',
    changes: [{ file: 'src/output/sink.ts', from: "'EPIPE', ", to: '' }],
    test: 'places',
    only: 'its reader',
  },
  {
    what: 'an answer that cannot be written is not noticed',
    changes: [
      { file: 'src/command/run.ts', from: 'if (fault) throw outputFailed(fault)', to: 'void outputFailed; void fault' },
    ],
    test: 'places',
    only: 'full device',
  },
  {
    what: 'a store that may not be written cannot be read',
    changes: [
      {
        file: 'src/database/open-file.ts',
        from: '(isProtected(error) || isCrowded(error))',
        to: 'isCrowded(error) && isProtected(error)',
      },
    ],
    test: 'places',
    only: 'can be read',
  },
  {
    what: 'writers begin as readers',
    changes: [{ file: 'src/database/transaction.ts', from: "exec('begin immediate')", to: "exec('begin')" }],
    test: 'writers',
  },
  {
    what: 'nobody waits for another writer',
    changes: [{ file: 'src/database/transaction.ts', from: 'if (waited >= wait)', to: 'if (waited >= wait || true)' }],
    test: 'locks',
  },
  {
    what: 'an add does not look again once it may write',
    changes: [
      {
        file: 'src/command/verbs/add.ts',
        from: 'const late = await addTarget(scene, noun, said)',
        to: 'const late = target',
      },
    ],
    test: 'writers',
    only: 'same key',
  },
  {
    what: 'doctor believes every page',
    changes: [{ file: 'src/database/doctor.ts', from: "if (first === 'ok')", to: "if (first !== '')" }],
    test: 'damaged',
    only: 'crash anything',
    long: true,
  },
  {
    what: 'a damaged store cannot be replaced by a backup',
    changes: [{ file: 'src/database/restore.ts', from: "'store-damaged', 'store-empty'", to: "'store-empty'" }],
    test: 'damaged',
  },
  {
    what: 'a log of another program is put into the store',
    changes: [{ file: 'src/database/open-file.ts', from: 'if (hasLog(path)) refuseLog(path)', to: 'void refuseLog' }],
    test: 'damaged',
    only: 'the log of another',
  },
  {
    what: 'days are those of the process',
    changes: [{ file: 'src/command/open-scene.ts', from: 'zone: settings.zone', to: 'zone: scene.world.zone()' }],
    test: 'clocks',
    only: 'does not matter',
  },
  {
    what: 'signs that steer a terminal reach it',
    changes: [
      {
        file: 'src/output/safe-text.ts',
        from: 'if (plain.test(text) || ',
        to: 'if (text !== kept || plain.test(text) || ',
      },
    ],
    test: 'hostile-text',
    only: 'on a terminal',
  },
  {
    what: 'text is kept as it is composed',
    changes: [{ file: 'src/kernel/text.ts', from: ".normalize('NFC')", to: '' }],
    test: 'hostile-text',
    only: 'every cell',
  },
  {
    what: 'HTML is not escaped',
    changes: [{ file: 'src/output/html.ts', from: 'entities[sign] ?? sign', to: 'sign || entities[sign]' }],
    test: 'hostile-text',
    only: 'page of HTML',
  },
  {
    what: 'brackets may be nested without end',
    changes: [
      { file: 'src/command/filter/syntax.ts', from: 'length: 50_000', to: 'length: 5_000_000' },
      { file: 'src/command/filter/syntax.ts', from: 'depth: 40', to: 'depth: 5_000_000' },
      { file: 'src/command/filter/syntax.ts', from: 'parts: 5_000', to: 'parts: 5_000_000' },
    ],
    test: 'hostile-size',
    only: 'words of 100,000',
  },
  {
    what: 'rows have no longest length',
    changes: [
      { file: 'src/exchange/sheet-fault.ts', from: 'longestRow = 16 * 1024 * 1024', to: 'longestRow = 2 ** 29' },
      { file: 'src/exchange/sheet-fault.ts', from: 'longestCell = 1024 * 1024', to: 'longestCell = 2 ** 29' },
    ],
    test: 'hostile-size',
    only: 'a file of',
  },
]

const root = join(import.meta.dirname, '..', '..')
const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const isFound = ({ changes, test, only, long }: Breakage, folder: string): boolean => {
  const binary = buildVariant(folder, changes)
  const words = ['run', `test/faults/${test}.test.ts`, ...(only === undefined ? [] : ['-t', only])]
  const env = { ...process.env, FAULTS_BINARY: binary, ...(long === true ? { FAULTS: 'full' } : {}) }
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', 'vitest'), [...words, '--bail=1'], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  const failure = /Error: ([^\n]+)/.exec(`${stdout}${stderr}`.replaceAll(/\x1b\[[\d;]*m/g, ''))?.[1] ?? ''
  if (status !== 0) say(`   ${failure.slice(0, 200)}`)
  return status !== 0 && /\d+ failed/.test(stdout)
}

const wanted = process.argv.slice(2)
let missed = 0
for (const [at, breakage] of breakages.entries()) {
  if (wanted.length > 0 && !wanted.some((word) => `${breakage.test} ${breakage.what}`.includes(word))) continue
  const folder = mkdtempSync(join(tmpdir(), 'crm-broken-'))
  const found = isFound(breakage, join(folder, String(at)))
  rmSync(folder, { recursive: true, force: true })
  say(`${found ? 'found ' : 'MISSED'}  ${breakage.test}: ${breakage.what}`)
  if (!found) missed += 1
}
if (missed > 0) process.exitCode = 1
say(`${missed} missed`)
