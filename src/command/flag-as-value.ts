// A flag that was left without its value, so that the next flag would be read as one: refused, since a slip of that kind
// would name a file `--json`. Other texts that begin with a dash are nobody's business here.
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import type { Option, Options } from './option.ts'
import { shellLine, shellWord } from './shell-line.ts'

interface Named {
  readonly name: string
  readonly option: Option
}

/** The flag a word is exactly, by name or letter. A command's own letter wins over that of every command. */
const flagOf = (word: string, options: Options): Named | undefined => {
  if (!word.startsWith('-')) return undefined
  const name = word.startsWith('--')
    ? word.slice(2)
    : Object.keys(options).findLast((key) => word === `-${options[key]?.short}`)
  const option = name !== undefined && Object.hasOwn(options, name) ? options[name] : undefined
  return name !== undefined && option ? { name, option } : undefined
}

const needsValue = (
  path: readonly string[],
  rest: readonly string[],
  place: number,
  { name, option }: Named,
): Failure => {
  const word = rest[place] ?? ''
  const next = rest[place + 1] ?? ''
  const value = option.choices?.[0] ?? option.value ?? ''
  return new Failure(
    'usage',
    'missing-value',
    { en: `${word} needs a value`, zh: `${word} 需要一个值` },
    {
      field: name,
      why: {
        en: `${next} is a flag; as a value it is written --${name}=${shellWord(next)}`,
        zh: `${next} 是选项；如要作为值，请写 --${name}=${shellWord(next)}`,
      },
      hint: same(shellLine([...path, ...rest.toSpliced(place + 1, 0, value)])),
    },
  )
}

/** Throws `missing-value` (exit 2) where the word behind a flag with a value is a flag of the same command. */
export const refuseFlagAsValue = (path: readonly string[], rest: readonly string[], options: Options): void => {
  for (let place = 0; place < rest.length - 1; place += 1) {
    const word = rest[place] ?? ''
    if (word === '--') return
    const flag = flagOf(word, options)
    if (flag?.option.value === undefined) continue
    if (flagOf(rest[place + 1] ?? '', options)) throw needsValue(path, rest, place, flag)
    place += 1
  }
}
