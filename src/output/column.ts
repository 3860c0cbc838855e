// One column of an answer: the value for programs and the text for people, said once for every format.
import type { Json } from '../kernel/json.ts'
import type { Language, Words } from '../kernel/words.ts'

/** What sort of value a column holds; it decides the side it is set on, and whether it may be broken. */
export type CellKind = 'text' | 'number' | 'money' | 'day' | 'moment' | 'list' | 'flag' | 'reference' | 'phone' | 'json'

/** How a text stands out. Colour only repeats what the words say already. */
export type Tone = 'accent' | 'warning' | 'muted' | 'strong'

/** One column. `shown` defaults to `plain`, and `plain` to the JSON value as text. */
export interface Column<Row> {
  /** snake_case and never translated: key in JSON, header in CSV and TSV. */
  readonly key: string
  /**
   * Key of the column that it stands beside, such as `owner` of `owner_name`; its own key where it stands for itself.
   * JSON has it by itself, every other format only where `--fields` names it.
   */
  readonly beside?: string
  /** What it shows is masked: JSON names it in `masked`. Called where people read it: it tells them, once. */
  readonly veiled?: () => void
  /** Other names by which `--fields` may ask for it. */
  readonly names?: readonly string[]
  /** Head for people: tables, Markdown, HTML, labels of a record. */
  readonly title: Words
  readonly kind?: CellKind
  /** Default: numbers and money to the right, all else to the left. */
  readonly align?: 'left' | 'right'
  /** The value in JSON; absent is null. */
  readonly json: (row: Row) => Json
  /** The text in CSV, TSV and ids; absent is ''. */
  readonly plain?: (row: Row) => string
  /** Of a moment, its time on the store's own clock, `2026-11-27 15:30:00.000`, where that tells it exactly; else ''. */
  readonly local?: (row: Row) => string
  /** The text for people; may hold line breaks. It need not be safe: the formats see to that. */
  readonly shown?: (row: Row, language: Language) => string
  readonly tone?: (row: Row) => Tone | undefined
  /** A column of a higher weight keeps its width longer when the terminal is narrow. Default 0. */
  readonly weight?: number
}

/** The text of a JSON value in a flat file: null is '', a list is parted by `;`, an object stays JSON. */
export const flatText = (value: Json): string => {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  if (isList(value)) return value.map(flatText).join(';')
  return JSON.stringify(value)
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** The function that gives a column's text for CSV, TSV and ids. */
export const plainOf = <Row>(column: Column<Row>): ((row: Row) => string) => {
  const { plain, json } = column
  return plain ?? ((row) => flatText(json(row)))
}

/** The text of a cell for people, not yet safe to print. */
export const shownText = <Row>(column: Column<Row>, row: Row, language: Language): string =>
  column.shown === undefined ? plainOf(column)(row) : column.shown(row, language)

/** The side on which the cells of a column are set. */
export const sideOf = <Row>(column: Column<Row>): 'left' | 'right' =>
  column.align ?? (column.kind === 'number' || column.kind === 'money' ? 'right' : 'left')

/** Whether a cell of this column must stay in one piece as long as there is room: figures, days, ids, phones. */
export const isWhole = <Row>(column: Column<Row>): boolean =>
  sideOf(column) === 'right' || column.key === 'id' || ['day', 'moment', 'flag', 'phone'].includes(column.kind ?? '')
