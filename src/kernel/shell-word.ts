// A word as a person would type it in a shell, for lines that are offered to be typed.
import { late } from './pattern.ts'

const plain = /^[\w@%+=:,./-]+$/
const bare = late(() => /^[\p{L}\p{N}_@%+=:,./-]+$/u)

/** One word, quoted where a shell needs it. */
export const shellWord = (word: string): string =>
  plain.test(word) || bare().test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
