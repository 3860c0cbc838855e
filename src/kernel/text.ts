// Text at the door (cleanText) and text for comparing (foldText). Neither shortens, translates or shows anything.
import { simplifiedUnit, simplify } from './chinese.ts'
import { late } from './pattern.ts'

// Printable ASCII and common Chinese characters need nothing; only their outer spaces matter.
const needsCleaning = /[^\x20-\x7e\u4e00-\u9fff]|^ | $/
// The breaks of a spreadsheet and of a printed page too: left out, they would join two words.
const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/** Orders to a terminal: what follows the control character is part of it (colours, movements, titles, links). */
const orders =
  /\x1b\[[0-?]*[ -/]*[@-~]|\x9b[\d;?]+[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)|\x1b[()][0AB]/g
const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g
// Spaces of no width: at an edge they part nothing, and make two of one name.
const unseenEdge = /^[\u200b\u2060\ufeff]|[\u200b\u2060\ufeff]$/
const loneSurrogate = late(() => /\p{Surrogate}/gu)

const isOuter = (sign: string): boolean => unseenEdge.test(sign) || sign.trim() === ''

// By position: a pattern for the end tries a long run of spaces inside the text from each of its signs.
const withoutEdges = (text: string): string => {
  let from = 0
  let to = text.length
  while (from < to && isOuter(text.charAt(from))) from += 1
  while (to > from && isOuter(text.charAt(to - 1))) to -= 1
  return text.slice(from, to)
}

const withoutOrders = (text: string): string => (/[\x1b\x9b]/.test(text) ? text.replace(orders, '') : text)

/**
 * Text as it may be stored: NFC, without control characters (an order to a terminal goes as a whole), outer spaces taken off (the ideographic one and those of no
 * width too). A lone surrogate becomes U+FFFD. Tabs and line breaks (as `\n`) stay where `multiline` is asked for, else each is a space.
 * Everything else is kept, bidirectional marks and zero-width joiners too: what is printed is made harmless by output.
 */
export const cleanText = (text: string, options: { readonly multiline?: boolean } = {}): string => {
  if (!needsCleaning.test(text)) return text
  const broken = text.replace(lineBreaks, '\n')
  const lines = options.multiline === true ? broken : broken.replace(/[\n\t]/g, ' ')
  const clean = withoutOrders(lines).replace(controls, '').replace(loneSurrogate(), '\uFFFD').normalize('NFC').trim()
  return unseenEdge.test(clean) ? withoutEdges(clean) : clean
}

const mayLose = late(() => /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff]|\p{Surrogate}/u)
const noWidth = /[\u200b\u2060\ufeff]/g

const countOf = (text: string, signs: RegExp): number => text.match(signs)?.length ?? 0

/**
 * How many signs of a text `cleanText` does not keep, beside blanks at the edges and the spelling of line breaks: control
 * characters, an order to a terminal counting as one, signs of no width at an edge, halves of pairs.
 */
export const signsLost = (text: string): number => {
  if (!mayLose().test(text)) return 0
  const broken = text.replace(lineBreaks, '\n')
  const bare = broken.replace(orders, '')
  const shown = bare.replace(controls, '')
  const edges = countOf(shown, noWidth) - countOf(withoutEdges(shown), noWidth)
  return countOf(broken, orders) + countOf(bare, controls) + edges + countOf(shown, loneSurrogate())
}

/** Whether a character (one code point) is Chinese: an ideograph, or one of 〇 and 々. */
export const isChinese = (char: string): boolean => {
  const unit = char.charCodeAt(0)
  if (unit >= 0x4e00 && unit <= 0x9fff) return true
  return unit >= 0x2e80 && /^\p{Script=Han}/u.test(char)
}

// Marks that are not seen: zero-width, bidirectional, soft hyphen, variation selectors.
const unseen = late(() => /\p{Default_Ignorable_Code_Point}/gu)
const sameMark: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u02bc\u201b\u2032]/g, "'"],
  [/[\u201c\u201d\u201f\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u2022\u2027\u2219\u22c5\u30fb]/g, '·'],
  [/ς/g, 'σ'],
]
const besideChinese = late(() => /(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu)

const closeSpaces = (text: string): string => text.replace(/\s+/gu, ' ').trim().replace(besideChinese(), '')

const foldAny = (text: string): string => {
  let folded = text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(unseen(), '')
  for (const [marks, one] of sameMark) folded = folded.replace(marks, one)
  return simplify(closeSpaces(folded.normalize('NFKC')))
}

/**
 * The key by which texts are compared: NFKC, lower case, simplified characters, unseen marks gone, kinds of dash, dot and
 * apostrophe made one, spaces removed beside Chinese characters and single elsewhere. Accents count. Idempotent.
 */
export const foldText = (text: string): string => {
  let changed = false
  let spaced = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      if (unit <= 0x20) spaced = true
      else if (unit >= 0x41 && unit <= 0x5a) changed = true
    } else if (unit >= 0x4e00 && unit <= 0x9fff) {
      if (simplifiedUnit(unit) !== 0) changed = true
    } else return foldAny(text)
  }
  const closed = spaced ? closeSpaces(text) : text
  return changed ? simplify(closed.toLowerCase()) : closed
}
