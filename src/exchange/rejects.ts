// The rows that an import did not take, in a file of the same columns that can be put right and imported again.
import { basename } from 'node:path'
import { isFailure } from '../kernel/failure.ts'
import { guardCell, unguardCell } from './formula-guard.ts'
import { markAsOwn } from './own-file-mark.ts'
import { csvLine } from './write-csv.ts'
import { beginFile, type FileInMaking } from './write-file.ts'

/** The columns that are added; an import leaves them out without a word. */
export const rejectColumns = ['_line', '_error'] as const

/** What a file of rejected rows is made from. */
export interface RejectsOptions {
  /** The file that was imported; `-` for standard input. */
  readonly source: string
  /** The path that a person chose with `--rejects`. */
  readonly path?: string | undefined
  /** The columns of the source. */
  readonly header: readonly string[]
  /** True: the source was read with `--raw`, so that cells are written as they stand. */
  readonly raw?: boolean
}

/** A file of rejected rows in the making. It is begun with the first row. */
export interface Rejects {
  /** Adds a row: its line in the source, its cells as they stood, and what is wrong, in the person's language. */
  add(line: number, cells: readonly string[], error: string): Promise<void>
  /** How many rows there are. */
  count(): number
  /** Writes all rows so far, so that nothing is left but to put the file in its place. Fails where it cannot be written. */
  prepare(): Promise<void>
  /** Puts the file in its place and gives its path; undefined when no row was rejected. */
  finish(): Promise<string | undefined>
  /** Leaves nothing behind. */
  discard(): Promise<void>
}

const blockSize = 64 * 1024

/** Beside the source, else, where that folder cannot be written, in the current one. */
const begin = async (source: string, chosen: string | undefined): Promise<FileInMaking> => {
  if (chosen !== undefined) return beginFile(chosen)
  const name = source === '-' ? 'stdin' : source
  try {
    return await beginFile(`${name}.rejected.csv`)
  } catch (error) {
    if (!isFailure(error)) throw error
    return beginFile(`${basename(name)}.rejected.csv`)
  }
}

/**
 * Begins to collect rejected rows. Cells beyond the last column follow after `_error`. The guard of cells is made
 * anew, so that importing the file gives the values that the source would have given.
 */
export const collectRejects = (options: RejectsOptions): Rejects => {
  const { source, path, header, raw = false } = options
  let file: FileInMaking | undefined
  let text = ''
  let count = 0
  const flush = async (): Promise<void> => {
    file ??= await begin(source, path)
    await file.write(text)
    text = ''
  }
  const own = new Set<string>(rejectColumns)
  // A file that is rejected again keeps one pair of these columns, not two.
  const kept = header.flatMap((name, at) => (own.has(name) ? [] : [at]))
  const guard = (cell: string): string => (raw ? cell : guardCell(unguardCell(cell)))
  return {
    add: async (line, cells, error) => {
      if (count === 0) text = `${csvLine([...kept.map((at) => header[at] ?? ''), ...rejectColumns])}\n`
      const surplus = cells.slice(header.length)
      text += `${csvLine([...kept.map((at) => guard(cells[at] ?? '')), String(line), error, ...surplus.map(guard)])}\n`
      count += 1
      if (text.length > blockSize) await flush()
    },
    count: () => count,
    prepare: async () => {
      if (count > 0) await flush()
    },
    finish: async () => {
      if (count === 0) return undefined
      await flush()
      const place = await file?.finish()
      // So that it is known whether somebody mended it, when the next one is to be written.
      if (place !== undefined) await markAsOwn(place)
      return place
    },
    discard: async () => file?.discard(),
  }
}
