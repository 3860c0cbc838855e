// Flags that contradict each other: refused, since one of the two is a slip and nobody can tell which.
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import { formatOf } from '../output/format.ts'
import type { Given, Options } from './option.ts'
import { shellLine } from './shell-line.ts'

/** A line as its flags were read. */
export interface Flagged {
  readonly path: readonly string[]
  /** The words behind the path, as typed. */
  readonly rest: readonly string[]
  readonly options: Options
  readonly given: Given
}

/** The words without one flag, its short letter and its value. */
const without = ({ rest, options }: Flagged, name: string): readonly string[] => {
  const option = options[name]
  const names = [`--${name}`, ...(option?.short === undefined ? [] : [`-${option.short}`])]
  const kept: string[] = []
  for (let place = 0; place < rest.length; place += 1) {
    const word = rest[place] ?? ''
    if (names.includes(word)) place += option?.value === undefined ? 0 : 1
    else if (!word.startsWith(`--${name}=`)) kept.push(word)
  }
  return kept
}

const clash = (line: Flagged, first: string, second: string): Failure =>
  new Failure(
    'usage',
    'clashing-flags',
    {
      en: `--${first} and --${second} contradict each other`,
      zh: `--${first} 与 --${second} 互相矛盾`,
    },
    { field: second, hint: same(shellLine([...line.path, ...without(line, second)])) },
  )

/** The flags that name a format, each with the format it names. */
const formatsNamed = ({ given }: Flagged): readonly (readonly [flag: string, format: string])[] => [
  ...(given.has('json') ? [['json', 'json'] as const] : []),
  ...(given.has('csv') ? [['csv', 'csv'] as const] : []),
  ...(given.has('format') ? [['format', formatOf(given.text('format') ?? '') ?? ''] as const] : []),
]

/** Throws `clashing-flags` (exit 2) where two flags of a line contradict each other. */
export const refuseClashes = (line: Flagged): void => {
  const { options, given } = line
  const [named, ...others] = formatsNamed(line)
  const other = named && others.find(([, format]) => format !== named[1])
  if (named && other) throw clash(line, named[0], other[0])
  for (const [name, { not = [] }] of Object.entries(options)) {
    const second = given.has(name) ? not.find((one) => given.has(one)) : undefined
    if (second !== undefined) throw clash(line, name, second)
  }
}
