// What is remarkable in rows that are taken all the same, by kind: how many rows, and the first of them by line.
import type { Words } from '../../kernel/words.ts'
import { notedAtMost } from './column-reader.ts'

/** A kind of remark; its code stands in the JSON of the report. */
export type RemarkKind = 'to-come' | 'refused-channel'

interface RemarkedRow {
  readonly line: number
  readonly text: string
  readonly words: Words
}

/** Rows of each kind. */
export interface Remarks {
  /** Takes a remark; a row counts once of each kind. */
  readonly add: (kind: RemarkKind, row: RemarkedRow) => void
  readonly of: (kind: RemarkKind) => { readonly count: number; readonly rows: readonly RemarkedRow[] }
}

/** None yet. */
export const noRemarks = (): Remarks => {
  const lines = new Map<RemarkKind, Set<number>>()
  const first = new Map<RemarkKind, RemarkedRow[]>()
  return {
    add: (kind, row) => {
      const known = lines.get(kind) ?? new Set()
      const rows = first.get(kind) ?? []
      lines.set(kind, known.add(row.line))
      first.set(kind, rows)
      if (rows.length < notedAtMost && !rows.some(({ line }) => line === row.line)) rows.push(row)
    },
    of: (kind) => ({ count: lines.get(kind)?.size ?? 0, rows: first.get(kind) ?? [] }),
  }
}
