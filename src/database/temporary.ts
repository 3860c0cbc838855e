// Temporary tables on a connection that otherwise only reads. They are gone with the connection; the store is not touched.
import type { Lane } from './lane.ts'

/** Runs work that may write temporary tables. What it writes into the store itself is still refused by a read-only open. */
export const withTemporary = async <T>(lane: Lane, work: () => Promise<T>): Promise<T> => {
  const onlyReads = Object.values(lane.prepare('pragma query_only').get() ?? {})[0] === 1
  if (onlyReads) lane.exec('pragma query_only = off')
  try {
    return await work()
  } finally {
    if (onlyReads) lane.exec('pragma query_only = on')
  }
}
