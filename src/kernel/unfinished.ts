// Files in the making, told by their names: who makes them stands in it, so that what a killed process left behind is known
// and taken away by the next run that works in the folder. A file of another machine is never taken for left behind.
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning, ownNumber, ownPlace } from './running.ts'

/** A store in the making, or another file. */
export type UnfinishedEnd = 'new' | 'part'

/** A name for a file in the making: `crm.db.4711-1f9c02-5d0b8c17aa3e.new`, with the number and the place of its process. */
export const unfinishedName = (name: string, end: UnfinishedEnd): string =>
  `${name}.${ownNumber()}-${ownPlace()}-${randomBytes(6).toString('hex')}.${end}`

// SQLite keeps its own beside a store in the making.
const pattern = /\.(\d{1,10})-([0-9a-f]{6})-[0-9a-f]{12}\.(?:new|part)(?:-(?:wal|shm|journal))?$/

/** A file that is or was in the making. */
export interface Unfinished {
  readonly path: string
  /** Its process is at work; is gone; or was one of another machine or container, of which nothing is known here. */
  readonly state: 'made' | 'left' | 'elsewhere'
}

/** The files in the making of a folder, by name; none where it cannot be read. */
export const unfinishedIn = (folder: string): readonly Unfinished[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .flatMap((one): Unfinished[] => {
        const [, number, place] = pattern.exec(one.name) ?? []
        if (number === undefined || !one.isFile()) return []
        const state = place !== ownPlace() ? 'elsewhere' : isRunning(Number(number)) ? 'made' : 'left'
        return [{ path: join(folder, one.name), state }]
      })
      .sort((a, b) => (a.path < b.path ? -1 : 1))
  } catch {
    return []
  }
}

/** Takes away what killed processes left in a folder. What cannot be taken away stays: doctor names it. */
export const sweepUnfinished = (folder: string): void => {
  for (const { path, state } of unfinishedIn(folder)) {
    if (state !== 'left') continue
    try {
      rmSync(path, { force: true })
    } catch {
      // Somebody else's, or a disk that fails: no reason for the work at hand to fail.
    }
  }
}
