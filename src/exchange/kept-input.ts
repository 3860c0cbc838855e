// A file that is to be read more than once. What flows by only once, standard input or a pipe, is kept first: in memory
// as long as it is small, else in a file that only this person can read. What has no end is not kept to the end of the
// disk: devices are refused, and a flow is given up at a limit.
import { createReadStream } from 'node:fs'
import { type FileHandle, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { errorCode } from '../kernel/error-code.ts'
import { isFailure } from '../kernel/failure.ts'
import type { Input } from './byte-source.ts'
import { deviceInput, endlessInput, noRoomForInput } from './flow-failure.ts'
import { notKept, openNameless } from './nameless-file.ts'
import { foreignKind } from './not-text.ts'
import { unreadableFile } from './read-failure.ts'
import { longestLine } from './text-pieces.ts'

/** A file that can be opened again and again. */
export interface KeptInput {
  /** It flowed in: there is no file to go back to. */
  readonly flowed: boolean
  readonly input: () => Input
  /** Leaves nothing behind. */
  readonly close: () => Promise<void>
}

/** What may end the keeping of a flow. */
export interface Keeping {
  /** Called as pieces come; throws where the person has interrupted. */
  readonly rest?: () => void
  /** How many bytes a folder may take; undefined where that is not known. Default: half of what is free. */
  readonly room?: (folder: string) => Promise<number | undefined>
}

const mebi = 1024 * 1024
const keptInMemory = 64 * mebi
/** No more flows in: a million rows of a thousand bytes. A file of any size may be named instead. */
const mostFlowed = 1024 * mebi
const lineFeed = 0x0a
const carriageReturn = 0x0d

const rewound = (name: string, handle: FileHandle): KeptInput => ({
  flowed: true,
  input: () => ({ name, stream: handle.createReadStream({ start: 0, autoClose: false }) }),
  close: () => handle.close(),
})

/** Text of which not even the first line has an end will never be a table, however long it is waited for. */
const refuseOneLine = (name: string, head: Buffer): void => {
  const first = head.subarray(0, longestLine)
  if (foreignKind(head) === 'zip' || first.includes(lineFeed) || first.includes(carriageReturn)) return
  throw endlessInput(name, `${keptInMemory / mebi} MB`, {
    en: 'its first line, which should name the columns, has no end',
    zh: '第一行应为列名，却没有结束',
  })
}

/** Half of what is free: others write there too. Undefined where the system does not tell. */
const roomIn = async (folder: string): Promise<number | undefined> => {
  const about = await statfs(folder).catch(() => undefined)
  return about === undefined || about.blocks === 0 ? undefined : (about.bavail * about.bsize) / 2
}

async function* readable(name: string, stream: AsyncIterable<Uint8Array>, { rest }: Keeping) {
  try {
    for await (const piece of stream) {
      rest?.()
      yield piece
    }
  } catch (error) {
    throw isFailure(error) || errorCode(error) === '' ? error : unreadableFile(name, error)
  }
}

const keep = async (name: string, stream: AsyncIterable<Uint8Array>, keeping: Keeping): Promise<KeptInput> => {
  const pieces: Uint8Array[] = []
  let size = 0
  let handle: FileHandle | undefined
  let most = mostFlowed
  const put = async (bytes: Uint8Array): Promise<void> => {
    try {
      await handle?.appendFile(bytes)
    } catch (error) {
      throw notKept(name, error)
    }
  }
  const spill = async (): Promise<void> => {
    const head = Buffer.concat(pieces.splice(0))
    refuseOneLine(name, head)
    const room = await (keeping.room ?? roomIn)(tmpdir())
    if (room !== undefined) most = Math.min(mostFlowed, room)
    if (size > most) throw noRoomForInput(name, tmpdir())
    handle = await openNameless(name)
    await put(head)
  }
  try {
    for await (const piece of readable(name, stream, keeping)) {
      size += piece.length
      if (size > most)
        throw most < mostFlowed ? noRoomForInput(name, tmpdir()) : endlessInput(name, `${mostFlowed / mebi} MB`)
      if (handle !== undefined) await put(piece)
      else pieces.push(piece)
      if (handle === undefined && size >= keptInMemory) await spill()
    }
  } catch (error) {
    await handle?.close()
    throw error
  }
  if (handle !== undefined) return rewound(name, handle)
  const head = Buffer.concat(pieces)
  return { flowed: true, input: () => head, close: async () => {} }
}

/**
 * Prepares a file, or the stream that `-` stands for. Nothing of a regular file is read yet; it is opened, and fails, by
 * whoever reads it. Fails (exit 9) with `device`, `endless-input`, `no-room-for-input`, or as `rest` does.
 */
export const keptInput = async (
  file: string,
  path: string,
  stdin: AsyncIterable<Uint8Array>,
  keeping: Keeping = {},
): Promise<KeptInput> => {
  if (file === '-') return keep(file, stdin, keeping)
  const about = await stat(path).catch(() => undefined)
  if (about?.isCharacterDevice() || about?.isBlockDevice()) throw deviceInput(path)
  return about?.isFIFO()
    ? keep(file, createReadStream(path), keeping)
    : { flowed: false, input: () => path, close: async () => {} }
}
