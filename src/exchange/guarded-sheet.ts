// A sheet whose cells are what they mean, with the guard against formulas laid on: for those who take it off every cell.
import { guardCell } from './formula-guard.ts'
import type { Sheet } from './sheet.ts'

/** The same sheet with every cell guarded, where it is bare. */
export const guardedSheet = (sheet: Sheet): Sheet => {
  if (!sheet.bare) return sheet
  return {
    ...sheet,
    bare: false,
    rows: async function* () {
      for await (const block of sheet.rows()) yield block.map((row) => ({ ...row, cells: row.cells.map(guardCell) }))
    },
  }
}
