// A part of an archive read as XML, piece after piece, in little memory.
import { damaged } from './workbook-failure.ts'
import { makeXmlReader, unescapeXml, type XmlHandler } from './xml-events.ts'
import type { ZipArchive } from './zip-archive.ts'

const encodingOf = (head: Buffer): string => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** Bytes after which what has come of them can be used: in a table of texts that cells share they may stand for many. */
const step = 16 * 1024

/**
 * Tells a handler all of a part, its text with entities resolved. Stops after each piece, so that what has come of it can
 * be used. Fails with `damaged-workbook`, or `oversized-workbook` where it unpacks to more than `most` bytes.
 */
export async function* xmlPart(
  zip: ZipArchive,
  place: string,
  part: string,
  most: number,
  handler: XmlHandler,
): AsyncGenerator<void, void> {
  const reader = makeXmlReader({ ...handler, text: (text) => handler.text(unescapeXml(text)) })
  let decoder: InstanceType<typeof TextDecoder> | undefined
  try {
    for await (const piece of zip.bytes(part, most)) {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true })
      for (let at = 0; at < piece.length; at += step) {
        reader.push(decoder.decode(piece.subarray(at, at + step), { stream: true }))
        yield
      }
    }
    reader.push(decoder?.decode() ?? '')
    reader.end()
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error
    throw damaged(place, { en: `${part} cannot be read: ${error.message}`, zh: `${part} 无法读取` }, error)
  }
  yield
}
