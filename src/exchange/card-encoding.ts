// In which encodings the values of cards are: that which a property names, and where it names none, or names what its bytes
// are not, the one that the bytes of all such values tell together. Phones of ten years ago got both wrong.
import { isAscii } from 'node:buffer'
import { type Decoded, type DecodeValue, readProperty } from './card-lines.ts'
import type { RawLine } from './card-unfold.ts'
import { decoderFor } from './decode.ts'
import { detectEncoding } from './encoding.ts'
import { type EncodingName, readEncodingName } from './encoding-name.ts'
import { undecidable } from './read-failure.ts'

const strictly = (bytes: Buffer, encoding: EncodingName): string | undefined => {
  try {
    return decoderFor(encoding)(bytes)
  } catch {
    return undefined
  }
}

/** The encoding of a name; undefined for one that nobody knows. */
const named = (charset: string): EncodingName | undefined => {
  try {
    return readEncodingName(charset)
  } catch {
    return undefined
  }
}

const lossy = (bytes: Buffer, encoding: EncodingName): string =>
  new TextDecoder(encoding === 'windows-1252' || encoding === 'HZ' ? 'utf-8' : encoding.replace(/ .*$/, '')).decode(
    bytes,
  )

/** Bytes of many values tell enough. */
const mostSampled = 256 * 1024

interface Samples {
  /** Values that name no encoding. */
  readonly silent: Buffer
  /** Values that are not in the encoding they name. */
  readonly wrong: Buffer
}

const lineFeed = Buffer.from('\n')

const samplesOf = (lines: readonly RawLine[]): Samples => {
  const silent: Buffer[] = []
  const wrong: Buffer[] = []
  let size = 0
  const nothing: Decoded = { text: '', sound: true }
  const look: DecodeValue = (bytes, charset) => {
    if (isAscii(bytes)) return nothing
    const encoding = charset === undefined ? undefined : named(charset)
    if (encoding !== undefined && strictly(bytes, encoding) !== undefined) return nothing
    ;(encoding === undefined ? silent : wrong).push(bytes, lineFeed)
    size += bytes.length
    return nothing
  }
  for (const line of lines) {
    if (size > mostSampled) break
    // Most lines are plain.
    if (/[\u0080-\u00ff]/.test(line.text) || /QUOTED-PRINTABLE|BASE64|ENCODING=B/i.test(line.text))
      readProperty(line, look)
  }
  return { silent: Buffer.concat(silent), wrong: Buffer.concat(wrong) }
}

/** How the texts of cards are read, and the encoding of those that name none. Fails with `undecidable-encoding` (exit 2). */
export const cardTexts = (
  place: string,
  lines: readonly RawLine[],
  asked: string | undefined,
): { readonly encoding: EncodingName; readonly decode: DecodeValue } => {
  const { silent, wrong } = samplesOf(lines)
  const found = detectEncoding(silent, true)
  if (asked === undefined && !found.certain && !found.damaged) throw undecidable(place, found.candidates, silent)
  const encoding = asked === undefined ? found.encoding : readEncodingName(asked)
  const other = wrong.length === 0 ? undefined : detectEncoding(wrong, true)
  // Western bytes are told by single signs: a damaged value or two would be enough to make them up.
  const guessed = other?.certain === true && other.encoding !== 'windows-1252' ? [other.encoding] : []
  const others = asked === undefined ? [...guessed, encoding] : [encoding, ...guessed]
  return {
    encoding,
    decode: (bytes, charset) => {
      const own = charset === undefined ? undefined : named(charset)
      for (const one of own === undefined ? [encoding] : [own, ...others]) {
        const text = strictly(bytes, one)
        if (text !== undefined) return { text, sound: true }
      }
      return { text: lossy(bytes, own ?? encoding), sound: false }
    },
  }
}
