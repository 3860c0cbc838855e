// How long a command keeps others from writing: a second writer asks for the lock again and again while it runs.
import { spawn } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { openConnection } from '../../src/database/driver.ts'
import { environment, type Task } from './process-run.ts'

const betweenAsks = 5

/** The longest time, in milliseconds, in which the lock of a store could not be had while the task ran. Throws where that fails. */
export const longestHold = async (store: string, { command, args }: Task): Promise<number> => {
  const connection = openConnection(store, { timeout: 0 })
  const isFree = (): boolean => {
    try {
      connection.lane.exec('begin immediate')
      connection.lane.exec('rollback')
      return true
    } catch {
      return false
    }
  }
  const child = spawn(command, args, { env: environment(), stdio: 'ignore' })
  let code: number | null | undefined
  child.on('close', (ended) => {
    code = ended
  })
  try {
    let longest = 0
    let since = performance.now()
    while (code === undefined) {
      if (isFree()) since = performance.now()
      longest = Math.max(longest, performance.now() - since)
      await setTimeout(betweenAsks)
    }
    if (code !== 0) throw new Error(`${args.slice(1, 3).join(' ')} ended with ${code}`)
    return longest
  } finally {
    connection.close()
  }
}
