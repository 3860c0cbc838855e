// Words and terms of new records made by a thread of its own: for large files, which are read on meanwhile. Values go
// there and cells come back as one list a block, which costs far less than an object for each row.
import { Worker } from 'node:worker_threads'
import type { Row, Stored } from '../noun.ts'
import type { FindingPlan } from '../search/keepers.ts'
import { valueColumns } from './found-cells.ts'
import { type FoundCells, foundColumns } from './stage.queries.ts'

// Its objects live for a block: more room for young ones would only be held.
const maxYoungGenerationSizeMb = 16

/** A thread that makes words and terms. */
export interface FoundThread {
  /** The cells of some new records, in order. Blocks are answered in the order in which they were asked. */
  readonly cellsOf: (rows: readonly Row[]) => Promise<readonly FoundCells[]>
  /** Ends it. What was not answered stays so. */
  readonly close: () => Promise<void>
}

interface Asked {
  readonly done: (cells: FoundCells) => void
  readonly failed: (error: unknown) => void
}

const parted = (cells: FoundCells): readonly FoundCells[] => {
  const all: FoundCells[] = []
  for (let from = 0; from < cells.length; from += foundColumns.length)
    all.push(cells.slice(from, from + foundColumns.length))
  return all
}

/** Starts the thread; null where the program runs from its source, which a thread cannot load. */
export const startFoundThread = (plan: FindingPlan): FoundThread | null => {
  const place = new URL('./found.worker.ts', import.meta.url)
  if (place.pathname.endsWith('.ts')) return null
  const columns = valueColumns(plan)
  const worker = new Worker(place, { workerData: plan, resourceLimits: { maxYoungGenerationSizeMb } })
  const waiting: Asked[] = []
  worker.on('message', (cells: FoundCells) => waiting.shift()?.done(cells))
  worker.on('error', (error) => {
    for (const { failed } of waiting.splice(0)) failed(error)
  })
  return {
    cellsOf: async (rows) => {
      const values: Stored[] = []
      for (const row of rows) for (const key of columns) values.push(row[key] ?? null)
      const cells = await new Promise<FoundCells>((done, failed) => {
        waiting.push({ done, failed })
        worker.postMessage(values)
      })
      return parted(cells)
    },
    close: async () => {
      await worker.terminate()
    },
  }
}
