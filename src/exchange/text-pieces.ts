// From bytes to text in pieces that end at a line break, strictly decoded. A break inside quotes counts as well: what
// a row is, is not known here.
import { isAscii, isUtf8 } from 'node:buffer'
import { type Decode, decoderFor } from './decode.ts'
import type { EncodingName } from './encoding-name.ts'

/** Why the text ends before the file does. */
export type Break = 'bad-bytes' | 'mixed-encoding' | 'line-too-long'

/** A piece of text; `last` the one that ends the file. Or the reason why there is no more. */
export type Piece = { readonly text: string; readonly last: boolean } | { readonly broken: Break }

const lineFeed = 0x0a
const carriageReturn = 0x0d
/** No line of a sheet is longer, in bytes: 1,000 cells of 16 kB. */
export const longestLine = 16 * 1024 * 1024

/** Where whole lines end in these bytes; 0 when there is no end. */
const cutPoint = (bytes: Buffer, encoding: EncodingName): number => {
  if (encoding === 'UTF-16LE' || encoding === 'UTF-16BE') {
    const low = encoding === 'UTF-16LE' ? 0 : 1
    for (let at = (bytes.length & ~1) - 2; at >= 0; at -= 2) {
      if (bytes[at + low] === lineFeed && bytes[at + 1 - low] === 0) return at + 2
    }
    return 0
  }
  const cut = bytes.lastIndexOf(lineFeed) + 1
  if (cut > 0) return cut
  // A return at the very end may be the first half of CR LF.
  return bytes.length < 2 ? 0 : bytes.lastIndexOf(carriageReturn, bytes.length - 2) + 1
}

/** Whole lines out of bytes that come in any portions. `undefined` at the end: a line was too long. */
async function* wholeLines(bytes: AsyncIterable<Buffer>, encoding: EncodingName): AsyncGenerator<Buffer | undefined> {
  let rest: Buffer[] = []
  let size = 0
  for await (const portion of bytes) {
    // In UTF-16 a portion need not begin with a whole character: it is joined before it is cut.
    const joined = encoding.startsWith('UTF-16') && size > 0 ? Buffer.concat([...rest, portion]) : portion
    const cut = cutPoint(joined, encoding)
    if (joined !== portion) rest = []
    if (cut === 0) {
      rest.push(joined)
    } else {
      const lines = joined.subarray(0, cut)
      yield rest.length === 0 ? lines : Buffer.concat([...rest, lines])
      rest = cut < joined.length ? [joined.subarray(cut)] : []
    }
    size = rest.reduce((sum, part) => sum + part.length, 0)
    if (size > longestLine) {
      yield undefined
      return
    }
  }
  yield Buffer.concat(rest)
}

/** Where the line that begins at `from` ends. */
const lineEnd = (bytes: Buffer, from: number, encoding: EncodingName): number => {
  if (!encoding.startsWith('UTF-16')) return bytes.indexOf(lineFeed, from) + 1 || bytes.length
  const low = encoding === 'UTF-16LE' ? 0 : 1
  for (let at = from; at + 1 < bytes.length; at += 2) {
    if (bytes[at + low] === lineFeed && bytes[at + 1 - low] === 0) return at + 2
  }
  return bytes.length
}

/** The text up to the first line that will not decode. */
const goodPart = (bytes: Buffer, encoding: EncodingName, decode: Decode): string => {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const end = lineEnd(bytes, at, encoding)
    try {
      text += decode(bytes.subarray(at, end))
    } catch {
      break
    }
    at = end
  }
  return text
}

/** Text before a line that is UTF-8 in a file of another encoding: it would decode without error, into nonsense. */
const beforeUtf8 = (bytes: Buffer, encoding: EncodingName, decode: Decode): string | undefined => {
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(lineFeed, start) + 1 || bytes.length
    const line = bytes.subarray(start, end)
    // Two such characters in a row of bytes that is UTF-8 throughout are hardly ever chance.
    if (!isAscii(line) && isUtf8(line) && /[\u0800-\uffff].*[\u0800-\uffff]/.test(line.toString('utf8'))) {
      return goodPart(bytes.subarray(0, start), encoding, decode)
    }
    start = end
  }
  return undefined
}

const guarded: ReadonlySet<EncodingName> = new Set(['GB18030', 'Big5', 'Shift_JIS', 'windows-1252'])
const mark = '\ufeff'

/**
 * The text of a source. The byte-order mark and a Ctrl-Z at the very end are left out. `asked`: a person named the
 * encoding, so that lines in UTF-8 are not suspected.
 */
export async function* textPieces(
  bytes: AsyncIterable<Buffer>,
  encoding: EncodingName,
  asked: boolean,
): AsyncGenerator<Piece, void> {
  const decode = decoderFor(encoding)
  const suspicious = !asked && guarded.has(encoding)
  let first = true
  let held: string | undefined
  const cleaned = (text: string): string => {
    const clean = first && text.startsWith(mark) ? text.slice(1) : text
    first = false
    return clean
  }
  for await (const lines of wholeLines(bytes, encoding)) {
    if (held !== undefined) yield { text: held, last: false }
    held = undefined
    if (lines === undefined) return yield { broken: 'line-too-long' }
    const sound = suspicious ? beforeUtf8(lines, encoding, decode) : undefined
    if (sound !== undefined) {
      yield { text: cleaned(sound), last: false }
      return yield { broken: 'mixed-encoding' }
    }
    try {
      held = cleaned(decode(lines))
    } catch {
      yield { text: cleaned(goodPart(lines, encoding, decode)), last: false }
      return yield { broken: 'bad-bytes' }
    }
  }
  yield { text: (held ?? '').replace(/\u001a+$/, ''), last: true }
}
