// The bytes of a file, a stream or memory, in order and once, with their SHA-256. Knows nothing of text.
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { emptyFile, unreadableFile } from './read-failure.ts'

/** What can be read: the path of a file, bytes in memory, or a stream with the name to call it by. */
export type Input = string | Uint8Array | NamedStream

/** A stream of bytes such as standard input, and the name it has in messages. */
export interface NamedStream {
  readonly name: string
  readonly stream: AsyncIterable<Uint8Array>
}

/** Bytes in order, to be read once. */
export interface ByteSource {
  /** The path or name for messages. */
  readonly place: string
  /** Some of the first bytes; all of them when `whole`. */
  readonly head: Buffer
  readonly whole: boolean
  /** How many bytes there are; undefined where that is not known before the end. */
  readonly size: number | undefined
  /** Reads on its own from a place in the file, for samples; undefined where the source cannot go back. */
  readonly sampleAt: ((offset: number, length: number) => Promise<Buffer>) | undefined
  /** All bytes, from the first, in pieces of at most 128 kB. */
  bytes(): AsyncGenerator<Buffer, void>
  /** SHA-256 in hex of the bytes handed out so far: of the file, after the last. */
  hash(): string
  close(): Promise<void>
}

const step = 128 * 1024
const headSize = 64 * 1024
/** A stream cannot be sampled later on, so that more of it is looked at before the encoding is judged. */
const streamHead = 4 * 1024 * 1024

const openFile = async (path: string): Promise<FileHandle> => {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw unreadableFile(path, error)
  }
}

const fromPath = async (path: string): Promise<ByteSource> => {
  const handle = await openFile(path)
  try {
    const about = await handle.stat()
    if (about.isDirectory()) throw unreadableFile(path, Object.assign(new Error('folder'), { code: 'EISDIR' }))
    // A pipe under a path, such as `<(...)` of a shell, cannot be read from a place of one's choice.
    return await (about.isFile()
      ? fromHandle(path, handle, about.size)
      : fromStream({ name: path, stream: handle.createReadStream() }))
  } catch (error) {
    await handle.close()
    throw error
  }
}

const fromHandle = async (path: string, handle: FileHandle, size: number): Promise<ByteSource> => {
  const hash = createHash('sha256')
  const read = async (offset: number, length: number): Promise<Buffer> => {
    const buffer = Buffer.allocUnsafe(length)
    let filled = 0
    try {
      while (filled < length) {
        const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
    } catch (error) {
      throw unreadableFile(path, error)
    }
    return buffer.subarray(0, filled)
  }
  const head = await read(0, headSize + 1)
  async function* bytes(): AsyncGenerator<Buffer, void> {
    for (let offset = 0; ; ) {
      const piece = await read(offset, step)
      if (piece.length === 0) return
      hash.update(piece)
      offset += piece.length
      yield piece
    }
  }
  return {
    place: path,
    head: head.subarray(0, headSize),
    whole: head.length <= headSize,
    size,
    sampleAt: read,
    bytes,
    hash: () => hash.copy().digest('hex'),
    close: () => handle.close(),
  }
}

/** The bytes in memory as a source. */
export const fromMemory = (all: Uint8Array, place = '-'): ByteSource => {
  const buffer = Buffer.from(all.buffer, all.byteOffset, all.byteLength)
  const hash = createHash('sha256')
  async function* bytes(): AsyncGenerator<Buffer, void> {
    for (let at = 0; at < buffer.length; at += step) {
      const piece = buffer.subarray(at, at + step)
      hash.update(piece)
      yield piece
    }
  }
  return {
    place,
    head: buffer.subarray(0, headSize),
    whole: buffer.length <= headSize,
    size: buffer.length,
    sampleAt: async (offset, length) => buffer.subarray(offset, offset + length),
    bytes,
    hash: () => hash.copy().digest('hex'),
    close: async () => {},
  }
}

const fromStream = async ({ name, stream }: NamedStream): Promise<ByteSource> => {
  const hash = createHash('sha256')
  const pieces = stream[Symbol.asyncIterator]()
  const kept: Buffer[] = []
  let size = 0
  let whole = false
  try {
    while (size < streamHead && !whole) {
      const next = await pieces.next()
      if (next.done === true) whole = true
      else {
        kept.push(Buffer.from(next.value))
        size += next.value.length
      }
    }
  } catch (error) {
    throw unreadableFile(name, error)
  }
  const head = Buffer.concat(kept)
  async function* bytes(): AsyncGenerator<Buffer, void> {
    for (let at = 0; at < head.length; at += step) {
      const piece = head.subarray(at, at + step)
      hash.update(piece)
      yield piece
    }
    while (!whole) {
      let next: IteratorResult<Uint8Array>
      try {
        next = await pieces.next()
      } catch (error) {
        throw unreadableFile(name, error)
      }
      if (next.done === true) return
      hash.update(next.value)
      yield Buffer.from(next.value)
    }
  }
  const close = async () => {
    await pieces.return?.()
  }
  return {
    place: name,
    head,
    whole,
    size: undefined,
    sampleAt: undefined,
    bytes,
    hash: () => hash.copy().digest('hex'),
    close,
  }
}

const fromAny = (input: Input): Promise<ByteSource> | ByteSource => {
  if (typeof input === 'string') return fromPath(input)
  return input instanceof Uint8Array ? fromMemory(input) : fromStream(input)
}

/** Opens an input. Fails with `file-missing`, `file-unreadable` or `empty-file` (exit 9). */
export const openSource = async (input: Input): Promise<ByteSource> => {
  const source = await fromAny(input)
  if (source.head.length > 0) return source
  await source.close()
  throw emptyFile(source.place)
}
