// Everything that refers to a customer, found from the declarations of all nouns, and moved to another customer.
import type { Field } from '../command/field.ts'
import type { Noun, Row } from '../command/noun.ts'
import type { Lane, Writing } from '../database/store.ts'
import { quoted } from '../kernel/sql-text.ts'

/** A field by which records of a noun refer to customers. */
export interface Link {
  readonly noun: Noun
  readonly field: Field
}

/** Every reference to a customer that the nouns declare: a later noun is among them by itself. */
export const linksTo = (nouns: readonly Noun[], name: string): readonly Link[] =>
  nouns.flatMap((noun) =>
    noun.fields.flatMap((field) =>
      field.type.kind === 'reference' && field.type.to === name && !field.custom ? [{ noun, field }] : [],
    ),
  )

/** What became of the records that referred by one field. */
export interface MovedLinks extends Link {
  readonly moved: readonly number[]
  /** Left with the customer that goes, because the one that stays has the same already. */
  readonly left: readonly number[]
}

const uniqueWith = (lane: Lane, table: string, column: string): readonly (readonly string[])[] =>
  lane
    .prepare(`select name from pragma_index_list(?) where "unique" = 1`)
    .all(table)
    .map(({ name }) =>
      lane
        .prepare('select name from pragma_index_info(?)')
        .all(name ?? '')
        .map((row) => String(row.name)),
    )
    .filter((columns) => columns.length > 1 && columns.includes(column))

const referencesOf = (noun: Noun): readonly Field[] =>
  (noun.hangsOn ?? []).flatMap((key) => noun.fields.find((field) => field.key === key) ?? [])

/** Columns that together are there but once: members of a segment, a pair of lookalikes, and what the table itself says. */
const onceBy = (lane: Lane, { noun, field }: Link): readonly (readonly string[])[] => {
  const hanging = referencesOf(noun).map(({ key }) => key)
  const declared = hanging.length > 1 && hanging.includes(field.key) ? [hanging] : []
  return [...declared, ...uniqueWith(lane, noun.table, field.key)]
}

/** A pair of two of one kind, where it does not matter who stands first. */
const isPair = (noun: Noun, to: string): boolean => {
  const own = referencesOf(noun)
  return own.length > 1 && own.every(({ type }) => type.kind === 'reference' && type.to === to)
}

const ordered = (noun: Noun, row: Row): Row => {
  const keys = referencesOf(noun).map(({ key }) => key)
  const ids = keys.map((key) => Number(row[key])).sort((a, b) => a - b)
  return Object.fromEntries(keys.map((key, at) => [key, ids[at] ?? null]))
}

const twinOf = (lane: Lane, table: string, columns: readonly string[], row: Row): Row | undefined =>
  lane
    .prepare(
      `select id, removed from ${quoted(table)} where ${columns.map((column) => `${quoted(column)} is ?`).join(' and ')} and id <> ?`,
    )
    .get(...columns.map((column) => row[column] ?? null), Number(row.id))

const sameTwice = (columns: readonly string[], row: Row): boolean =>
  new Set(columns.map((column) => row[column])).size < columns.length

/**
 * Moves what refers to one customer to another, removed records too. What the other has already stays where it is, with
 * the customer that goes; if only a removed one is there already, that comes back.
 */
export const moveLinks = async (writing: Writing, link: Link, from: number, to: number): Promise<MovedLinks> => {
  const { lane } = writing
  const { noun, field } = link
  const table = quoted(noun.table)
  const rows = lane.prepare(`select * from ${table} where ${quoted(field.key)} = ? order by id`).all(from)
  const [moved, left]: [number[], number[]] = [[], []]
  const once = onceBy(lane, link)
  for (const row of rows) {
    const id = Number(row.id)
    // The two themselves are written by whoever merges them.
    if (noun.name === 'customer' && (id === to || id === from)) continue
    const changes = { [field.key]: to }
    const after = { ...row, ...changes, ...(isPair(noun, 'customer') ? ordered(noun, { ...row, ...changes }) : {}) }
    const self = isPair(noun, 'customer') && sameTwice(once[0] ?? [], after)
    const twin = self ? undefined : once.map((columns) => twinOf(lane, noun.table, columns, after)).find(Boolean)
    if (!self && twin === undefined) {
      await writing.update(noun.table, id, after)
      moved.push(id)
      continue
    }
    left.push(id)
    if (twin && (twin.removed ?? null) !== null && row.removed === null)
      await writing.update(noun.table, Number(twin.id), { removed: null })
  }
  return { ...link, moved, left }
}

/** The removed customers that were merged into one. */
export const mergedBefore = async ({ db }: Writing, into: number): Promise<readonly number[]> => {
  const rows = await db.selectFrom('customer').where('merged_into', '=', into).select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}
