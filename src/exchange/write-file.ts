// Makes a file that is either whole or not there: written beside its place, synced, then renamed. Mode 0600.
import { type FileHandle, open, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isFailure } from '../kernel/failure.ts'
import { refuseStoreFile } from '../kernel/store-files.ts'
import { realPath } from '../kernel/typed-path.ts'
import { sweepUnfinished, unfinishedName } from '../kernel/unfinished.ts'
import { unwritableFile } from './write-failure.ts'

/** A file in the making. End it with `finish` or `discard`. */
export interface FileInMaking {
  /** Adds text in UTF-8, or bytes. Fails with `disk-full` or `cannot-write`; then nothing is left behind. */
  write(block: string | Uint8Array): Promise<void>
  /** Puts the file in its place, safe on the disk, and gives its path. Fails like `write`. */
  finish(): Promise<string>
  /** Leaves nothing behind. Harmless after `finish`. */
  discard(): Promise<void>
}

const writeAll = async (handle: FileHandle, block: string | Uint8Array): Promise<void> => {
  const bytes = typeof block === 'string' ? Buffer.from(block) : block
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Whether something other than a file, such as `/dev/stdout`, stands at the path. */
const isSpecial = async (path: string): Promise<boolean> => {
  const about = await stat(path).catch(() => undefined)
  if (about?.isDirectory() === true) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
  return about !== undefined && !about.isFile()
}

interface Place {
  /** Where the bytes go at first. */
  readonly written: string
  /** Where the file is to stand; undefined for a device or pipe, which is written to as it stands. */
  readonly target: string | undefined
}

const placeOf = async (path: string): Promise<Place> => {
  if (await isSpecial(path)) return { written: path, target: undefined }
  refuseStoreFile(path)
  // Where a link leads, the file there is replaced, or made, and not the link.
  const target = realPath(path)
  const folder = dirname(target)
  sweepUnfinished(folder)
  return { written: join(folder, unfinishedName(`.${basename(target).slice(0, 60)}`, 'part')), target }
}

/**
 * Begins a file at a path, replacing what stands there when it is finished. What killed processes left in its folder goes
 * first. Fails with `disk-full` or `cannot-write`, with `over-store` (2) where a store stands.
 */
export const beginFile = async (path: string): Promise<FileInMaking> => {
  const start = async () => {
    const { written, target } = await placeOf(path)
    return { written, target, handle: await open(written, target === undefined ? 'w' : 'wx', 0o600) }
  }
  const { written, target, handle } = await start().catch((error: unknown) => {
    throw isFailure(error) ? error : unwritableFile(path, error)
  })
  let ended = false
  const discard = async (): Promise<void> => {
    if (ended) return
    ended = true
    await handle.close().catch(() => {})
    if (target !== undefined) await unlink(written).catch(() => {})
  }
  const orDiscard = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      await discard()
      throw unwritableFile(path, error)
    }
  }
  const place = async (): Promise<void> => {
    if (target === undefined) return handle.close()
    // The mode that was asked for may have been narrowed by the umask of the process.
    await handle.chmod(0o600)
    await handle.sync()
    await handle.close()
    await rename(written, target)
    ended = true
    await syncFolder(dirname(target))
  }
  return {
    write: (block) => orDiscard(() => writeAll(handle, block)),
    finish: async () => {
      await orDiscard(place)
      ended = true
      return path
    },
    discard,
  }
}

/** Makes a file by `make`, which is handed the writer. When `make` fails, nothing is left behind. Gives the path. */
export const writeBeside = async (
  path: string,
  make: (write: FileInMaking['write']) => Promise<void>,
): Promise<string> => {
  const file = await beginFile(path)
  try {
    await make(file.write)
  } catch (error) {
    await file.discard()
    throw error
  }
  return file.finish()
}
