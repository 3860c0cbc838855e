// Makes a sheet of the rows of a workbook or a card file: finds the header, gives every row as many cells as there are
// columns, notes faults. Where the rows come from is not known here.

import { titlesAbove } from './find-header.ts'
import { makeFaultList } from './fit-rows.ts'
import { columnNames, headerOf } from './header-row.ts'
import { emptyFile, noHeaderLine, tooManyColumns } from './read-failure.ts'
import type { Sheet, SheetOptions, SheetRow } from './sheet.ts'
import { type Fault, faultAt, longestCell, mostColumns } from './sheet-fault.ts'
import { titleNotes } from './sheet-notes.ts'
import type { TableRow, TableRows } from './table-row.ts'

/** What is known of the file beside its rows. */
export type TableFacts = Pick<
  Sheet,
  'kind' | 'encoding' | 'about' | 'notes' | 'workbook' | 'daySystem' | 'bare' | 'hash' | 'close'
> & {
  readonly place: string
  /** Faults that become known behind the rows. */
  readonly late?: readonly Fault[]
}

/** Rows looked at before the width of the table and its header are decided. */
const looked = 500

const isBlank = ({ cells, faults }: TableRow): boolean =>
  faults.length === 0 && cells.every((cell) => cell.trim() === '')

const firstRows = async (
  rows: TableRows,
): Promise<{ readonly first: readonly TableRow[]; readonly ended: boolean }> => {
  const first: TableRow[] = []
  while (first.length < looked) {
    const next = await rows.next()
    if (next.done === true) return { first, ended: true }
    for (const row of next.value) if (!isBlank(row)) first.push(row)
  }
  return { first, ended: false }
}

const titlesIn = (first: readonly TableRow[], { header, headerLine }: SheetOptions): number => {
  if (headerLine !== undefined) return first.findIndex(({ line }) => line >= headerLine)
  return header === false ? 0 : titlesAbove(first.map(({ cells }) => cells))
}

const trimmed = (cells: readonly string[]): readonly string[] => {
  let width = cells.length
  while (width > 0 && cells[width - 1]?.trim() === '') width -= 1
  return cells.slice(0, width)
}

/** Opens the rows as a sheet. Fails (exit 9) with `empty-file` or `too-many-columns`, or (exit 2) `no-header-line`. */
export const tableSheet = async (facts: TableFacts, rows: TableRows, options: SheetOptions): Promise<Sheet> => {
  const { place, notes, late = [], ...about } = facts
  const close = async (): Promise<void> => {
    await rows.return()
    await facts.close()
  }
  const { first, ended } = await firstRows(rows)
  const above = titlesIn(first, options)
  const top = first[above]
  const titles = first.slice(0, Math.max(0, above)).map(({ cells }) => cells)
  if (first.length === 0) throw emptyFile(place)
  if (top === undefined) throw noHeaderLine(place, options.headerLine ?? 1)
  const named = options.header ?? true
  const firstLine = named ? top.line + 1 : top.line
  const below = first.slice(named ? above + 1 : above)
  // Cells without a head are columns too, as they are where the same sheet is saved as CSV.
  const width = below
    .slice(0, looked)
    .reduce((most, { cells }) => Math.max(most, trimmed(cells).length), trimmed(top.cells).length)
  if (width > mostColumns) throw tooManyColumns(place, top.line, 'workbook')
  const heads = [...top.cells.slice(0, width), ...Array<string>(Math.max(0, width - top.cells.length)).fill('')]
  const header = named ? headerOf(heads) : columnNames(width)
  const faults = makeFaultList()
  if (named) for (const fault of top.faults) faults.note(fault)

  const fit = ({ line, cells, faults: own, unread }: TableRow): SheetRow => {
    for (const fault of own) faults.note(fault)
    const met = own.find(({ rejects }) => rejects) ?? own[0]
    const long = cells.some((cell) => cell.length > longestCell)
    // Blanks behind the last column are no cells.
    const count = cells.length > width ? trimmed(cells).length : width
    if (count > width || long) {
      const code = long ? 'cell-too-long' : 'too-many-cells'
      return { line, cells, fault: faults.note(faultAt(line, code, long ? undefined : [count, width])) }
    }
    return {
      line,
      cells: [...cells.slice(0, width), ...Array<string>(Math.max(0, width - cells.length)).fill('')],
      fault: met,
      ...(unread === undefined ? {} : { unread }),
    }
  }
  async function* fitted(): AsyncGenerator<readonly SheetRow[], void> {
    try {
      if (below.length > 0) yield below.map(fit)
      if (!ended) {
        for await (const block of rows) {
          const kept = block.filter((row) => !isBlank(row)).map(fit)
          if (kept.length > 0) yield kept
        }
      }
      // Titles above the names of the columns are merged as a rule.
      for (const fault of late) if (fault.line >= firstLine) faults.note(fault)
    } finally {
      await close()
    }
  }
  return {
    ...about,
    delimiter: '',
    notes: [...notes, ...(options.headerLine === undefined ? titleNotes(titles, top.line) : [])],
    header,
    faults: () => faults.first,
    faultCount: faults.count,
    damaged: faults.damaged,
    rows: fitted,
    close,
  }
}
