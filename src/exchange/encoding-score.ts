// How likely a run of bytes is text in an encoding: the share of its signs beyond ASCII that such text is full of.
import { isFrequentChinese, isFrequentJapanese } from './frequent-characters.ts'
import { isKnownHeader } from './known-headers.ts'

// Private use, control characters and the like: no sheet of customers is written in them.
const odd = /[\u0080-\u009f\ue000-\uf8ff\ufff0-\uffff]/

/** What a decoded sample tells. */
export interface Score {
  /** Signs beyond ASCII that text in this language is full of. */
  readonly hits: number
  /** The other signs beyond ASCII; odd ones count twice. */
  readonly misses: number
  /** Cells of the first line that are known headers. */
  readonly headers: number
}

const headersIn = (text: string): number => {
  const [first = ''] = text.trimStart().split(/[\r\n]/, 1)
  return first.split(/[,;\t|]/).filter((cell) => /[\u0080-\uffff]/.test(cell) && isKnownHeader(cell)).length
}

const count = (text: string, isFrequent: (sign: string) => boolean): Score => {
  let hits = 0
  let misses = 0
  for (const sign of text) {
    if (sign <= '\u007f') continue
    if (isFrequent(sign)) hits += 1
    else misses += odd.test(sign) ? 2 : 1
  }
  return { hits, misses, headers: headersIn(text) }
}

/** The score of a text read as Chinese. */
export const scoreChinese = (text: string): Score => count(text, isFrequentChinese)

/** The score of a text read as Japanese. */
export const scoreJapanese = (text: string): Score => count(text, isFrequentJapanese)

// A letter with an accent inside or at the edge of a word of ASCII letters, at most two together, a capital only at
// the start or among capitals; and signs where western text has them.
const inWord =
  /(?<=[A-Za-z])[ß-öø-ÿšžœ]{1,2}(?![\u0080-\uffff])|(?<![A-Za-z\u0080-\uffff])[ß-öø-ÿšžœÀ-ÖØ-ÞŠŽŒ](?=[a-z])|(?<=[A-Z])[À-ÖØ-ÞŠŽŒ]{1,2}(?=[A-Z]|\b|$)|(?<![a-z\u0080-\uffff])[À-ÖØ-ÞŠŽŒ](?=[A-Z])/g
const inPlace =
  /(?<=[A-Za-z])[‘’](?=[A-Za-z])|(?<=[\d ])[€£°%](?![\u0080-\uffff])|(?<![\u0080-\uffff])[€£](?=\d)|(?<= )[–—•«»](?= )|(?<=\d)–(?=\d)|[“„«](?=[A-Za-z])|(?<=[A-Za-z.!?])[”»…]/g

/**
 * The score of a text read as western: accented letters count where they stand in a word of ASCII letters.
 * Chinese bytes read this way give whole words of accents and signs.
 */
export const scoreWestern = (text: string): Score => {
  const all = (text.match(/[\u0080-\uffff]/g) ?? []).length
  const strange = (text.match(new RegExp(odd, 'g')) ?? []).length
  const letters = (text.match(inWord) ?? []).join('').length
  const hits = letters + (text.match(inPlace) ?? []).length
  return { hits, misses: all - hits + strange, headers: 0 }
}

/** Whether nearly all signs beyond ASCII stand alone among ASCII, as in no text of another script. */
export const isWesternByForm = (text: string): boolean => {
  const all = (text.match(/[\u0080-\uffff]/g) ?? []).length
  const alone = (text.match(/(?<![\u0080-\uffff])[\u0080-\uffff](?![\u0080-\uffff])/g) ?? []).length
  return alone >= all * 0.8 && !odd.test(text)
}
