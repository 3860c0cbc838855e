// Runs the built program a few times in this process, then writes what V8 compiled meanwhile as code caches.
// The build starts it in a process of its own, with plain Node: `node warm-up.cjs ROOT FOLDER`, stdout thrown away.
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
  readonly load: (file: string) => { readonly main?: (process: NodeJS.Process) => Promise<void> }
  readonly loaded: Readonly<Record<string, Loaded>>
}

const [, , root = '', folder = '', ...files] = process.argv

/** What people do every day; the rest is compiled when it is first used. */
const lines: readonly (readonly string[])[] = [
  ['--version'],
  ['help'],
  ['help', 'list'],
  ['init', '--no-input'],
  ['add', 'customer', '张三丰', '--phones', '13800138000', '--no-input'],
  ['add', 'customer', 'Ann Lee', '--emails', 'ann@example.com', '--no-input'],
  ['log', 'C-1', 'called'],
  ['list', 'customers', '--limit', '20', '--format', 'table'],
  ['list', 'customers', '--limit', '20'],
  ['list', 'customers', '--json'],
  ['add', 'order', 'C-1', '--amount', '128'],
  ['add', 'visit', 'C-1', '--due', '+7d'],
  ['show', 'customer', 'C-1', '--format', 'table'],
  ['show', 'customer', 'C-1', '--brief', '--format', 'table'],
  ['list', 'revisits'],
  ['search', '张', '--format', 'table'],
  ['search', 'zsf'],
  ['search', '8000'],
  ['today'],
  ['completion', 'bash'],
]

const { load, loaded }: Program = createRequire(join(root, 'bin', 'crm.js'))('./crm.js')

const warm = async (): Promise<void> => {
  const paths = files.map((file) => join(root, 'dist', file))
  const [entry = ''] = paths
  // Every run of main listens for interrupts anew.
  process.setMaxListeners(0)
  process.env.CRM_DB = join(folder, 'warm.db')
  for (const words of lines) {
    process.argv = [process.execPath, join(root, 'bin', 'crm.js'), ...words]
    try {
      await load(entry).main?.(process)
    } catch {
      // See above.
    }
  }
  // What does not even load is a fault of the build: it is shown, and the build says that there is no cache.
  for (const path of paths) load(path)
  // The program keeps its files to the person; these are for everybody who starts it.
  process.umask(0o022)
  for (const { script, cache } of Object.values(loaded)) {
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
