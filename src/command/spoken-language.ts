// Which language to speak, known before anything else is read, so that even the first failure is understood.
import { Failure } from '../kernel/failure.ts'
import { type Language, same } from '../kernel/words.ts'
import type { World } from './world.ts'

/** The language a name means; undefined where it is none we speak. */
export const languageOf = (name: string): Language | undefined => {
  const lower = name.toLowerCase()
  if (/^(zh|chinese|中文)/.test(lower)) return 'zh'
  return /^(en|english|c$|c\.|posix)/.test(lower) ? 'en' : undefined
}

const flagged = (argv: readonly string[]): string | undefined => {
  const place = argv.indexOf('--lang')
  if (place >= 0) return argv[place + 1]
  return argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
}

/** The language by flag, `CRM_LANG`, or the locale of the environment; English otherwise. */
export const spokenLanguage = (argv: readonly string[], world: Pick<World, 'env'>): Language => {
  const { env } = world
  for (const name of [flagged(argv), env.CRM_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG]) {
    const language = name === undefined || name === '' ? undefined : languageOf(name)
    if (language) return language
  }
  return 'en'
}

/** Refuses a `--lang` that is not spoken. */
export const refuseLanguage = (name: string | undefined): void => {
  if (name === undefined || languageOf(name) !== undefined) return
  throw new Failure(
    'usage',
    'unknown-language',
    { en: `there is no language "${name}"`, zh: `没有语言“${name}”` },
    { field: 'lang', hint: same('--lang en') },
  )
}
