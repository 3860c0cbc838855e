// Where the names of the columns may stand instead, when those that were read say nothing: further down, or in another sheet
// of the workbook. Proposes, never reads.
import { foldHeader } from '../../exchange/header.ts'
import type { Sheet, SheetRow } from '../../exchange/sheet.ts'
import type { Noun } from '../noun.ts'
import { headerAliases } from './header-aliases.ts'

const looked = 30

/** The line, among the first, in which most cells name fields of a noun, the title or the key among them. */
const lineBelow = (noun: Noun, rows: readonly SheetRow[]): number | undefined => {
  const { keys } = headerAliases(noun)
  for (const { cells, line } of rows.slice(0, looked)) {
    const filled = cells.filter((cell) => cell.trim() !== '')
    const found = filled.flatMap((cell) => keys.get(foldHeader(cell)) ?? [])
    const tells = found.some((key) => key === noun.title || key === 'key' || key === noun.parent)
    if (tells && found.length >= 2 && found.length * 2 >= filled.length) return line
  }
  return undefined
}

/** The other sheet that a person may have meant: the only one, or that which is called after the noun. */
const otherSheet = (noun: Noun, { workbook }: Pick<Sheet, 'workbook'>): string | undefined => {
  const others = workbook?.sheets.filter((name) => name !== workbook.sheet) ?? []
  const words = [...noun.chinese, noun.plural, noun.name].map((word) => word.toLowerCase())
  const named = others.filter((name) => words.some((word) => name.toLowerCase().includes(word)))
  const [only] = others.length === 1 ? others : named
  return only
}

/** Flags by which a file may be read better; none where nothing speaks for them. */
export const elsewhere = (noun: Noun, sheet: Pick<Sheet, 'workbook'>, rows: readonly SheetRow[]): readonly string[] => {
  const line = lineBelow(noun, rows)
  if (line !== undefined) return ['--header-line', String(line)]
  const other = otherSheet(noun, sheet)
  return other === undefined ? [] : ['--sheet', other]
}
