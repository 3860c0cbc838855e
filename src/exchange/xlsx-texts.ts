// Reads the texts that the cells of an XLSX share. They are kept packed, so that a workbook of any make fills no memory.
import { keepTexts, type SharedTexts } from './cell-texts.ts'
import { longestCell } from './sheet-fault.ts'
import { oversized } from './workbook-failure.ts'
import type { XmlHandler } from './xml-events.ts'
import { xmlPart } from './xml-part.ts'
import type { ZipArchive } from './zip-archive.ts'

/** Unpacked bytes of shared texts, their characters, and how many there are, beyond which a workbook is refused. */
const mostBytes = 1024 * 1024 * 1024
const mostCharacters = 256 * 1024 * 1024
const mostTexts = 16 * 1024 * 1024

/** `_x000D_` stands for the sign with that number. */
export const withoutEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/**
 * The texts that cells refer to by number; whoever reads them closes them. What no cell may hold ends where it is longer.
 * Fails with `oversized-workbook` where there are more than any table has, or `no-room-for-input`, both exit 9.
 */
export const readSharedTexts = async (zip: ZipArchive, place: string, part: string): Promise<SharedTexts> => {
  const texts = keepTexts(place)
  let text = ''
  let inText = false
  let aside = false
  const handler: XmlHandler = {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 't') inText = !aside
      // How a word is spoken stands beside it and is no part of it.
      else if (name === 'rPh') aside = true
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') aside = false
      else if (name === 'si') texts.add(withoutEscapes(text).slice(0, longestCell + 1))
    },
    text: (piece) => {
      if (inText && text.length <= longestCell) text += piece
    },
  }
  try {
    for await (const _ of xmlPart(zip, place, part, mostBytes, handler)) {
      const size = texts.size()
      if (size.characters > mostCharacters || size.texts > mostTexts)
        throw oversized(place, { en: 'its texts would fill the memory', zh: '其中的文字会占满内存' })
      await texts.settle()
    }
  } catch (error) {
    await texts.close()
    throw error
  }
  return texts
}
