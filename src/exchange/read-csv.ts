// Opens a CSV file and hands out its rows, block after block, in little memory. Cells stay as they stand in the file;
// what they mean is not known here.
import { type ByteSource, type Input, openSource } from './byte-source.ts'
import { chooseEncoding } from './choose-encoding.ts'
import { findDelimiter, separatorLine } from './delimiter.ts'
import { makeFaultList, makeFitter } from './fit-rows.ts'
import { columnNames, headerOf } from './header-row.ts'
import { brokenText, emptyFile, tooManyColumns, unclosedQuote } from './read-failure.ts'
import { makeScanner, type ScannedRow } from './scan-rows.ts'
import type { Sheet, SheetOptions, SheetRow } from './sheet.ts'
import { faultAt, mostColumns } from './sheet-fault.ts'
import { type Piece, textPieces } from './text-pieces.ts'

interface Start {
  readonly delimiter: string
  /** Physical line that the text begins on. */
  readonly line: number
  /** The first piece without a `sep=` line. */
  readonly piece: Piece
}

const startOf = (piece: Piece, asked: string | undefined): Start => {
  if ('broken' in piece) return { delimiter: ',', line: 1, piece }
  const separator = separatorLine(piece.text)
  const text = piece.text.slice(separator?.length ?? 0)
  const delimiter = asked ?? separator?.delimiter ?? findDelimiter(text)
  return { delimiter, line: separator === undefined ? 1 : 2, piece: { ...piece, text } }
}

const nothing: Piece = { text: '', last: true }

const readOn = async (source: ByteSource, options: SheetOptions): Promise<Sheet> => {
  const { place } = source
  const encoding = await chooseEncoding(source, options.encoding)
  const pieces = textPieces(source.bytes(), encoding, options.encoding !== undefined)
  const nextPiece = async (): Promise<Piece> => (await pieces.next()).value ?? nothing
  const start = startOf(await nextPiece(), options.delimiter)
  const { delimiter } = start
  const scanner = makeScanner(delimiter, start.line)
  let done = false
  const scan = (piece: Piece): readonly ScannedRow[] => {
    if ('broken' in piece) throw brokenText(place, scanner.line(), encoding, piece.broken)
    done = piece.last
    return scanner.push(piece.text, piece.last)
  }

  let scanned = scan(start.piece)
  while (scanned.length === 0 && !done && scanner.unclosed() === undefined) scanned = scan(await nextPiece())
  const [first] = scanned
  const openQuote = scanner.unclosed()
  if (first === undefined) throw openQuote === undefined ? emptyFile(place) : unclosedQuote(place, openQuote)
  if (first.cells.length > mostColumns) throw tooManyColumns(place, first.line)

  const named = options.header ?? true
  const header = named ? headerOf(first.cells) : columnNames(first.cells.length)
  const faults = makeFaultList()
  const fitRows = makeFitter(header.length, delimiter, faults)
  if (named && first.fault !== undefined) faults.note(faultAt(first.line, first.fault))

  const close = async (): Promise<void> => {
    await pieces.return()
    await source.close()
  }
  async function* rows(): AsyncGenerator<readonly SheetRow[], void> {
    try {
      for (let waiting = named ? scanned.slice(1) : scanned; ; waiting = scan(await nextPiece())) {
        const block = await fitRows(waiting)
        if (block.length > 0) yield block
        const open = scanner.unclosed()
        if (open !== undefined) {
          faults.note(faultAt(open, 'unclosed-quote'))
          throw unclosedQuote(place, open)
        }
        if (done) return
      }
    } finally {
      await close()
    }
  }
  const { first: firstFaults, count: faultCount } = faults
  return { encoding, delimiter, header, faults: () => firstFaults, faultCount, rows, hash: source.hash, close }
}

/**
 * Opens a CSV file, bytes or a stream and reads as far as its header. Fails with exit 9 (missing, unreadable, empty,
 * not text, more than 1,000 columns) or exit 2 (`undecidable-encoding`, `unknown-encoding`).
 */
export const openSheet = async (input: Input, options: SheetOptions = {}): Promise<Sheet> => {
  const source = await openSource(input)
  try {
    return await readOn(source, options)
  } catch (error) {
    await source.close()
    throw error
  }
}
