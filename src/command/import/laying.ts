// Puts the rows of a file into the stage, in order, each with the words and terms by which its new record will be found.
// In a large file another thread makes those while the next rows are read.
import type { Row } from '../noun.ts'
import { type FindingPlan, findableBy } from '../search/keepers.ts'
import { cellsOf } from './found-cells.ts'
import { type FoundThread, startFoundThread } from './found-thread.ts'
import { collectSooner } from './heap-growth.ts'
import type { FoundCells, Stage, StagedRow } from './stage.queries.ts'

/** Lays rows down. */
export interface Laying {
  /** Takes the next rows; waits while too many are on their way. */
  readonly add: (rows: readonly StagedRow[]) => Promise<void>
  /** All rows are in the stage when it comes back. */
  readonly end: () => Promise<void>
  /** Leaves nothing running. */
  readonly close: () => Promise<void>
}

// A thread takes a tenth of a second to start, in which so many rows are read.
const threadFrom = 10_000
/** Blocks that the thread may have before the next is read. */
const ahead = 1

/** The record that a row adds if it is new; null where it could not be added. */
const newOf = ({ whole, whyNew }: StagedRow): Row | null => (whyNew === null ? whole : null)

/** Begins. `plan`: how new records are found; null where few rows are new, so that it is told later for those. */
export const startLaying = (stage: Stage, plan: FindingPlan | null): Laying => {
  const cells = plan === null ? null : cellsOf(findableBy(plan))
  const coming: { readonly rows: readonly StagedRow[]; readonly found: Promise<readonly FoundCells[]> }[] = []
  let thread: FoundThread | null = null
  let laid = 0

  const layNext = async (): Promise<void> => {
    const next = coming[0]
    if (next === undefined) return
    const found = (await next.found).values()
    coming.shift()
    for (const row of next.rows) stage.put(row, newOf(row) === null ? null : (found.next().value ?? null))
  }

  return {
    add: async (rows) => {
      const before = laid
      laid += rows.length
      if (before < threadFrom && laid >= threadFrom) {
        collectSooner()
        thread = plan === null ? null : startFoundThread(plan)
      }
      if (thread === null) {
        for (const row of rows) {
          const whole = newOf(row)
          stage.put(row, cells === null || whole === null ? null : cells(whole))
        }
        return
      }
      const found = thread.cellsOf(rows.map(newOf).filter((row) => row !== null))
      // Heard of when its turn comes; a thread that fails before must not end the process.
      found.catch(() => {})
      coming.push({ rows, found })
      while (coming.length > ahead) await layNext()
    },
    end: async () => {
      while (coming.length > 0) await layNext()
    },
    close: async () => {
      await thread?.close()
    },
  }
}
