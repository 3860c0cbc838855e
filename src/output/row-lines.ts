// What every format that can be written row by row is made of.
import type { Language } from '../kernel/words.ts'

/** A format bound to its columns: text before the first row, text of a row, text after the last. */
export interface RowLines<Row> {
  readonly open: string
  readonly line: (row: Row, index: number) => string
  readonly close: (count: number) => string
}

/** What formats for people are told. */
export interface PeopleOptions {
  readonly language: Language
  /** Whether to write a head. */
  readonly header: boolean
}

/** All lines of rows at hand. */
export const allLines = <Row>(lines: RowLines<Row>, rows: readonly Row[]): string =>
  lines.open + rows.map(lines.line).join('') + lines.close(rows.length)
