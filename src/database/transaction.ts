// One transaction at a time on one connection: its beginning, waiting for another run's end, and its undoing on failure.
import { setTimeout as pause } from 'node:timers/promises'
import type { Words } from '../kernel/words.ts'
import type { Connection } from './driver.ts'
import { asQueryFailure } from './other-shape.ts'
import { asFailure, busyFailure, isBusy } from './sqlite-failure.ts'

/** How long to wait for another writer, and whom to tell. */
export interface Patience {
  /** Milliseconds. */
  readonly wait: number
  readonly onNotice: (words: Words) => void
  /** Told that the wait was in vain. */
  readonly onBusy?: () => void
}

// Before this the wait is too short to speak of.
const speakAfter = 1000

/**
 * Begins as a writer. Waits by short pauses and not inside SQLite, so that an interrupt is heard meanwhile. Fails with
 * `busy` when the other run is not done in time.
 */
export const beginWriting = async (connection: Connection, { wait, onNotice, onBusy }: Patience): Promise<void> => {
  connection.pragma('busy_timeout = 0')
  let waited = 0
  let told = false
  try {
    for (let next = 1; ; next = Math.min(next * 2, 20)) {
      try {
        connection.lane.exec('begin immediate')
        return
      } catch (error) {
        if (!isBusy(error)) throw asFailure(error, connection.path)
        if (waited >= wait) {
          onBusy?.()
          throw busyFailure(connection.path, error)
        }
      }
      if (waited >= speakAfter && !told) {
        told = true
        onNotice({ en: 'waiting for another run to finish writing', zh: '正在等待另一个程序写完' })
      }
      // Uneven pauses, so that several waiting runs do not knock at the same moment for ever.
      const length = Math.max(1, Math.min(next * (0.5 + Math.random()), wait - waited))
      await pause(length)
      waited += length
    }
  } finally {
    connection.pragma(`busy_timeout = ${wait}`)
  }
}

/** Takes back the open transaction, if SQLite has not done so itself. */
export const rollBack = (connection: Connection): void => {
  if (connection.inTransaction()) connection.lane.exec('rollback')
}

/** Runs work in a transaction already begun: `end` closes it well, any failure takes all back. */
export const within = async <T>(connection: Connection, work: () => Promise<T>, end: () => void): Promise<T> => {
  try {
    const result = await work()
    end()
    return result
  } catch (error) {
    try {
      rollBack(connection)
    } catch {
      // The first error says more; an unfinished transaction ends with the connection.
    }
    throw await asQueryFailure(error, connection)
  }
}
