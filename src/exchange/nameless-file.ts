// A file without a name, in the folder for such: only this process can read it, and it is gone with the process, however
// that ends.
import { randomBytes } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errorCode } from '../kernel/error-code.ts'
import type { Failure } from '../kernel/failure.ts'
import { noFolderForInput, noRoomForInput } from './flow-failure.ts'

/** Why nothing of an input can be kept there: `no-room-for-input`, exit 9. */
export const notKept = (name: string, error: unknown): Failure =>
  errorCode(error) === 'ENOSPC' ? noRoomForInput(name, tmpdir(), error) : noFolderForInput(name, tmpdir(), error)

/** Makes such a file for what is to be kept of the input `name`. Fails with `no-room-for-input` (exit 9). */
export const openNameless = async (name: string): Promise<FileHandle> => {
  const path = join(tmpdir(), `crm-import-${randomBytes(8).toString('hex')}`)
  try {
    const handle = await open(path, 'wx+', 0o600)
    await unlink(path)
    return handle
  } catch (error) {
    throw notKept(name, error)
  }
}
