// How a text is cut for search: folded, without accents, into runs of letters and of characters that stand alone.
// What is indexed and what is asked both go through here, so that they cannot differ.
import { pattern } from './pattern.ts'
import { foldText } from './text.ts'

/** Folded text in which accents do not count: José is jose. */
export const searchFold = (text: string): string => {
  const folded = foldText(text)
  if (!/[\u00c0-\u1fff]/.test(folded)) return folded
  return folded
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}

/** A stretch of a folded text: `dense` is Chinese, Japanese or Korean, where every character counts; else a word. */
export interface Run {
  readonly text: string
  readonly dense: boolean
  /** Where it begins in the text, in UTF-16 units. */
  readonly at: number
}

const dense = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー'
const anyRun = pattern(`([${dense}]+)|(?:(?![${dense}])[\\p{L}\\p{N}\\p{M}])+`, 'gu')

const runsOfAny = (text: string): Run[] =>
  Array.from(text.matchAll(anyRun()), (found) => ({ text: found[0], dense: found[1] !== undefined, at: found.index }))

const kindOf = (unit: number): 0 | 1 | 2 => {
  if (unit >= 0x4e00) return 2
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) ? 1 : 0
}

/** The runs of a text that went through `searchFold`; signs and spaces are left out. */
export const runsOf = (text: string): Run[] => {
  if (/[^\0-\x7f\u4e00-\u9fff]/.test(text)) return runsOfAny(text)
  const runs: Run[] = []
  for (let at = 0; at < text.length; ) {
    const kind = kindOf(text.charCodeAt(at))
    let end = at + 1
    while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++
    if (kind !== 0) runs.push({ text: text.slice(at, end), dense: kind === 2, at })
    at = end
  }
  return runs
}
