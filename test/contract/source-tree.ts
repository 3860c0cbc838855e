// The files of the project as the contracts see them. Reads src/, migrations/ and bin/; keeps nothing between calls.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type CodeText, type Import, importsOf, readCode } from './code-text.ts'

/** A source with its path from the root of the project: `src/kernel/day.ts`. */
export interface SourceFile extends CodeText {
  readonly path: string
  readonly source: string
  readonly imports: readonly Import[]
}

/** The root of the project. */
export const root = join(import.meta.dirname, '..', '..')

/** Reads one text as a source at a path; fixtures of tests are made this way too. */
export const sourceFile = (path: string, source: string): SourceFile => {
  const text = readCode(source)
  return { ...text, path, source, imports: importsOf(text) }
}

/** All sources under folders of the project, by path. */
export const readSources = (...folders: readonly string[]): readonly SourceFile[] =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.[cm]?[jt]s$/.test(name))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
    )
    .sort()
    .map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')))

/** The path a relative specifier leads to; undefined for packages and built-ins. */
export const targetOf = (from: string, specifier: string): string | undefined =>
  specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), specifier)) : undefined
