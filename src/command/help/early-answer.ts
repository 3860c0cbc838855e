// What can be answered from the names of commands and drawn pages alone: help, the version, that a word is unknown, and
// what a shell may complete (which may look into the store).
// The start of the built program and a run in process both ask here, so that they give the same bytes.
import { isFailure } from '../../kernel/failure.ts'
import type { Language } from '../../kernel/words.ts'
import { readLine } from '../argv.ts'
import type { CommandNames } from '../command-names.ts'
import { asksCompletion, shellNamed } from '../completion/asking.ts'
import { personLanguage } from '../person-language.ts'
import { failureReport } from '../report-failure.ts'
import { languageOf } from '../spoken-language.ts'
import type { World } from '../world.ts'
import { helpWords, type PageName, pageOfLine, pageOfWords } from './asked-page.ts'
import { pageWidth } from './page-width.ts'
import { version } from './version.ts'

/** What an early answer depends on. */
export interface EarlyFacts {
  readonly names: CommandNames
  /** A page in a language, set to a width; undefined where it is not at hand. */
  readonly page: (
    name: PageName,
    language: Language,
    width?: number,
  ) => Promise<string | undefined> | string | undefined
  /** Cells of a line; undefined where there is no limit. Asked only where there is a page. */
  readonly width: () => number | undefined
  readonly world: Pick<World, 'env' | 'cwd' | 'home'>
}

/** The whole answer. */
export interface EarlyAnswer {
  readonly stdout: string
  readonly stderr: string
  readonly code: number
}

const versionWords: readonly string[] = ['--version', '-V']

/** Flags that change nothing here, or are read elsewhere. All others are left to the command they belong to. */
const plain: readonly string[] = [
  '--help',
  '-h',
  ...versionWords,
  '--no-pager',
  '--no-input',
  '--quiet',
  '-q',
  '--debug',
]

interface Taken {
  readonly words: readonly string[]
  readonly flags: readonly string[]
}

/** The words and flags of a line of plain flags only; undefined where it has others. */
const takeApart = (argv: readonly string[]): Taken | undefined => {
  const words: string[] = []
  const flags: string[] = []
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? ''
    if (word === '--lang') at += 1
    else if (plain.includes(word)) flags.push(word)
    else if (!word.startsWith('-') || word === '-') words.push(word)
    else if (!word.startsWith('--lang=')) return undefined
  }
  return { words, flags }
}

const asksForHelp = (flags: readonly string[]): boolean => flags.includes('--help') || flags.includes('-h')

/** The words of a line that asks for help among flags of any kind; undefined where it does not, or goes to a file. */
const wordsAskingHelp = (argv: readonly string[], names: CommandNames): readonly string[] | undefined => {
  const end = argv.indexOf('--')
  const line = end < 0 ? argv : argv.slice(0, end)
  const own = line.filter((_, at) => !names.valued.has(line[at - 1] ?? ''))
  if (!asksForHelp(own) || own.some((word) => /^(-o|--output)/.test(word))) return undefined
  return own.filter((word) => !word.startsWith('-') || word === '-')
}

type Asked = { readonly page: PageName } | 'version' | undefined

const askedBy = (argv: readonly string[], names: CommandNames): Asked => {
  const taken = takeApart(argv)
  if (!taken) {
    const words = wordsAskingHelp(argv, names)
    if (words) return { page: pageOfLine(names, words) }
    // Nothing to answer; but a word that is unknown is told before anything is loaded.
    readLine(argv, names)
    return undefined
  }
  const { words, flags } = taken
  const [first, ...rest] = words
  if (asksForHelp(flags)) return { page: pageOfLine(names, words) }
  const wantsVersion = flags.some((flag) => versionWords.includes(flag))
  if (first === undefined) return wantsVersion ? 'version' : { page: 'main' }
  if (wantsVersion) return undefined
  if (first === 'version' && rest.length === 0) return 'version'
  if (helpWords.includes(first)) return { page: pageOfWords(names, rest) }
  // A shell may ask for its script each time it starts.
  if (first === 'completion' && rest.length === 1 && shellNamed(rest[0])) return { page: `script ${rest[0]}` }
  // A noun alone is its page.
  return readLine(words, names).path[0] === 'help' ? { page: pageOfWords(names, words) } : undefined
}

const namedLanguage = (argv: readonly string[]): string | undefined => {
  const at = argv.indexOf('--lang')
  return at >= 0 ? (argv[at + 1] ?? '') : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
}

/** The answer to a line; undefined where the program itself has to give it. */
export const answerEarly = async (argv: readonly string[], facts: EarlyFacts): Promise<EarlyAnswer | undefined> => {
  const { names, page, world } = facts
  if (asksCompletion(argv)) {
    const { answerCompletion } = await import('../completion/answer-completion.lazy.ts')
    return { stdout: await answerCompletion(argv, facts), stderr: '', code: 0 }
  }
  const named = namedLanguage(argv)
  if (named !== undefined && languageOf(named) === undefined) return undefined
  try {
    const asked = askedBy(argv, names)
    if (asked === undefined) return undefined
    if (asked === 'version') return { stdout: `crm ${version()}\n`, stderr: '', code: 0 }
    const text = await page(asked.page, await personLanguage(argv, world), pageWidth(facts.width()))
    return text === undefined ? undefined : { stdout: text, stderr: '', code: 0 }
  } catch (error) {
    if (!isFailure(error)) throw error
    const stderr = failureReport(error, {
      language: await personLanguage(argv, world),
      json: argv.includes('--json'),
      debug: argv.includes('--debug'),
    })
    return { stdout: '', stderr, code: error.exit }
  }
}
