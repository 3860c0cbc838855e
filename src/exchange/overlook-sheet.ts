// Goes through a file once without keeping its rows: how many there are, what is wrong with them, whether it can be read
// to its end. Then the rows can be shown as they flow.
import { isFailure } from '../kernel/failure.ts'
import type { Sheet, SheetRow } from './sheet.ts'

/** Blocks of the rows that are to be taken. An open quote ends them: nothing behind it can be read. */
export async function* takenRows(sheet: Sheet): AsyncGenerator<readonly SheetRow[], void> {
  try {
    for await (const block of sheet.rows()) yield block.filter(({ fault }) => fault?.rejects !== true)
  } catch (error) {
    if (!isFailure(error) || error.code !== 'unclosed-quote') throw error
  }
}

/** Counts the rows that are to be taken. The faults are complete afterwards. Fails where the text breaks off. */
export const countTaken = async (sheet: Sheet): Promise<number> => {
  let count = 0
  for await (const block of takenRows(sheet)) count += block.length
  return count
}
