// CSV out of cells that SQL has joined: bytes go through as they are, and only a cell that needs quotes, a guard or a
// reading of its own is looked at. The bytes that come out are those of flat-lines.ts; a property test holds them equal.
import { csvCell } from '../kernel/csv-cell.ts'
import { blockSigns, type JoinedColumn } from '../kernel/joined-cells.ts'

const quote = 0x22
const comma = 0x2c
const feed = 0x0a
const carriage = 0x0d
const lineEnd = Buffer.from('\n')

/** Digits, letters and most other writing: what the guard lets begin a cell. 0xef begins the full-width signs. */
const isSafeFirst = (byte: number): boolean => (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte !== 0xef)

/**
 * Makes lines of CSV of a block, which begins with its first cell and ends with its last; the block itself is written
 * over. `guard` is that of flat-lines.ts.
 */
export const csvOfBlock = (
  block: Uint8Array,
  columns: readonly JoinedColumn[],
  guard: (cell: string) => string,
): Uint8Array => {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength)
  const pieces: Uint8Array[] = []
  // What is right as it stands goes in one piece, however many cells it is.
  let kept = 0
  let place = 0
  for (let from = 0; from <= bytes.length; ) {
    const column = columns[place]
    const first = bytes[from] ?? blockSigns.row
    let plain =
      first === blockSigns.cell ||
      first === blockSigns.row ||
      isSafeFirst(first) ||
      (column?.trusted === true && first !== blockSigns.unread)
    let at = from
    let byte = first
    for (; at < bytes.length; at++) {
      byte = bytes[at] ?? 0
      if (byte === blockSigns.cell || byte === blockSigns.row) break
      if (byte === quote || byte === comma || byte === feed || byte === carriage) plain = false
    }
    if (!plain) {
      const text = bytes.toString('utf8', from, at)
      const read = first === blockSigns.unread && column !== undefined ? column.read(text.slice(1)) : text
      pieces.push(bytes.subarray(kept, from), Buffer.from(csvCell(guard(read))))
      kept = at
    }
    const endsRow = at >= bytes.length || byte === blockSigns.row
    if (at < bytes.length) bytes[at] = endsRow ? feed : comma
    place = endsRow ? 0 : place + 1
    from = at + 1
  }
  pieces.push(bytes.subarray(kept), lineEnd)
  return Buffer.concat(pieces)
}
