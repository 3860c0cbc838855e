// Whether a text names somebody: a name, key or address must stand by itself in it, not inside a longer word, as "Chen"
// does in "Chengdu". For what is changed and not only told. Pure; numbers and addresses are known in any spelling.
import type { TextFinder } from './many-texts.ts'
import { spelledFinder } from './spelled-texts.ts'

// Chinese has no spaces between words: there any neighbour may be the next word.
const isPartOfWord = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign) && !/\p{Script=Han}/u.test(sign)

const isDigit = (sign: string): boolean => /\d/.test(sign)

/** Whether a text stands somewhere without a neighbour of the same kind as its first and last sign. */
const standsAlone = (whole: string, text: string, isKind: (sign: string) => boolean): boolean => {
  const [first = '', last = ''] = [text.at(0), text.at(-1)]
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
    const before = isKind(first) && isKind(whole[at - 1] ?? '')
    const after = isKind(last) && isKind(whole[at + text.length] ?? '')
    if (!before && !after) return true
  }
  return false
}

// So many digits are nobody else's number, whatever stands beside them.
const isNumber = (text: string): boolean => text.replaceAll(/\D/g, '').length >= 8 && /^\+?[\d\s().x-]+$/.test(text)

/** Makes a finder of some texts, as `spelledFinder`, in any case, that passes over those found only inside longer words. */
export const namedFinder = (texts: readonly string[]): TextFinder => {
  const lower = texts.map((text) => text.toLowerCase())
  const find = spelledFinder(lower)
  return (whole) => {
    const text = whole.toLowerCase()
    return find(text).filter((at) => isNumber(lower[at] ?? '') || standsAlone(text, lower[at] ?? '', isPartOfWord))
  }
}

/**
 * The same for what is told and not changed: a name is found inside longer words too ("the Chens"), but `K-7` is not in
 * `K-77`, and letters are told apart by case.
 */
export const mentionFinder = (texts: readonly string[]): TextFinder => {
  const find = spelledFinder(texts)
  return (whole) =>
    find(whole).filter((at) => {
      const text = texts[at] ?? ''
      return isNumber(text) || text.includes('@') || standsAlone(whole, text, isDigit)
    })
}
