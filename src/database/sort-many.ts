// Sorts very many rows quickly, for the indexes of a whole table. SQLite takes the memory for pages as the size of the
// pieces it sorts: small ones stay within what a processor keeps at hand, and more threads can sort several at once.
// Nothing of ours runs in those threads: they compare bytes.
import type { Lane } from './lane.ts'
import { numberIn } from './row-statements.ts'

const pieceKilobytes = 3000
const moreThreads = 2

/** See `Lane.sortMany`. */
export const sortMany = (lane: Pick<Lane, 'prepare' | 'exec'>, work: () => void): void => {
  const before = numberIn(lane.prepare('pragma main.cache_size').get()?.cache_size)
  lane.exec(`pragma main.cache_size = -${pieceKilobytes}; pragma threads = ${moreThreads}`)
  try {
    work()
  } finally {
    lane.exec(`pragma main.cache_size = ${before}; pragma threads = 0`)
  }
}
