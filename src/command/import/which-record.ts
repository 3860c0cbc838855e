// What the cells of a row say of which record it is: its lettered id, what puts rows together, and why a key, a name or a
// number says nothing of the kind. Nothing is looked up in the store.
import { unguardCell } from '../../exchange/formula-guard.ts'
import type { SheetRow } from '../../exchange/sheet.ts'
import type { FaultCode } from '../../exchange/sheet-fault.ts'
import { lastBrought } from '../../kernel/last-id.ts'
import { parseLettered } from '../../kernel/reference.ts'
import { cleanText } from '../../kernel/text.ts'
import { type Language, say, type Words } from '../../kernel/words.ts'
import type { Noun, Stored } from '../noun.ts'
import { isErrorText } from './cell-value.ts'
import type { ColumnReader } from './column-reader.ts'
import { cellFault } from './faults.ts'
import { againWhy, isShortened, shortenedWhy } from './lost-digits.ts'

// What a cell may hold instead of its value; a cell that is missing holds nothing.
const inCell: ReadonlySet<FaultCode> = new Set(['error-cell', 'no-value', 'no-text'])

/** Why a row whose key or name is an error is not taken. */
export const errorWhy: Words = {
  en: 'the cell holds an error, so that it is not known which record the row is',
  zh: '单元格是错误值，无法知道该行是哪条记录',
}

const badId = (noun: Noun, text: string, language: Language): string =>
  say({ en: `id "${text}": it is written ${noun.letter}-12`, zh: `编号 "${text}"：应写作 ${noun.letter}-12` }, language)

const largeId = (text: string, language: Language): string =>
  say(
    {
      en: `id "${text}": the largest that a file may bring is ${lastBrought}; numbers of another system belong into key`,
      zh: `编号 "${text}"：文件中最大为 ${lastBrought}；其他系统的编号请放入 key 列`,
    },
    language,
  )

/** The number of a lettered id, null for none; one that is written otherwise, or too large, is added to the faults. */
export const idOf = (noun: Noun, written: string, language: Language, faults: string[]): number | null => {
  const text = cleanText(written)
  if (text === '') return null
  const found = parseLettered(text)
  if (found?.letter === noun.letter && found.id <= lastBrought) return found.id
  faults.push(found?.letter === noun.letter ? largeId(text, language) : badId(noun, text, language))
  return null
}

/** What rows that make one record have in common. */
export const groupOf = (key: Stored, own: number | null): string | null => {
  if (key !== null) return `k${key}`
  return own === null ? null : `i${own}`
}

/** Why nothing can be recognised by a number in row `n`; null where all its digits are there. */
export const lostDigits = (
  n: number,
  { field, long, to }: ColumnReader,
  value: Stored,
  { noun, language }: { readonly noun: Noun; readonly language: Language },
): string | null => {
  if (typeof value !== 'string') return null
  if (isShortened(value)) return cellFault(field, value, shortenedWhy, language)
  // Lines of an order bear its number again and again, and so do references.
  const again = long?.again(value, n) === true && to === null && noun.lines === undefined
  return again ? cellFault(field, value, againWhy, language) : null
}

/** Whether an error stands where a field should: then it is not known which record the row is. */
export const holdsError = ({ indexes }: ColumnReader, { cells, unread: columns, fault }: SheetRow): boolean =>
  indexes.some(
    (index) =>
      isErrorText(unguardCell(cells[index] ?? '')) ||
      (columns?.includes(index) === true && fault !== undefined && inCell.has(fault.code)),
  )
