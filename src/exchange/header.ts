// Which column of a file means which key: headers compared by a folded form. What keys there are is told, not known.
import { late } from '../kernel/pattern.ts'
import { foldText } from '../kernel/text.ts'
import { rejectColumns } from './rejects.ts'

const bracketed = /[([{<（［【《〔「][^)\]}>）］】》〕」]*[)\]}>）］】》〕」]/g
const unsaid = late(() => /[\s_]|[^\p{L}\p{N}]/gu)

/**
 * The form in which headers are compared: as `foldText`, and without spaces, punctuation, underscores and remarks in
 * brackets: `手機 (必填)*` is `手机`, `Last_Contact` is `lastcontact`. Empty for a header of signs alone.
 */
export const foldHeader = (text: string): string => {
  const bare = foldText(text.replace(bracketed, '')).replace(unsaid(), '')
  return bare === '' ? foldText(text).replace(unsaid(), '') : bare
}

/** A header in a line of text: a cell of a spreadsheet may hold breaks. `--map` takes it in this form too. */
export const shownHeader = (header: string): string => header.replace(/\s+/g, ' ').trim()

/** A column of the file that is read, and the key it means. */
export interface MappedColumn {
  /** From 0. */
  readonly index: number
  readonly header: string
  readonly key: string
}

/** What became of the headers of a file. */
export interface HeaderMapping {
  readonly columns: readonly MappedColumn[]
  /** Headers that nothing maps. */
  readonly ignored: readonly string[]
  /** Headers left out by name (`Header=-`). */
  readonly leftOut: readonly string[]
  /** Keys that several columns mean, in the order of their first column. */
  readonly doubled: readonly { readonly key: string; readonly headers: readonly string[] }[]
  /** Headers named in the overrides that the file does not have. */
  readonly absent: readonly string[]
}

const own = new Set<string>(rejectColumns)

/**
 * Maps headers to keys. `aliases`: folded alias to key. `overrides`: header, as written or near it, to key or `-`;
 * they come first. The columns that a file of rejected rows has of its own are passed over silently.
 */
export const mapHeaders = (
  headers: readonly string[],
  aliases: ReadonlyMap<string, string>,
  overrides: ReadonlyMap<string, string> = new Map(),
): HeaderMapping => {
  const chosen = new Map<number, string>()
  const absent: string[] = []
  for (const [name, key] of overrides) {
    const exact = headers.flatMap((header, at) => (header === name ? [at] : []))
    const folded = foldHeader(name)
    const near = headers.flatMap((header, at) => (folded !== '' && foldHeader(header) === folded ? [at] : []))
    const found = exact.length > 0 ? exact : near
    if (found.length === 0) absent.push(name)
    for (const at of found) chosen.set(at, key)
  }
  const columns: MappedColumn[] = []
  const ignored: string[] = []
  const leftOut: string[] = []
  const byKey = new Map<string, string[]>()
  for (const [index, header] of headers.entries()) {
    const key = chosen.get(index) ?? (own.has(header) ? undefined : aliases.get(foldHeader(header)))
    if (key === '-') leftOut.push(header)
    else if (key !== undefined) {
      columns.push({ index, header, key })
      byKey.set(key, [...(byKey.get(key) ?? []), header])
    } else if (!own.has(header)) ignored.push(header)
  }
  const doubled = [...byKey].filter(([, names]) => names.length > 1).map(([key, names]) => ({ key, headers: names }))
  return { columns, ignored, leftOut, doubled, absent }
}
