// The file of an import, read as often as is needed: standard input and pipes are kept first, as they flow only once.
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Input } from '../../exchange/byte-source.ts'
import { openSheet } from '../../exchange/read-csv.ts'
import type { Sheet } from '../../exchange/sheet.ts'
import type { World } from '../world.ts'
import type { ImportOptions } from './import-options.ts'

/** A file that can be opened again and again. */
export interface Source {
  /** The name for messages. */
  readonly place: string
  /** The path of a file that stays; null for what flowed in. */
  readonly path: string | null
  readonly open: () => Promise<Sheet>
  /** Leaves nothing behind. */
  readonly close: () => Promise<void>
}

const keptInMemory = 64 * 1024 * 1024

interface Kept {
  readonly input: () => Input
  readonly close: () => Promise<void>
}

/** Keeps a stream: in memory as long as it is small, else in a file that only this person can read. */
const keep = async (name: string, stream: AsyncIterable<Uint8Array>): Promise<Kept> => {
  const pieces: Uint8Array[] = []
  let size = 0
  const all = stream[Symbol.asyncIterator]()
  let next = await all.next()
  for (; next.done !== true && size < keptInMemory; next = await all.next()) {
    pieces.push(next.value)
    size += next.value.length
  }
  const head = Buffer.concat(pieces)
  if (next.done === true) return { input: () => head, close: async () => {} }
  const path = join(tmpdir(), `crm-import-${randomBytes(8).toString('hex')}`)
  const handle = await open(path, 'wx+', 0o600)
  // From now on it has no name: it is gone with the process, however that ends.
  await unlink(path)
  try {
    await handle.appendFile(head)
    for (; next.done !== true; next = await all.next()) await handle.appendFile(next.value)
  } catch (error) {
    await handle.close()
    throw error
  }
  return {
    input: () => ({ name, stream: handle.createReadStream({ start: 0, autoClose: false }) }),
    close: () => handle.close(),
  }
}

/** Prepares the file of an import. Nothing of a regular file is read yet; it is opened, and fails, by `open`. */
export const sourceOf = async (world: World, options: ImportOptions): Promise<Source> => {
  const { file, encoding, delimiter, header } = options
  const path = resolve(world.cwd, file)
  const about = file === '-' ? undefined : await stat(path).catch(() => undefined)
  const flows = file === '-' || about?.isFIFO() === true || about?.isCharacterDevice() === true
  const stream = file === '-' ? world.stdin : undefined
  const kept = flows ? await keep(file, stream ?? createReadStream(path)) : { input: () => path, close: async () => {} }
  return {
    place: file,
    path: flows ? null : path,
    open: () => openSheet(kept.input(), { encoding, delimiter, header }),
    close: kept.close,
  }
}
