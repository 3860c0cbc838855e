// A store that the system protects: what may still be read, and what is said where it may not. Runs the room in a
// process of another user when the tests run as root, because root is never refused.
import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/database/store.ts'
import { addCustomer, newStoreFile } from './temporary-store.ts'

const script = `
  import { openStore } from ${JSON.stringify(new URL('../../src/database/store.ts', import.meta.url).pathname)}
  import { systemClock } from ${JSON.stringify(new URL('../../src/kernel/clock.ts', import.meta.url).pathname)}
  const [path, write] = process.argv.slice(2)
  try {
    const store = await openStore(path, { write: write === 'write' })
    const about = { who: 'x', staff: null, command: 'add tag', typed: null, reason: null, kind: 'write', clock: systemClock }
    if (write === 'write') await store.write(about, (w) => w.insert('tag', { name: 'a', name_key: 'a', name_sort: 'a' }))
    const rows = await store.db.selectFrom('customer').select('name').execute()
    console.log(rows.map((row) => row.name).join())
    store.close()
  } catch (error) {
    console.log(error.code, error.exit)
  }`

const nobody = 65534
const asOther = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

const putScript = async (folder: string): Promise<void> => {
  const file = join(folder, 'run.mjs')
  const driver = new URL('../../node_modules/better-sqlite3/lib/index.js', import.meta.url).pathname
  await build({
    stdin: { contents: script, resolveDir: folder, loader: 'ts' },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: { 'better-sqlite3': driver },
    external: [driver],
  })
  chmodSync(file, 0o644)
}

const outcome = (path: string, how: 'read' | 'write'): string =>
  execFileSync(process.execPath, [join(dirname(path), 'run.mjs'), path, how], { encoding: 'utf8', ...asOther }).trim()

const protectedStore = async (fileMode: number, folderMode: number): Promise<string> => {
  const path = await newStoreFile()
  const store = await openStore(path, { write: true })
  await addCustomer(store, 'Ann')
  store.checkpoint()
  store.close()
  await putScript(dirname(path))
  chmodSync(path, fileMode)
  chmodSync(dirname(path), folderMode)
  return path
}

describe('a store that another user owns', () => {
  it('is read and not written where the file may be read and the folder may be written', async () => {
    const path = await protectedStore(0o444, 0o777)
    expect(outcome(path, 'read')).toBe('Ann')
    expect(outcome(path, 'write')).toBe('store-read-only 9')
  })

  it('is read and not written where file and folder may only be read', async () => {
    const path = await protectedStore(0o444, 0o555)
    expect(outcome(path, 'read')).toBe('Ann')
    expect(outcome(path, 'write')).toBe('store-read-only 9')
    expect(readdirSync(dirname(path)).sort()).toEqual(['crm.db', 'run.mjs'])
  })

  it('is refused in words where it may not be read', async () => {
    const path = await protectedStore(0o000, 0o777)
    for (const how of ['read', 'write'] as const) expect(outcome(path, how)).toBe('store-unreadable 9')
  })
})
