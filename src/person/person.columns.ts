// What is handed over of one person: parts, each with its columns and rows. Types only; every format is a reading of it.
import type { Row } from '../command/noun.ts'
import type { Json } from '../kernel/json.ts'
import type { Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'

/** Things of one kind. */
export interface PersonPart {
  /** Key in JSON: `visits`. */
  readonly key: string
  readonly title: Words
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** The rows are wide: each is a list of its fields for people. */
  readonly wide?: true
}

/** The whole. */
export interface PersonFile {
  /** Lettered id of the person, and the ids under which they were known before. */
  readonly id: string
  readonly ids: readonly string[]
  readonly name: string
  readonly parts: readonly PersonPart[]
}

/** The rows of a part as programs read them. */
export const partJson = ({ columns, rows }: PersonPart): readonly Json[] =>
  rows.map((row) => Object.fromEntries(columns.map((column) => [column.key, column.json(row)])))
