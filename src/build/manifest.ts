// Draws every page of help in every language and writes them, with the names of all commands, beside the bundle.
import { renameSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestFile, manifestOf, pageLanguages, pagesFile, placesFile, unsetName } from '../command/help/manifest.ts'
import { namesOf, type Program } from '../command/program.ts'
import type { Language } from '../kernel/words.ts'

/** Writes the manifest and the pages into a folder, and tells the names of the files. */
export const writeManifest = async (program: Program, folder: string): Promise<readonly string[]> => {
  const { completionNames, drawPage, markedPage, pageNames } = await import('../command/help/pages.lazy.ts')
  const names = [...pageNames(program), ...completionNames(program)]
  // A schema is no text to be broken.
  const toSet = pageNames(program).filter((name) => !name.startsWith('schema '))
  const draw = (language: Language) =>
    new Map([
      ...names.map((name) => [name, drawPage(program, name, language)] as const),
      ...toSet.map((name) => [unsetName(name), markedPage(program, name, language)] as const),
    ])
  const { manifest, places, texts } = manifestOf(namesOf(program), { en: draw('en'), zh: draw('zh') })
  const files = [
    ...pageLanguages.map((language) => [pagesFile(language), texts[language]] as const),
    [placesFile, JSON.stringify(places)] as const,
    [manifestFile, JSON.stringify(manifest)] as const,
  ]
  for (const [name, text] of files) await writeFile(join(folder, `${name}.new`), text)
  // All at once, as places and pages go together.
  for (const [name] of files) renameSync(join(folder, `${name}.new`), join(folder, name))
  return files.map(([name]) => name)
}
