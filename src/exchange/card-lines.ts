// A file of vCards taken apart into properties: lines unfolded, parameters read, bytes decoded. All three versions have
// their own ways to break a line and to write what is beyond ASCII. What a property means is not known here.
import { type Fault, faultAt } from './sheet-fault.ts'

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
}

/** Lines of a file whose bytes each stand for one character. */
export interface RawLine {
  readonly line: number
  readonly text: string
}

const quotedPrintable = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE(?:;[^:]*)?:/i
const base64 = /^[^:]*;(?:ENCODING=)?(?:BASE64|B)(?:;[^:]*)?:/i

/** Unfolds lines: those that begin with white space go on, and so does quoted-printable that ends in `=`. */
export const unfolded = (text: string): readonly RawLine[] => {
  const lines: { line: number; text: string }[] = []
  let soft = false
  let inBase64 = false
  for (const [index, physical] of text.split(/\r\n|\r|\n/).entries()) {
    const last = lines.at(-1)
    if (soft && last !== undefined) {
      last.text = last.text.slice(0, -1) + physical
      soft = physical.endsWith('=')
      continue
    }
    if (/^[ \t]/.test(physical) && last !== undefined) last.text += physical.slice(1)
    else if (inBase64 && last !== undefined && /^[A-Za-z0-9+/]+=*$/.test(physical)) last.text += physical
    else if (physical.trim() !== '') {
      lines.push({ line: index + 1, text: physical })
      inBase64 = base64.test(physical)
    } else inBase64 = false
    const now = lines.at(-1)
    soft = now?.text.endsWith('=') === true && quotedPrintable.test(now.text)
  }
  return lines
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

const bare = (text: string): string => text.replace(/^"|"$/g, '').trim()

const fromQuotedPrintable = (text: string): string =>
  text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Reads the text of a value's bytes; `charset` is what the property itself names. */
export type DecodeValue = (bytes: Buffer, charset: string | undefined) => string

/** Reads a line; the fault where it is no property. */
export const readProperty = ({ line, text }: RawLine, decode: DecodeValue): CardProperty | Fault => {
  const [head = ''] = parted(text, ':')
  if (head.length === text.length) return faultAt(line, 'unread-line')
  const [grouped = '', ...given] = parted(head, ';')
  const types: string[] = []
  const parameters = new Map<string, string>()
  for (const parameter of given) {
    const cut = parameter.indexOf('=')
    const name = cut === -1 ? 'TYPE' : parameter.slice(0, cut).trim().toUpperCase()
    const value = bare(parameter.slice(cut + 1))
    if (name === 'TYPE') types.push(...value.toLowerCase().split(',').map(bare))
    else parameters.set(name, value)
  }
  const encoding = (parameters.get('ENCODING') ?? '').toUpperCase()
  const raw = text.slice(head.length + 1)
  const printable = encoding === 'QUOTED-PRINTABLE' || types.includes('quoted-printable')
  const packed = encoding === 'BASE64' || encoding === 'B' || types.includes('base64')
  const bytes = packed ? Buffer.from(raw, 'base64') : Buffer.from(printable ? fromQuotedPrintable(raw) : raw, 'latin1')
  const name = bare(grouped.slice(grouped.lastIndexOf('.') + 1)).toUpperCase()
  // A picture is no text; what it holds is not kept.
  const value = packed && /^(?:PHOTO|LOGO|SOUND|KEY)$/.test(name) ? '' : decode(bytes, parameters.get('CHARSET'))
  return { line, name, types, parameters, value }
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
