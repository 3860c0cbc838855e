// The stores that are measured: made once for each size and schema, kept under the system's folder for temporary files.
// They are never changed by a measurement: what writes works on a copy.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { program } from '../../src/commands.ts'
import { openStore } from '../../src/database/store.ts'
import { aboutOf, fillStore } from './fill-store.ts'
import { benchDay } from './generator.ts'

/** Where stores and files of the benchmark are kept between runs. */
export const cacheFolder = join(tmpdir(), 'crm-bench')

const root = join(import.meta.dirname, '..', '..')

/** Changes with the contents of some files: what they made before is then not measured by mistake. */
const markOf = (folders: readonly string[], wanted: RegExp): string => {
  const hash = createHash('sha256')
  for (const folder of folders)
    for (const name of readdirSync(join(root, folder)).sort())
      if (wanted.test(name)) hash.update(readFileSync(join(root, folder, name)))
  return hash.digest('hex').slice(0, 10)
}

const storeMark = (): string => markOf(['migrations', 'test/bench'], /^(?:\d.*|chance|names|generator|fill-store)\.ts$/)

const standingMark = (): string => markOf(['src/care', 'src/segment'], /\.ts$/)

/**
 * Reckons the standings anew as of the day of the benchmark, where the program's ways to reckon them have changed.
 * Without this a list would reckon them each time, and that would be measured.
 */
const settle = async (path: string, note: string, say: (text: string) => void): Promise<void> => {
  const mark = standingMark()
  if (existsSync(note) && readFileSync(note, 'utf8') === mark) return
  say('reckoning the standings')
  const store = await openStore(path, { write: true, cache: 400_000 })
  try {
    await store.write(aboutOf('run nightly', 'night'), async (writing) => {
      // Kept for another rule, so that all are reckoned for the kept day.
      const keep = writing.lane.prepare('insert or replace into kept (key, value) values (?, ?)')
      keep.run('day', benchDay)
      keep.run('rules', '')
      keep.run('cuts', '[0,0,0,0,0,0,0]')
      await program.settle({ ...writing, today: benchDay }, new Set())
    })
    store.checkpoint()
  } finally {
    store.close()
  }
  writeFileSync(note, mark)
}

/** The store of so many customers; made where it is not there yet. `say` hears that it takes a while. */
export const storeOf = async (size: number, say: (text: string) => void): Promise<string> => {
  mkdirSync(cacheFolder, { recursive: true })
  const path = join(cacheFolder, `${size}-${storeMark()}.db`)
  const note = `${path}.standing`
  if (existsSync(path)) {
    await settle(path, note, say)
    return path
  }
  say(`making a store of ${size.toLocaleString('en')} customers`)
  const begun = performance.now()
  const beside = `${path}.new`
  for (const end of ['', '-wal', '-shm']) rmSync(beside + end, { force: true })
  await fillStore(beside, size)
  await settle(beside, note, say)
  renameSync(beside, path)
  say(`made in ${Math.round((performance.now() - begun) / 1000)} s`)
  return path
}
