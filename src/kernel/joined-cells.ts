// Cells joined to one text by SQL: what parts them, and what must be known of them to take them apart. Joining is the
// business of queries, taking apart that of output.

/** Signs that part the cells and rows of a block; cleaned text has none of them. */
export const blockSigns = { cell: 0x1f, row: 0x1e, unread: 0x1d } as const

/** What is known of a column whose cells come joined. */
export interface JoinedColumn {
  /** Its cells never begin like a formula. */
  readonly trusted: boolean
  /** The text of a cell that SQL could not make: marked by `unread`, it holds what is stored. */
  readonly read: (stored: string) => string
}
