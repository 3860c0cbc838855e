// Answers a shell that asks what may stand at the cursor. Whatever is wrong, it says nothing and ends well: a person who
// presses a key wants no failure among the words of a line.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { writtenPath } from '../../kernel/store-files.ts'
import { safeLine } from '../../output/safe-text.ts'
import type { CommandNames } from '../command-names.ts'
import { defaultStore, personOf } from '../person.ts'
import { personLanguage } from '../person-language.ts'
import type { World } from '../world.ts'
import { complete, type TypedLine } from './complete.ts'
import type { DrawnCommand, DrawnNoun, DrawnWords } from './drawn.ts'
import type { Known } from './known.ts'
import { questionOf } from './shells.ts'
import type { StoreWords } from './store-words.lazy.ts'

/** What is needed to answer. */
export interface CompletionFacts {
  readonly names: CommandNames
  /** A drawn page as JSON. */
  readonly page: (name: string, language: Known['language']) => Promise<string | undefined> | string | undefined
  readonly world: Pick<World, 'env' | 'cwd' | 'home'>
}

/** The value of a flag of the line. */
const flagged = (words: readonly string[], flag: string): string | undefined => {
  const at = words.lastIndexOf(flag)
  return at >= 0 ? words[at + 1] : words.findLast((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1)
}

/** The store that the line names, as a shell would have read its name. */
const storeNamed = ({ before, after }: TypedLine, { cwd, home }: CompletionFacts['world']): string | undefined => {
  return flagged([...before, ...after], '--db')
    ?.replace(/^~(?=\/|$)/, home)
    .replace(/\$(?:\{(HOME|PWD)\}|(HOME|PWD)\b)/g, (_, braced?: 'HOME' | 'PWD', bare?: 'HOME' | 'PWD') =>
      (braced ?? bare) === 'HOME' ? home : cwd,
    )
}

const openStore = async (line: TypedLine, world: CompletionFacts['world']): Promise<StoreWords | undefined> => {
  const person = await personOf(world)
  const named = storeNamed(line, world) ?? person.db?.value
  const path = named === undefined ? defaultStore(world) : resolve(world.cwd, named)
  // Asked here, so that the driver is not even loaded where there is no store.
  if (path === undefined || !existsSync(path)) return undefined
  return (await import('./store-words.lazy.ts')).openStoreWords(
    writtenPath(path),
    flagged([...line.before, ...line.after], '--as') ?? person.me?.value,
  )
}

const knownFor = async (facts: CompletionFacts, line: TypedLine) => {
  const { names, page, world } = facts
  const language = await personLanguage([...line.before, ...line.after], world)
  const read = async (name: string): Promise<string> => (await page(`complete ${name}`, language)) ?? 'null'
  let opened: Promise<StoreWords | undefined> | undefined
  const known: Known = {
    names,
    language,
    words: async () => {
      const words: DrawnWords | null = JSON.parse(await read('words'))
      return words ?? undefined
    },
    command: async (path) => {
      const command: DrawnCommand | null = JSON.parse(await read(`command ${path.join(' ')}`))
      return command ?? undefined
    },
    noun: async (name) => {
      const noun: DrawnNoun | null = JSON.parse(await read(`noun ${name}`))
      return noun ?? undefined
    },
    store: () => {
      opened ??= openStore(line, world).catch(() => undefined)
      return opened
    },
  }
  return { known, close: async () => (await opened)?.close() }
}

/** What is written to the shell for the words after `crm`; empty where there is nothing to offer or anything is wrong. */
export const answerCompletion = async (argv: readonly string[], facts: CompletionFacts): Promise<string> => {
  try {
    const question = questionOf(argv[1] ?? '', argv.slice(2))
    if (!question) return ''
    const { known, close } = await knownFor(facts, question.line)
    try {
      const offered = await complete(known, question.line)
      const offer =
        offered.kind === 'words'
          ? {
              ...offered,
              // A sign that would part a line of the answer, or steer the terminal: such a word cannot be typed.
              words: offered.words
                .filter(({ text }) => safeLine(text) === text)
                .map((word) => ({ ...word, about: safeLine(word.about) })),
            }
          : offered
      if (offer.kind === 'words' && offer.words.length === 0) return ''
      return `${question
        .write(offer)
        .map((line) => line.replace(/[\r\n]/g, ' '))
        .join('\n')}\n`
    } finally {
      await close()
    }
  } catch {
    return ''
  }
}
