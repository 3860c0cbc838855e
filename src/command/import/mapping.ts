// From the headers of a file to the fields of a noun: which columns make which field, and what is left out.
import { foldHeader, type MappedColumn, mapHeaders } from '../../exchange/header.ts'
import { parseLettered } from '../../kernel/reference.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { headerAliases, silent } from './header-aliases.ts'
import type { ImportOptions } from './import-options.ts'
import { refuseAbsent, refuseMissing, refuseOtherNoun } from './mapping-failure.ts'

/** How the cells of several columns make one value. */
export type Joining = 'list' | 'lines' | 'space' | 'first'

/** A field and the columns it is read from. */
export interface ColumnPlan {
  readonly field: Field
  readonly indexes: readonly number[]
  readonly headers: readonly string[]
  readonly joining: Joining
}

/** What became of the columns of a file. */
export interface Mapping {
  readonly columns: readonly ColumnPlan[]
  /** Column of lettered ids. */
  readonly id: number | undefined
  /** Headers whose columns are not read, though nobody said so. */
  readonly ignored: readonly string[]
  /** Those of them that nothing maps; the others are outdone by a nearer header of the same field. */
  readonly unknown: readonly string[]
  readonly leftOut: readonly string[]
}

const lists = new Set(['phones', 'emails', 'tags', 'words'])

const joiningOf = (field: Field, chosen: boolean): Joining => {
  if (lists.has(field.type.kind)) return 'list'
  if (field.type.kind === 'long') return 'lines'
  return chosen && field.type.kind === 'text' ? 'space' : 'first'
}

/**
 * The columns of one field. Lists and long texts take all; of other fields a person may choose several texts to be put
 * together, else the nearest header alone counts: two dates or two amounts are two things.
 */
const planOf = (
  field: Field,
  found: readonly MappedColumn[],
  chosen: ReadonlySet<string>,
  nearness: (header: string) => number,
): ColumnPlan => {
  const named = found.filter(({ header }) => chosen.has(foldHeader(header)))
  const joining = joiningOf(field, named.length > 1)
  const all = joining === 'list' || joining === 'lines'
  const candidates = named.length > 0 && !all ? named : found
  const nearest = candidates.toSorted((one, other) => nearness(one.header) - nearness(other.header)).slice(0, 1)
  const used = joining === 'first' ? nearest : candidates
  return { field, indexes: used.map(({ index }) => index), headers: used.map(({ header }) => header), joining }
}

const isIdOf = (noun: Noun, text: string): boolean => parseLettered(text)?.letter === noun.letter

/**
 * What a column headed `id` means: lettered ids are this program's, anything else is a key of another system, where
 * no column gives the key already.
 */
const readIdColumn = (noun: Noun, columns: readonly MappedColumn[], sample: (index: number) => string) => {
  const id = columns.find(({ key }) => key === 'id')
  const rest = columns.filter((column) => column !== id && column.key !== 'id')
  if (id === undefined) return { id: undefined, rest, foreign: [] }
  const first = sample(id.index)
  if (first === '' || isIdOf(noun, first)) return { id: id.index, rest, foreign: [] }
  const keyed = noun.fields.some((field) => field.key === 'key') && !rest.some(({ key }) => key === 'key')
  return keyed
    ? { id: undefined, rest: [...rest, { ...id, key: 'key' }], foreign: [] }
    : { id: undefined, rest, foreign: [id.header] }
}

/** What is known of a file before its rows are read in earnest. */
export interface Head {
  readonly place: string
  readonly header: readonly string[]
  /** The first cell of a column that is not empty, among the first rows. */
  readonly sample: (index: number) => string
}

/**
 * Maps the headers of a file. `chosen` adds what a person answered to a question. Fails (exit 2) where a required
 * field has no column, a header of `--map` is not there, or the file is plainly of another noun.
 */
export const mapColumns = (
  noun: Noun,
  nouns: readonly Noun[],
  head: Head,
  options: Pick<ImportOptions, 'map'>,
): Mapping => {
  refuseOtherNoun(noun, nouns, head)
  const aliases = headerAliases(noun)
  const order = [...aliases.keys()]
  const found = mapHeaders(head.header, aliases, options.map)
  refuseAbsent(found.absent, head.header)
  const { id, rest, foreign } = readIdColumn(noun, found.columns, head.sample)
  const chosen = new Set([...options.map.keys()].map(foldHeader))
  const read = rest.filter(({ key }) => key !== silent)
  const columns = noun.fields.flatMap((field) => {
    const own = read.filter(({ key }) => key === field.key)
    return own.length === 0 ? [] : [planOf(field, own, chosen, (header) => order.indexOf(foldHeader(header)))]
  })
  const used = new Set(columns.flatMap(({ indexes }) => indexes))
  const outweighed = read.filter(({ index }) => !used.has(index)).map(({ header }) => header)
  const ignored = [...found.ignored, ...foreign, ...outweighed]
  return { columns, id, ignored, unknown: found.ignored, leftOut: found.leftOut }
}

/** Refuses a mapping in which a required field has no column. Fails with `missing-column` (exit 2). */
export const requireColumns = (noun: Noun, mapping: Mapping, place: string): void => {
  const has = (key: string): boolean => mapping.columns.some(({ field }) => field.key === key)
  const missing = noun.fields.filter(
    (field) =>
      field.required &&
      !field.derived &&
      field.initial === undefined &&
      !has(field.key) &&
      !(noun.lines !== undefined && field.key === 'amount' && has('price')),
  )
  if (missing.length > 0) refuseMissing(noun, missing, mapping.ignored, place)
}
