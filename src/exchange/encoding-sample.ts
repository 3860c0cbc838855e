// A few words of a file as an encoding would have them, for a person who is to choose among several.
import { isAscii } from 'node:buffer'
import { decoderFor } from './decode.ts'
import type { EncodingName } from './encoding-name.ts'

const longest = 30
const lineFeed = 0x0a

const firstForeignLine = (bytes: Buffer): Buffer => {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, at) + 1 || bytes.length
    const line = bytes.subarray(at, end)
    if (!isAscii(line)) return line
    at = end
  }
  return bytes
}

/** The first line that is not plain ASCII, cut; '' where the encoding cannot have it. */
export const encodingSample = (bytes: Buffer, encoding: EncodingName): string => {
  try {
    const text = decoderFor(encoding)(firstForeignLine(bytes)).trim()
    return text.length > longest ? `${text.slice(0, longest)}…` : text
  } catch {
    return ''
  }
}
