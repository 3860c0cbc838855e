// The texts that the cells of a workbook share, by their number, however many there are: packed as bytes, the first of
// them in memory, the others in a file without a name. What they mean is not known here.
import { readSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { notKept, openNameless } from './nameless-file.ts'

/** Texts by their number, from 0. */
export interface SharedTexts {
  /** Undefined where there is no such text. */
  readonly of: (number: number) => string | undefined
  readonly close: () => Promise<void>
}

/** Takes texts one after another. */
export interface TextKeeper extends SharedTexts {
  readonly add: (text: string) => void
  /** Characters of all texts so far, and texts. */
  readonly size: () => { readonly characters: number; readonly texts: number }
  /** Awaited now and then: what is too much for the memory goes to the file. Fails with `no-room-for-input` (exit 9). */
  readonly settle: () => Promise<void>
}

/** Bytes of texts that stay in memory. */
const mostInMemory = 32 * 1024 * 1024
/** Bytes of a block; a text of more than half of it is one of its own. */
const blockSize = 64 * 1024
/** Bytes of blocks that were fetched from the file and are kept for the next cells. */
const mostFetched = 4 * 1024 * 1024
/** Places and lengths come in tables of so many texts. */
const tableSize = 64 * 1024
/** A length that says: to the end of the block. */
const toTheEnd = 0xffff

/** Texts from so many characters on are handed out once where they are used again at once, up to so many characters. */
const longFrom = 512
const mostRecent = 2 * 1024 * 1024

interface Block {
  /** Two bytes a character; else one. */
  readonly wide: boolean
  readonly number: number
  size: number
  /** Undefined once it is in the file. */
  bytes: Buffer | undefined
  /** Where it stands in the file. */
  at: number
}

interface Table {
  /** Number of the block, and the byte in it. */
  readonly places: Uint32Array
  readonly lengths: Uint16Array
}

// Every sign up to U+00FF is one byte.
const beyondBytes = /[^\0-\u00ff]/

const slice = (bytes: Buffer, wide: boolean, from: number, to: number): string =>
  bytes.toString(wide ? 'utf16le' : 'latin1', from, to)

/** Begins without any. `name`: the workbook. */
export const keepTexts = (name: string, most = mostInMemory): TextKeeper => {
  const blocks: Block[] = []
  const tables: Table[] = []
  /** The blocks that still grow, of texts in one byte a character and in two. */
  const open: { narrow: Block | undefined; wide: Block | undefined } = { narrow: undefined, wide: undefined }
  const fetched = new Map<number, Buffer>()
  let fetchedSize = 0
  const recent = new Map<number, string>()
  let recentSize = 0
  let texts = 0
  let characters = 0
  /** Blocks that have gone to the file leave their memory to the next. */
  const free: Buffer[] = []
  let held = 0
  let next = 0
  let file: FileHandle | undefined
  let fileSize = 0

  const begin = (wide: boolean, size: number): Block => {
    const bytes = (size === blockSize ? free.pop() : undefined) ?? Buffer.allocUnsafeSlow(size)
    const block = { wide, number: blocks.length, size: 0, bytes, at: -1 }
    blocks.push(block)
    held += size
    return block
  }

  const put = (place: number, length: number): void => {
    const at = texts % tableSize
    if (at === 0) tables.push({ places: new Uint32Array(tableSize), lengths: new Uint16Array(tableSize) })
    const table = tables.at(-1)
    if (table === undefined) return
    table.places[at] = place
    table.lengths[at] = Math.min(length, toTheEnd)
    texts += 1
  }

  const load = ({ number, at, size }: Block): Buffer => {
    const known = fetched.get(number)
    if (known !== undefined) return known
    const bytes = Buffer.allocUnsafeSlow(size)
    for (let read = 0; file !== undefined && read < size; ) {
      const count = readSync(file.fd, bytes, read, size - read, at + read)
      if (count === 0) throw notKept(name, new Error('the end of it is missing'))
      read += count
    }
    fetched.set(number, bytes)
    fetchedSize += size
    for (const [oldest, { length }] of fetched) {
      if (fetchedSize <= mostFetched || oldest === number) break
      fetched.delete(oldest)
      fetchedSize -= length
    }
    return bytes
  }

  const keepRecent = (number: number, text: string): void => {
    if (recentSize > mostRecent) {
      recent.clear()
      recentSize = 0
    }
    recent.set(number, text)
    recentSize += text.length
  }

  return {
    add: (text) => {
      const wide = beyondBytes.test(text)
      const size = wide ? text.length * 2 : text.length
      characters += text.length
      let block = wide ? open.wide : open.narrow
      if (size > blockSize / 2) block = begin(wide, size)
      else if (block === undefined || block.size + size > blockSize) {
        block = begin(wide, blockSize)
        open[wide ? 'wide' : 'narrow'] = block
      }
      put(block.number * blockSize + block.size, text.length)
      block.bytes?.write(text, block.size, wide ? 'utf16le' : 'latin1')
      block.size += size
    },
    size: () => ({ characters, texts }),
    settle: async () => {
      for (; held > most && next < blocks.length; next += 1) {
        const block = blocks[next]
        if (block?.bytes === undefined || block === open.narrow || block === open.wide) continue
        file ??= await openNameless(name)
        try {
          await file.write(block.bytes, 0, block.size, fileSize)
        } catch (error) {
          throw notKept(name, error)
        }
        block.at = fileSize
        fileSize += block.size
        held -= block.bytes.length
        if (block.bytes.length === blockSize) free.push(block.bytes)
        block.bytes = undefined
      }
    },
    of: (number) => {
      const known = recent.get(number)
      if (known !== undefined) return known
      const table = tables[Math.floor(number / tableSize)]
      if (table === undefined || !Number.isInteger(number) || number >= texts) return undefined
      const place = table.places[number % tableSize] ?? 0
      const length = table.lengths[number % tableSize] ?? 0
      const block = blocks[Math.floor(place / blockSize)]
      if (block === undefined) return undefined
      const from = place % blockSize
      const to = length === toTheEnd ? block.size : from + (block.wide ? length * 2 : length)
      const text = slice(block.bytes ?? load(block), block.wide, from, to)
      if (text.length >= longFrom) keepRecent(number, text)
      return text
    },
    close: async () => {
      await file?.close()
      file = undefined
    },
  }
}
