// A file that is to be read more than once. What flows by only once, standard input or a pipe, is kept first: in memory
// as long as it is small, else in a file that only this person can read.
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, stat, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input } from './byte-source.ts'

/** A file that can be opened again and again. */
export interface KeptInput {
  /** It flowed in: there is no file to go back to. */
  readonly flowed: boolean
  readonly input: () => Input
  /** Leaves nothing behind. */
  readonly close: () => Promise<void>
}

const keptInMemory = 64 * 1024 * 1024

const rewound = (name: string, handle: FileHandle): KeptInput => ({
  flowed: true,
  input: () => ({ name, stream: handle.createReadStream({ start: 0, autoClose: false }) }),
  close: () => handle.close(),
})

const keep = async (name: string, stream: AsyncIterable<Uint8Array>): Promise<KeptInput> => {
  const pieces: Uint8Array[] = []
  let size = 0
  const all = stream[Symbol.asyncIterator]()
  let next = await all.next()
  for (; next.done !== true && size < keptInMemory; next = await all.next()) {
    pieces.push(next.value)
    size += next.value.length
  }
  const head = Buffer.concat(pieces)
  if (next.done === true) return { flowed: true, input: () => head, close: async () => {} }
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
  return rewound(name, handle)
}

/**
 * Prepares a file, or the stream that `-` stands for. Nothing of a regular file is read yet; it is opened, and fails, by
 * whoever reads it.
 */
export const keptInput = async (file: string, path: string, stdin: AsyncIterable<Uint8Array>): Promise<KeptInput> => {
  if (file === '-') return keep(file, stdin)
  const about = await stat(path).catch(() => undefined)
  const flows = about?.isFIFO() === true || about?.isCharacterDevice() === true
  return flows ? keep(file, createReadStream(path)) : { flowed: false, input: () => path, close: async () => {} }
}
