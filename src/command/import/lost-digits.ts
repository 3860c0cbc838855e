// Numbers whose last digits a spreadsheet has lost, told by how they look: it keeps fifteen, and shows longer ones in powers
// of ten. Two keys or card numbers may have become one there, so nothing is recognised by such a number. Pure.
import { counted, type Words } from '../../kernel/words.ts'
import type { Field } from '../field.ts'

const kept = 15
const point = 0x2e
const zero = 0x30
const nine = 0x39
const smallE = 0x65

const shortened = /^\d(?:\.\d+e\+?|e\+)\d{1,3}\s*$/i

/** Whether a text is a number in powers of ten, as a spreadsheet shows a long one: `6.22202E+18`. */
export const isShortened = (text: string): boolean => {
  // Asked of every key of a file: most are told by their first two signs.
  const first = text.charCodeAt(0)
  if (!(first >= zero && first <= nine)) return false
  const second = text.charCodeAt(1)
  return (second === point || (second | 0x20) === smallE) && shortened.test(text)
}

/** Why a row is not taken by such a number. */
export const shortenedWhy: Words = {
  en: 'a spreadsheet has left out the last digits of this number; format its column as text there and fill it in again',
  zh: '电子表格已丢失该数字的末几位；请先把该列设为文本格式，再重新填写',
}

const allDigits = /^\d+$/

/** Whether a text is a number longer than a spreadsheet keeps, and all zeros from there on: `6222021234567890`. */
const endsInZeros = (text: string): boolean => {
  for (let at = kept; at < text.length; at += 1) if (text.charCodeAt(at) !== zero) return false
  return true
}

/** The long numbers of a column by which records are recognised. */
export interface LongNumbers {
  /** Takes that of a row, maybe more than once; says whether it ends in such zeros and was met in another row. */
  readonly again: (text: string, row: number) => boolean
  /** How many end in zeros, where no long number of the column ends otherwise, and the first; null where that tells nothing. */
  readonly doubtful: () => { readonly count: number; readonly text: string } | null
}

/** Begins to look at a column. */
export const makeLongNumbers = (): LongNumbers => {
  const met = new Map<string, number>()
  let first: string | undefined
  let count = 0
  let last = 0
  let others = false
  return {
    again: (text, row) => {
      if (text.length <= kept || !allDigits.test(text)) return false
      if (!endsInZeros(text)) {
        others = true
        return false
      }
      first ??= text
      const known = met.get(text) ?? row
      if (last !== row) count += 1
      last = row
      if (!met.has(text)) met.set(text, row)
      // A number that ends otherwise tells that whoever wrote the file keeps all digits.
      return known !== row && !others
    },
    doubtful: () => (others || first === undefined ? null : { count, text: first }),
  }
}

/** Why a second row with the same number is not taken for the first. */
export const againWhy: Words = {
  en: 'an earlier row has the same number, and a spreadsheet turns what follows the fifteenth digit into zeros; if both are one record, import this row again by itself',
  zh: '前面已有一行是同一数字，而电子表格会把第十五位之后变成零；若确为同一记录，请单独再次导入该行',
}

/** A column and its long numbers, all of which end in zeros. */
export const zerosNotice = (
  field: Field,
  { count, text }: { readonly count: number; readonly text: string },
): Words => ({
  en: `${field.key}: ${counted(count, 'number')} of more than ${kept} digits, such as ${text}, with nothing but zeros after them: a spreadsheet may have lost the last digits`,
  zh: `${field.words.zh}：${count.toLocaleString('en')} 个超过 ${kept} 位的数字（如 ${text}）后面全是零：末几位可能已被电子表格丢失`,
})

/** A column of text in which such numbers stand. */
export const shortenedNotice = (
  field: Field,
  { count, line, text }: { readonly count: number; readonly line: number; readonly text: string },
): Words => ({
  en: `${field.key}: the last digits of ${counted(count, 'number')} were lost in a spreadsheet (line ${line}: ${text}); taken as text`,
  zh: `${field.words.zh}：${count.toLocaleString('en')} 个数字的末几位已被电子表格丢失（第 ${line} 行：${text}）；按文本保存`,
})
