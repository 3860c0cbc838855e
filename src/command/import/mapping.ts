// From the headers of a file to the fields of a noun: which columns make which field, and what is left out.
import { foldHeader, type MappedColumn, mapHeaders } from '../../exchange/header.ts'
import { parseLettered } from '../../kernel/reference.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { type Aliases, halves, headerAliases, silent } from './header-aliases.ts'
import type { ImportOptions } from './import-options.ts'
import { refuseAbsent, refuseMissing, refuseOtherNoun } from './mapping-failure.ts'

/** How the cells of several columns make one value. */
export type Joining = 'list' | 'lines' | 'space' | 'name' | 'first'

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
  /** Those of them that somebody may still say something of: all but ids of another system. */
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
const readIdColumn = (
  noun: Noun,
  columns: readonly MappedColumn[],
  sample: (index: number) => string,
): {
  readonly id: number | undefined
  readonly rest: readonly MappedColumn[]
  readonly foreign: readonly string[]
} => {
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
  /** Whether the first cells of a column can mostly be read as a field. */
  readonly fits: (field: Field, index: number) => boolean
}

/** Leaves out columns whose headers mean another thing in other files, where their cells do not fit. */
const fitting = (
  noun: Noun,
  columns: readonly MappedColumn[],
  { loose }: Pick<Aliases, 'loose'>,
  chosen: ReadonlySet<string>,
  head: Head,
): readonly MappedColumn[] =>
  columns.filter(({ header, key, index }) => {
    const folded = foldHeader(header)
    if (chosen.has(folded) || !loose.has(folded)) return true
    const field = noun.fields.find((one) => one.key === key)
    return field === undefined || head.fits(field, index)
  })

/** The name of a person from two columns, where no column of its own gives it surely. */
const nameOfHalves = (
  noun: Noun,
  columns: readonly MappedColumn[],
  isSure: (header: string) => boolean,
): ColumnPlan | undefined => {
  const title = noun.fields.find(({ key }) => key === noun.title)
  const half = (key: string) => columns.find((column) => column.key === key)
  const [family, given] = [half(halves.family), half(halves.given)]
  const found = [family, given].flatMap((column) => column ?? [])
  if (title === undefined || found.length === 0) return undefined
  if (columns.some(({ key, header }) => key === title.key && isSure(header))) return undefined
  return {
    field: title,
    indexes: [family?.index ?? -1, given?.index ?? -1],
    headers: found.map(({ header }) => header),
    joining: 'name',
  }
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
  const order = [...aliases.keys.keys()]
  const found = mapHeaders(head.header, aliases.keys, options.map)
  refuseAbsent(found.absent, head.header)
  const chosen = new Set([...options.map.keys()].map(foldHeader))
  const { id, rest, foreign } = readIdColumn(noun, fitting(noun, found.columns, aliases, chosen, head), head.sample)
  const read = rest.filter(({ key }) => key !== silent)
  const name = nameOfHalves(noun, read, (header) => {
    const folded = foldHeader(header)
    return chosen.has(folded) || !aliases.loose.has(folded)
  })
  const columns = noun.fields.flatMap((field) => {
    if (field === name?.field) return [name]
    const own = read.filter(({ key }) => key === field.key)
    return own.length === 0 ? [] : [planOf(field, own, chosen, (header) => order.indexOf(foldHeader(header)))]
  })
  const used = new Set(columns.flatMap(({ indexes }) => indexes))
  const unread = found.columns.filter(({ index, key }) => !used.has(index) && key !== silent && key !== 'id')
  const unknown = [...found.ignored, ...unread.map(({ header }) => header)]
  const own = unknown.filter((header) => !foreign.includes(header))
  return { columns, id, ignored: [...own, ...foreign], unknown: own, leftOut: found.leftOut }
}

/**
 * Refuses a mapping in which a required field has no column, unless somebody said by what rows are records already: such
 * a file may be there to change these alone. `elsewhere`: flags by which the file may be read better. Fails with `missing-column` (exit 2).
 */
export const requireColumns = (
  noun: Noun,
  mapping: Mapping,
  { file: place, match }: Pick<ImportOptions, 'file' | 'match'>,
  elsewhere: () => readonly string[],
): void => {
  if (match !== undefined && match.length > 0) return
  const has = (key: string): boolean => mapping.columns.some(({ field }) => field.key === key)
  const missing = noun.fields.filter(
    (field) =>
      field.required &&
      !field.derived &&
      field.initial === undefined &&
      !has(field.key) &&
      !(noun.lines !== undefined && field.key === 'amount' && has('price')),
  )
  if (missing.length === 0) return
  // A list of firms often calls them by no other word than company.
  const company = missing.some(({ key }) => key === noun.title)
    ? mapping.columns.find(({ field }) => field.key === 'company')
    : undefined
  const telling = (noun.lines === undefined ? ['key', 'phones', 'emails'] : ['key']).find(has)
  const [firm] = company?.headers ?? []
  const sure = new Map(noun.title === undefined || firm === undefined ? [] : [[noun.title, firm]])
  refuseMissing(noun, missing, mapping.ignored, { place, telling, sure, elsewhere })
}
