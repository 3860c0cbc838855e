// The sounds of a name for search: a unit for each Chinese character and each word, with every reading people give it.
import { otherReadingsOf, readingsOf, syllableOf } from './pinyin.ts'
import { readingTables, searchSyllable } from './pinyin-tables.ts'
import { runsOf } from './search-fold.ts'

/** One unit of a name. */
export interface Unit {
  /** Syllables without tone, ü as u; empty for a word in other letters and for a character of unknown reading. */
  readonly sounds: readonly string[]
  /** First letters, each once; empty for a character of unknown reading. */
  readonly initials: readonly string[]
  /** A number as it stands: 12 in 客户12. */
  readonly number?: string
}

let syllables: readonly string[] | undefined

/** Every syllable as it is searched, by its place in the table of readings. */
export const searchSyllablesByPlace = (): readonly string[] =>
  (syllables ??= readingTables().syllables.map(searchSyllable))

const single = new Map<number, Unit>()
const initialsOf = (sounds: readonly string[]): readonly string[] => [
  ...new Set(sounds.map((sound) => sound.charAt(0))),
]

const unitOf = (char: string, reading: number): Unit => {
  // Among them is the one that its place calls for.
  const others = otherReadingsOf(char)
  if (others !== undefined) return { sounds: others, initials: initialsOf(others) }
  const known = single.get(reading)
  if (known) return known
  const sounds = reading < 0 ? [] : [searchSyllable(syllableOf(reading))]
  const unit = { sounds, initials: initialsOf(sounds) }
  single.set(reading, unit)
  return unit
}

/** The units of a folded name, in their order. */
export const unitsOf = (folded: string): Unit[] => {
  const readings = readingsOf(folded)
  const units: Unit[] = []
  for (const run of runsOf(folded)) {
    if (!run.dense) {
      const initial = run.text.codePointAt(0) ?? 0
      const initials = [String.fromCodePoint(initial)]
      units.push(/^\d+$/.test(run.text) ? { sounds: [], initials, number: run.text } : { sounds: [], initials })
      continue
    }
    for (let i = run.at; i < run.at + run.text.length; i++) {
      const reading = readings[i] ?? -1
      if (reading !== -2) units.push(unitOf(folded.charAt(i), reading))
    }
  }
  return units
}
