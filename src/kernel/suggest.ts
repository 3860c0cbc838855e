// The word that was perhaps meant. It only proposes; nothing may run on a guess.
import { foldText } from './text.ts'

/**
 * Edits between two lists of characters: put in, take out, replace, or exchange two neighbours, each counting one, no place
 * edited twice. Stops and gives `limit + 1` once more than `limit` are needed.
 */
export const editDistance = (
  from: readonly string[],
  to: readonly string[],
  limit = Number.POSITIVE_INFINITY,
): number => {
  if (Math.abs(from.length - to.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    // An exchange reaches back over a row, but a row is at most one edit beyond the one before it.
    if (Math.min(...row) > limit) return limit + 1
    before = last
    last = row
  }
  return Math.min(last[to.length] ?? 0, limit + 1)
}

/** How many edits a word of this length may be away: none for one character, one up to three, then two, then a third. */
const allowed = (length: number): number => (length < 2 ? 0 : length < 4 ? 1 : Math.max(2, Math.floor(length / 3)))

// A word and its opposite differ by one sign.
const isNegated = (chars: readonly string[]): boolean => /^[未非不没無无]$/.test(chars[0] ?? '')

/**
 * The nearest of the words, as it stands in the list, or undefined where none is near: at most two edits, or a third of a
 * long word; a beginning of three letters or two Chinese characters also counts. Never its opposite (未关闭, 关闭). Case and traditional characters do not
 * matter; of equals the first wins.
 */
export const suggest = (word: string, words: readonly string[]): string | undefined => {
  const asked = Array.from(foldText(word))
  const limit = allowed(asked.length)
  let best: string | undefined
  let least = limit + 1
  let begun: string | undefined
  for (const candidate of words) {
    const chars = Array.from(foldText(candidate))
    if (isNegated(asked) !== isNegated(chars)) continue
    const distance = editDistance(asked, chars, limit)
    if (distance < least && distance < Math.max(asked.length, chars.length)) {
      best = candidate
      least = distance
    }
    const enough = asked.length >= ((asked[0] ?? '') > '\u2e80' ? 2 : 3)
    if (begun === undefined && enough && asked.every((char, i) => chars[i] === char)) begun = candidate
  }
  return least <= 1 ? best : (begun ?? best)
}
