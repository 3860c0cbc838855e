// A command line as a person would type it again.
import { late } from '../kernel/pattern.ts'

const plain = /^[\w@%+=:,./-]+$/
const bare = late(() => /^[\p{L}\p{N}_@%+=:,./-]+$/u)

/** One word, quoted where a shell needs it. */
export const shellWord = (word: string): string =>
  plain.test(word) || bare().test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

/** The words after `crm` as one line that begins with it. */
export const shellLine = (argv: readonly string[]): string => ['crm', ...argv.map(shellWord)].join(' ')
