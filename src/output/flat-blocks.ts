// Lines of CSV and TSV out of rows that SQL has joined: bytes go through as they are, and only a marked cell is looked at,
// whether it needs quotes, a guard or a reading of its own. The bytes that come out are those of flat-lines.ts; property
// tests hold them equal.
import { csvCell, tsvCell } from '../kernel/csv-cell.ts'
import { blockSigns, columnOfSigns, type JoinedColumns, type Joining } from '../kernel/joined-cells.ts'

/** How cells are spelled in a flat format. */
export interface FlatSpelling extends Joining {
  /** 1 for each byte that no cell may have as it is. */
  readonly special: Uint8Array
  /** Whether a cell that begins like a formula needs a look. */
  readonly guarded: boolean
}

const bytesIn = (signs: string): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => Number(signs.includes(String.fromCharCode(byte))))

/** CSV by RFC 4180; `guard` makes a cell harmless in a spreadsheet. */
export const csvSpelling = (guard: (cell: string) => string): FlatSpelling => ({
  separator: ',',
  special: bytesIn('",\r\n'),
  guarded: true,
  cell: (text) => csvCell(guard(text)),
})

/** TSV, with line breaks and tabs as escapes. */
export const tsvSpelling = (): FlatSpelling => ({
  separator: '\t',
  special: bytesIn('\t\r\n\\'),
  guarded: false,
  cell: tsvCell,
})

const quote = 0x22
const plus = 0x2b
const minus = 0x2d
const openBracket = 0x5b
const closeBracket = 0x5d
const backslash = 0x5c

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

/** Digits, letters and most other writing: what the guard lets begin a cell. 0xef begins the full-width signs. */
const isSafeFirst = (byte: number): boolean => isDigit(byte) || (byte >= 0x41 && byte !== 0xef)

/** A sign and digits, such as a phone: no formula either. */
const isSigned = (bytes: Uint8Array, from: number, to: number): boolean => {
  if (bytes[from] !== plus && bytes[from] !== minus) return false
  for (let at = from + 1; at < to; at++) if (!isDigit(bytes[at] ?? 0)) return false
  return to > from + 1
}

/** Whether these bytes make a cell as they are. */
const isPlain = (bytes: Uint8Array, from: number, to: number, { special, guarded }: FlatSpelling): boolean => {
  if (guarded && from < to && !isSafeFirst(bytes[from] ?? 0) && !isSigned(bytes, from, to)) return false
  for (let at = from; at < to; at++) if (special[bytes[at] ?? 0] === 1) return false
  return true
}

/** Whether these bytes are a list of one text that needs no reading: `["text"]`. */
const isListOfOne = (bytes: Uint8Array, from: number, to: number): boolean => {
  if (to - from < 5 || bytes[from] !== openBracket || bytes[from + 1] !== quote) return false
  if (bytes[to - 1] !== closeBracket || bytes[to - 2] !== quote) return false
  for (let at = from + 2; at < to - 2; at++) if (bytes[at] === quote || bytes[at] === backslash) return false
  return true
}

/** Writes a text at a place, and gives the number of its bytes. */
const put = (made: Buffer, place: number, text: string): number => {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    // A call of Buffer's own takes longer than a short cell does here.
    if (unit >= 0x80) return made.write(text, place)
    made[place + at] = unit
  }
  return text.length
}

/** As much of `made` in a longer buffer. */
const longer = (made: Buffer, length: number, wanted: number): Buffer =>
  Buffer.concat([made.subarray(0, length)], wanted)

/** Makes lines of a block whose cells were joined with the separator of the spelling. */
export const flatBlock = (block: Uint8Array, columns: JoinedColumns, spelling: FlatSpelling): Uint8Array => {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength)
  // Bytes are copied one by one: the pieces are so short that a call for each would take longer.
  let made: Buffer = Buffer.allocUnsafe(bytes.length + 1024)
  let length = 0
  for (let at = 0; at < bytes.length; ) {
    const sign = bytes[at] ?? 0
    if (sign < blockSigns.list || sign > blockSigns.text) {
      made[length++] = sign
      at++
      continue
    }
    const place = at + 1
    let from = at + 3
    let to = from
    while (to < bytes.length && bytes[to] !== blockSigns.end) to++
    at = to + 1
    const inner = sign === blockSigns.list && isListOfOne(bytes, from, to) ? 2 : 0
    if ((sign === blockSigns.text || inner > 0) && isPlain(bytes, from + inner, to - inner, spelling)) {
      for (from += inner; from < to - inner; from++) made[length++] = bytes[from] ?? 0
      continue
    }
    const text = bytes.toString('utf8', from, to)
    const read = columns[columnOfSigns(bytes[place] ?? 0, bytes[place + 1] ?? 0)]
    const cell = spelling.cell(sign === blockSigns.text || read === undefined ? text : read(text))
    // The rest of the block needs no more room than it takes, but for cells such as this one.
    const wanted = length + 3 * cell.length + bytes.length - at
    if (wanted > made.length) made = longer(made, length, wanted * 2)
    length += put(made, length, cell)
  }
  return made.subarray(0, length)
}
