// Which certificates of erasure a store loses when another file takes its place, and who of these people is in that file: a
// backup from before an erasure brings the person back. Reads only.
import type { Lane } from './lane.ts'
import { openFile } from './open-file.ts'
import { numberIn } from './row-statements.ts'

/** A certificate that the other file does not have. */
export interface LostErasure {
  /** Its number. */
  readonly id: number
  /** Whose it is. */
  readonly customer: number
  /** The other file holds the customer, who was erased here. */
  readonly back: boolean
}

// An older schema knows no erasures.
const knowsErasures = (lane: Lane): boolean =>
  lane.prepare(`select 1 from sqlite_master where type = 'table' and name = 'erasure'`).get() !== undefined

const firstLink = (lane: Lane): unknown => lane.prepare('select chain from entry where id = 1').get()?.chain

/** What a store loses to another file, by number. */
export const lostErasures = (store: Lane, other: Lane): readonly LostErasure[] => {
  if (!knowsErasures(store)) return []
  const same = knowsErasures(other) ? other.prepare('select 1 from erasure where customer = ? and at = ?') : undefined
  const holds = other.prepare('select 1 from customer where id = ?')
  // In a file that began on its own the same number is somebody else.
  const isOfStore = firstLink(store) === firstLink(other)
  return store
    .prepare('select id, customer, at from erasure order by id')
    .all()
    .filter(({ customer, at }) => same?.get(customer ?? null, at ?? null) === undefined)
    .map(({ id, customer }) => ({
      id: numberIn(id),
      customer: numberIn(customer),
      back: isOfStore && holds.get(customer ?? null) !== undefined,
    }))
}

/** The same of two files, before one takes the other's place; none where the store cannot be read. */
export const lostBetween = (path: string, file: string, wait: number): readonly LostErasure[] => {
  const options = { write: false, wait, cache: 2000, olderToo: true } as const
  try {
    const store = openFile(path, options)
    try {
      const other = openFile(file, options)
      try {
        return lostErasures(store.lane, other.lane)
      } finally {
        other.close()
      }
    } finally {
      store.close()
    }
  } catch {
    // Missing or broken: for that a backup is the remedy.
    return []
  }
}
