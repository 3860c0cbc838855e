// The rows of a workbook, held within bounds: a text that many cells share, or a row that is repeated, stands in the file
// once and comes out as often as it is used. Blocks are cut by their text, so that whoever takes them needs little memory.
import type { TableRow, TableRows } from './table-row.ts'
import { oversized } from './workbook-failure.ts'

/** Up to so many characters no file is suspected. */
const looseUntil = 8 * 1024 * 1024
/**
 * Beyond them a sheet may not come to more than so many characters for each byte it is packed in: tables come to ten or
 * twenty, what was made to fill a memory to thousands.
 */
const mostTimes = 100
/** No sheet comes to more characters: a million rows of a thousand. */
const mostCharacters = 1024 * 1024 * 1024
/** Characters of a block; a row that has more is a block of its own. */
const blockSize = 256 * 1024
/** Rows of a block, however short they are. */
const blockRows = 5000

const lengthOf = ({ cells }: TableRow): number => {
  let length = 0
  for (const cell of cells) length += cell.length
  return length
}

/**
 * The same rows in blocks of little text. Fails with `oversized-workbook` where their text, counted as often as it is
 * used, is out of all proportion to the bytes it is packed in.
 */
export async function* boundedRows(rows: TableRows, place: string, packed: number): TableRows {
  const most = Math.min(mostCharacters, Math.max(looseUntil, packed * mostTimes))
  let all = 0
  let block: TableRow[] = []
  let size = 0
  for await (const taken of rows) {
    for (const row of taken) {
      const length = lengthOf(row)
      all += length
      if (all > most)
        throw oversized(place, {
          en: `its cells come to more than ${Math.floor(most / 2 ** 20)} million characters, packed in ${Math.ceil(packed / 1024)} kB: the same text again and again`,
          zh: `单元格文字合计超过 ${Math.floor(most / 2 ** 20)} 百万字，而压缩后仅 ${Math.ceil(packed / 1024)} kB：同一文字反复出现`,
        })
      if (block.length === blockRows || (size > 0 && size + length > blockSize)) {
        yield block
        block = []
        size = 0
      }
      block.push(row)
      size += length
    }
  }
  if (block.length > 0) yield block
}
