// Images: a record as JSON in the journal. A whole one leaves out empty columns; one of an edit holds the changed
// columns alone. Neither holds `id` and `entry`: the first stands beside it, the second is the journal's own.
import type { Row, Stored } from '../kernel/row.ts'

const ownColumn = (column: string): boolean => column !== 'id' && column !== 'entry'

/** The whole record, empty columns left out. */
export const wholeImage = (row: Row): string => {
  // A plain loop: an undone import passes a hundred thousand rows through here.
  const image: Record<string, Stored> = {}
  for (const column in row) {
    const value = row[column] ?? null
    if (value !== null && ownColumn(column)) image[column] = value
  }
  return JSON.stringify(image)
}

/** The columns that an edit changes, or null when it changes none. Columns of `changes` that `before` lacks throw. */
export const changedColumns = (before: Row, changes: Row): { readonly before: Row; readonly after: Row } | null => {
  const old: Record<string, Stored> = {}
  const now: Record<string, Stored> = {}
  let differs = false
  for (const [column, value] of Object.entries(changes)) {
    if (!ownColumn(column)) continue
    const was = before[column]
    if (was === undefined) throw new Error(`no column ${column}`)
    if (was === value) continue
    old[column] = was
    now[column] = value
    differs = true
  }
  return differs ? { before: old, after: now } : null
}

/** The columns of a row that an edit's image keeps: all but `id` and `entry`, empty ones too. */
export const partImage = (row: Row): string =>
  JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => ownColumn(column))))

/** Reads an image back. Fails with a plain error for text that is none: the journal's own text is never edited. */
export const readImage = (text: string): Row => {
  const value: unknown = JSON.parse(text)
  if (!isRow(value)) throw new Error('not an image')
  return value
}

// Not copied: an import taken back passes a hundred thousand through here.
const isRow = (value: unknown): value is Row => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  for (const one of Object.values(value))
    if (one !== null && typeof one !== 'string' && typeof one !== 'number') return false
  return true
}
