// The language a person is spoken to in before a command is found: by flag, environment and the person's files.
import type { Language } from '../kernel/words.ts'
import { personOf } from './person.ts'
import { languageOf, spokenLanguage } from './spoken-language.ts'
import type { World } from './world.ts'

/** The language of a line. A file that cannot be read is the command's to tell: here it is passed over. */
export const personLanguage = async (
  argv: readonly string[],
  world: Pick<World, 'env' | 'cwd' | 'home'>,
): Promise<Language> => {
  const spoken = spokenLanguage(argv, world)
  if (argv.some((word) => word === '--lang' || word.startsWith('--lang='))) return spoken
  try {
    const { language } = await personOf(world)
    return (language && languageOf(language.value)) ?? spoken
  } catch {
    return spoken
  }
}
