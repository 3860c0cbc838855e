// Files that are there whole or not at all: made beside under another name, flushed to the disk, then given their name.
// Only the owner may read them.
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { errorCode } from '../kernel/error-code.ts'
import { Failure } from '../kernel/failure.ts'
import { makeFolders } from '../kernel/make-folders.ts'
import { sweepUnfinished, unfinishedName } from '../kernel/unfinished.ts'
import { asFileFailure } from './sqlite-failure.ts'

const flush = (path: string): void => {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/**
 * Makes a folder that only its owner may enter, and those on the way to it, unless it is there. Fails with `no-folder` (9)
 * where a file stands in the way, else as `asFileFailure` says.
 */
export const makeFolder = (path: string): void => {
  try {
    const first = makeFolders(path)
    // A file is only as safe as the name of the folder it lies in.
    if (first !== undefined) for (let at = path; at !== dirname(first); at = dirname(at)) flush(dirname(at))
  } catch (error) {
    if (isInTheWay(error)) throw noFolder(path, error)
    throw isNoPlace(error) ? noPlace(path, error) : asFileFailure(error, path)
  }
}

// What is to be a folder, or one on the way to it, is a file or a device.
const isInTheWay = (error: unknown): boolean => ['EEXIST', 'ENOTDIR'].includes(errorCode(error))

// Where a file system of its own makes no folders, as /proc.
const isNoPlace = (error: unknown): boolean => errorCode(error) === 'ENOENT'

const noPlace = (path: string, cause: unknown): Failure =>
  new Failure(
    'store',
    'no-folder',
    { en: `the folder ${path} cannot be made`, zh: `无法创建文件夹 ${path}` },
    {
      why: { en: 'the system makes no folders there', zh: '系统不允许在该处创建文件夹' },
      hint: { en: 'name another place: --db FILE, or another HOME', zh: '请指定其他位置：--db 文件，或另设 HOME' },
      cause,
    },
  )

const noFolder = (path: string, cause: unknown): Failure =>
  new Failure(
    'store',
    'no-folder',
    { en: `${path} is no folder, and none can be made there`, zh: `${path} 不是文件夹，也无法在该处创建` },
    {
      why: { en: 'a file stands in its place', zh: '该处已有文件' },
      hint: { en: 'move the file away, or name another folder', zh: '请移走该文件，或指定其他文件夹' },
      cause,
    },
  )

/**
 * Makes an empty file beside a path, readable by its owner alone, and returns its name. What killed processes left in that
 * folder goes first. Fails as `asFileFailure` says.
 */
export const makeBeside = (path: string): string => {
  sweepUnfinished(dirname(path))
  const beside = unfinishedName(path, 'new')
  try {
    closeSync(openSync(beside, 'wx', 0o600))
    chmodSync(beside, 0o600)
    return beside
  } catch (error) {
    rmSync(beside, { force: true })
    throw asFileFailure(error, path)
  }
}

/**
 * Takes away a store in the making with what SQLite keeps beside it. Never fails: it says nothing of the work that is done or
 * has failed already, and what stays is taken away by the next run.
 */
export const removeStoreFiles = (path: string): void => {
  for (const end of ['', '-wal', '-shm', '-journal']) {
    try {
      rmSync(`${path}${end}`, { force: true })
    } catch {
      // Left behind.
    }
  }
}

/** Gives a finished file its name; whatever bore it is replaced at once. */
export const giveName = (beside: string, path: string): void => {
  flush(beside)
  renameSync(beside, path)
  flush(dirname(path))
}

/** Gives a finished file its name, but never over another: returns false, with nothing changed, where one is there. */
export const giveNewName = (beside: string, path: string): boolean => {
  flush(beside)
  try {
    linkSync(beside, path)
  } catch {
    // Some file systems know no links; there the look and the rename are two steps.
    if (existsSync(path)) return false
    renameSync(beside, path)
  }
  try {
    rmSync(beside, { force: true })
    flush(dirname(path))
  } catch (error) {
    // Who is told that it failed must not find it there.
    rmSync(path, { force: true })
    throw error
  }
  return true
}
