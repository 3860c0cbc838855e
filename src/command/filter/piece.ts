// Finds where a piece of a filter's text ends: at the closing quote, or at the sign that parts it from the next.
import { filterFailure } from './filter-failure.ts'
import type { Offset } from './syntax.ts'

const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['「', '」'],
])

/** The quote that closes the one given; null where the character opens none. */
export const closingQuote = (character: string | undefined): string | null => quotes.get(character ?? '') ?? null

/**
 * The text between a quote at `at` and its closing one; a backslash before that or before another backslash keeps it.
 * Throws a `Failure` (`bad-filter`) where it is never closed.
 */
export const quotedText = (source: string, at: Offset, close: string): { text: string; end: Offset } => {
  let text = ''
  for (let next = at + 1; next < source.length; next++) {
    const character = source[next]
    const following = source[next + 1]
    if (character === close) return { text, end: next + 1 }
    const escaped = character === '\\' && (following === close || following === '\\')
    text += escaped ? following : character
    if (escaped) next += 1
  }
  throw filterFailure(
    'bad-filter',
    source,
    at,
    { en: 'a quote is opened and never closed', zh: '引号没有闭合' },
    {
      why: { en: `a closing ${close} is missing`, zh: `缺少闭合的 ${close}` },
    },
  )
}

const space = /\s/u
const inside = /[^\s()（）"“「]*[)）]/uy

/** The end of a bracket that stands within a word, as in `宏远(北京)`; null where it is a bracket of the filter. */
const innerBracket = (source: string, at: Offset): Offset | null => {
  inside.lastIndex = at + 1
  const match = inside.exec(source)
  return match ? at + 1 + match[0].length : null
}

const joining = /^(?:and|or|not|且|或|不)$/i

/**
 * Where an unquoted piece that begins at `at` ends: at a space or bracket, in a list of values also at a comma and at
 * two dots. A bracket inside a word, closed without a space, belongs to it.
 */
export const pieceEnd = (source: string, at: Offset, inList: boolean): Offset => {
  let next = at
  while (next < source.length) {
    const character = source[next] ?? ''
    if (space.test(character) || character === ')' || character === '）') return next
    if (character === '(' || character === '（') {
      const end = next > at && !joining.test(source.slice(at, next)) ? innerBracket(source, next) : null
      if (end === null) return next
      next = end
      continue
    }
    if (inList && (character === ',' || character === '，')) return next
    if (inList && character === '.' && source[next + 1] === '.') {
      if (source[next + 2] !== '.') return next
      while (source[next + 1] === '.') next += 1
    }
    next += 1
  }
  return next
}
