// The rows of a file as they were read, in a temporary table of the connection: memory stays flat, and the store is
// not held meanwhile. Also the different texts of references, each once.
import type { Bound, Lane, Prepared } from '../../database/lane.ts'
import { literal, quoted } from '../../kernel/sql-text.ts'
import type { Row, Stored } from '../noun.ts'

/** Column of a value that the file gives. */
export const givenColumn = (key: string): string => quoted(`g_${key}`)

/** Column of a value that is filled in for a new record. */
export const filledColumn = (key: string): string => quoted(`a_${key}`)

/** Column of a reference: the number of its text in `import_ref`. */
export const textColumn = (key: string): string => quoted(`t_${key}`)

/** Which columns the staged rows have. */
export interface Layout {
  /** Values the file gives, by field; `custom` holds all custom fields. References are not among them. */
  readonly given: readonly string[]
  readonly references: readonly string[]
  /** What new records have where nothing is said: not kept row by row. */
  readonly initials: Readonly<Record<string, Stored>>
}

/** A row as it was read. */
export interface StagedRow {
  readonly n: number
  readonly line: number
  readonly fingerprint: Uint8Array | null
  /** The number of a lettered id. */
  readonly own: number | null
  /** What rows that make one record have in common. */
  readonly group: string | null
  /** What is wrong with its cells. */
  readonly why: string | null
  /** What is wrong with it as a new record. */
  readonly whyNew: string | null
  /** Amount of the line that the row is. */
  readonly lineAmount: number | null
  readonly given: Readonly<Record<string, Stored>>
  readonly references: Readonly<Record<string, number>>
  /** The row as a new record; null where its cells cannot be read. */
  readonly whole: Row | null
}

/** Columns of the stage for words of the search index, the first term of each kind, and all other terms. */
export const foundColumns = ['words', 'phone', 'email', 'tag', 'others'] as const

/** Their values, in order. */
export type FoundCells = readonly (string | null)[]

/** The staged rows. */
export interface Stage {
  readonly layout: Layout
  /** `found`: by what the new record is found; null where that is told later, if at all. */
  readonly put: (row: StagedRow, found: FoundCells | null) => void
  /** Columns filled in for new records so far. */
  readonly fills: () => readonly string[]
  /** Makes sure that a column for a filled value is there. */
  readonly addFill: (key: string) => void
}

const fixed = ['n', 'line', ...foundColumns]
/** Columns that are empty in most rows of most files: those rows are put without them, as each value has its price. */
const seldom = ['fp', 'own', 'grp', 'why', 'why_new', 'line_amount']

const notFound: FoundCells = foundColumns.map(() => null)

/** Begins to stage the rows of a file. `filled` lists the columns filled in for new records; it may grow. */
export const makeStage = (lane: Lane, layout: Layout, filled: readonly string[]): Stage => {
  const { given, references, initials } = layout
  const columns = [...references.map(textColumn), ...given.map(givenColumn)]
  lane.exec('drop table if exists temp.import_row')
  // Columns without a type keep values as they are.
  lane.exec(`create temp table import_row (n integer primary key, line integer, fp blob, own integer, grp text,
    why text, why_new text, line_amount integer, ${foundColumns.join(', ')}, ${columns.join(', ') || 'nothing'})`)
  const fills: string[] = []
  let usual = lane.prepare('select 1')
  let whole = usual
  const putting = (all: readonly string[]): Prepared =>
    lane.prepare(`insert into temp.import_row (${all.join(', ')}) values (${all.map(() => '?').join(', ')})`)
  const compile = (): void => {
    const all = [...fixed, ...columns, ...fills.map(filledColumn)]
    usual = putting(all)
    whole = putting([...all, ...seldom])
  }
  compile()
  const addFill = (key: string): void => {
    if (fills.includes(key)) return
    lane.exec(`alter table temp.import_row add column ${filledColumn(key)}`)
    fills.push(key)
    compile()
  }
  /** What is to be kept of a filled value: nothing where the row gives it, or where it is as always. */
  const kept = (key: string, row: StagedRow): Stored => {
    const value = row.whole?.[key] ?? null
    const own = row.given[key] ?? null
    return value === own || (own === null && value === (initials[key] ?? null)) ? null : value
  }
  return {
    layout,
    fills: () => fills,
    addFill,
    put: (row, found) => {
      if (fills.length < filled.length) for (const key of filled) addFill(key)
      const { n, line, fingerprint, own, group, why, whyNew, lineAmount } = row
      const values: Bound[] = [n, line, ...(found ?? notFound)]
      for (const key of references) values.push(row.references[key] ?? null)
      for (const key of given) values.push(row.given[key] ?? null)
      for (const key of fills) values.push(kept(key, row))
      const more = [fingerprint, own, group, why, whyNew, lineAmount]
      if (more.every((value) => value === null)) usual.run(...values)
      else whole.run(...values, ...more)
    },
  }
}

/** The columns that new records get. */
export const newKeys = (stage: Stage): readonly string[] => {
  const { given, references, initials } = stage.layout
  return [...new Set([...given, ...references, ...stage.fills(), ...Object.keys(initials)])]
}

const valueText = (value: Stored): string => (typeof value === 'string' ? literal(value) : String(value))

/** SQL for the value of a column of the record that a staged row `s` adds; null for a column that nothing gives. */
export const newValue = (stage: Stage, key: string): string | null => {
  const { given, references, initials } = stage.layout
  const initial = initials[key] ?? null
  const parts = [
    ...(stage.fills().includes(key) ? [`s.${filledColumn(key)}`] : []),
    ...(given.includes(key) ? [`s.${givenColumn(key)}`] : []),
    ...(references.includes(key) ? [`(select found from temp.import_ref where id = s.${textColumn(key)})`] : []),
    ...(initial === null ? [] : [valueText(initial)]),
  ]
  if (parts.length < 2) return parts[0] ?? null
  return `coalesce(${parts.join(', ')})`
}

const keptTexts = 200_000

/** Numbers for the different texts of references. */
export interface ReferenceTexts {
  readonly numberOf: (noun: string, text: string) => number
}

/** Begins to collect the texts of references. */
export const makeReferenceTexts = (lane: Lane): ReferenceTexts => {
  lane.exec('drop table if exists temp.import_ref')
  lane.exec(`create temp table import_ref (id integer primary key, noun text not null, text text not null,
    found integer, n integer, made integer, why text, told integer, unique (noun, text))`)
  const known = new Map<string, Map<string, number>>()
  const numberInTable = (noun: string, text: string): number => {
    const row = lane.prepare('select id from temp.import_ref where noun = ? and text = ?').get(noun, text)
    if (row) return Number(row.id)
    return lane.prepare('insert into temp.import_ref (noun, text) values (?, ?)').run(noun, text).id
  }
  return {
    numberOf: (noun, text) => {
      const own = known.get(noun) ?? new Map<string, number>()
      known.set(noun, own)
      const number = own.get(text)
      if (number !== undefined) return number
      const made = numberInTable(noun, text)
      if (own.size >= keptTexts) own.clear()
      own.set(text, made)
      return made
    },
  }
}
