// Which records of a selection a run has not given yet: those that were not in its last answer, or, for an export, were
// written since. Rows without an id, as of tags that nobody declared, are told by their folded name.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reading } from '../../database/store.ts'
import { countAt, numberAt, rawRows, textAt } from '../../kernel/raw-rows.ts'
import type { Noun } from '../noun.ts'
import { rowsQuery } from '../rows.queries.ts'
import { runsOfBytes, walkRuns } from './id-set.ts'
import { putFresh } from './marks.queries.ts'

/** What a run had been given. */
export interface Given {
  readonly ids: Uint8Array
  readonly names: ReadonlySet<string>
  /** The last entry of the journal then. */
  readonly entry: number
}

/** The records of a selection, and which of them are new to a run. */
export interface Matched {
  /** Ascending. */
  readonly ids: readonly number[]
  /** Folded names of the rows without an id. */
  readonly names: readonly string[]
  readonly freshIds: readonly number[]
  readonly freshNames: readonly string[]
}

/** Which records, before what was given is left out. */
interface Asked {
  readonly where?: () => RawBuilder<SqlBool>
  readonly removed?: 'only'
}

const namesOf = (reading: Reading, nouns: readonly Noun[], noun: Noun, asked: Asked): readonly string[] => {
  if (noun.title === undefined) return []
  const rows = rowsQuery(reading.open, nouns, noun, { ...asked, fields: [] })
    .where(sql<SqlBool>`r.id is null`)
    .clearSelect()
    .select(sql.ref('r.name_key').as('name'))
  return rawRows(reading.lane, rows).map((row) => textAt(row, 0) ?? '')
}

/**
 * Looks at every record of a selection.
 * @param given what the run had been given; null where it was never asked for
 * @param changed whether a record that was written since counts as new
 */
export const matchedBy = (
  reading: Reading,
  nouns: readonly Noun[],
  noun: Noun,
  asked: Asked,
  { given, changed }: { readonly given: Given | null; readonly changed: boolean },
): Matched => {
  const rows = rowsQuery(reading.open, nouns, noun, { ...asked, fields: [] })
    .clearSelect()
    .select([sql.ref('r.id').as('id'), sql.ref('r.entry').as('entry')])
    .orderBy('r.id')
  const known = given === null ? () => false : walkRuns(runsOfBytes(given.ids))
  const since = given?.entry ?? 0
  const ids: number[] = []
  const freshIds: number[] = []
  let nameless = 0
  for (const row of rawRows(reading.lane, rows)) {
    const id = numberAt(row, 0)
    if (id === null) {
      nameless += 1
      continue
    }
    ids.push(id)
    if (!known(id) || (changed && countAt(row, 1) > since)) freshIds.push(id)
  }
  const names = nameless === 0 ? [] : namesOf(reading, nouns, noun, asked)
  return { ids, names, freshIds, freshNames: names.filter((name) => given?.names.has(name) !== true) }
}

/** Narrows a selection to what is new to a run. */
export const onlyFresh = (
  reading: Reading,
  { freshIds, freshNames, names }: Matched,
  where: Asked['where'],
): (() => RawBuilder<SqlBool>) => {
  putFresh(reading.lane, freshIds)
  const byId = sql<SqlBool>`r.id in (select id from temp.since_fresh)`
  const byName: RawBuilder<SqlBool> =
    names.length === 0
      ? byId
      : sql`(${byId} or (r.id is null and r.name_key in (select value from json_each(${JSON.stringify(freshNames)}))))`
  return () => (where ? sql<SqlBool>`(${byName} and ${where()})` : byName)
}
