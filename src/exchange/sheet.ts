// What an open sheet is to those who read it, and how it is asked for. No reading here.
import type { Words } from '../kernel/words.ts'
import type { DaySystem } from './cell-number.ts'
import type { EncodingName } from './encoding-name.ts'
import type { Fault } from './sheet-fault.ts'

/** How a file is to be read; what is absent is found from the file. */
export interface SheetOptions {
  /** An encoding by any usual name. */
  readonly encoding?: string | undefined
  /** One sign. */
  readonly delimiter?: string | undefined
  /** False: the first row is data, and the columns are called `column_1` and so on. Default true. */
  readonly header?: boolean | undefined
  /** The line, from 1, that names the columns; lines before it are left out. Default: found from the first rows. */
  readonly headerLine?: number | undefined
  /** The sheet of a workbook by name, or by its place from 1. Default: the first that is not hidden. */
  readonly sheet?: string | undefined
}

/** One row of the file. */
export interface SheetRow {
  /** Physical line where the row begins, from 1; line breaks inside quotes are counted. */
  readonly line: number
  /** One cell for each column, missing ones empty. A row with a fault of too many cells has them all. */
  readonly cells: readonly string[]
  /** What is wrong with the row's form: the worst, if several. When it `rejects`, the row is not to be taken. */
  readonly fault: Fault | undefined
  /** Columns from 0 whose cell holds an error or is missing: it reads as empty, but nobody emptied it. */
  readonly unread?: readonly number[]
}

/** What a file is by its content. */
export type SheetKind = 'CSV' | 'TSV' | 'XLSX' | 'ODS' | 'vCard'

/** An open file. Close it, or read it to its end. */
export interface Sheet {
  readonly kind: SheetKind
  /** How its bytes are text; of a workbook its kind. */
  readonly encoding: EncodingName
  /** The sign between cells; '' where there is none. */
  readonly delimiter: string
  /** The file and how it was read, for people: `GB18030, comma`, `XLSX, sheet 客户`. */
  readonly about: Words
  /** What a person should know before the rows: titles left out above the header, sheets that are not read. */
  readonly notes: readonly Words[]
  /** The sheet of a workbook that is read, and all there are. */
  readonly workbook?: { readonly sheet: string; readonly sheets: readonly string[] }
  /** How bare numbers in cells of days are counted. */
  readonly daySystem: DaySystem
  /** Cells are what they mean: no guard against formulas is on them. */
  readonly bare: boolean
  readonly header: readonly string[]
  /** The first faults in the order of lines, at most a thousand. Complete after the last row. */
  faults(): readonly Fault[]
  /** How many faults there are. */
  faultCount(): number
  /**
   * Whether any of them may have changed what a row says. Cells that a row lacks at its end are empty, and a file that has
   * such rows may have been written so: they are told of, and nothing is amiss.
   */
  damaged(): boolean
  /**
   * The rows, once, in blocks. Blank rows are left out. Fails (exit 9) with `unclosed-quote`, `bad-bytes`,
   * `mixed-encoding` or `line-too-long`, each with its line: what follows cannot be read, so none of it should count.
   */
  rows(): AsyncGenerator<readonly SheetRow[], void>
  /** SHA-256 in hex of the file's bytes; known after the last row. */
  hash(): string
  close(): Promise<void>
}
