// The failures of a line whose words name no command: each says what would do, as a line that can be typed.
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same } from '../kernel/words.ts'
import { type CommandNames, hasPath, type NounNames, nounOf, verbOf, verbWords } from './command-names.ts'
import { shellLine } from './shell-line.ts'

/** The line with another word at one place. */
const lineWith = (argv: readonly string[], place: number, word: string): string => shellLine(argv.with(place, word))

/** No command begins with this word. */
export const unknownCommand = (names: CommandNames, argv: readonly string[], place: number): Failure => {
  const word = argv[place] ?? ''
  const all = [
    ...names.paths.map((path) => path[0] ?? ''),
    ...Object.keys(verbWords).filter((verb) => names.paths.some(([first]) => first === verb)),
    ...names.nouns.flatMap((noun) => [noun.name, noun.plural, ...noun.chinese]),
  ]
  const near = suggest(word, [...new Set(all)])
  return new Failure(
    'usage',
    'unknown-command',
    { en: `there is no command "${word}"`, zh: `没有命令“${word}”` },
    { hint: same(near === undefined ? 'crm help' : lineWith(argv, place, near)) },
  )
}

/** The nouns and own words that go with a verb, as they are typed after it. */
const fittingWords = (
  names: CommandNames,
  verb: string,
): readonly { readonly shown: string; readonly all: readonly string[] }[] =>
  [...new Set(names.paths.flatMap(([first, second]) => (first === verb && second !== undefined ? [second] : [])))].map(
    (word) => {
      const noun = names.nouns.find((one) => one.name === word)
      if (!noun) return { shown: word, all: [word] }
      return { shown: verb === 'list' ? noun.plural : noun.name, all: [noun.name, noun.plural, ...noun.chinese] }
    },
  )

/** The line by a verb that stands further on and goes with the noun: `move visit V-1 done` is `done visit V-1`. */
const byOtherVerb = (names: CommandNames, argv: readonly string[], place: number): string | undefined => {
  const noun = nounOf(names.nouns, argv[place] ?? '')
  if (!noun) return undefined
  for (let at = place + 1; at < argv.length; at += 1) {
    const verb = verbOf(argv[at] ?? '')
    if (verb === undefined || !hasPath(names, [verb, noun.name])) continue
    // `--to done`: the flag goes with its value.
    const from = argv[at - 1]?.startsWith('--') ? at - 1 : at
    return shellLine([verb, noun.name, ...argv.slice(place + 1, from), ...argv.slice(at + 1)])
  }
  return undefined
}

/** A verb without a noun, or with one that it does not go with. */
export const unknownNoun = (
  names: CommandNames,
  verb: string,
  argv: readonly string[],
  place: number | undefined,
): Failure => {
  const fitting = fittingWords(names, verb)
  const shown = fitting.map((one) => one.shown)
  const first = shown.find((word) => word.startsWith('customer')) ?? shown[0] ?? ''
  const why = { en: `${verb} goes with ${shown.join(', ')}`, zh: `${verb} 可用于 ${shown.join('、')}` }
  if (place === undefined)
    return new Failure(
      'usage',
      'unknown-noun',
      { en: `${verb} what?`, zh: `${verb} 什么？` },
      { why, hint: same(`${shellLine(argv)} ${first}`) },
    )
  const word = argv[place] ?? ''
  const near = suggest(
    word,
    fitting.flatMap((one) => one.all),
  )
  const isNoun = nounOf(names.nouns, word) !== undefined
  return new Failure(
    'usage',
    'unknown-noun',
    isNoun
      ? { en: `${verb} does not go with "${word}"`, zh: `${verb} 不能用于“${word}”` }
      : { en: `there is nothing called "${word}" to ${verb}`, zh: `${verb} 不能用于“${word}”` },
    {
      why,
      hint: same(
        near === undefined ? (byOtherVerb(names, argv, place) ?? `crm ${verb} ${first}`) : lineWith(argv, place, near),
      ),
    },
  )
}

/** A noun with a word behind it that is no verb: perhaps a verb misspelt, perhaps the name of a record. */
export const unknownVerb = (names: CommandNames, noun: NounNames, argv: readonly string[], place: number): Failure => {
  const word = argv[place] ?? ''
  const fitting = [
    ...Object.keys(verbWords).filter((verb) => hasPath(names, [verb, noun.name])),
    ...Object.keys(names.subjects).filter((verb) => names.subjects[verb] === noun.name),
    ...names.paths.flatMap(([first, second]) => (first === noun.name && second !== undefined ? [second] : [])),
  ]
  const near = suggest(
    word,
    fitting.flatMap((verb) => [verb, ...(verbWords[verb] ?? [])]),
  )
  const other = hasPath(names, ['show', noun.name]) ? shellLine(['show', ...argv]) : shellLine(['help', noun.name])
  return new Failure(
    'usage',
    'unknown-verb',
    { en: `${noun.plural} have no verb "${word}"`, zh: `${noun.chinese[0]}没有操作“${word}”` },
    {
      why: { en: `there is ${fitting.join(', ')}`, zh: `可用 ${fitting.join('、')}` },
      hint: same(near === undefined ? other : lineWith(argv, place, near)),
    },
  )
}
