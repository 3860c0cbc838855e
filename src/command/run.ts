// One run of the program, from the words typed to the exit code. The seam of all tests: nothing here touches `process`.
import { exitCodes, isFailure } from '../kernel/failure.ts'
import { refuseNotUtf8 } from '../kernel/typed-path.ts'
import type { Language } from '../kernel/words.ts'
import { streamSink } from '../output/sink.ts'
import { type Line, readLine } from './argv.ts'
import type { BaseScene } from './command.ts'
import type { CommandNames } from './command-names.ts'
import { handOver } from './hand-over.ts'
import { answerEarly } from './help/early-answer.ts'
import { pageWidth } from './help/page-width.ts'
import { keepStoreFiles } from './keep-store-files.ts'
import { lineWidth } from './line-width.ts'
import type { LineFacts } from './mend/typed-line.ts'
import { openNotices } from './notices.ts'
import { openAsking } from './open-asking.ts'
import { formatAsked, onPage, type PageFacts } from './open-page.ts'
import { perform } from './perform.ts'
import { personOf } from './person.ts'
import { commandAt, namesOf, type Program } from './program.ts'
import { optionsOf, readFlags } from './read-flags.ts'
import { reportFailure } from './report-failure.ts'
import { shellLine } from './shell-line.ts'
import { languageOf, refuseLanguage, spokenLanguage } from './spoken-language.ts'
import { refuseMoreWords } from './too-many-words.ts'
import type { World } from './world.ts'

/** A page of help, drawn now: the built program has most of them ready and asks for few. */
const helpPage = async (program: Program, name: string, language: Language, width?: number): Promise<string> =>
  (await import('./help/pages.lazy.ts')).drawPage(program, name, language, width)

/** What a line names beside its command. */
const namedIn = (
  { nouns }: Program,
  names: CommandNames,
  { path, rest, taken }: Line,
): Parameters<typeof readFlags>[2] => ({
  noun: nouns.find(({ name }) => name === path[1]),
  ...(path[0] === 'help' && taken.length === 1 ? { alone: names.nouns.find(({ name }) => name === rest[0]) } : {}),
})

/** The line to try instead of one that failed. What goes wrong over that must not hide why the line failed. */
const mendedBy = async (error: unknown, facts: LineFacts, { nouns }: Program): Promise<string | null> => {
  if (!isFailure(error) || (!error.detail.mend && !error.detail.hint)) return null
  try {
    return (await import('./mend/mended-line.lazy.ts')).mendedLine(error, facts, nouns)
  } catch {
    return null
  }
}

/**
 * Runs one command line.
 * @param argv the words after `crm`
 * @param known the names of its commands, where they are at hand and the line was found to want no early answer
 * @returns the exit code; every failure has been reported on stderr
 */
export const run = async (
  program: Program,
  argv: readonly string[],
  world: World,
  known?: CommandNames,
): Promise<number> => {
  let language = spokenLanguage(argv, world)
  const stdout = streamSink(world.stdout.stream)
  let json = argv.includes('--json')
  const debug = argv.includes('--debug')
  let facts: LineFacts | undefined
  let letGo = (): void => {}
  try {
    const names = known ?? namesOf(program)
    const early =
      !known &&
      (await answerEarly(argv, {
        names,
        world,
        page: (name, spoken, width) => helpPage(program, name, spoken, width),
        width: () => lineWidth(world),
      }))
    if (early) {
      await stdout.write(early.stdout)
      world.stderr.stream.write(early.stderr)
      await handOver(stdout)
      return early.code
    }
    const line = readLine(argv, names)
    const command = commandAt(program, line.path)
    if (!command) throw new Error(`no command at ${line.path.join(' ')}`)
    const typed: LineFacts = { argv, taken: line.taken, command, options: optionsOf(command) }
    facts = typed
    const { words, given } = readFlags(command, line.rest, namedIn(program, names, line))
    refuseLanguage(given.text('lang'))
    // Files upward from it are asked for what a person sets.
    refuseNotUtf8(world.cwd)
    const person = await personOf(world)
    if (!given.has('lang') && person.language) language = languageOf(person.language.value) ?? language
    const { defaultFormat, anyEnding } = command
    const own = { ...(defaultFormat ? { defaultFormat } : {}), ...(anyEnding ? { anyEnding } : {}) }
    json ||= formatAsked({ world, given, person, ...own }) === 'json'
    letGo = keepStoreFiles({ world, given }, person, facts.options)
    const notices = openNotices(world.stderr, () => language, given.flag('quiet'))
    const page: PageFacts = { world, given, person, language, stdout, notices, ...own }
    if (given.flag('help')) {
      const name = `command ${command.path.join(' ')}`
      await onPage(page, async (opened) =>
        opened.text(await helpPage(program, name, language, pageWidth(opened.width))),
      )
      return exitCodes.done
    }
    refuseMoreWords(command, words)
    const scene: BaseScene = {
      world,
      language,
      words,
      given,
      asking: openAsking(world, given, language),
      notice: notices.tell,
      nouns: program.nouns,
      customField: program.customField,
      typed: shellLine(argv),
      mended: (error) => mendedBy(error, typed, program),
    }
    const code = await perform(program, command.instead?.(words, given) ?? command, scene, page)
    await handOver(stdout)
    return code
  } catch (error) {
    const mended = facts && (await mendedBy(error, facts, program))
    return reportFailure(error, world.stderr.stream, { language, json, debug, ...(mended ? { mended } : {}) })
  } finally {
    letGo()
  }
}
