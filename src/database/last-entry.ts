// The last entry of a store's journal as its file alone has it, whatever log lies beside: read by hand from the pages,
// because SQLite always reads both. Follows the file format of SQLite, https://www.sqlite.org/fileformat2.html; reads a handful of pages.
import { closeSync, openSync, readSync } from 'node:fs'

const interior = 0x05
const leaf = 0x0d
// The head of the file stands in front of the first page.
const headBytes = 100
// More levels than a file of any size has.
const deepest = 20

type Page = readonly [bytes: Buffer, start: number]

const pageReader = (file: number): ((number: number) => Page) => {
  const head = Buffer.alloc(headBytes)
  readSync(file, head, 0, headBytes, 0)
  const told = head.readUInt16BE(16)
  const size = told === 1 ? 65_536 : told
  return (number) => {
    const bytes = Buffer.alloc(size)
    if (readSync(file, bytes, 0, size, (number - 1) * size) !== size) throw new Error('no such page')
    return [bytes, number === 1 ? headBytes : 0]
  }
}

/** A number of one to nine bytes, and where it ends. */
const varint = (bytes: Buffer, from: number): readonly [value: number, end: number] => {
  let value = 0
  for (let at = from; at < from + 8; at += 1) {
    const byte = bytes.readUInt8(at)
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return [value, at + 1]
  }
  return [value * 256 + bytes.readUInt8(from + 8), from + 9]
}

const integerBytes = [0, 1, 2, 3, 4, 6, 8]

const widthOf = (type: number): number => {
  if (type >= 12) return Math.floor((type - (type % 2 === 0 ? 12 : 13)) / 2)
  return type === 7 ? 8 : (integerBytes[type] ?? 0)
}

const storedAt = (bytes: Buffer, at: number, type: number): string | number | null => {
  const width = widthOf(type)
  if (type >= 13 && type % 2 === 1) return bytes.toString('utf8', at, at + width)
  if (type >= 1 && type <= 5) return bytes.readIntBE(at, width)
  return type === 8 ? 0 : type === 9 ? 1 : null
}

interface Cell {
  readonly rowid: number
  readonly values: readonly (string | number | null)[]
  /** All of it lies in this page; else only the first few hundred bytes of it do. */
  readonly isWhole: boolean
}

const cellAt = (bytes: Buffer, from: number): Cell => {
  const [size, afterSize] = varint(bytes, from)
  const [rowid, record] = varint(bytes, afterSize)
  const [headSize, firstType] = varint(bytes, record)
  const values: (string | number | null)[] = []
  let value = record + headSize
  for (let at = firstType; at < record + headSize; ) {
    const [type, next] = varint(bytes, at)
    if (value + widthOf(type) > bytes.length) break
    values.push(storedAt(bytes, value, type))
    value += widthOf(type)
    at = next
  }
  return { rowid, values, isWhole: size <= bytes.length - 35 }
}

/** The rows of a table by their ids, from the last on. */
function* cellsOf(page: (number: number) => Page, root: number, depth = 0): Generator<Cell> {
  const [bytes, start] = page(root)
  const kind = bytes.readUInt8(start)
  if (depth > deepest || (kind !== interior && kind !== leaf)) throw new Error('no page of a table')
  const count = bytes.readUInt16BE(start + 3)
  const pointers = start + (kind === leaf ? 8 : 12)
  if (kind === interior) yield* cellsOf(page, bytes.readUInt32BE(start + 8), depth + 1)
  for (let at = count - 1; at >= 0; at -= 1) {
    const cell = bytes.readUInt16BE(pointers + at * 2)
    if (kind === leaf) yield cellAt(bytes, cell)
    else yield* cellsOf(page, bytes.readUInt32BE(cell), depth + 1)
  }
}

const link = /^[0-9a-f]{64}$/

/** An entry by its number, and its link of the chain. */
export interface EntryInFile {
  readonly id: number
  readonly chain: string
}

const lastOf = (page: (number: number) => Page): EntryInFile | null => {
  for (const { values } of cellsOf(page, 1)) {
    const [type, name, , root] = values
    if (type !== 'table' || name !== 'entry' || typeof root !== 'number') continue
    for (const { rowid, values: columns, isWhole } of cellsOf(page, root)) {
      const chain = columns.at(-1)
      return isWhole && typeof chain === 'string' && link.test(chain) ? { id: rowid, chain } : null
    }
  }
  return null
}

/**
 * The last entry of the journal, as the file alone has it. Null where it cannot be made out, as in a damaged file, one that
 * is being written, or where somebody typed very much: that says nothing.
 */
export const lastEntryInFile = (path: string): EntryInFile | null => {
  try {
    const file = openSync(path, 'r')
    try {
      return lastOf(pageReader(file))
    } finally {
      closeSync(file)
    }
  } catch {
    return null
  }
}
