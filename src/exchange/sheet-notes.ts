// What is said of a file before its rows: how it was read, and what was left out of it.

import type { Words } from '../kernel/words.ts'
import { shownHeader } from './header.ts'

/** What delimiters are called. */
export const delimiterWords: Readonly<Record<string, Words>> = {
  ',': { en: 'comma', zh: '逗号' },
  ';': { en: 'semicolon', zh: '分号' },
  '\t': { en: 'tab', zh: '制表符' },
}

/** How a text file was read: `GB18030, comma`. */
export const aboutText = (encoding: string, delimiter: string): Words => {
  const sign = delimiterWords[delimiter] ?? { en: delimiter, zh: delimiter }
  return { en: `${encoding}, ${sign.en}`, zh: `${encoding}，${sign.zh}` }
}

const shortened = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text)

/** That lines above the header were left out; nothing where there were none. */
export const titleNotes = (titles: readonly (readonly string[])[], line: number): readonly Words[] => {
  if (titles.length === 0) return []
  const first = shortened(
    (titles[0] ?? [])
      .filter((cell) => cell.trim() !== '')
      .map(shownHeader)
      .join(' '),
  )
  const count = titles.length
  return [
    {
      en: `line ${line} names the columns; left out above it: ${count} ${count === 1 ? 'line' : 'lines'} ("${first}"${count > 1 ? ' ...' : ''}). --header-line 1 takes the first line instead`,
      zh: `第 ${line} 行是列名；其上 ${count} 行未读取（“${first}”${count > 1 ? '……' : ''}）。--header-line 1 则以第一行为列名`,
    },
  ]
}
