// A row of a workbook or a card file as its reader hands it on: cells and what is wrong with some of them. No reading here.
import type { Fault } from './sheet-fault.ts'

/** A row that is not blank, before it is fitted to the columns. */
export interface TableRow {
  /** The row's number in its sheet, or the line it begins on, from 1. */
  readonly line: number
  /** At most one cell more than there may be columns. */
  readonly cells: readonly string[]
  /** What was met in its cells. */
  readonly faults: readonly Fault[]
  /** Columns from 0 whose cell holds an error or is missing, where there are such. */
  readonly unread?: readonly number[]
}

/** Rows in blocks, once. */
export type TableRows = AsyncGenerator<readonly TableRow[], void>
