// Opens a CSV or TSV file and hands out its rows, block after block, in little memory. Cells stay as they stand in the
// file; what they mean is not known here.
import type { ByteSource } from './byte-source.ts'
import { chooseEncoding } from './choose-encoding.ts'
import { findDelimiter, separatorLine } from './delimiter.ts'
import { titlesAbove } from './find-header.ts'
import { makeFaultList, makeFitter } from './fit-rows.ts'
import { columnNames, headerOf } from './header-row.ts'
import { isOwnTsv, makeTsvScanner } from './own-tsv.ts'
import { brokenText, emptyFile, noHeaderLine, stoppedAt, tooManyColumns } from './read-failure.ts'
import { makeScanner, type ScannedRow } from './scan-rows.ts'
import type { Sheet, SheetOptions, SheetRow } from './sheet.ts'
import { faultAt, mostColumns } from './sheet-fault.ts'
import { aboutText, titleNotes } from './sheet-notes.ts'
import { type Piece, textPieces } from './text-pieces.ts'

interface Start {
  /** TSV as this program writes it. */
  readonly own: boolean
  readonly delimiter: string
  /** Physical line that the text begins on. */
  readonly line: number
  /** The first piece without a `sep=` line. */
  readonly piece: Piece
}

const startOf = (piece: Piece, asked: string | undefined): Start => {
  if ('broken' in piece) return { own: false, delimiter: ',', line: 1, piece }
  if ((asked ?? '\t') === '\t' && isOwnTsv(piece.text)) return { own: true, delimiter: '\t', line: 1, piece }
  const separator = separatorLine(piece.text)
  const text = piece.text.slice(separator?.length ?? 0)
  const delimiter = asked ?? separator?.delimiter ?? findDelimiter(text)
  return { own: false, delimiter, line: separator === undefined ? 1 : 2, piece: { ...piece, text } }
}

/** How many rows stand above the one that names the columns; -1 where there is no such row. */
const rowsAbove = (rows: readonly ScannedRow[], { header, headerLine }: SheetOptions, own: boolean): number => {
  if (headerLine !== undefined) return rows.findIndex(({ line }) => line >= headerLine)
  return header === false || own ? 0 : titlesAbove(rows.map(({ cells }) => cells))
}

const nothing: Piece = { text: '', last: true }

/** The pieces one after another; the first with the next where it is a single line: what a file is, its second line tells. */
async function* withTwoLines(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece, void> {
  let header = ''
  let isFirst = true
  for await (const piece of pieces) {
    if ('broken' in piece) {
      if (header !== '') yield { text: header, last: false }
      yield piece
      return
    }
    const text = header + piece.text
    header = isFirst && !piece.last && text.indexOf('\n') === text.length - 1 ? text : ''
    isFirst = false
    if (header === '') yield { text, last: piece.last }
  }
}

/**
 * Opens text with rows and reads as far as its header. The source is closed by whoever opened it where this fails: with
 * exit 9 (not text, more than 1,000 columns, no rows) or exit 2 (`undecidable-encoding`, `unknown-encoding`).
 */
export const openCsv = async (source: ByteSource, options: SheetOptions): Promise<Sheet> => {
  const { place } = source
  const encoding = await chooseEncoding(source, options.encoding)
  const pieces = withTwoLines(textPieces(source.bytes(), encoding, options.encoding !== undefined))
  const nextPiece = async (): Promise<Piece> => (await pieces.next()).value ?? nothing
  const start = startOf(await nextPiece(), options.delimiter)
  const { delimiter, own } = start
  const scanner = own ? makeTsvScanner(start.line) : makeScanner(delimiter, start.line)
  let done = false
  const scan = (piece: Piece): ScannedRow[] => {
    if ('broken' in piece) throw brokenText(place, scanner.line(), encoding, piece.broken)
    done = piece.last
    return scanner.push(piece.text, piece.last)
  }

  let scanned = scan(start.piece)
  while (scanned.length === 0 && !done && scanner.stopped() === undefined) scanned = scan(await nextPiece())
  const above = rowsAbove(scanned, options, own)
  const first = scanned[above]
  const stop = scanner.stopped()
  if (scanned.length === 0) throw stop === undefined ? emptyFile(place) : stoppedAt(place, stop)
  if (first === undefined) throw noHeaderLine(place, options.headerLine ?? 1)
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
      for (let waiting = scanned.slice(named ? above + 1 : above); ; waiting = scan(await nextPiece())) {
        const block = await fitRows(waiting)
        if (block.length > 0) yield block
        const stopped = scanner.stopped()
        if (stopped !== undefined) {
          faults.note(faultAt(stopped.line, stopped.code))
          throw stoppedAt(place, stopped)
        }
        if (done) return
      }
    } finally {
      await close()
    }
  }
  const { first: firstFaults, count: faultCount, damaged } = faults
  const titles = scanned.slice(0, above).map(({ cells }) => cells)
  return {
    kind: own ? 'TSV' : 'CSV',
    encoding,
    delimiter,
    about: aboutText(encoding, delimiter),
    // Who names the line knows what stands above it.
    notes: options.headerLine === undefined ? titleNotes(titles, first.line) : [],
    daySystem: '1900',
    bare: own,
    header,
    faults: () => firstFaults,
    faultCount,
    damaged,
    rows,
    hash: source.hash,
    close,
  }
}
