// What the build leaves for the start of the program: the names of commands, and every page of help drawn already.
// Four files beside the program: `manifest.json` of the names, `places.json`, and the pages of each language, of which
// one page is read at its place. The places are many and read for a page alone.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../kernel/words.ts'
import type { CommandNames, NounNames } from '../command-names.ts'
import type { PageName } from './asked-page.ts'

/** The languages that pages are drawn in. */
export const pageLanguages: readonly Language[] = ['en', 'zh']

/** The file of names and places. */
export const manifestFile = 'manifest.json'

/** The file of places. */
export const placesFile = 'places.json'

/** The file of a language's pages, one after another, UTF-8. */
export const pagesFile = (language: Language): string => `help-${language}.txt`

/** Where a page stands in the file of its language: first byte and number of bytes. */
export type Place = readonly [number, number]

/** The content of `manifest.json`. */
export interface Manifest {
  readonly nouns: readonly NounNames[]
  readonly paths: readonly (readonly string[])[]
  readonly aliases: Readonly<Record<string, string>>
  readonly seconds: Readonly<Record<string, string>>
  readonly subjects: Readonly<Record<string, string>>
  readonly valued: readonly string[]
}

/** The content of `places.json`. */
export type Places = Readonly<Record<Language, Readonly<Record<PageName, Place>>>>

/** The manifest and the places as they are written, and the pages of each language in one text. */
export const manifestOf = (
  names: CommandNames,
  pages: Readonly<Record<Language, ReadonlyMap<PageName, string>>>,
): {
  readonly manifest: Manifest
  readonly places: Places
  readonly texts: Readonly<Record<Language, string>>
} => {
  const placesIn = (language: Language): Readonly<Record<PageName, Place>> => {
    let next = 0
    const places: Record<PageName, Place> = {}
    for (const [name, text] of pages[language]) {
      const bytes = Buffer.byteLength(text)
      places[name] = [next, bytes]
      next += bytes
    }
    return places
  }
  const { nouns, paths, aliases, seconds, subjects, valued } = names
  return {
    manifest: {
      nouns: nouns.map(({ name, plural, chinese, short, letter }) => ({
        name,
        plural,
        chinese,
        ...(short ? { short } : {}),
        ...(letter ? { letter } : {}),
      })),
      paths,
      aliases,
      seconds,
      subjects,
      valued: [...valued],
    },
    places: { en: placesIn('en'), zh: placesIn('zh') },
    texts: { en: [...pages.en.values()].join(''), zh: [...pages.zh.values()].join('') },
  }
}

/** The name under which a page is left that is not set to a width yet. */
export const unsetName = (name: PageName): PageName => `unset ${name}`

/** Names and pages as the start of the program asks for them. */
export interface DrawnHelp {
  readonly names: CommandNames
  readonly page: (name: PageName, language: Language) => string | undefined
}

/** Part of a file as text; undefined where it is not there, as while another build runs. */
const readPlace = (file: string, [from, length]: Place): string | undefined => {
  const bytes = Buffer.alloc(length)
  let open: number | undefined
  try {
    open = openSync(file, 'r')
    return readSync(open, bytes, 0, length, from) === length ? bytes.toString('utf8') : undefined
  } catch {
    return undefined
  } finally {
    if (open !== undefined) closeSync(open)
  }
}

/** Opens what the build left in a folder. Throws where the manifest cannot be read. */
export const openManifest = (folder: string): DrawnHelp => {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, manifestFile), 'utf8'))
  const { nouns, paths, aliases, seconds, subjects, valued } = manifest
  return {
    names: { nouns, paths, aliases, seconds, subjects, valued: new Set(valued) },
    page: (name, language) => {
      const places: Places = JSON.parse(readFileSync(join(folder, placesFile), 'utf8'))
      const place = places[language][name]
      return place && readPlace(join(folder, pagesFile(language)), place)
    },
  }
}
