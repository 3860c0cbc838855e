// package.json with its list of manual pages, which npm puts where `man` finds them. All else in it is written by hand.
// English only: npm knows pages by their name alone. The Chinese ones are found by `man -M`.
import { readFile } from 'node:fs/promises'
import { manPages } from './man-pages.ts'

/** The file as it should stand. */
export const packagePage = async (): Promise<string> => {
  const { program } = await import('../commands.ts')
  const written: Readonly<Record<string, unknown>> = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  const man = manPages(program)
    .flatMap(({ path, language }) => (language === 'en' ? [`dist/man/${path}`] : []))
    .sort()
  return `${JSON.stringify({ ...written, man }, null, 2)}\n`
}
