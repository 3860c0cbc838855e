// Draws what completion knows of the program, in one language, from the same declarations as help: one text of JSON a page.
import { settings } from '../../database/settings.ts'
import { type Language, say } from '../../kernel/words.ts'
import type { Command } from '../command.ts'
import { globalOptions } from '../global-options.ts'
import { topicNames } from '../help/topic-names.ts'
import { verbAbouts } from '../help/verb-page.ts'
import type { Option, Options } from '../option.ts'
import { allCommands, commandAt, type Program } from '../program.ts'
import { drawNoun } from './draw-noun.ts'
import { drawTakes } from './draw-takes.ts'
import type { DrawnCommand, DrawnFlag, DrawnWord, DrawnWords } from './drawn.ts'
import { type PlaceFacts, takesOfFlag, takesOfWord } from './takes-of.ts'

/** The shown flag that a hidden one is another name of: they are explained by the very same words. */
const sameAs = (options: Options, { hidden, about }: Option): string | undefined =>
  hidden ? Object.entries(options).find(([, one]) => !one.hidden && one.about === about)?.[0] : undefined

const drawFlags = (options: Options, facts: PlaceFacts, language: Language): Readonly<Record<string, DrawnFlag>> =>
  Object.fromEntries(
    Object.entries(options).map(([name, option]): readonly [string, DrawnFlag] => {
      const takes = takesOfFlag(name, option, facts)
      const same = sameAs(options, option)
      return [
        name,
        {
          about: say(option.about, language),
          ...(option.short === undefined ? {} : { short: option.short }),
          ...(option.value === undefined ? {} : { valued: true }),
          ...(takes ? { takes: drawTakes(takes, language) } : {}),
          ...(option.many ? { many: true } : {}),
          ...(option.hidden ? { hidden: true } : {}),
          ...(option.not ? { not: option.not } : {}),
          ...(same === undefined ? {} : { same }),
        },
      ]
    }),
  )

const drawCommand = ({ nouns }: Program, command: Command, language: Language): DrawnCommand => {
  const facts = { path: command.path, nouns }
  const words = (command.positionals ?? []).map((word) => {
    const takes = takesOfWord(word, facts)
    return takes ? drawTakes(takes, language) : null
  })
  return {
    words,
    ...(command.positionals?.at(-1)?.rest ? { rest: true } : {}),
    flags: drawFlags({ ...command.options, ...globalOptions, ...command.options }, facts, language),
  }
}

const drawTopics = (language: Language): DrawnWords['topics'] =>
  topicNames.map((topic) => ({
    text: topic.name,
    about: say(topic.about, language),
    also: topic.chinese,
    ...('under' in topic ? { under: topic.under } : {}),
  }))

const drawWords = (program: Program, language: Language): DrawnWords => {
  const shown = allCommands(program).filter(({ hidden }) => !hidden)
  const others = (program.otherNouns ?? []).map(({ name }) => {
    const list = commandAt(program, ['list', name])
    return [name, list ? say(list.summary, language) : '']
  })
  return {
    commands: Object.fromEntries(shown.map(({ path, summary }) => [path.join(' '), say(summary, language)])),
    verbs: Object.fromEntries(Object.entries(verbAbouts).map(([verb, about]) => [verb, say(about, language)])),
    nouns: Object.fromEntries([...program.nouns.map(({ name, about }) => [name, say(about, language)]), ...others]),
    topics: drawTopics(language),
    settings: Object.entries(settings).map(
      ([key, { words }]): DrawnWord => ({ text: key, about: say(words, language) }),
    ),
    flags: drawFlags(globalOptions, { path: [], nouns: program.nouns }, language),
  }
}

/** The names of its pages, without the `complete` before each. */
export const completionPages = (program: Program): readonly string[] => [
  'words',
  ...program.nouns.map(({ name }) => `noun ${name}`),
  ...allCommands(program).map(({ path }) => `command ${path.join(' ')}`),
]

/** Draws a page. Throws where there is none of that name. */
export const drawCompletion = (program: Program, name: string, language: Language): string => {
  const [kind, ...path] = name.split(' ')
  const noun = kind === 'noun' ? program.nouns.find((one) => one.name === path[0]) : undefined
  const command = kind === 'command' ? commandAt(program, path) : undefined
  if (name === 'words') return JSON.stringify(drawWords(program, language))
  if (noun) return JSON.stringify(drawNoun(program.nouns, noun, language))
  if (command) return JSON.stringify(drawCommand(program, command, language))
  throw new Error(`nothing to complete is called ${name}`)
}
