// Every page of help, drawn from the program. The build draws them all; a run draws one where no drawn page is at hand.
import type { Language } from '../../kernel/words.ts'
import { say } from '../../kernel/words.ts'
import { drawnTable } from '../../output/drawn-table.lazy.ts'
import { shellNamed, shells } from '../completion/asking.ts'
import { completionPages, drawCompletion } from '../completion/draw.ts'
import { scripts } from '../completion/scripts.ts'
import { allCommands, commandAt, type Program } from '../program.ts'
import type { PageName } from './asked-page.ts'
import { helpFor } from './help.ts'
import { mainPage } from './main-page.ts'
import { nounPage } from './noun-page.ts'
import { otherNounPage } from './other-noun-page.ts'
import { page, paragraph } from './page-parts.ts'
import { usualWidth } from './page-width.ts'
import { schemaOf } from './schema.ts'
import { setPage } from './set-page.ts'
import { topicPage } from './topic.ts'
import { topicNames } from './topic-names.ts'
import { topicNamed } from './topics/index.ts'
import { commandsOfVerb, verbPage } from './verb-page.ts'

const schemasPage = (program: Program, language: Language): string =>
  page([
    paragraph(
      say(
        {
          en: 'crm help schema NOUN prints the JSON Schema (2020-12) of what crm list NOUN --json gives.',
          zh: 'crm help schema 对象 输出 crm list 对象 --json 结果的 JSON Schema（2020-12）。',
        },
        language,
      ),
    ),
    program.nouns.map(({ name }) => `  crm help schema ${name}\n`).join(''),
  ])

/** The names of all pages. */
export const pageNames = (program: Program): readonly PageName[] => {
  const commands = allCommands(program)
  const verbs = new Set(commands.filter(({ path }) => path.length > 1).map(({ path }) => path[0] ?? ''))
  return [
    'main',
    'schemas',
    ...topicNames.map(({ name }) => `topic ${name}`),
    ...program.nouns.flatMap(({ name }) => [`noun ${name}`, `schema ${name}`]),
    ...(program.otherNouns ?? []).map(({ name }) => `noun ${name}`),
    ...[...verbs].filter((verb) => commandsOfVerb(program, verb).length > 0).map((verb) => `verb ${verb}`),
    ...commands.map(({ path }) => `command ${path.join(' ')}`),
  ]
}

/** The names of the pages that completion reads, and of the scripts for shells. */
export const completionNames = (program: Program): readonly PageName[] => [
  ...completionPages(program).map((name) => `complete ${name}`),
  ...shells.map((shell) => `script ${shell}`),
]

/** A page before it is set to a width. Throws where there is none of that name. */
export const markedPage = (program: Program, name: PageName, language: Language): string => {
  const [kind, ...rest] = name.split(' ')
  const [word = ''] = rest
  const noun = program.nouns.find((one) => one.name === word)
  const other = program.otherNouns?.find((one) => one.name === word)
  const topic = kind === 'topic' ? topicNamed(program, word) : undefined
  const shell = kind === 'script' ? shellNamed(word) : undefined
  const command = kind === 'command' ? commandAt(program, rest) : undefined
  if (name === 'main') return mainPage(program, language)
  if (name === 'schemas') return schemasPage(program, language)
  if (topic) return topicPage(topic, language)
  if (kind === 'noun' && noun) return nounPage(program, noun, language)
  if (kind === 'noun' && other) return otherNounPage(program, other, language)
  if (kind === 'schema' && noun) {
    const more = Object.hasOwn(program.commands, `list ${noun.name}`)
    return `${JSON.stringify(schemaOf(program.nouns, noun, language, { more }), null, 2)}\n`
  }
  if (shell) return scripts[shell]
  if (kind === 'verb') return verbPage(program, word, language)
  if (kind === 'complete') return drawCompletion(program, rest.join(' '), language)
  if (command) return helpFor(program, command, language)
  throw new Error(`no page of help called ${name}`)
}

/** A page set to a width. Throws where there is none of that name. */
export const drawPage = (program: Program, name: PageName, language: Language, width = usualWidth): string =>
  setPage(markedPage(program, name, language), width, drawnTable)
