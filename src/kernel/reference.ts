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
