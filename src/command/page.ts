// Where a command's answer goes: the chosen format, language, width and streams, with the few ways to print.
import type { JoinedColumns, Joining } from '../kernel/joined-cells.ts'
import type { Json } from '../kernel/json.ts'
import type { Language, Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import type { Format } from '../output/format.ts'
import type { RecordView } from '../output/record.ts'
import type { Rows } from '../output/write-rows.ts'

/** A printed answer. */
export interface Page {
  readonly format: Format
  readonly language: Language
  /** Cells of a line; undefined where there is no limit. */
  readonly width: number | undefined
  /** A person reads it: tables, hints, names. */
  readonly human: boolean
  /**
   * Rows in the chosen format; `--fields` picks among the columns. `missing` are columns that already gave way to the
   * width of the screen: like those for which a table has no room, they are named in a notice.
   */
  readonly rows: <Row>(
    columns: readonly Column<Row>[],
    rows: Rows<Row>,
    missing?: readonly Column<Row>[],
  ) => Promise<void>
  /** One record: a page for people, an object in JSON, one row in flat formats. */
  readonly record: <Row>(
    view: RecordView<Row>,
    columns: readonly Column<Row>[],
    more?: Readonly<Record<string, Json>>,
  ) => Promise<void>
  /** The report of a write: JSON for scripts, sentences for people. */
  readonly report: (json: Readonly<Record<string, Json>>, sentences: readonly Words[]) => Promise<void>
  /**
   * Rows that SQL has joined to lines, their head before them, where every column goes into a flat file or a program as
   * it is; undefined where they must go through `rows`.
   */
  readonly joined?: Joining & {
    readonly print: (keys: readonly string[], columns: JoinedColumns, blocks: Iterable<Uint8Array>) => Promise<void>
  }
  /** Text as it stands (already safe). */
  readonly text: (text: string) => Promise<void>
  /** A notice on stderr, unless `--quiet`. */
  readonly notice: (words: Words) => void
}
