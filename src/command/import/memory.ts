// What a person once chose for the headers of a file: what they mean, how its bytes are text, which of day and month
// comes first. By what a file is known again. Pure; kept and found by memory.queries.ts.
import { hash } from 'node:crypto'
import { foldHeader } from '../../exchange/header.ts'
import { rejectColumns } from '../../exchange/rejects.ts'
import type { DateOrder } from '../../kernel/date-language.ts'

/** How the bytes of a file are read, as far as that was chosen. */
export interface ReadingChoice {
  readonly encoding?: string
  readonly delimiter?: string
  readonly headerLine?: number
  readonly sheet?: string
}

/** All that is chosen for a file. */
export interface Choices {
  /** Header to the key of a field, or to `-`. */
  readonly map: ReadonlyMap<string, string>
  /** Key of a field to the order of day and month in its column. */
  readonly orders: ReadonlyMap<string, DateOrder>
  /** Null where nothing of it was chosen. */
  readonly reading: ReadingChoice | null
}

/** Choices that were kept. */
export interface Memory extends Choices {
  readonly id: number
  readonly noun: string
  readonly headers: readonly string[]
  /** The file they were made for, when, and by whom. */
  readonly file: string
  readonly at: string
  readonly who: string
}

const digest = (text: string | Uint8Array): string => hash('sha1', text, 'hex')

const own = new Set<string>(rejectColumns)

/**
 * By what headers are known again: the same ones in any order and spelling that means the same. A file of rejected rows
 * has the mark of the file they come from.
 */
export const markOf = (headers: readonly string[]): string =>
  digest(
    headers
      .filter((header) => !own.has(header))
      .map(foldHeader)
      .sort()
      .join('\n'),
  )

const [lineFeed, carriageReturn] = [0x0a, 0x0d]

/** By what a file is known before its encoding is: the bytes of its first line. */
export const firstLineMark = (head: Uint8Array): string => {
  const end = head.findIndex((byte) => byte === lineFeed || byte === carriageReturn)
  return digest(end < 0 ? head : head.subarray(0, end))
}
