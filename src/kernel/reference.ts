// Lettered ids such as C-12. Which noun a letter stands for, and what a bare number means, is the caller's matter.

/** A lettered id, taken apart. */
export interface Lettered {
  /** One capital letter, or two: there are more nouns than letters. */
  readonly letter: string
  readonly id: number
}

const pattern = /^([A-Za-z]{1,2})-?(\d{1,16})$/

/** Reads `C-12`, `c12`, `C12`, also in full-width letters; null for anything else, for 0, and past the safe integers. */
export const parseLettered = (text: string): Lettered | null => {
  const found = pattern.exec(/[\uff00-\uffef]/.test(text) ? text.normalize('NFKC').trim() : text.trim())
  const id = Number(found?.[2])
  if (!found?.[1] || id < 1 || !Number.isSafeInteger(id)) return null
  return { letter: found[1].toUpperCase(), id }
}

/** Writes a lettered id: `C-12`. */
export const lettered = (letter: string, id: number): string => `${letter}-${id}`

/** In the index of words a record stands at its id times this, plus the number of its noun's letters. */
export const indexSpan = 64

// Ids of two letters, in the order in which they came: each new one goes to the end, since indexes hold these numbers.
const paired: readonly string[] = ['RL', 'RT', 'RV', 'CN']

/** The number below `indexSpan` that stands for a noun's letters: A is 1, Z is 26, those of two letters follow. */
export const letterNumber = (letter: string): number => {
  if (letter.length === 1) return letter.charCodeAt(0) - 64
  const at = paired.indexOf(letter)
  if (at < 0 || 27 + at >= indexSpan) throw new Error(`no number stands for the letters ${letter}`)
  return 27 + at
}
