// The whole line to try instead, where a failure only names a flag or a value that would do. Never runs it.
import type { Failure } from '../kernel/failure.ts'
import { globalOptions } from './global-options.ts'
import { shellLine } from './shell-line.ts'

/** The words without a flag and its value. */
const withoutFlag = (argv: readonly string[], flag: string): readonly string[] => {
  const short = globalOptions[flag.slice(2)]?.short
  const kept: string[] = []
  for (let place = 0; place < argv.length; place += 1) {
    const word = argv[place] ?? ''
    if (word === flag || word === `-${short}`) place += 1
    else if (!word.startsWith(`${flag}=`)) kept.push(word)
  }
  return kept
}

const withValue = (argv: readonly string[], wrong: string, right: string): readonly string[] | null => {
  const place = argv.findIndex((word) => word === wrong || word === `+${wrong}` || word.endsWith(`=${wrong}`))
  const word = argv[place]
  return word === undefined ? null : argv.with(place, word.slice(0, word.length - wrong.length) + right)
}

/** Failures whose sentence quotes the wrong value, and whose hint is another one. */
const valueCodes: ReadonlySet<string> = new Set(['bad-value', 'unknown-ending'])

/** The line that is typed with what a failure's hint names put in its place; null where none follows from it. */
export const retryLine = (failure: Failure, argv: readonly string[]): string | null => {
  const { field, hint } = failure.detail
  const text = hint?.en
  if (text === undefined || field === undefined || text !== hint?.zh || text.includes('|')) return null
  const flag = `--${field.replaceAll('_', '-')}`
  if (text.startsWith(`${flag} `)) return `${shellLine(withoutFlag(argv, flag))} ${text}`
  const wrong = /"(.*)"/.exec(failure.words.en)?.[1]
  if (!valueCodes.has(failure.code) || wrong === undefined || /\s|^-/.test(text)) return null
  const words = withValue(argv, wrong, text)
  return words === null ? null : shellLine(words)
}
