// Opens any file with rows by what stands in it, whatever its name: CSV and TSV in any encoding, XLSX, ODS, vCard.
import { type ByteSource, type Input, openSource } from './byte-source.ts'
import { looksLikeCards } from './card-sign.ts'
import { foreignKind } from './not-text.ts'
import { openCsv } from './read-csv.ts'
import type { Sheet, SheetOptions } from './sheet.ts'
import { noSheets } from './workbook-failure.ts'

const openAny = async (source: ByteSource, options: SheetOptions): Promise<Sheet> => {
  if (foreignKind(source.head) === 'zip') {
    const { openWorkbook } = await import('./workbook.lazy.ts')
    return openWorkbook(source, options)
  }
  if (options.sheet !== undefined) throw noSheets(source.place)
  if (looksLikeCards(source.head)) {
    const { openCards } = await import('./vcard.lazy.ts')
    return openCards(source, options)
  }
  return openCsv(source, options)
}

/**
 * Opens a file, bytes or a stream and reads as far as its header. Fails with exit 9 (missing, unreadable, empty, not a
 * table, damaged, more than 1,000 columns) or exit 2 (`undecidable-encoding`, `unknown-encoding`, `unknown-sheet`).
 */
export const openSheet = async (input: Input, options: SheetOptions = {}): Promise<Sheet> => {
  const source = await openSource(input)
  try {
    return await openAny(source, options)
  } catch (error) {
    await source.close()
    throw error
  }
}
