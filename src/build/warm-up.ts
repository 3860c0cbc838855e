// Runs the built program a few times in this process, then writes what V8 compiled meanwhile as code caches.
// The build starts it in processes of its own, with plain Node, `node warm-up.mjs ROOT FOLDER MODE FILES`, stdout thrown
// away: one for each cache of the main file, MODE '' for the caches of all files that hold what all commands need.
// A command that fails here costs nothing but the warmth of its functions.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Script } from 'node:vm'

interface Loaded {
  readonly script: Script
  /** Where the code cache of the file belongs. */
  readonly cache: string
}

interface Program {
  /** The file that runs some words. */
  readonly entryFor: (words: readonly string[]) => string
  readonly load: (file: string) => { readonly main?: (process: NodeJS.Process) => Promise<void> }
  readonly loaded: Readonly<Record<string, Loaded>>
}

const [, , root = '', folder = '', mode = '', ...files] = process.argv

const people: readonly (readonly string[])[] = [
  ['init', '--no-input'],
  ['add', 'customer', '张三丰', '--phones', '13800138000', '--no-input'],
  ['add', 'customer', 'Ann Lee', '--emails', 'ann@example.com', '--no-input'],
  ['add', 'order', 'C-1', '--amount', '128'],
  ['add', 'visit', 'C-1', '--due', '+7d'],
  ['log', 'C-1', 'called'],
]

/** For each cache of its own in bin/crm.js, what it is made of. They find the store that `prepare` makes. */
const usual: Readonly<Record<string, readonly (readonly string[])[]>> = {
  prepare: people,
  list: [
    ['list', 'customers', '--limit', '1'],
    ['list', 'customers', '--format', 'table'],
  ],
  show: [
    ['show', 'customer', 'C-1'],
    ['show', 'customer', 'C-1', '--format', 'table'],
    ['show', 'customer', 'C-1', '--brief', '--format', 'table'],
  ],
  search: [
    ['search', '张', '--format', 'table'],
    ['search', 'zsf'],
    ['search', '8000'],
  ],
  revisits: [
    ['list', 'revisits'],
    ['today', '--format', 'table'],
  ],
  add: [
    ['add', 'customer', '李四', '--no-input'],
    ['add', 'visit', 'C-1', '--due', '+9d'],
  ],
  log: [['log', 'C-1', 'called again']],
}

/** What people do every day; the rest is compiled when it is first used. */
const everyday: readonly (readonly string[])[] = [
  ['--version'],
  ['help'],
  ['help', 'list'],
  ...people,
  ...['list', 'show', 'search', 'revisits'].flatMap((name) => usual[name] ?? []),
  ['list', 'customers', '--json'],
  ['completion', 'bash'],
  ['__complete', 'bash', '9', ' :=', 'crm sh', ''],
  ['__complete', 'bash', '9', ' :=', 'crm show customer --', ''],
  ['__complete', 'bash', '9', ' :=', 'crm show customer 张', ''],
]

const { entryFor, load, loaded }: Program = createRequire(join(root, 'bin', 'crm.js'))('./crm.js')

const warm = async (): Promise<void> => {
  const paths = files.map((file) => join(root, 'dist', file))
  const main = join(root, 'dist', 'main.cjs')
  // Every run of main listens for interrupts anew.
  process.setMaxListeners(0)
  process.env.CRM_DB = join(folder, mode === '' ? 'everyday.db' : 'usual.db')
  for (const words of usual[mode] ?? everyday) {
    process.argv = [process.execPath, join(root, 'bin', 'crm.js'), ...words]
    try {
      await load(entryFor(words)).main?.(process)
    } catch {
      // See above.
    }
  }
  if (mode === 'prepare') return
  // What does not even load is a fault of the build: it is shown, and the build says that there is no cache.
  for (const path of mode === '' ? paths : [main]) load(path)
  // The program keeps its files to the person; these are for everybody who starts it.
  process.umask(0o022)
  for (const [path, { script, cache }] of Object.entries(loaded)) {
    if (mode !== '' && path !== main) continue
    mkdirSync(dirname(cache), { recursive: true })
    writeFileSync(cache, script.createCachedData())
  }
  process.exitCode = 0
}

try {
  await warm()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
