// The words of a record for the full-text index. The index is one FTS5 table, contentless, that splits on spaces only:
//   create virtual table search using fts5(words, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '~^'")
// Words over-find on purpose; readSearch in search-query.ts rechecks what they find.
import { readingsOf } from './pinyin.ts'
import { firstUnit, lastUnit, marks, readingTables } from './pinyin-tables.ts'
import { runsOf, searchFold } from './search-fold.ts'
import { searchSyllablesByPlace, unitsOf } from './search-units.ts'
import { beginWords, putText, putUnit, space, takeWords } from './word-writer.ts'

/** The tokenizer the words are made for; part of the `create virtual table`. */
export const searchTokenizer = "ascii tokenchars '~^'"

/** Before a syllable of pinyin. */
export const soundMark = '~'

/** Before initials of pinyin. */
export const initialsMark = '^'

const soundUnit = soundMark.charCodeAt(0)
const initialsUnit = initialsMark.charCodeAt(0)

/**
 * A text of a record that is searched. `name` (of a person, firm or product) is found by pinyin and initials too; `phone` is
 * not indexed here, as numbers are found by their own columns, but rechecked.
 */
export interface SearchField {
  readonly key: string
  readonly kind: 'name' | 'text' | 'phone'
  readonly text: string
}

/** The pieces by which a word of letters is asked: its trigrams, or itself where it has fewer than three. */
export const piecesOf = (word: string): readonly string[] => {
  const chars = Array.from(word)
  if (chars.length < 3) return [word]
  return chars.slice(2).map((char, i) => `${chars[i]}${chars[i + 1]}${char}`)
}

const hasPairs = /[\ud800-\udfff]/

/** Each character and each two neighbours. */
const putDense = (text: string): void => {
  const chars = hasPairs.test(text) ? Array.from(text) : text
  for (let i = 0; i < chars.length; i++) {
    putText(chars[i] ?? '')
    putUnit(space)
    if (i + 1 === chars.length) continue
    putText(chars[i] ?? '')
    putText(chars[i + 1] ?? '')
    putUnit(space)
  }
}

/** The pieces of a word that stands from `from` to `end` and has no surrogates. */
const putPieces = (text: string, from: number, end: number): void => {
  for (let at = from; at === from || at + 3 <= end; at++) {
    for (let i = at; i < at + 3 && i < end; i++) putUnit(text.charCodeAt(i))
    putUnit(space)
  }
}

const putWord = (text: string): void => {
  if (hasPairs.test(text)) for (const piece of piecesOf(text)) putText(`${piece} `)
  else putPieces(text, 0, text.length)
}

const putSound = (sound: string): void => {
  putUnit(soundUnit)
  putText(sound)
  putUnit(space)
}

/** Whether each unit is a Chinese character with one reading, so that the short way will do. */
const isPlain = (folded: string): boolean => {
  const bits = readingTables().marks
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i)
    if (unit < firstUnit || unit > lastUnit || ((bits[unit - firstUnit] ?? 0) & marks.others) !== 0) return false
  }
  return true
}

const putPlainSounds = (folded: string): boolean => {
  const syllables = searchSyllablesByPlace()
  const readings = readingsOf(folded)
  for (const reading of readings) if (reading < 0) return false
  const soundAt = (i: number): string => syllables[Math.trunc((readings[i] ?? 0) / 5)] ?? ''
  for (let i = 0; i < readings.length; i++) {
    putSound(soundAt(i))
    if (i + 1 >= readings.length) continue
    putUnit(initialsUnit)
    putUnit(soundAt(i).charCodeAt(0))
    putUnit(soundAt(i + 1).charCodeAt(0))
    putUnit(space)
  }
  return true
}

const putSounds = (folded: string): void => {
  if (isPlain(folded) && putPlainSounds(folded)) return
  const units = unitsOf(folded)
  units.forEach((unit, i) => {
    for (const sound of unit.sounds) putSound(sound)
    for (const initial of unit.initials)
      for (const next of units[i + 1]?.initials ?? []) putText(`${initialsMark}${initial}${next} `)
  })
}

/**
 * The words of a record, parted by spaces, ready for the index: for Chinese each character and each pair; for other words
 * their trigrams; for names also syllables and each two neighbouring initials. The same fields always give the same words, so
 * that a row can be taken out of a contentless table; a change of them needs a migration that makes the index anew.
 */
export const searchWords = (fields: readonly SearchField[]): string => {
  beginWords()
  for (const field of fields) {
    if (field.kind === 'phone' || field.text === '') continue
    const folded = searchFold(field.text)
    for (const run of runsOf(folded)) {
      if (run.dense) putDense(run.text)
      else putWord(run.text)
    }
    if (field.kind === 'name') putSounds(folded)
  }
  return takeWords()
}
