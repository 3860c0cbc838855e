// Whether records stand as they were last written: column by column against the images of the journal, where it has them,
// and against the seals of what came in bulk. Finds what changed without an entry: a flipped bit, another program's hand.
import type { Row, Stored } from '../kernel/row.ts'
import { quoted } from '../kernel/sql-text.ts'
import { readImage } from './image.ts'
import type { Bound, Lane } from './lane.ts'
import { rowDigest } from './row-digest.ts'
import { columnsOf, numberIn, readRow, textIn } from './row-statements.ts'
import { bareRowsSql, digestAt, placesIn, sealOf } from './seal.ts'
import { unsealedRows } from './unsealed-rows.ts'

/** A record that is not as it was last written. */
export interface Unwritten {
  readonly table: string
  readonly id: number
  /** It is gone, it is new, its values differ, or nothing tells whether they do. */
  readonly kind: 'gone' | 'new' | 'changed' | 'unsealed'
  /**
   * The columns that differ, with what was written, or of a record that is gone all of them; empty where the journal does
   * not know.
   */
  readonly written: Row
}

/** What the journal says of a record, by its steps from the last to the first. */
interface Written {
  readonly entry: number
  readonly isThere: boolean
  /** Columns whose values are known. */
  readonly values: Row
  /** All other columns were empty. */
  readonly whole: boolean
}

const stepsSql = `select row, entry, kind, before, after from change where tbl = ? order by row desc, id desc`

const written = (steps: readonly Row[]): Written => {
  const [newest] = steps
  const values: Record<string, Stored> = {}
  const unknown = new Set<string>()
  const found = { entry: numberIn(newest?.entry), isThere: newest?.kind !== 'remove', values }
  for (const { kind, before, after } of steps) {
    if (kind === 'remove' || (before === null && after === null)) break
    const image = readImage(textIn(after ?? before))
    for (const [column, value] of Object.entries(image)) {
      if (column in values || unknown.has(column)) continue
      if (after === null) unknown.add(column)
      else values[column] = value
    }
    if (kind === 'add') return { ...found, whole: unknown.size === 0 }
  }
  return { ...found, whole: false }
}

/** The steps of a table, those of one record together. */
function* stepsByRow(lane: Lane, table: string): Generator<readonly Row[]> {
  let steps: Row[] = []
  for (const step of lane.prepare(stepsSql).iterate(table)) {
    if (steps.length > 0 && steps[0]?.row !== step.row) {
      yield steps
      steps = []
    }
    steps.push(step)
  }
  if (steps.length > 0) yield steps
}

const addedSql = 'select 1 from added where entry = ? and tbl = ? and ? between first and last limit 1'

const differing = (row: Row, { values, whole }: Written, usual: Row): Row => {
  const found: Record<string, Stored> = {}
  for (const [column, value] of Object.entries(values)) {
    const now = row[column]
    if (now !== undefined && now !== value) found[column] = value
  }
  if (!whole) return found
  // A column that the image lacks was empty, or is younger than the image and holds what such columns begin with.
  for (const [column, value] of Object.entries(row))
    if (value !== null && !(column in values) && column !== 'id' && column !== 'entry' && value !== usual[column])
      found[column] = null
  return found
}

const usualValues = (lane: Lane, table: string): Row =>
  Object.fromEntries(
    lane
      .prepare('select name, dflt_value as value from pragma_table_info(?) where dflt_value is not null')
      .all(table)
      .map(({ name, value }) => {
        const text = textIn(value)
        return [textIn(name), /^-?\d+$/.test(text) ? Number(text) : text.replace(/^'(.*)'$/s, '$1')]
      }),
  )

/** Records of a table that are not as the images of the journal say. */
function* againstImages(lane: Lane, table: string): Generator<Unwritten> {
  const usual = usualValues(lane, table)
  const isAdded = (entry: Stored | undefined, id: number): boolean =>
    typeof entry === 'number' && lane.prepare(addedSql).get(entry, table, id) !== undefined
  for (const steps of stepsByRow(lane, table)) {
    const id = numberIn(steps[0]?.row)
    const said = written(steps)
    const row = readRow(lane, table, id)
    if (row === null) {
      if (said.isThere) yield { table, id, kind: 'gone', written: said.whole ? said.values : {} }
      continue
    }
    // Put back with many others: the seal of that entry knows it.
    if (numberIn(row.entry) > said.entry && isAdded(row.entry, id)) continue
    if (!said.isThere) {
      yield { table, id, kind: 'new', written: {} }
      continue
    }
    const columns = differing(row, said, usual)
    if (row.entry !== said.entry || Object.keys(columns).length > 0)
      yield { table, id, kind: 'changed', written: columns }
  }
}

const strangersSql = (table: string): string =>
  `select t.id as id from ${quoted(table)} as t
  where t.entry > 0 and not exists (select 1 from change as c where c.tbl = ? and c.row = t.id)
    and not exists (select 1 from added as a where a.entry = t.entry and a.tbl = ? and t.id between a.first and a.last)`

/** Records of which no entry says that it added them; those of entry 0 came with the shape of the store. */
function* unheardOf(lane: Lane, table: string): Generator<Unwritten> {
  for (const { id } of lane.prepare(strangersSql(table)).iterate(table, table))
    if (id !== 0) yield { table, id: numberIn(id), kind: 'new', written: {} }
}

/** Records that are not as they were when they were sealed, though no later entry wrote them. */
function* againstSeals(lane: Lane, table: string): Generator<Unwritten> {
  const place = 1 + columnsOf(lane, table).indexOf('entry')
  const rows = lane.prepare(bareRowsSql(table))
  const laterSql = 'select 1 from change where tbl = ? and row = ? and entry > ? limit 1'
  const seals = lane.prepare('select first, entry, digests from seal where tbl = ? order by first, entry')
  for (const { first, entry, digests } of seals.values(table).map(sealOf)) {
    const last = first + placesIn(digests) - 1
    const found = new Map<Bound | undefined, readonly Bound[]>(rows.values(first, last).map((row) => [row[0], row]))
    for (let id = first; id <= last; id += 1) {
      const digest = digestAt(digests, id - first)
      if (digest === 0) continue
      const row = found.get(id)
      // What a later entry wrote has its image, or a seal of that entry.
      if (row !== undefined && (Number(row[place]) > entry || rowDigest(row.slice(1)) === digest)) continue
      if (row === undefined && lane.prepare(laterSql).get(table, id, entry) !== undefined) continue
      yield { table, id, kind: row === undefined ? 'gone' : 'changed', written: {} }
    }
  }
}

// The journal's own tables, and what is written beside it.
const besideJournal: ReadonlySet<string> = new Set(['change', 'run_mark', 'mapping', 'import_receipt', 'erasure'])

const tablesSql = `select m.name as name from sqlite_master as m join pragma_table_info(m.name) as c
  where m.type = 'table' and c.name in ('id', 'entry') group by m.name having count(*) = 2 order by m.name`

/**
 * Every record that is not as it was last written, each once for each of the ways in which that shows.
 * @param foreign tables of other programs, which have no history
 */
export function* unwrittenRecords(lane: Lane, foreign: ReadonlySet<string> = new Set()): Generator<Unwritten> {
  for (const { name } of lane.prepare(tablesSql).all()) {
    const table = textIn(name)
    if (besideJournal.has(table) || foreign.has(table)) continue
    yield* againstImages(lane, table)
    yield* unheardOf(lane, table)
    yield* againstSeals(lane, table)
    for (const id of unsealedRows(lane, table)) yield { table, id, kind: 'unsealed', written: {} }
  }
}
