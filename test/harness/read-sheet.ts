// What an import would read of a file, all of it in memory.
import type { Input } from '../../src/exchange/byte-source.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import { takenRows } from '../../src/exchange/overlook-sheet.ts'
import type { SheetOptions } from '../../src/exchange/sheet.ts'
import type { Fault } from '../../src/exchange/sheet-fault.ts'

/** A file as an import would read it. */
export interface ReadSheet {
  readonly encoding: string
  readonly delimiter: string
  readonly header: readonly string[]
  /** By header; objects without a prototype, so that a column called `__proto__` is a column like any other. */
  readonly rows: readonly Readonly<Record<string, string>>[]
  /** At most a thousand. */
  readonly faults: readonly Fault[]
  readonly faultCount: number
}

/**
 * Reads a file. Rows whose fault rejects them are not among `rows`. An open quote ends the reading and is the last
 * fault. Fails like `openSheet`, and where bytes are not in the encoding.
 */
export const readSheet = async (input: Input, options: SheetOptions = {}): Promise<ReadSheet> => {
  const sheet = await openSheet(input, options)
  const { encoding, delimiter, header } = sheet
  const rows: Readonly<Record<string, string>>[] = []
  for await (const block of takenRows(sheet)) {
    for (const { cells } of block) {
      const row: Record<string, string> = Object.create(null)
      for (const [at, name] of header.entries()) row[name] = cells[at] ?? ''
      rows.push(row)
    }
  }
  return { encoding, delimiter, header, rows, faults: sheet.faults(), faultCount: sheet.faultCount() }
}
