// Unpacks the tables of readings, generated and by hand, once and only when a Chinese text is first read.
// It reads no text itself: that is pinyin.ts.
import { mainReadings, rareReadings, syllableList } from './pinyin.table.ts'
import { compoundSurnames, otherReadings, phraseReadings, surnameReadings } from './pinyin-readings.ts'

/** First character of the block in the packed table. */
export const firstUnit = 0x4e00

/** Its last. */
export const lastUnit = 0x9fff

/** Marks of a character: has other readings, may begin a phrase, is a surname, begins a surname of two characters. */
export const marks = { others: 1, phrase: 2, surname: 4, compound: 8 } as const

/** A reading as a number: place of the syllable x 5 + tone; -1 is no reading, -2 the second half of a pair of surrogates. */
export type Reading = number

/** A word with the readings of its characters. */
export interface Phrase {
  readonly text: string
  readonly readings: readonly Reading[]
}

/** All that is known of readings beside the packed table. */
export interface ReadingTables {
  /** Every syllable without tone, in the order of sorting, ü as v. */
  readonly syllables: readonly string[]
  /** For each character of the block: which of `marks` it bears. */
  readonly marks: Uint8Array
  readonly surnames: ReadonlyMap<number, Reading>
  /** By first character, as are the next; longest first. */
  readonly compounds: ReadonlyMap<number, readonly Phrase[]>
  readonly phrases: ReadonlyMap<number, readonly Phrase[]>
  /** All readings of a character, without tones, ü as u. */
  readonly others: ReadonlyMap<string, readonly string[]>
  /** Characters outside the block. */
  readonly rare: ReadonlyMap<string, Reading>
}

const unpack = (high: number, low: number): Reading =>
  high === 45 ? -1 : (high - 65) * 86 + low - (low > 92 ? 41 : 40)

/** The main reading of a UTF-16 unit within the block. */
export const mainReading = (unit: number): Reading => {
  const at = (unit - firstUnit) * 2
  return unpack(mainReadings.charCodeAt(at), mainReadings.charCodeAt(at + 1))
}

/** Two printable ASCII characters for a reading; their binary order is the order of sorting. */
export const packReading = (reading: Reading): string => {
  const low = (reading % 86) + 40
  return String.fromCharCode(65 + Math.trunc(reading / 86), low >= 92 ? low + 1 : low)
}

/** A syllable as it is searched: ü as u, so that lu, lv and lü all find 吕. */
export const searchSyllable = (syllable: string): string =>
  syllable.includes('v') ? syllable.replace('v', 'u') : syllable

const entries = (text: string): (readonly [string, readonly string[]])[] =>
  text
    .trim()
    .split(/[|\n]/)
    .map((entry) => {
      const [chars = '', ...readings] = entry.split(' ')
      return [chars, readings] as const
    })

const make = (): ReadingTables => {
  const syllables = syllableList.split(' ')
  const place = new Map(syllables.map((syllable, index) => [syllable, index]))
  const bits = new Uint8Array(lastUnit - firstUnit + 1)
  const mark = (text: string, bit: number): void => {
    const at = text.charCodeAt(0) - firstUnit
    bits[at] = (bits[at] ?? 0) | bit
  }
  const readingOf = (toned: string): Reading => {
    const index = place.get(toned.slice(0, -1))
    if (index === undefined) throw new Error(`pinyin-readings.ts: there is no syllable ${toned}`)
    return index * 5 + Number(toned.slice(-1))
  }
  const surnames = new Map<number, Reading>()
  for (const [char, [toned = '']] of entries(surnameReadings)) {
    surnames.set(char.charCodeAt(0), readingOf(toned))
    mark(char, marks.surname)
  }
  const byFirst = (text: string, bit: number): Map<number, Phrase[]> => {
    const found = new Map<number, Phrase[]>()
    for (const [words, toned] of entries(text)) {
      const list = found.get(words.charCodeAt(0)) ?? []
      list.push({ text: words, readings: toned.map(readingOf) })
      found.set(
        words.charCodeAt(0),
        list.sort((a, b) => b.text.length - a.text.length),
      )
      mark(words, bit)
    }
    return found
  }
  const compounds = byFirst(compoundSurnames, marks.compound)
  const phrases = byFirst(phraseReadings, marks.phrase)
  const others = new Map<string, readonly string[]>()
  for (const [char, list] of entries(otherReadings)) {
    others.set(char, [...new Set(list.map(searchSyllable))])
    mark(char, marks.others)
  }
  const rare = new Map<string, Reading>()
  const chars = Array.from(rareReadings)
  for (let i = 0; i + 2 < chars.length; i += 3)
    rare.set(chars[i] ?? '', unpack((chars[i + 1] ?? '-').charCodeAt(0), (chars[i + 2] ?? '-').charCodeAt(0)))
  return { syllables, marks: bits, surnames, compounds, phrases, others, rare }
}

let made: ReadingTables | undefined

/** The tables, made at the first call (about a millisecond) and kept. */
export const readingTables = (): ReadingTables => (made ??= make())
