// Opens any file with rows by what stands in it, whatever its name: CSV and TSV in any encoding, XLSX, ODS, vCard.
import { type ByteSource, type Input, openSource } from './byte-source.ts'
import { looksLikeCards } from './card-sign.ts'
import { foreignKind } from './not-text.ts'
import { openCsv } from './read-csv.ts'
import type { Sheet, SheetOptions } from './sheet.ts'
import { noSheets } from './workbook-failure.ts'

/** The same source; `rest` is called as it is read, and throws to end it. */
const resting = (source: ByteSource, rest: () => void): ByteSource => {
  const { sampleAt } = source
  return {
    ...source,
    sampleAt:
      sampleAt === undefined
        ? undefined
        : (offset, length) => {
            rest()
            return sampleAt(offset, length)
          },
    bytes: async function* () {
      for await (const piece of source.bytes()) {
        rest()
        yield piece
      }
    },
  }
}

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
 * `rest` is called as the file is read, also later by its rows; what it throws ends the reading.
 */
export const openSheet = async (input: Input, options: SheetOptions = {}, rest?: () => void): Promise<Sheet> => {
  const opened = await openSource(input)
  const source = rest === undefined ? opened : resting(opened, rest)
  try {
    return await openAny(source, options)
  } catch (error) {
    await source.close()
    throw error
  }
}
