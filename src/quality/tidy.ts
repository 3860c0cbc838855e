// Spellings made plain, and no more: full-width letters, spaces, numbers that can be read today. Only spaces and signs
// that nobody sees are ever lost; done twice it changes nothing. Traditional letters, titles and signs stay as they are.
import { pattern } from '../kernel/pattern.ts'
import { readPhone } from '../kernel/phone.ts'

// Letters and digits alone: brackets and commas of full width are how Chinese is set.
const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g
const halved = (text: string): string =>
  text.replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

// Marks of no width that only come from copying; joiners stay, some scripts need them.
const unseen = /[\u200b\u2060\ufeff\u00ad]/g
const blanks = pattern('[^\\S\\n]+', 'gu')

/** One line of text: spaces of any kind single, none at the ends, nothing unseen. */
export const tidyLine = (text: string): string =>
  text.replace(unseen, '').normalize('NFC').replace(/\n/g, ' ').replace(blanks(), ' ').trim()

/**
 * Text of several lines: what stands in front of a line stays, spaces in it are single, none are left at its end, and at
 * most one blank line stands between two others.
 */
export const tidyLines = (text: string): string => {
  const lines = text
    .replace(unseen, '')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => {
      const rest = line.trim()
      return rest === '' ? '' : line.slice(0, line.indexOf(rest)) + rest.replace(blanks(), ' ')
    })
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}

const onlyHan = /^[\p{Script=Han} ]+$/u

/** A Chinese name of a person: so many characters at most are surely one name, however they are parted. */
const oneName = 3

const closed = (name: string): string => {
  if (!onlyHan.test(name)) return name
  const parts = name.split(' ')
  const letters = parts.reduce((sum, part) => sum + Array.from(part).length, 0)
  // Two and two are as likely two people, or a double surname: whoever knows them may say.
  return letters <= oneName || parts.every((part) => Array.from(part).length === 1) ? parts.join('') : name
}

/** A name: letters and digits of full width made plain, spaces as in `tidyLine`; of a person none within a Chinese name. */
export const tidyName = (name: string, isPerson: boolean): string => {
  const plain = tidyLine(halved(name))
  return isPerson ? closed(plain) : plain
}

/** Numbers of a list: those that can be read now as they are stored, each once; the others stay as they are. */
export const tidyPhones = (phones: readonly string[], country: string): readonly string[] => [
  ...new Set(
    phones.map((phone) => {
      const read = readPhone(phone, country)
      return read.known ? read.value : phone
    }),
  ),
]
