// Finds records of any noun by the ways people name them. Each answers with at most eleven: enough to say "or more".
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { AnyTables } from '../database/store.ts'
import { phoneDigits, readPhone, reversedDigits } from '../kernel/phone.ts'
import { storedList } from '../kernel/stored-list.ts'
import { foldText } from '../kernel/text.ts'
import type { Noun, Row, Stored } from './noun.ts'
import { foundBy, named } from './search/words-by-index.queries.ts'

/** A record that was found, with what tells it from another. */
export interface Found {
  readonly id: number
  readonly key: string | null
  readonly name: string | null
  /** A phone or company, to tell two of one name apart. */
  readonly hint: string | null
}

const most = 11

const text = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

const firstOf = (list: string | null): string | null => storedList(list)[0] ?? null

const has = (noun: Noun, key: string): boolean => noun.fields.some((field) => field.key === key && !field.custom)

const search = async (
  open: Kysely<AnyTables>,
  noun: Noun,
  where: RawBuilder<SqlBool>,
  options: { readonly removed?: boolean; readonly order?: RawBuilder<unknown> } = {},
): Promise<readonly Found[]> => {
  const optional = ['key', 'phones', 'company'].filter((key) => has(noun, key))
  let query = open
    .selectFrom(`${noun.table} as r`)
    .select(['r.id', ...optional.map((key) => `r.${key}`), ...(noun.title ? [`r.${noun.title} as title`] : [])])
    .where(where)
    .orderBy(options.order ?? sql`r.id`)
    .limit(most)
  if (!options.removed) query = query.where('r.removed', 'is', null)
  const rows: readonly Row[] = await query.execute()
  return rows.map((row) => ({
    id: Number(row.id),
    key: text(row.key),
    name: text(row.title),
    hint: firstOf(text(row.phones)) ?? text(row.company),
  }))
}

/** By its number. A removed record is found only where that is asked. */
export const byId = (open: Kysely<AnyTables>, noun: Noun, id: number, removed = true): Promise<readonly Found[]> =>
  search(open, noun, sql`r.id = ${id}`, { removed })

/** By the key of another system. */
export const byKey = async (open: Kysely<AnyTables>, noun: Noun, key: string): Promise<readonly Found[]> =>
  has(noun, 'key') ? search(open, noun, sql`r.key = ${key}`) : []

/**
 * The record in use that a removed one went into when two were made one, however many steps further; undefined where it
 * was not merged, or where that leads to a record that is removed by itself.
 */
export const mergedInto = async (open: Kysely<AnyTables>, noun: Noun, id: number): Promise<Found | undefined> => {
  const { mergedInto: column } = noun
  if (column === undefined) return undefined
  const passed = new Set<number>()
  for (let at = id; !passed.has(at); ) {
    passed.add(at)
    const row = await open.selectFrom(noun.table).select([column]).where('id', '=', at).executeTakeFirst()
    const next = row?.[column] ?? null
    if (next === null) return at === id ? undefined : (await byId(open, noun, at, false))[0]
    at = Number(next)
  }
  return undefined
}

/** By the key of a removed record: what it went into. */
export const byMergedKey = async (open: Kysely<AnyTables>, noun: Noun, key: string): Promise<Found | undefined> => {
  if (noun.mergedInto === undefined) return undefined
  const row = await open.selectFrom(noun.table).select('id').where('key', '=', key).executeTakeFirst()
  return row && mergedInto(open, noun, Number(row.id))
}

/** By the key of a merged record: the removed one that the merges end in; undefined where it was not merged. */
export const removedEnd = async (
  open: Kysely<AnyTables>,
  noun: Noun,
  key: string,
): Promise<{ readonly from: number; readonly end: number } | undefined> => {
  const { mergedInto: column } = noun
  if (column === undefined) return undefined
  const first = await open.selectFrom(noun.table).select(['id', column]).where('key', '=', key).executeTakeFirst()
  const passed = new Set<number>()
  let next = first?.[column] ?? null
  while (next !== null && !passed.has(Number(next))) {
    passed.add(Number(next))
    const row = await open.selectFrom(noun.table).select([column]).where('id', '=', Number(next)).executeTakeFirst()
    next = row?.[column] ?? null
  }
  const end = [...passed].at(-1)
  return first && end !== undefined ? { from: Number(first.id), end } : undefined
}

/** By its whole name, folded. */
export const byName = async (open: Kysely<AnyTables>, noun: Noun, name: string): Promise<readonly Found[]> =>
  noun.title === undefined ? [] : search(open, noun, sql`r.name_key = ${foldText(name)}`)

/** Removed records of a name, folded. */
export const byRemovedName = async (open: Kysely<AnyTables>, noun: Noun, name: string): Promise<readonly Found[]> =>
  noun.title === undefined
    ? []
    : search(open, noun, sql`r.name_key = ${foldText(name)} and r.removed is not null`, { removed: true })

const byTerm = (open: Kysely<AnyTables>, noun: Noun, kind: string, value: string): Promise<readonly Found[]> =>
  search(
    open,
    noun,
    sql`r.id in (select id from term where kind = ${kind} and value = ${value} and noun = ${noun.name})`,
  )

/** By a whole mail address. */
export const byEmail = (open: Kysely<AnyTables>, noun: Noun, email: string): Promise<readonly Found[]> =>
  byTerm(open, noun, 'email', foldText(email))

/** By a whole phone number in any spelling. */
export const byPhone = (
  open: Kysely<AnyTables>,
  noun: Noun,
  phone: string,
  country: string,
): Promise<readonly Found[]> =>
  byTerm(open, noun, 'phone', reversedDigits(phoneDigits(readPhone(phone, country).value)))

/** By a part of a name, pinyin, initials. */
export const byPartOfName = async (
  open: Kysely<AnyTables>,
  noun: Noun,
  typed: string,
  country: string,
): Promise<readonly Found[]> => (noun.title === undefined ? [] : search(open, noun, named(noun, typed, country)))

/** By a part of a name, pinyin, initials, the end of a phone number, a part of a mail address. */
export const bySearch = async (
  open: Kysely<AnyTables>,
  noun: Noun,
  typed: string,
  country: string,
): Promise<readonly Found[]> => (noun.title === undefined ? [] : search(open, noun, foundBy(noun, typed, country)))

/** By a whole value of one column. */
export const byValue = async (
  open: Kysely<AnyTables>,
  noun: Noun,
  key: string,
  value: Stored,
): Promise<readonly Found[]> => (has(noun, key) ? search(open, noun, sql`${sql.ref(`r.${key}`)} = ${value}`) : [])

/** The records that were written last, whoever wrote them. */
export const latest = async (open: Kysely<AnyTables>, noun: Noun): Promise<readonly Found[]> =>
  search(open, noun, sql`true`, { order: sql`r.entry desc, r.id desc` })

/** The record that this person wrote last. */
export const lastTouched = async (open: Kysely<AnyTables>, noun: Noun, who: string): Promise<readonly Found[]> => {
  const entries = open.selectFrom('entry').select('id').where('who', '=', who)
  const [last] = await search(open, noun, sql`r.entry in ${entries}`, { order: sql`r.entry desc, r.id desc` })
  return last ? [last] : []
}
