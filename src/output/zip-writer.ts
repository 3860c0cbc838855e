// Writes a zip archive as it is made: each file deflated block by block, its size told behind it. Nothing is held but the
// list of files.
import { constants, crc32, deflateRawSync } from 'node:zlib'

/** Takes bytes, in order. */
export type WriteBytes = (bytes: Uint8Array) => void | Promise<void>

/** An archive in the making: files one after another, then `end`. */
export interface ZipWriter {
  readonly begin: (name: string) => Promise<void>
  /** Some text of the file begun last. */
  readonly write: (text: string) => Promise<void>
  readonly finish: () => Promise<void>
  readonly end: () => Promise<void>
}

const mostBytes = 0xffff_ffff
/** The day that all files bear: an archive of the same rows has the same bytes. 1 January 2000, as MS-DOS counts. */
const dosDate = (20 << 9) | (1 << 5) | 1
/** Sizes follow behind the file; names are in UTF-8. */
const flags = 0x0808

interface Made {
  readonly name: Buffer
  readonly offset: number
  crc: number
  packed: number
  size: number
}

const fields = (mark: number, { name, crc, packed, size }: Made, central: boolean): Buffer => {
  const head = Buffer.alloc(central ? 46 : 30)
  let at = head.writeUInt32LE(mark)
  if (central) at = head.writeUInt16LE(20, at)
  at = head.writeUInt16LE(20, at)
  at = head.writeUInt16LE(flags, at)
  at = head.writeUInt16LE(8, at)
  at = head.writeUInt16LE(0, at)
  at = head.writeUInt16LE(dosDate, at)
  at = head.writeUInt32LE(central ? crc : 0, at)
  at = head.writeUInt32LE(central ? packed : 0, at)
  at = head.writeUInt32LE(central ? size : 0, at)
  head.writeUInt16LE(name.length, at)
  return head
}

/** Begins an archive. Throws a `RangeError` where a file or the whole grows beyond four gigabytes. */
export const makeZip = (out: WriteBytes): ZipWriter => {
  const files: Made[] = []
  let written = 0
  let file: Made | undefined
  const put = async (bytes: Uint8Array): Promise<void> => {
    written += bytes.length
    if (written > mostBytes) throw new RangeError('the archive is too large')
    await out(bytes)
  }
  const put32 = (...values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 4)
    for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4)
    return bytes
  }
  return {
    begin: async (name) => {
      file = { name: Buffer.from(name), offset: written, crc: 0, packed: 0, size: 0 }
      files.push(file)
      await put(Buffer.concat([fields(0x04034b50, file, false), file.name]))
    },
    write: async (text) => {
      if (file === undefined || text === '') return
      const bytes = Buffer.from(text)
      // Blocks that are flushed stand for themselves, so that one behind another they are one stream.
      const packed = deflateRawSync(bytes, { level: 4, finishFlush: constants.Z_SYNC_FLUSH })
      file.crc = crc32(bytes, file.crc)
      file.size += bytes.length
      file.packed += packed.length
      if (file.size > mostBytes) throw new RangeError('a file of the archive is too large')
      await put(packed)
    },
    finish: async () => {
      if (file === undefined) return
      const last = Buffer.from([3, 0])
      file.packed += last.length
      await put(Buffer.concat([last, put32(0x08074b50, file.crc, file.packed, file.size)]))
      file = undefined
    },
    end: async () => {
      const from = written
      for (const one of files) {
        const head = fields(0x02014b50, one, true)
        head.writeUInt32LE(one.offset, 42)
        await put(Buffer.concat([head, one.name]))
      }
      const end = Buffer.alloc(22)
      end.writeUInt32LE(0x06054b50)
      end.writeUInt16LE(files.length, 8)
      end.writeUInt16LE(files.length, 10)
      end.writeUInt32LE(written - from, 12)
      end.writeUInt32LE(from, 16)
      await put(end)
    },
  }
}
