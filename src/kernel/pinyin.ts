// Readings of Chinese names in Mandarin without tones, synchronous and from generated tables: for search and for order.
// It reads names, firms and places, not prose; a text that hangs on grammar may come out wrong.

import { pattern } from './pattern.ts'
import type { Phrase, Reading, ReadingTables } from './pinyin-tables.ts'
import { firstUnit, lastUnit, mainReading, marks, packReading, readingTables } from './pinyin-tables.ts'
import { foldText } from './text.ts'

const longestPersonalName = 4

/** The longest listed phrase that stands at a place of the text. */
const phraseAt = (text: string, at: number, phrases: readonly Phrase[] | undefined): Phrase | undefined => {
  if (!phrases) return undefined
  for (const phrase of phrases) if (text.startsWith(phrase.text, at)) return phrase
  return undefined
}

const put = (phrase: Phrase, at: number, readings: Reading[]): number => {
  for (let i = 0; i < phrase.readings.length; i++) readings[at + i] = phrase.readings[i] ?? -1
  return at + phrase.readings.length
}

/** Puts the readings of surnames and phrases in place; `chinese` is whether the text is Chinese throughout. */
const readInPlace = (text: string, readings: Reading[], tables: ReadingTables, chinese: boolean): void => {
  const head = chinese && text.length <= longestPersonalName ? (tables.marks[text.charCodeAt(0) - firstUnit] ?? 0) : 0
  const compound =
    (head & marks.compound) === 0 ? undefined : phraseAt(text, 0, tables.compounds.get(text.charCodeAt(0)))
  let at = compound ? put(compound, 0, readings) : 0
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (((tables.marks[unit - firstUnit] ?? 0) & marks.phrase) !== 0) {
      const phrase = phraseAt(text, at, tables.phrases.get(unit))
      if (phrase) {
        at = put(phrase, at, readings) - 1
        continue
      }
    }
    if (at === 0 && (head & marks.surname) !== 0) readings[0] = tables.surnames.get(unit) ?? readings[0] ?? -1
  }
}

/**
 * The reading of each UTF-16 unit of a folded text: -1 where it is no Chinese character or its reading is unknown.
 * Surname readings count at the head of a Chinese text of at most four characters.
 */
export const readingsOf = (folded: string): Reading[] => {
  const tables = readingTables()
  const readings: Reading[] = []
  let seen = 0
  let chinese = true
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i)
    if (unit >= firstUnit && unit <= lastUnit) {
      readings.push(mainReading(unit))
      const mark = tables.marks[unit - firstUnit] ?? 0
      seen |= i === 0 ? mark : mark & marks.phrase
    } else if (unit < 0x3000) {
      chinese = false
      readings.push(-1)
    } else {
      const char = String.fromCodePoint(folded.codePointAt(i) ?? 0)
      const reading = tables.rare.get(char) ?? -1
      readings.push(reading)
      if (reading < 0) chinese = false
      if (char.length === 1) continue
      readings.push(-2)
      i++
    }
  }
  if ((seen & ~marks.others) !== 0) readInPlace(folded, readings, tables, chinese)
  return readings
}

/** The syllable of a reading, without tone, ü as v; empty for none. */
export const syllableOf = (reading: Reading): string => readingTables().syllables[Math.trunc(reading / 5)] ?? ''

/** Every reading people give a character, without tones, ü as u; undefined where it has only the one. */
export const otherReadingsOf = (char: string): readonly string[] | undefined => {
  const tables = readingTables()
  const mark = tables.marks[char.charCodeAt(0) - firstUnit] ?? 0
  return (mark & marks.others) === 0 ? undefined : tables.others.get(char)
}

let packed: readonly string[] | undefined

/**
 * The key by which names are ordered, compared byte by byte: signs and digits, then Chinese characters by reading with tone
 * and then by character, then Latin letters. That is the order of `Intl.Collator('zh-u-co-pinyin')`, save that characters
 * of one reading stand by code point. Takes folded text. The key is ASCII pairs and characters, not meant to be read.
 */
export const sortKeyOf = (folded: string): string => {
  packed ??= Array.from({ length: readingTables().syllables.length * 5 }, (_, reading) => packReading(reading))
  const readings = readingsOf(folded)
  let key = ''
  for (let i = 0; i < readings.length; i++) {
    const reading = readings[i] ?? -1
    if (reading >= 0) key += packed[reading]
    key += folded[i]
  }
  return key
}

/** How a name is read. */
export interface Pinyin {
  /** A syllable for each Chinese character, ü as v; words in other letters stand whole, in lower case. */
  readonly syllables: readonly string[]
  /** The syllables joined by a space: `zhang xiao ming`. */
  readonly full: string
  /** The first letter of each: `zxm`. */
  readonly initials: string
  readonly sortKey: string
}

const otherWord = pattern('[\\p{L}\\p{N}\\p{M}]+', 'uy')

/** Where the word that begins at `from` ends: before a sign, or before a character that has a reading. */
const wordEnd = (folded: string, readings: readonly Reading[], from: number): number => {
  const word = otherWord()
  word.lastIndex = from
  if (!word.test(folded)) return from
  const end = word.lastIndex
  for (let i = from; i < end; i++) if ((readings[i] ?? -1) >= 0) return i
  return end
}

/** Reads a name. Signs and spaces are left out; Chinese characters without a known reading stand as they are. */
export const pinyinOf = (name: string): Pinyin => {
  const folded = foldText(name)
  const readings = readingsOf(folded)
  const syllables: string[] = []
  for (let i = 0; i < folded.length; ) {
    const reading = readings[i] ?? -1
    if (reading >= 0) {
      syllables.push(syllableOf(reading))
      i += readings[i + 1] === -2 ? 2 : 1
      continue
    }
    const end = wordEnd(folded, readings, i)
    if (end > i) syllables.push(folded.slice(i, end))
    i = Math.max(end, i + 1)
  }
  return {
    syllables,
    full: syllables.join(' '),
    initials: syllables.map((one) => String.fromCodePoint(one.codePointAt(0) ?? 0)).join(''),
    sortKey: sortKeyOf(folded),
  }
}
