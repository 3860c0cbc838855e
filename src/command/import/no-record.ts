// Rows of a list that are no records: the names of the columns once more, as where lists were put together, and sums.
import type { Words } from '../../kernel/words.ts'

const sums: ReadonlySet<string> = new Set([
  '合计',
  '总计',
  '小计',
  '共计',
  '合計',
  '總計',
  '小計',
  '共計',
  'grand total',
  'subtotal',
])
const longestSum = 'grand total'.length

/** Why a row that repeats the names of the columns is not taken. */
export const headerAgainWhy: Words = { en: 'it repeats the names of the columns', zh: '该行重复了列名' }

/** Why a row of sums is not taken. */
export const sumWhy: Words = { en: 'it is a row of sums, not a record', zh: '这是合计行，不是记录' }

/** Makes the test whether a row says what the header says. */
export const repeats = (header: readonly string[]): ((cells: readonly string[]) => boolean) => {
  const first = header.findIndex((name) => name.trim() !== '')
  const name = header[first]
  const named = header.flatMap((_, at) => (header[at]?.trim() === '' ? [] : [at]))
  if (name === undefined || named.length < 2) return () => false
  return (cells) => cells[first] === name && named.every((at) => cells[at]?.trim() === header[at]?.trim())
}

/** Whether a name or a key is the word beside sums: `合计`, `小计：`. */
export const isSum = (text: string): boolean => {
  if (text.length > longestSum + 1) return false
  const first = text.charCodeAt(0)
  // Most names begin otherwise: 合总小共總, g, s in either case.
  if (
    first !== 0x5408 &&
    first !== 0x603b &&
    first !== 0x5c0f &&
    first !== 0x5171 &&
    first !== 0x7e3d &&
    (first | 0x20) !== 0x67 &&
    (first | 0x20) !== 0x73
  )
    return false
  return sums.has(text.toLowerCase().replace(/[\s:：]+$/, ''))
}
