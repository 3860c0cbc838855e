// Reads a zip archive: its list of entries, and the bytes of one of them as they are unpacked. Believes nothing that the
// archive says of itself: sizes, places and checksums are held against what is there.
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import type { RandomSource } from './random-access.ts'
import { damaged, locked, oversized } from './workbook-failure.ts'

/** A file in an archive. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  readonly packed: number
  /** Where its own header begins. */
  readonly offset: number
}

/** An archive that is open. */
export interface ZipArchive {
  readonly names: readonly string[]
  has(name: string): boolean
  /** How many bytes of the file an entry takes; 0 where there is none. */
  packed(name: string): number
  /** The unpacked bytes of an entry, in pieces. Fails with `damaged-workbook`, or with `oversized-workbook` beyond `most`. */
  bytes(name: string, most: number): AsyncGenerator<Buffer, void>
  /** All of a small entry as text; undefined where there is none. */
  text(name: string): Promise<string | undefined>
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const headMark = 0x04034b50
const bigEndMark = 0x06064b50
const endSize = 22
const longestComment = 65_535
const mostEntries = 20_000
const longestList = 16 * 1024 * 1024
const step = 256 * 1024
/** Parts that are read whole: lists of sheets, formats. */
const longestPart = 32 * 1024 * 1024
/**
 * Beyond so many bytes a part may not unpack to more than so many times what was read of it: tables come to ten or twenty
 * times, what was made to fill a memory to a thousand.
 */
const looseUntil = 8 * 1024 * 1024
const mostTimes = 100

const cutOff = { en: 'it ends in the middle', zh: '文件不完整' }
const listSpoilt = { en: 'its list of parts cannot be read', zh: '内部目录无法读取' }

interface List {
  readonly at: number
  readonly size: number
  readonly count: number
}

const findList = async ({ place, size, sampleAt }: RandomSource): Promise<List> => {
  const from = Math.max(0, size - endSize - longestComment)
  const tail = await sampleAt(from, size - from)
  let at = tail.length - endSize
  while (at >= 0 && tail.readUInt32LE(at) !== endMark) at -= 1
  if (at < 0) throw damaged(place, cutOff)
  let list: List = {
    at: tail.readUInt32LE(at + 16),
    size: tail.readUInt32LE(at + 12),
    count: tail.readUInt16LE(at + 10),
  }
  const locator = at - 20
  if ((list.at === 0xffffffff || list.count === 0xffff) && locator >= 0) {
    const end = await sampleAt(Number(tail.readBigUInt64LE(locator + 8)), 56)
    if (end.length < 56 || end.readUInt32LE(0) !== bigEndMark) throw damaged(place, listSpoilt)
    list = {
      at: Number(end.readBigUInt64LE(48)),
      size: Number(end.readBigUInt64LE(40)),
      count: Number(end.readBigUInt64LE(32)),
    }
  }
  if (list.count > mostEntries || list.size > longestList)
    throw oversized(place, { en: `it has ${list.count} parts`, zh: `内含 ${list.count} 个部件` })
  if (list.at + list.size > size) throw damaged(place, cutOff)
  return list
}

/** Sizes and places beyond four gigabytes stand in an extra field, in this order and only where they are needed. */
const bigFields = (extra: Buffer, fields: readonly number[]): readonly number[] => {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2))
    let next = at + 4
    return fields.map((field) => {
      if (field !== 0xffffffff || next + 8 > end) return field
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    })
  }
  return fields
}

const readList = async (source: RandomSource): Promise<Map<string, ZipEntry>> => {
  const { place } = source
  const { at: from, size, count } = await findList(source)
  const list = await source.sampleAt(from, size)
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== entryMark) throw damaged(place, listSpoilt)
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((field) => list.readUInt16LE(at + field))
    const nameEnd = at + 46 + (nameSize ?? 0)
    const end = nameEnd + (extraSize ?? 0)
    if ((list.readUInt16LE(at + 8) & 1) === 1) throw locked(place)
    const [, packed = 0, offset = 0] = bigFields(list.subarray(nameEnd, end), [
      list.readUInt32LE(at + 24),
      list.readUInt32LE(at + 20),
      list.readUInt32LE(at + 42),
    ])
    const name = list.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/')
    entries.set(name, { name, method: list.readUInt16LE(at + 10), crc: list.readUInt32LE(at + 16), packed, offset })
    at = end + (commentSize ?? 0)
  }
  return entries
}

async function* packedBytes(source: RandomSource, entry: ZipEntry): AsyncGenerator<Buffer, void> {
  const head = await source.sampleAt(entry.offset, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== headMark) throw damaged(source.place, listSpoilt)
  let at = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  for (let left = entry.packed; left > 0; ) {
    const piece = await source.sampleAt(at, Math.min(step, left))
    if (piece.length === 0) throw damaged(source.place, cutOff)
    yield piece
    at += piece.length
    left -= piece.length
  }
}

interface Unpacking {
  readonly pieces: AsyncIterable<Buffer>
  /** Packed bytes that went into what came out so far; what was stored unpacked is no bomb. */
  readonly taken: () => number
}

const unpack = (source: RandomSource, entry: ZipEntry): Unpacking => {
  if (entry.method === 0) return { pieces: packedBytes(source, entry), taken: () => entry.packed }
  const inflate = createInflateRaw({ chunkSize: step })
  // Faults come out where the unpacked bytes are read.
  pipeline(Readable.from(packedBytes(source, entry), { objectMode: false }), inflate, () => {})
  return { pieces: inflate, taken: () => inflate.bytesWritten }
}

const foreignFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')

/** Opens an archive. Fails with `damaged-workbook`, `locked-workbook` or `oversized-workbook` (exit 9). */
export const openZip = async (source: RandomSource): Promise<ZipArchive> => {
  const { place } = source
  const entries = await readList(source)
  async function* bytes(name: string, most: number): AsyncGenerator<Buffer, void> {
    const entry = entries.get(name)
    if (entry === undefined) throw damaged(place, { en: `its part ${name} is missing`, zh: `缺少部件 ${name}` })
    if (entry.method !== 0 && entry.method !== 8)
      throw damaged(place, { en: `${name} is packed in an unknown way`, zh: `${name} 的压缩方式未知` })
    let crc = 0
    let size = 0
    const { pieces, taken } = unpack(source, entry)
    try {
      for await (const piece of pieces) {
        size += piece.length
        if (size > most)
          throw oversized(place, {
            en: `${name} unpacks to more than ${most / 2 ** 20} MB`,
            zh: `${name} 解压后超过 ${most / 2 ** 20} MB`,
          })
        if (size > looseUntil && size > mostTimes * taken())
          throw oversized(place, {
            en: `${name} unpacks to more than ${mostTimes} times its size`,
            zh: `${name} 解压后超过原大小的 ${mostTimes} 倍`,
          })
        crc = crc32(piece, crc)
        yield piece
      }
    } catch (error) {
      if (foreignFault(error)) throw damaged(place, { en: `${name} cannot be unpacked`, zh: `${name} 无法解压` }, error)
      throw error
    }
    if (crc !== entry.crc) throw damaged(place, { en: `${name} is not as it was saved`, zh: `${name} 的校验值不符` })
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    packed: (name) => Math.min(entries.get(name)?.packed ?? 0, source.size),
    bytes,
    text: async (name) => {
      if (!entries.has(name)) return undefined
      const pieces: Buffer[] = []
      for await (const piece of bytes(name, longestPart)) pieces.push(piece)
      return Buffer.concat(pieces)
        .toString('utf8')
        .replace(/^\ufeff/, '')
    },
  }
}
