// Looks through the columns of a file that nothing maps: what they seem to hold, and some of their cells. Reads the whole
// file once more, and only where somebody wants to know.
import { unguardCell } from '../../exchange/formula-guard.ts'
import { cleanText } from '../../kernel/text.ts'
import type { ValueFacts } from '../value.ts'
import { type Guess, type NewFieldType, startGuess } from './new-field.ts'
import type { Source } from './source.ts'

/** What a column holds. */
export interface ColumnLook {
  readonly type: NewFieldType
  /** A few different cells. */
  readonly samples: readonly string[]
  readonly isEmpty: boolean
}

const fewSamples = 3
const longestSample = 16

interface Looking {
  readonly index: number
  readonly guess: Guess
  readonly samples: string[]
  isEmpty: boolean
}

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= longestSample ? line : `${line.slice(0, longestSample - 1)}…`
}

const lookAt = (column: Looking, cell: string): void => {
  const text = cleanText(unguardCell(cell), { multiline: true })
  if (text === '') return
  column.isEmpty = false
  column.guess.look(text)
  const sample = shortened(text)
  if (column.samples.length < fewSamples && !column.samples.includes(sample)) column.samples.push(sample)
}

/** What the columns of these headers hold, by header. */
export const lookAtColumns = async (
  source: Source,
  headers: readonly string[],
  facts: ValueFacts,
): Promise<ReadonlyMap<string, ColumnLook>> => {
  if (headers.length === 0) return new Map()
  const sheet = await source.open()
  try {
    const columns = headers.map((header): Looking => {
      const index = sheet.header.indexOf(header)
      return { index, guess: startGuess(facts), samples: [], isEmpty: true }
    })
    for await (const block of sheet.rows())
      for (const { cells } of block) for (const column of columns) lookAt(column, cells[column.index] ?? '')
    return new Map(
      columns.map(({ guess, samples, isEmpty }, at) => [headers[at] ?? '', { type: guess.type(), samples, isEmpty }]),
    )
  } finally {
    await sheet.close()
  }
}
