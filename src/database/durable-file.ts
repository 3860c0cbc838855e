// Files that are there whole or not at all: made beside under another name, flushed to the disk, then given their name.
// Only the owner may read them.
import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolders } from '../kernel/make-folders.ts'
import { asFileFailure } from './sqlite-failure.ts'

const flush = (path: string): void => {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes a folder that only its owner may enter, and those on the way to it, unless it is there. Fails as `asFileFailure` says. */
export const makeFolder = (path: string): void => {
  try {
    const first = makeFolders(path)
    // A file is only as safe as the name of the folder it lies in.
    if (first !== undefined) for (let at = path; at !== dirname(first); at = dirname(at)) flush(dirname(at))
  } catch (error) {
    throw asFileFailure(error, path)
  }
}

/** Makes an empty file beside a path, readable by its owner alone, and returns its name. Fails as `asFileFailure` says. */
export const makeBeside = (path: string): string => {
  const beside = `${path}.${randomBytes(6).toString('hex')}.new`
  try {
    closeSync(openSync(beside, 'wx', 0o600))
    chmodSync(beside, 0o600)
    return beside
  } catch (error) {
    rmSync(beside, { force: true })
    throw asFileFailure(error, path)
  }
}

/** Takes away a store's file with the two that SQLite keeps beside it. */
export const removeStoreFiles = (path: string): void => {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true })
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
