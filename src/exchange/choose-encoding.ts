// The encoding of a whole source: what a person named, else judged from its head, or from lines further on where
// the head says too little. Refuses what is no text.
import { isAscii } from 'node:buffer'
import type { ByteSource } from './byte-source.ts'
import { type Detected, detectEncoding, markedEncoding } from './encoding.ts'
import { type EncodingName, readEncodingName } from './encoding-name.ts'
import { foreignKind, isLockedWorkbook, looksBinary, looksLikeJson, looksLikeMarkup } from './not-text.ts'
import { notCsv, undecidable } from './read-failure.ts'
import { locked } from './workbook-failure.ts'

const step = 512 * 1024
const enough = 64 * 1024
const lineFeed = 0x0a

const highLines = (bytes: Buffer): Buffer[] => {
  const lines: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, at) + 1 || bytes.length
    const line = bytes.subarray(at, end)
    if (!isAscii(line)) lines.push(line)
    at = end
  }
  return lines
}

/** The first line and then lines with bytes beyond ASCII, from all over the file until there are enough. */
const gather = async (source: ByteSource, sampleAt: NonNullable<ByteSource['sampleAt']>): Promise<Buffer> => {
  const kept = [source.head.subarray(0, source.head.indexOf(lineFeed) + 1)]
  let size = 0
  for (let offset = 0; size < enough; ) {
    const piece = await sampleAt(offset, step)
    if (piece.length === 0) break
    // Cut after a line, so that none is seen in halves; what follows is read again with the next piece.
    const cut = piece.length < step ? 0 : piece.lastIndexOf(lineFeed) + 1
    const lines = cut > 0 ? piece.subarray(0, cut) : piece
    offset += lines.length
    if (isAscii(lines)) continue
    for (const line of highLines(lines)) {
      if (size >= enough) break
      kept.push(line)
      size += line.length
    }
  }
  return Buffer.concat(kept)
}

const judge = async (source: ByteSource): Promise<Detected> => {
  const { head, whole, sampleAt } = source
  const first = detectEncoding(head, whole)
  const silent = first.encoding === 'UTF-8' && isAscii(head)
  if (whole || sampleAt === undefined || (first.certain && !silent)) return first
  return detectEncoding(await gather(source, sampleAt), false)
}

/** What a person named, with what the bytes say of it: whether UTF-8 is marked, which half comes first in UTF-16. */
const asAsked = (asked: string, { head, whole }: ByteSource): EncodingName => {
  const name = readEncodingName(asked)
  if (name === 'UTF-8' && markedEncoding(head) === 'UTF-8 (marked)') return 'UTF-8 (marked)'
  if (!name.startsWith('UTF-16') || /[lb]e$/i.test(asked)) return name
  const { encoding } = detectEncoding(head, whole)
  return encoding.startsWith('UTF-16') ? encoding : name
}

/**
 * The encoding to read a source in; `asked` is what a person named. Fails with `unknown-encoding` or
 * `undecidable-encoding` (exit 2), or `not-csv` (exit 9).
 */
export const chooseEncoding = async (source: ByteSource, asked: string | undefined): Promise<EncodingName> => {
  const kind = foreignKind(source.head)
  if (kind === 'xls' && isLockedWorkbook(source.head)) throw locked(source.place)
  if (kind !== undefined) throw notCsv(source.place, kind)
  if (looksLikeMarkup(source.head)) throw notCsv(source.place, 'markup')
  if (looksLikeJson(source.head)) throw notCsv(source.place, 'json')
  if (asked !== undefined) return asAsked(asked, source)
  const found = await judge(source)
  if (!found.encoding.startsWith('UTF-16') && looksBinary(source.head.subarray(0, 4096))) {
    throw notCsv(source.place, 'binary')
  }
  // Damaged UTF-8 is read as such: the decoder then names the first line that is spoilt.
  if (found.certain || found.damaged) return found.encoding
  throw undecidable(source.place, found.candidates, source.head)
}
