// From bytes to text, strictly: a byte that the encoding does not have is an error, never a replacement sign.
import { isAscii, isUtf8, transcode } from 'node:buffer'
import type { EncodingName } from './encoding-name.ts'
import { decodeHz } from './hz.ts'
import { decodeWindows1252 } from './windows-1252.ts'

/** Decodes whole characters; throws a TypeError on bytes that the encoding does not have. */
export type Decode = (bytes: Buffer) => string

const decodeUtf8: Decode = (bytes) => {
  if (isAscii(bytes)) return bytes.toString('latin1')
  if (!isUtf8(bytes)) throw new TypeError('not UTF-8')
  // Three times as fast as toString('utf8') of Node 20, and the same text once the bytes are known to be sound.
  return transcode(bytes, 'utf8', 'utf16le').toString('utf16le')
}

const bySystem = (label: string): Decode => {
  let decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true })
  return (bytes) => {
    try {
      return decoder.decode(bytes)
    } catch (error) {
      // A decoder that has failed may keep half a character.
      decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true })
      throw error
    }
  }
}

/** The strict decoder of an encoding. Pieces handed to it must end between characters. A mark is kept as U+FEFF. */
export const decoderFor = (encoding: EncodingName): Decode => {
  switch (encoding) {
    case 'UTF-8':
    case 'UTF-8 (marked)':
      return decodeUtf8
    case 'windows-1252':
      return decodeWindows1252
    case 'HZ':
      return decodeHz
    default:
      return bySystem(encoding)
  }
}
