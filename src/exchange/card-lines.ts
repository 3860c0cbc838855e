// A line of a card taken apart: parameters read, bytes decoded. All three versions have their own ways to write what is
// beyond ASCII. What a property means is not known here.
import type { RawLine } from './card-unfold.ts'
import { type Fault, faultAt, longestCell } from './sheet-fault.ts'

/** One property of a card, its value still escaped. */
export interface CardProperty {
  /** Line where it begins, from 1. */
  readonly line: number
  /** In capitals, without its group. */
  readonly name: string
  /** Values of TYPE and bare parameters, in small letters. */
  readonly types: readonly string[]
  /** Other parameters, names in capitals. */
  readonly parameters: ReadonlyMap<string, string>
  readonly value: string
  /** False: its bytes are no text in any encoding that is known of them, and the value has lost some. */
  readonly sound: boolean
}

/** Parts of a text at a sign that stands outside double quotes. */
const parted = (text: string, sign: string): readonly string[] => {
  const parts: string[] = []
  let quoted = false
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const here = text.charAt(at)
    if (here === '"') quoted = !quoted
    else if (here === sign && !quoted) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}

/** Where name and parameters end: at the first colon outside quotes; the whole length where there is none. */
const headEnd = (text: string): number => {
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const here = text.charAt(at)
    if (here === '"') quoted = !quoted
    else if (here === ':' && !quoted) return at
  }
  return text.length
}

/** Name and parameters of a property are shorter. */
const longestHead = 2000

const bare = (text: string): string => text.replace(/^"|"$/g, '').trim()

const fromQuotedPrintable = (text: string): string =>
  text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** The text of bytes; not sound where some are no text. */
export interface Decoded {
  readonly text: string
  readonly sound: boolean
}

/** Reads the text of a value's bytes; `charset` is what the property itself names. */
export type DecodeValue = (bytes: Buffer, charset: string | undefined) => Decoded

const empty: Decoded = { text: '', sound: true }

/** Reads a line; the fault where it is no property. */
export const readProperty = ({ line, text, cut }: RawLine, decode: DecodeValue): CardProperty | Fault => {
  if (cut) return faultAt(line, 'card-too-long')
  const end = headEnd(text)
  if (end === text.length || end > longestHead) return faultAt(line, 'unread-line')
  const head = text.slice(0, end)
  const [grouped = '', ...given] = parted(head, ';')
  const types: string[] = []
  const parameters = new Map<string, string>()
  for (const parameter of given) {
    const sign = parameter.indexOf('=')
    const name = sign === -1 ? 'TYPE' : parameter.slice(0, sign).trim().toUpperCase()
    const value = bare(parameter.slice(sign + 1))
    if (name === 'TYPE') types.push(...value.toLowerCase().split(',').map(bare))
    else parameters.set(name, value)
  }
  const encoding = (parameters.get('ENCODING') ?? '').toUpperCase()
  const raw = text.slice(end + 1)
  const printable = encoding === 'QUOTED-PRINTABLE' || types.includes('quoted-printable')
  const packed = encoding === 'BASE64' || encoding === 'B' || types.includes('base64')
  const bytes = packed ? Buffer.from(raw, 'base64') : Buffer.from(printable ? fromQuotedPrintable(raw) : raw, 'latin1')
  const name = bare(grouped.slice(grouped.lastIndexOf('.') + 1)).toUpperCase()
  // A picture is no text; what it holds is not kept.
  const isPicture = packed && /^(?:PHOTO|LOGO|SOUND|KEY)$/.test(name)
  const { text: value, sound } = isPicture ? empty : decode(bytes, parameters.get('CHARSET'))
  return value.length > longestCell ? faultAt(line, 'cell-too-long') : { line, name, types, parameters, value, sound }
}

/** The text of an escaped value. */
export const unescapeCard = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(.)/gs, (whole, sign: string) =>
        sign === 'n' || sign === 'N' ? '\n' : /[,;:"\\]/.test(sign) ? sign : whole,
      )
    : text

/** A value parted at a sign that is not escaped, each part as it was written. */
export const partedCard = (value: string, sign: ';' | ','): readonly string[] => {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '\\') at += 1
    else if (value[at] === sign) {
      parts.push(value.slice(from, at))
      from = at + 1
    }
  }
  parts.push(value.slice(from))
  return parts
}
