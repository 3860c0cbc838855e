// Rows as scanned into rows of the sheet: as many cells as columns, blank rows left out, faults named and counted.
import type { ScannedRow } from './scan-rows.ts'
import type { SheetRow } from './sheet.ts'
import { type Fault, faultAt } from './sheet-fault.ts'

/** The faults met so far. */
export interface FaultList {
  /** The first thousand. */
  readonly first: readonly Fault[]
  count(): number
  /** Whether there is another than rows that lack cells at their end. */
  damaged(): boolean
  /** Adds a fault and hands it back. */
  note(fault: Fault): Fault
}

const keptFaults = 1000

/** An empty list of faults; it never grows beyond a thousand, however damaged the file is. */
export const makeFaultList = (): FaultList => {
  const first: Fault[] = []
  let count = 0
  let damaged = false
  const note = (fault: Fault): Fault => {
    if (first.length < keptFaults) first.push(fault)
    count += 1
    if (fault.code !== 'too-few-cells') damaged = true
    return fault
  }
  return { first, count: () => count, damaged: () => damaged, note }
}

/** Whether every cell is empty or white. */
const isBlank = (cells: readonly string[]): boolean =>
  cells[0]?.trim() === '' && cells.every((cell) => cell.trim() === '')

const readMalformed = async (
  raw: string,
  delimiter: string,
  scanned: readonly string[],
): Promise<readonly string[]> => {
  const { parseRows } = await import('./csv-parse.lazy.ts')
  return parseRows(raw, delimiter)[0] ?? scanned
}

/** Makes the function that turns a block of scanned rows into rows of a sheet with `width` columns. */
export const makeFitter = (
  width: number,
  delimiter: string,
  faults: FaultList,
): ((scanned: readonly ScannedRow[]) => Promise<readonly SheetRow[]>) => {
  const fitFaulty = async ({ line, cells: scanned, fault: code, raw }: ScannedRow): Promise<SheetRow> => {
    const cells = raw === undefined ? scanned : await readMalformed(raw, delimiter, scanned)
    const inQuotes = code === undefined ? undefined : faults.note(faultAt(line, code))
    // Delimiters at the end of a row with nothing between them say nothing and are left out.
    const surplus = cells.slice(width).some((cell) => cell.trim() !== '')
    const short = cells.length < width
    const inWidth =
      surplus || short
        ? faults.note(faultAt(line, surplus ? 'too-many-cells' : 'too-few-cells', [cells.length, width]))
        : undefined
    const fault = inQuotes?.rejects === true || inWidth === undefined ? inQuotes : inWidth
    if (surplus) return { line, cells, fault }
    if (!short) return { line, cells: cells.slice(0, width), fault }
    const missing = Array.from({ length: width - cells.length }, (_, at) => cells.length + at)
    return { line, cells: [...cells, ...missing.map(() => '')], fault, unread: missing }
  }
  return async (scanned) => {
    const block: SheetRow[] = []
    for (const row of scanned) {
      const { line, cells, fault } = row
      if (isBlank(cells)) continue
      // No promise for a row without fault: there may be millions.
      if (fault === undefined && cells.length === width) block.push({ line, cells, fault })
      else block.push(await fitFaulty(row))
    }
    return block
  }
}
