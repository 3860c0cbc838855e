// Which encoding a file is in, judged from bytes alone: mark, strict UTF-8, pattern of zero bytes, then trial.
// Says so when it cannot tell; never picks the likeliest of two that are nearly as likely.
import { isUtf8 } from 'node:buffer'
import { decoderFor } from './decode.ts'
import type { EncodingName } from './encoding-name.ts'
import { isWesternByForm, type Score, scoreChinese, scoreJapanese, scoreWestern } from './encoding-score.ts'
import { decodeWindows1252 } from './windows-1252.ts'

/** What the bytes tell of their encoding. */
export interface Detected {
  readonly encoding: EncodingName
  /** False: `encoding` is only the likeliest of `candidates`, and a person has to say. */
  readonly certain: boolean
  /** The encodings that the bytes may be in, likeliest first; none: the bytes are not text in any known one. */
  readonly candidates: readonly EncodingName[]
  /** The bytes are UTF-8 in the main but damaged in places. */
  readonly damaged: boolean
}

const marks: readonly (readonly [EncodingName, readonly number[]])[] = [
  ['UTF-8 (marked)', [0xef, 0xbb, 0xbf]],
  ['UTF-16LE', [0xff, 0xfe]],
  ['UTF-16BE', [0xfe, 0xff]],
]

const certainly = (encoding: EncodingName): Detected => ({
  encoding,
  certain: true,
  candidates: [encoding],
  damaged: false,
})

/** The encoding that a byte-order mark at the start tells; undefined without one. */
export const markedEncoding = (head: Uint8Array): EncodingName | undefined =>
  marks.find(([, mark]) => mark.every((byte, at) => head[at] === byte))?.[0]

const decoded = (encoding: EncodingName, bytes: Buffer): string | undefined => {
  try {
    return decoderFor(encoding)(bytes)
  } catch {
    return undefined
  }
}

/** Zero bytes that stand only in every second place are the upper halves of ASCII in UTF-16. */
const unmarkedUtf16 = (bytes: Buffer): EncodingName | undefined => {
  const pairs = bytes.subarray(0, Math.min(bytes.length & ~1, 65_536))
  const zeros = [0, 0]
  for (let at = 0; at < pairs.length; at += 1) if (pairs[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const many = Math.max(even, odd)
  // Text that is UTF-8 already needs far more zeros before it is taken for anything else.
  if (many < 2 || many * 2 < pairs.length * (isUtf8(pairs) ? 0.4 : 0.02) || Math.min(even, odd) > many * 0.05) {
    return undefined
  }
  const encoding = odd > even ? 'UTF-16LE' : 'UTF-16BE'
  return decoded(encoding, pairs) === undefined ? undefined : encoding
}

const trials: readonly (readonly [EncodingName, (text: string) => Score])[] = [
  ['GB18030', scoreChinese],
  ['Big5', scoreChinese],
  ['Shift_JIS', scoreJapanese],
  ['EUC-JP', scoreJapanese],
  ['windows-1252', scoreWestern],
]

interface Trial {
  readonly encoding: EncodingName
  /** Share of hits among the signs beyond ASCII. */
  readonly share: number
  readonly headers: number
  /** How many signs beyond ASCII there are. */
  readonly signs: number
  /** Log of the odds that a text in this encoding, and not chance, made the signs. */
  readonly odds: number
}

// Of the signs of a right decoding about six in seven are frequent, of a wrong one about one in ten.
const forHit = Math.log(0.86 / 0.1)
const forMiss = Math.log(0.14 / 0.9)

const trialOf = (encoding: EncodingName, { hits, misses, headers }: Score): Trial => ({
  encoding,
  share: hits + misses === 0 ? 0 : hits / (hits + misses),
  headers,
  signs: hits + misses,
  odds: hits * forHit + misses * forMiss + headers * 3,
})

const enough = 0.45
const lead = 4
/** Three Chinese characters are as good as others in another encoding; one accent in a word is not. */
const fewestSigns = 4

const verdictOf = (valid: readonly Trial[]): Detected => {
  const found = valid.filter(({ share, headers }) => share > 0.1 || headers > 0)
  const [first, second] = found
  const candidates = (found.length > 0 ? found : valid).map(({ encoding }) => encoding)
  if (first === undefined) return { encoding: '', certain: false, candidates, damaged: false }
  const told = first.signs >= fewestSigns || first.encoding === 'windows-1252'
  const clear = told && first.share >= enough && first.odds - (second?.odds ?? 0) >= lead
  const named = first.headers > 0 && found.slice(1).every(({ headers }) => headers === 0)
  // EUC-JP is read only where it is named: its bytes are nearly always valid GB18030 too.
  const certain = first.encoding !== 'EUC-JP' && (clear || (named && first.share >= 0.2))
  return { encoding: first.encoding, certain, candidates, damaged: false }
}

/** Whether bytes that are not strict UTF-8 are UTF-8 all the same, damaged in places. */
const damagedUtf8 = (bytes: Buffer): boolean => {
  const text = bytes.toString('utf8')
  const broken = text.split('\ufffd').length - 1
  const whole = (text.match(/[\u0800-\ufffc]|[\ud800-\udbff][\udc00-\udfff]/g) ?? []).length
  const { share, headers } = trialOf('UTF-8', scoreChinese(text.replaceAll('\ufffd', '')))
  return whole >= 2 && (whole > 4 * broken || (headers > 0 && share >= enough))
}

/** The sample without a character that its end may have cut in two. */
const uncut = (sample: Buffer): Buffer => {
  const end = sample.lastIndexOf(0x0a)
  return end > 0 ? sample.subarray(0, end + 1) : sample
}

const isUtf8So = (sample: Buffer, whole: boolean): boolean =>
  isUtf8(sample) || (!whole && [1, 2, 3].some((cut) => isUtf8(sample.subarray(0, Math.max(0, sample.length - cut)))))

/**
 * Judges a sample of a file that begins with the file's first bytes. `whole`: there is no more of the file, else
 * the last character may be cut. Pure ASCII is UTF-8. Never fails: see `certain`.
 */
export const detectEncoding = (sample: Uint8Array, whole: boolean): Detected => {
  const marked = markedEncoding(sample)
  if (marked !== undefined) return certainly(marked)
  const bytes = Buffer.from(sample.buffer, sample.byteOffset, sample.byteLength)
  const utf16 = unmarkedUtf16(bytes)
  if (utf16 !== undefined) return certainly(utf16)
  if (isUtf8So(bytes, whole)) return certainly('UTF-8')
  const text = whole ? bytes : uncut(bytes)
  if (damagedUtf8(text)) return { encoding: 'UTF-8', certain: false, candidates: ['UTF-8'], damaged: true }
  const valid: Trial[] = []
  for (const [encoding, score] of trials) {
    const read = decoded(encoding, text)
    // Some decoders let single bytes pass as control characters: that is no reading of the text.
    if (read === undefined || (encoding !== 'windows-1252' && /[\u0080-\u009f]/.test(read))) continue
    valid.push(trialOf(encoding, score(read)))
  }
  valid.sort((one, other) => other.odds - one.odds)
  // Windows-1252 takes any bytes, so that it counts for something only where no other encoding takes them.
  if (valid.length === 1 && isWesternByForm(decodeWindows1252(text))) return certainly('windows-1252')
  return verdictOf(valid)
}
