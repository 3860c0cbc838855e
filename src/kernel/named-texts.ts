// Whether a text names somebody: a name, key or address must stand by itself in it, not inside a longer word, as "Chen"
// does in "Chengdu". For what is changed and not only told. Pure; numbers and addresses are known in any spelling.
import type { TextFinder } from './many-texts.ts'
import { spelledFinder } from './spelled-texts.ts'

// Chinese has no spaces between words: there any neighbour may be the next word.
const isPartOfWord = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign) && !/\p{Script=Han}/u.test(sign)

const standsAlone = (whole: string, text: string): boolean => {
  const [first = '', last = ''] = [text.at(0), text.at(-1)]
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
    const before = isPartOfWord(first) && isPartOfWord(whole[at - 1] ?? '')
    const after = isPartOfWord(last) && isPartOfWord(whole[at + text.length] ?? '')
    if (!before && !after) return true
  }
  return false
}

// So many digits are nobody else's number, whatever stands beside them.
const isNumber = (text: string): boolean => text.replaceAll(/\D/g, '').length >= 8 && /^\+?[\d\s().x-]+$/.test(text)

/** Makes a finder of some texts, as `spelledFinder`, that passes over those found only inside longer words. */
export const namedFinder = (texts: readonly string[]): TextFinder => {
  const find = spelledFinder(texts)
  return (whole) =>
    find(whole).filter((at) => {
      const text = texts[at] ?? ''
      if (isNumber(text)) return true
      return text.includes('@') ? standsAlone(whole.toLowerCase(), text.toLowerCase()) : standsAlone(whole, text)
    })
}
