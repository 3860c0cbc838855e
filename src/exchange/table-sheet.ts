// Makes a sheet of the rows of a workbook or a card file: finds the header, gives every row as many cells as there are
// columns, notes faults. Where the rows come from is not known here.

import { titlesAbove } from './find-header.ts'
import { makeFaultList } from './fit-rows.ts'
import { columnNames, headerOf } from './header-row.ts'
import { emptyFile, noHeaderLine, tooManyColumns } from './read-failure.ts'
import type { Sheet, SheetOptions, SheetRow } from './sheet.ts'
import { faultAt, longestCell, mostColumns } from './sheet-fault.ts'
import { titleNotes } from './sheet-notes.ts'
import type { TableRow, TableRows } from './table-row.ts'

/** What is known of the file beside its rows. */
export type TableFacts = Pick<
  Sheet,
  'kind' | 'encoding' | 'about' | 'notes' | 'workbook' | 'daySystem' | 'bare' | 'hash' | 'close'
> & { readonly place: string }

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
  const { place, notes, ...about } = facts
  const close = async (): Promise<void> => {
    await rows.return()
    await facts.close()
  }
  const { first, ended } = await firstRows(rows)
  const titles = titlesIn(first, options)
  const top = first[titles]
  if (first.length === 0) throw emptyFile(place)
  if (top === undefined) throw noHeaderLine(place, options.headerLine ?? 1)
  const named = options.header ?? true
  const below = first.slice(named ? titles + 1 : titles)
  // Cells without a head are columns too, as they are where the same sheet is saved as CSV.
  const width = below.reduce((most, { cells }) => Math.max(most, trimmed(cells).length), trimmed(top.cells).length)
  if (width > mostColumns) throw tooManyColumns(place, top.line)
  const heads = [...top.cells.slice(0, width), ...Array<string>(Math.max(0, width - top.cells.length)).fill('')]
  const header = named ? headerOf(heads) : columnNames(width)
  const faults = makeFaultList()
  if (named) for (const fault of top.faults) faults.note(fault)

  const fit = ({ line, cells, faults: own }: TableRow): SheetRow => {
    for (const fault of own) faults.note(fault)
    const met = own.find(({ rejects }) => rejects) ?? own[0]
    const whole = trimmed(cells)
    const long = whole.some((cell) => cell.length > longestCell)
    if (whole.length > width || long) {
      const code = long ? 'cell-too-long' : 'too-many-cells'
      return { line, cells, fault: faults.note(faultAt(line, code, long ? undefined : [whole.length, width])) }
    }
    return { line, cells: [...whole, ...Array<string>(width - whole.length).fill('')], fault: met }
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
    } finally {
      await close()
    }
  }
  return {
    ...about,
    delimiter: '',
    notes: [
      ...notes,
      ...titleNotes(
        first.slice(0, titles).map(({ cells }) => cells),
        top.line,
      ),
    ],
    header,
    faults: () => faults.first,
    faultCount: faults.count,
    rows: fitted,
    close,
  }
}
