// The parts a manual page is set from, as text for groff and mandoc (the macros of man.7 alone). Knows nothing of commands.
import type { Language } from '../kernel/words.ts'

const han = /(?<=\p{Script=Han})(?=\p{Script=Han})|(?<=[，。；：、）”])(?=[\p{Script=Han}（“])/gu

/** Text as it stands: signs that roff reads are escaped; between Chinese characters a line may end. */
export const plain = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replace(han, '\\:')
    .replace(/\s+/g, ' ')

/** A line that begins with a sign of roff is none of its requests. */
const line = (text: string): string => (/^[.']/.test(text) ? `\\&${text}` : text)

/** Text in bold. */
export const bold = (text: string): string => `\\fB${plain(text)}\\fR`

// English is parted at spaces, so that no line of the source is long; a space between Chinese characters would be seen.
const broken = (text: string): string => {
  const lines: string[] = []
  let current = ''
  for (const word of text.split(' ')) {
    if (current !== '' && current.length + word.length >= 78) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current].map(line).join('\n')
}

/** Where a page stands: `CRM-FILTERS`, 7. */
export interface PageTitle {
  readonly name: string
  readonly section: 1 | 7
  readonly version: string
  readonly language: Language
}

const books: Readonly<Record<PageTitle['section'], Readonly<Record<Language, string>>>> = {
  1: { en: 'crm Manual', zh: 'crm 手册' },
  7: { en: 'crm Manual', zh: 'crm 手册' },
}

/** The day of the text that manuals bear. */
const issued = '2026-11-01'

/** The head of a page. */
export const head = ({ name, section, version, language }: PageTitle): string =>
  [
    `.\\" Made by npm run build from the declarations of commands. Do not edit.`,
    `.TH ${name.toUpperCase().replaceAll('-', '\\-')} ${section} "${issued}" "crm ${version}" "${books[section][language]}"`,
    // Neither hyphens nor stretched spaces: what is shown is to be typed.
    '.nh',
    '.ad l',
    '',
  ].join('\n')

// A heading begins a paragraph by itself.
const headed = (heading: string, body: string): string => `${heading}\n${body.replace(/^\.PP\n/, '')}`

/** A section; nothing where it has no body. */
export const section = (title: string, body: string): string => (body === '' ? '' : headed(`.SH "${title}"`, body))

/** A section inside one. `title` is roff already. */
export const subsection = (title: string, body: string): string =>
  headed(`.SS "${title.replaceAll('"', '\\(dq')}"`, body)

/** A paragraph of roff. */
export const paragraph = (text: string): string => (text === '' ? '' : `.PP\n${broken(text)}\n`)

/** A word, and what it means set in below it. Both are roff. */
export const item = (word: string, meaning: string): string =>
  `.TP\n${line(word)}\n${meaning === '' ? '\\&' : broken(meaning)}\n`

/** Lines as they are typed, set in. */
export const literal = (lines: readonly string[]): string =>
  lines.length === 0
    ? ''
    : ['.PP', '.RS 4', '.nf', ...lines.map((one) => line(plain(one))), '.fi', '.RE', ''].join('\n')
