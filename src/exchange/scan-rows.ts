// The fast reader of CSV text: rows out of pieces, with the line where each begins and what is wrong with its quotes.
// Gives the rows that csv-parse gives (a property test holds it to that). Knows nothing of headers or columns.
import { endsCell, followQuote, type Stop } from './long-quote.ts'
import { type FaultCode, longestCell, longestQuote, longestRow, mostColumns } from './sheet-fault.ts'

/** A row as it stands in the text. */
export interface ScannedRow {
  /** Physical line where the row begins, from 1. */
  readonly line: number
  /** At most one cell more than there may be columns: the rest of such a row is not of interest. */
  readonly cells: string[]
  readonly fault: FaultCode | undefined
  /** The whole row as text, where there is text after a closing quote: its cells are then for csv-parse to say. */
  readonly raw: string | undefined
}

/** Reads pieces one after the other. */
export interface Scanner {
  /** The rows that end in this piece; empty lines are left out. `last`: the text ends here. */
  push(piece: string, last: boolean): ScannedRow[]
  /** The line where a quote stands that is not closed, or closes a cell or a row too long; then nothing more is read. */
  stopped(): Stop | undefined
  /** The line that the next character of the text would be on. */
  line(): number
}

const quote = 0x22
const space = 0x20
const tab = 0x09
const lineFeed = 0x0a
const carriageReturn = 0x0d
const never = Number.POSITIVE_INFINITY

const indexFrom = (text: string, sign: string, from: number): number => {
  const at = text.indexOf(sign, from)
  return at === -1 ? never : at
}

const breaksIn = (text: string, from: number, to: number): number => {
  let count = 0
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) count += 1
  }
  return count
}

const tooLong = (cells: readonly string[]): boolean => cells.some((cell) => cell.length > longestCell)

/** Makes a scanner for one text; `line` is the physical line its first character is on. */
export const makeScanner = (delimiter: string, firstLine = 1): Scanner => {
  const delimiterCode = delimiter.charCodeAt(0)
  let pending = ''
  let line = firstLine
  let stopped: Stop | undefined
  let follow: ReturnType<typeof followQuote> | undefined
  let text = ''
  let final = false
  let nextLf = -1
  let nextCr = -1
  /** Set by `quotedRow`: where the row ends, before its line break. */
  let rowEnd = 0
  /** Set by `closing`: whether the cell holds quotes that are written twice. */
  let doubled = false

  const lineEnd = (from: number): number => {
    if (nextLf < from) nextLf = indexFrom(text, '\n', from)
    if (nextCr < from) nextCr = indexFrom(text, '\r', from)
    return Math.min(nextLf, nextCr, text.length)
  }

  /** Where the quote closes that opens at `start`; -1: not in this text. */
  const closing = (start: number): number => {
    doubled = false
    for (let at = start + 1; ; at += 2) {
      at = text.indexOf('"', at)
      if (at === -1 || text.charCodeAt(at + 1) !== quote) return at
      doubled = true
    }
  }

  /** A quote opens at `at` whose cell does not end, or its row is longer than any. */
  const stop = (start: number, at: number, close: number): void => {
    const from = line + breaksIn(text, start, at)
    if (close === -1 && !final) follow = followQuote(from, delimiter)
    else {
      const closed = close !== -1 && endsCell(text, close + 1, delimiter)
      stopped = { line: from, code: closed ? 'cell-too-long' : 'unclosed-quote' }
    }
  }

  /** Reads a row that holds quotes. Undefined: it does not end in this text, or its quote is never closed. */
  const quotedRow = (start: number): ScannedRow | undefined => {
    const cells: string[] = []
    const add = (cell: string): void => {
      if (cells.length <= mostColumns) cells.push(cell)
    }
    let fault: FaultCode | undefined
    for (let at = start; ; at += 1) {
      if (text.charCodeAt(at) !== quote) {
        const end = Math.min(lineEnd(at), indexFrom(text, delimiter, at))
        const cell = text.slice(at, end)
        if (cell.includes('"')) fault ??= 'stray-quote'
        add(cell)
        at = end
      } else {
        const close = closing(at)
        const endless = close === -1 ? text.length - at > longestQuote : close - start > longestRow
        if (close === -1 || endless || (close - at - 1 > longestCell && !endsCell(text, close + 1, delimiter))) {
          // A quote at the end of a piece may be the first of two.
          if (final || (close === -1 ? endless : close !== text.length - 1)) stop(start, at, close)
          return undefined
        }
        const inner = text.slice(at + 1, close)
        add(doubled ? inner.replaceAll('""', '"') : inner)
        at = close + 1
        let code = text.charCodeAt(at)
        if (code === delimiterCode) continue
        while (code === space || (code === tab && delimiterCode !== tab)) code = text.charCodeAt(++at)
        const end = lineEnd(at)
        if (at === end || code === delimiterCode) {
          if (at > close + 1) fault ??= 'space-after-quote'
        } else {
          // Not a quoted cell after all: it goes on to the next delimiter, and quotes on the way are text.
          fault = 'text-after-quote'
          at = Math.min(end, indexFrom(text, delimiter, close + 1))
        }
      }
      if (text.charCodeAt(at) !== delimiterCode) {
        if (!final && at >= text.length - 1 && text.charCodeAt(at) !== lineFeed) return undefined
        rowEnd = at
        if (fault !== 'text-after-quote' && at - start > longestCell && tooLong(cells)) fault = 'cell-too-long'
        return { line, cells, fault, raw: fault === 'text-after-quote' ? text.slice(start, at) : undefined }
      }
    }
  }

  const plainRow = (start: number, end: number): ScannedRow | undefined => {
    const row = text.slice(start, end)
    if (row.length < 64 && row.trim() === '' && !row.includes(delimiter)) return undefined
    const cells = row.split(delimiter, mostColumns + 1)
    const fault = row.length > longestCell && tooLong(cells) ? 'cell-too-long' : undefined
    return { line, cells, fault, raw: undefined }
  }

  const push = (piece: string, last: boolean): ScannedRow[] => {
    if (follow !== undefined) {
      stopped ??= follow(piece, last)
      return []
    }
    text = pending === '' ? piece : pending + piece
    final = last
    nextLf = -1
    nextCr = -1
    const rows: ScannedRow[] = []
    let nextQuote = -1
    let at = 0
    while (at < text.length && stopped === undefined && follow === undefined) {
      const end = lineEnd(at)
      // A return at the end of a piece may be the first half of CR LF.
      if (!last && end >= text.length - 1 && text.charCodeAt(end) !== lineFeed) break
      if (nextQuote < at) nextQuote = indexFrom(text, '"', at)
      if (nextQuote > end) {
        const row = end > at ? plainRow(at, end) : undefined
        if (row !== undefined) rows.push(row)
        rowEnd = end
        line += 1
      } else {
        const row = quotedRow(at)
        if (row === undefined) break
        rows.push(row)
        line += 1 + breaksIn(text, at, rowEnd)
      }
      at = rowEnd + (text.charCodeAt(rowEnd) === carriageReturn && text.charCodeAt(rowEnd + 1) === lineFeed ? 2 : 1)
    }
    pending = follow === undefined ? text.slice(at) : ''
    return rows
  }

  return { push, stopped: () => stopped, line: () => line + breaksIn(pending, 0, pending.length) }
}
