// Notices that a file is garbled: that it was read in a wrong encoding before it came here, and saved so. Looks at the first
// rows alone, and changes nothing: which encoding was meant is for a person to say.
import { shownHeader } from '../../exchange/header.ts'
import type { SheetRow } from '../../exchange/sheet.ts'
import { ungarbled } from '../../kernel/garbled.ts'
import type { Words } from '../../kernel/words.ts'

const looked = 50
const longest = 30

const inBrief = (text: string): string => {
  const line = shownHeader(text)
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`
}

/** What to say of headers and first rows in which a text is garbled; null where none is. */
export const garbledNotice = (header: readonly string[], rows: readonly SheetRow[]): Words | null => {
  const cells = [header, ...rows.slice(0, looked).map((row) => row.cells)].flat()
  for (const cell of cells) {
    const was = ungarbled(cell)
    if (was === undefined) continue
    const text = inBrief(cell)
    const meant = was === null ? null : inBrief(was)
    return {
      en: `"${text}" seems garbled${meant === null ? '' : `, as if "${meant}" was meant`}: the text was read in a wrong encoding, here (--encoding NAME) or before it was saved`,
      zh: `“${text}”似为乱码${meant === null ? '' : `，原文可能是“${meant}”`}：编码读错，或在此处（--encoding 名称），或在保存之前`,
    }
  }
  return null
}
