// What is remarkable in rows that are taken all the same, by kind: how many rows, and the first of them by line.
import type { Remark } from '../noun.ts'

/** So many of what is noted of single rows are kept with their lines. */
export const notedAtMost = 20

interface RemarkedRow extends Pick<Remark, 'text' | 'words'> {
  readonly line: number
}

/** Rows of each kind. */
export interface Remarks {
  /** Takes a remark on a line; a line counts once of each kind. */
  readonly add: (remark: Remark, line: number) => void
  readonly of: (kind: Remark['kind']) => { readonly count: number; readonly rows: readonly RemarkedRow[] }
}

/** None yet. */
export const noRemarks = (): Remarks => {
  const lines = new Map<Remark['kind'], Set<number>>()
  const first = new Map<Remark['kind'], RemarkedRow[]>()
  return {
    add: ({ kind, text, words }, line) => {
      const known = lines.get(kind) ?? new Set()
      if (known.has(line)) return
      const rows = first.get(kind) ?? []
      lines.set(kind, known.add(line))
      first.set(kind, rows)
      if (rows.length < notedAtMost) rows.push({ line, text, words })
    },
    of: (kind) => ({ count: lines.get(kind)?.size ?? 0, rows: first.get(kind) ?? [] }),
  }
}
