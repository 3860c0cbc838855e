// The failures of a line whose words name no command: each says what would do, as a line that can be typed.

import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same } from '../kernel/words.ts'
import { type CommandNames, hasPath, type NounNames, nounOf, nounOfId, verbOf, verbWords } from './command-names.ts'
import { byNounOrder } from './noun-order.ts'
import { shellLine } from './shell-line.ts'

/** The line with another word at one place. */
const lineWith = (argv: readonly string[], place: number, word: string): string => shellLine(argv.with(place, word))

const isChinese = (word: string): boolean => /\p{Script=Han}/u.test(word)

/** No command begins with this word. */
export const unknownCommand = (names: CommandNames, argv: readonly string[], place: number): Failure => {
  const word = argv[place] ?? ''
  const all = [
    ...names.paths.map((path) => path[0] ?? ''),
    ...Object.entries(verbWords).flatMap(([verb, words]) =>
      names.paths.some(([first]) => first === verb) ? [verb, ...words.filter(isChinese)] : [],
    ),
    ...Object.keys(names.aliases).filter((alias) => isChinese(alias) && !alias.includes(' ')),
    ...names.nouns.flatMap((noun) => [noun.name, noun.plural, ...noun.chinese]),
  ]
  const near = word === 'crm' ? undefined : suggest(word, [...new Set(all)])
  // The name of the program, copied along.
  const twice = word === 'crm' && argv.length > 1 ? shellLine(argv.toSpliced(place, 1)) : undefined
  // An id alone: a look at it harms nothing.
  const record = near === undefined && nounOfId(names.nouns, 'show', word) ? shellLine(['show', ...argv]) : undefined
  return new Failure(
    'usage',
    'unknown-command',
    { en: `there is no command "${word}"`, zh: `没有命令“${word}”` },
    { hint: same(near === undefined ? (twice ?? record ?? 'crm help') : lineWith(argv, place, near)) },
  )
}

/** The nouns and own words that go with a verb, as they are typed after it. */
const fittingWords = (
  names: CommandNames,
  verb: string,
): readonly { readonly shown: string; readonly all: readonly string[] }[] =>
  [...new Set(names.paths.flatMap(([first, second]) => (first === verb && second !== undefined ? [second] : [])))]
    .sort(byNounOrder(names.nouns))
    .map((word) => {
      const noun = names.nouns.find((one) => one.name === word)
      if (!noun) return { shown: word, all: [word] }
      return { shown: verb === 'list' ? noun.plural : noun.name, all: [noun.name, noun.plural, ...noun.chinese] }
    })

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

/** What other nouns call the same deed: a complaint is closed, a visit is done. */
const kin: Readonly<Record<string, readonly string[]>> = {
  done: ['close', 'move', 'show'],
  close: ['done', 'remove', 'show'],
  cancel: ['remove', 'show'],
  move: ['edit', 'show'],
  assign: ['edit', 'show'],
  merge: ['show'],
  erase: ['remove', 'show'],
}

/** The line by the verb that does for this noun what the one typed does for others, with the record that was named. */
const byKinVerb = (names: CommandNames, verb: string, argv: readonly string[], place: number): string | undefined => {
  const word = argv[place] ?? ''
  const byId = nounOfId(names.nouns, verb, word)
  const noun = nounOf(names.nouns, word) ?? byId
  const other = noun && kin[verb]?.find((one) => hasPath(names, [one, noun.name]))
  if (!noun || other === undefined) return undefined
  const record = byId ? word : argv.slice(place + 1).find((one) => nounOfId(names.nouns, verb, one) === noun)
  // A look takes none of the flags of a deed.
  if (other === 'show' || other === 'remove' || other === 'edit')
    return record === undefined
      ? shellLine(['help', noun.name])
      : shellLine([other === 'edit' ? 'show' : other, noun.name, record])
  return shellLine([other, noun.name, ...(byId ? [word] : []), ...argv.slice(place + 1)])
}

/** The line with the noun put in front of a word that is none: of a file the noun that its name says. */
const withNoun = (names: CommandNames, verb: string, argv: readonly string[], place: number): string => {
  const word = argv[place] ?? ''
  const fitting = names.nouns.filter((noun) => hasPath(names, [verb, noun.name]))
  const isFile = verb === 'import' || verb === 'export'
  const said = isFile
    ? fitting.find(({ name, chinese }) => [name, ...chinese].some((one) => word.includes(one)))
    : undefined
  const noun = said ?? fitting.find(({ name }) => name === 'customer') ?? fitting[0]
  if (!noun) return `crm ${verb} ${fittingWords(names, verb)[0]?.shown ?? ''}`
  return shellLine(argv.toSpliced(place, 0, isFile || verb === 'list' ? noun.plural : noun.name))
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
      { why, hint: same(withNoun(names, verb, argv, argv.length)) },
    )
  const word = argv[place] ?? ''
  const near = suggest(
    word,
    fitting.flatMap((one) => one.all),
  )
  const byId = nounOfId(names.nouns, verb, word)
  const isNoun = nounOf(names.nouns, word) !== undefined || byId !== undefined
  const better =
    byOtherVerb(names, argv, place) ??
    byKinVerb(names, verb, argv, place) ??
    (isNoun ? `crm ${verb} ${first}` : withNoun(names, verb, argv, place))
  return new Failure(
    'usage',
    'unknown-noun',
    { en: `${verb} does not go with "${word}"`, zh: `${verb} 不能用于“${word}”` },
    {
      why,
      hint: same(near === undefined ? better : lineWith(argv, place, near)),
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
  const turned = names.paths.some((path) => path[0] === word && path[1] === noun.name)
  if (turned && place > 0) {
    const [nounWord = ''] = argv.filter((one) => nounOf(names.nouns, one) === noun)
    const others = argv.filter((one, at) => at !== place && one !== nounWord)
    return new Failure(
      'usage',
      'unknown-verb',
      { en: `${noun.plural} have no verb "${word}"`, zh: `${noun.chinese[0]}没有操作“${word}”` },
      {
        why: { en: `${word} comes first`, zh: `${word} 写在前面` },
        hint: same(shellLine([word, noun.name, ...others])),
      },
    )
  }
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
