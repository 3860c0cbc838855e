// A command line as a person would type it again.
import { shellWord } from '../kernel/shell-word.ts'

export { shellWord }

/** The words after `crm` as one line that begins with it. */
export const shellLine = (argv: readonly string[]): string => ['crm', ...argv.map(shellWord)].join(' ')
