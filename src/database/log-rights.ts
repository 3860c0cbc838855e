// The rights of the two files that SQLite keeps beside a store. It gives them those that the store has when they are made: a
// reader of a store that was read-only for a while leaves them read-only, and nobody could write any more.
import { accessSync, chmodSync, constants, statSync } from 'node:fs'
import { errorCode } from '../kernel/error-code.ts'

const besides = (path: string): readonly string[] => [`${path}-wal`, `${path}-shm`]

const ownerWrites = 0o200

const lacksRight = (path: string): boolean => {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode
  return mode !== undefined && (mode & ownerWrites) === 0
}

/** Gives the files beside a store that its owner may write the right to be written too. Those of somebody else stay. */
export const mendLogRights = (path: string): void => {
  const closed = besides(path).filter(lacksRight)
  if (closed.length === 0 || lacksRight(path)) return
  for (const one of closed) {
    try {
      chmodSync(one, 0o600)
    } catch {
      // Not ours: whoever wants to write is told which file it is.
    }
  }
}

const mayWrite = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch (error) {
    return errorCode(error) === 'ENOENT'
  }
}

/** The files beside a store that may not be written although the store may. */
export const closedBeside = (path: string): readonly string[] =>
  mayWrite(path) ? besides(path).filter((one) => !mayWrite(one)) : []
