// Text that was read in the wrong encoding on its way here, told by what it would be in the right one. Pure.
import { readFromGbk } from './garbled-gbk.ts'

// The signs that Windows-1252 has in place of the control characters of Latin-1.
const windows: ReadonlyMap<string, number> = new Map(
  Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ', (sign, at) => [sign, 0x80 + at] as const),
)

const byteOf = (sign: string): number | undefined => {
  const unit = sign.charCodeAt(0)
  return unit >= 0xa0 && unit <= 0xff ? unit : windows.get(sign)
}

const decoded = (bytes: readonly number[], encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}

const strange = /[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+/g
const onlyHan = /^\p{Script=Han}+$/u
const shortestChinese = 4

const bytesOf = (signs: string): readonly number[] | null => {
  const bytes = Array.from(signs, byteOf)
  return bytes.every((byte) => byte !== undefined) ? bytes.map(Number) : null
}

/** What a run of strange signs was; null where it may be meant as it stands. */
const unread = (signs: string): string | null => {
  const bytes = bytesOf(signs)
  if (bytes === null) return null
  const utf8 = decoded(bytes, 'utf-8')
  if (utf8 !== null) return utf8
  // Four accented letters in a row and more are no word of any language; as pairs they may be Chinese.
  if (bytes.length < shortestChinese) return null
  const chinese = decoded(bytes, 'gb18030')
  return chinese !== null && onlyHan.test(chinese) ? chinese : null
}

const lost = /\uFFFD|锟斤|斤拷|烫烫|屯屯/u

/** A text that was garbled: with what it was, or null where that is lost; undefined where it seems right. */
export const ungarbled = (text: string): string | null | undefined => {
  if (lost.test(text)) return null
  const mended = text.replaceAll(strange, (signs) => unread(signs) ?? signs)
  return mended === text ? readFromGbk(text) : mended
}
