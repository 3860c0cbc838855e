// Goes through a file once without keeping its rows: how many there are, what is wrong with them, whether it can be read
// to its end. Then the rows can be shown as they flow.
import { isFailure } from '../kernel/failure.ts'
import type { Sheet, SheetRow } from './sheet.ts'

/** Rows that are to be taken, one after another. An open quote ends them: nothing behind it can be read. */
export async function* takenRows(sheet: Sheet): AsyncGenerator<SheetRow, void> {
  try {
    for await (const block of sheet.rows()) for (const row of block) if (row.fault?.rejects !== true) yield row
  } catch (error) {
    if (!isFailure(error) || error.code !== 'unclosed-quote') throw error
  }
}

/** Counts the rows that are to be taken. The faults are complete afterwards. Fails where the text breaks off. */
export const countTaken = async (sheet: Sheet): Promise<number> => {
  let count = 0
  for await (const _ of takenRows(sheet)) count += 1
  return count
}
