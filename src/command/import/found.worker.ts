// The thread that makes words and terms of new records while the file is read on. It is told the columns once, then
// answers each block of values with a block of cells.
import { parentPort, workerData } from 'node:worker_threads'
import type { Stored } from '../noun.ts'
import { type FindingPlan, findableBy } from '../search/keepers.ts'
import { cellsOf, valueColumns } from './found-cells.ts'
import type { FoundCells } from './stage.queries.ts'

const plan: FindingPlan = workerData
const columns = valueColumns(plan)
const cells = cellsOf(findableBy(plan))

const answerTo = (values: readonly Stored[]): FoundCells => {
  const answer: (string | null)[] = []
  for (let from = 0; from < values.length; from += columns.length) {
    const row: Record<string, Stored> = {}
    for (const [at, key] of columns.entries()) row[key] = values[from + at] ?? null
    answer.push(...cells(row))
  }
  return answer
}

parentPort?.on('message', (values: readonly Stored[]) => parentPort?.postMessage(answerTo(values)))
