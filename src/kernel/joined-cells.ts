// Cells joined to one text by SQL: what marks those that must be looked at before they are written, and what must be
// known of them. Joining is the business of queries, taking apart that of output.

/**
 * Signs in a block of joined rows; cleaned text has none of them. A cell that must be looked at begins with a sign of
 * its own and two more for its column, and ends with `end`: `text` as it stands, `list` a JSON list of texts, `stored`
 * what only a reader can spell. Everything else is right as it is, separators and line ends too.
 */
export const blockSigns = { text: 0x1f, end: 0x1e, stored: 0x1d, list: 0x1c } as const

/** How a cell is to be looked at. */
export type CellMark = Exclude<keyof typeof blockSigns, 'end'>

const base = 64
const zero = 0x30

/** What stands before and after a cell of a column that is to be looked at. */
export const marksOf = (mark: CellMark, column: number): readonly [string, string] => [
  String.fromCharCode(blockSigns[mark], zero + Math.floor(column / base), zero + (column % base)),
  String.fromCharCode(blockSigns.end),
]

/** The column told by the two signs behind the first. */
export const columnOfSigns = (high: number, low: number): number => (high - zero) * base + low - zero

/** How lines are to be joined: what parts their cells, and how any text is spelled in one. */
export interface Joining {
  readonly separator: string
  readonly cell: (text: string) => string
}

/** Spells what is stored, for each column; columns without a reader stand as they are. */
export type JoinedColumns = readonly (((stored: string) => string) | undefined)[]
