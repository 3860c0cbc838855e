// Typed letters as pinyin: where syllables may part, and whether a name sounds like them.
// Matching begins at a syllable; the last syllable may be unfinished. It knows nothing of the index.
import { readingTables } from './pinyin-tables.ts'
import { searchSyllablesByPlace, type Unit } from './search-units.ts'

let known: ReadonlySet<string> | undefined

/** Every syllable that a character may have. */
const syllablesKnown = (): ReadonlySet<string> => {
  if (known) return known
  const whole = new Set(searchSyllablesByPlace())
  for (const list of readingTables().others.values()) for (const sound of list) whole.add(sound)
  known = whole
  return known
}

/**
 * Typed letters as they are compared with syllables (lv, lyu and lü are lu), or undefined where the text cannot be pinyin.
 * An apostrophe stays: it says where a syllable ends.
 */
export const pinyinLetters = (folded: string): string | undefined =>
  /^[a-z]+(?:'[a-z]+)*$/.test(folded) ? folded.replace(/([ln])(?:yu|v)/g, '$1u') : undefined

/** A way to part the letters: all but the last are whole syllables, the last may be the beginning of one. */
export type Parting = readonly string[]

const mostPartings = 24

/** Every way to part the letters into syllables, up to two dozen; none where they are no pinyin. */
export const partingsOf = (letters: string): readonly Parting[] => {
  const whole = syllablesKnown()
  const found: Parting[] = []
  const walk = (rest: string, before: Parting): void => {
    if (found.length >= mostPartings) return
    const upTo = rest.indexOf("'") < 0 ? rest.length : rest.indexOf("'")
    if (syllablesWith(rest).length > 0) found.push([...before, rest])
    for (let end = Math.min(6, upTo); end > 0; end--) {
      if (end === rest.length || !whole.has(rest.slice(0, end))) continue
      walk(end === upTo ? rest.slice(end + 1) : rest.slice(end), [...before, rest.slice(0, end)])
    }
  }
  walk(letters, [])
  return found
}

/** The syllables that begin with these letters. */
export const syllablesWith = (letters: string): readonly string[] =>
  letters === '' ? [] : [...syllablesKnown()].filter((syllable) => syllable.startsWith(letters))

const soundsFrom = (units: readonly Unit[], at: number, letters: string): boolean => {
  const rest = letters.startsWith("'") ? letters.slice(1) : letters
  for (const sound of units[at]?.sounds ?? []) {
    if (sound.startsWith(rest)) return true
    if (rest.startsWith(sound) && soundsFrom(units, at + 1, rest.slice(sound.length))) return true
  }
  return false
}

/** Whether the name's syllables, from one of them on, begin with the letters (as `pinyinLetters` gives them). */
export const soundsLike = (units: readonly Unit[], letters: string): boolean =>
  units.some((_, at) => soundsFrom(units, at, letters))

const beginsFrom = (units: readonly Unit[], at: number, initials: string): boolean => {
  const { initials: own = [], number } = units[at] ?? {}
  // A number is typed as it stands: kh12 is 客户12, and 客户123 so far.
  if (number?.startsWith(initials)) return true
  if (number && initials.startsWith(number) && beginsFrom(units, at + 1, initials.slice(number.length))) return true
  for (const initial of own) {
    if (initials === initial) return true
    if (initials.startsWith(initial) && beginsFrom(units, at + 1, initials.slice(initial.length))) return true
  }
  return false
}

/** Whether the initials stand side by side in the name, its numbers among them by their first digit or as a whole. */
export const hasInitials = (units: readonly Unit[], initials: string): boolean =>
  units.some((_, at) => beginsFrom(units, at, initials))
