// The night's lock: an exclusive transaction on an empty file beside the store. It ends with the process, whoever kills
// it, so there is never anything to tidy up. Does not know what is done while it is held, nor by whom.
import { closeSync, existsSync, openSync, realpathSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openConnection } from './driver.ts'
import { asFileFailure, isBusy } from './sqlite-failure.ts'

/** The lock as long as it is held. */
export interface NightLock {
  /** Lets go. */
  release(): void
}

const between = 100

// Opened by the system only where it is not there: closing it would let go of a lock that this process holds on it.
const makeFile = (path: string): void => {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
}

/**
 * Takes the lock of a store that is there, waiting so many milliseconds for another's. Null where the other is not done
 * by then. Fails as `asFileFailure` says where the file beside the store cannot be made.
 */
export const takeNightLock = async (store: string, wait: number): Promise<NightLock | null> => {
  // One lock, by whatever links the store is reached.
  const path = `${realpathSync(store)}-night`
  try {
    makeFile(path)
    const connection = openConnection(path, { timeout: 0 })
    for (let waited = 0; ; waited += between) {
      try {
        connection.lane.exec('begin exclusive')
        return { release: () => connection.close() }
      } catch (error) {
        const isOver = waited >= wait
        if (isOver || !isBusy(error)) connection.close()
        if (!isBusy(error)) throw error
        if (isOver) return null
      }
      await pause(Math.min(between, wait - waited))
    }
  } catch (error) {
    throw asFileFailure(error, path)
  }
}
