// Reads and writes the kept table `standing`, and makes the temporary one that stands in for it on another day.
// The kept table is always named with its schema: a temporary table of the same name hides it from all other queries.
import type { Bound, Lane } from '../database/lane.ts'
import type { Reading } from '../database/store.ts'
import { countAt, textAt } from '../kernel/raw-rows.ts'
import type { Row } from '../kernel/row.ts'
import type { RankKey } from '../segment/index.ts'
import type { Ranking } from './move-cuts.ts'
import type { Place } from './pair-up.ts'
import { type Block, type IdRange, inBlock } from './standing-facts.queries.ts'
import type { Standing } from './standing-row.ts'

/** Which of the two tables: the kept one, or the one of this connection. */
export type StandingTable = 'main' | 'temp'

/** The columns written, in order. */
export const standingColumns = [
  'customer',
  'owner',
  'class',
  'tier',
  'tier_by_rule',
  'spend365',
  'orders',
  'spend',
  'other_currency',
  'first_order',
  'last_order',
  'last_contact',
  'last_channel',
  'next_due',
  'band',
  'due',
  'reasons',
  'faults',
] as const satisfies readonly (keyof Standing)[]

/** Writes one row, over the one that is there. */
export type StandingWriter = (row: Standing) => void

/** A way to write rows one after another. */
export const standingWriter = (lane: Lane, table: StandingTable): StandingWriter => {
  const others = standingColumns.slice(1)
  const updates = others.map((column) => `${column} = excluded.${column}`)
  const statement = lane.prepare(
    `insert into ${table}.standing (${standingColumns.join(', ')}) values (${standingColumns.map(() => '?').join(', ')})
    on conflict (customer) do update set ${updates.join(', ')}`,
  )
  return (row) => {
    statement.run(...standingColumns.map((column): Bound => row[column]))
  }
}

/** Takes the row of a customer away. */
export const deleteStanding = (lane: Lane, customer: number): void => {
  lane.prepare('delete from main.standing where customer = ?').run(customer)
}

/** A kept row as one text, to see cheaply whether it would change. */
export interface Print {
  readonly customer: number
  /** JSON list of its columns; see `printOf`. */
  readonly print: string
}

/** The text that a row would have among `selectPrints`. */
export const printOf = (row: Standing): string => JSON.stringify(standingColumns.map((column) => row[column]))

/** The kept rows of a range as texts, in order of their customers. */
export const selectPrints = (lane: Lane, { from, to }: IdRange): readonly Print[] =>
  lane
    .prepare(
      `select customer, json_array(${standingColumns.join(', ')}) as print from main.standing
      where customer between ? and ? order by customer`,
    )
    .values(from, to)
    .map((row) => ({ customer: countAt(row, 0), print: textAt(row, 1) ?? '' }))

/** Class and tier in such a text. */
export const placeIn = ({ customer, print }: Print): Place => {
  const columns: unknown = JSON.parse(print)
  const [, , klass, tier]: readonly unknown[] = Array.isArray(columns) ? columns : []
  return { customer, class: String(klass), tier: String(tier) }
}

/** The kept rows of a block, in order of their customers. */
export const selectKeptRows = (reading: Reading, block: Block): Promise<Standing[]> =>
  reading.db
    .withSchema('main')
    .selectFrom('standing')
    .where((eb) => inBlock(eb.ref('standing.customer'), block))
    .select(standingColumns)
    .orderBy('customer')
    .execute()

/** How many customers there are, removed ones too; counted up to a number at most. */
export const countCustomers = (lane: Lane, most: number): number =>
  countAt(
    lane.prepare('select count(*) from (select 1 from main.customer limit ?)').values(Math.ceil(most))[0] ?? [],
    0,
  )

/** How many standings are to be added at most until every customer has one. */
export const lackingRows = (lane: Lane): number =>
  countAt(
    lane.prepare('select (select count(*) from main.customer) - (select count(*) from main.standing)').values()[0] ??
      [],
    0,
  )

// Connections that had one at some time: to ask SQLite would open its temporary store, which costs more than a list.
const hiding = new WeakSet<Lane>()

/** Lets the kept table be seen again. */
export const dropTemporary = (lane: Lane): void => {
  if (!hiding.has(lane)) return
  // It stays named here: a transaction taken back brings the table back.
  lane.exec('drop table if exists temp.standing')
}

/**
 * Lets work write temporary tables on a connection that may otherwise only read. What it writes is gone with the
 * connection; the store itself is not touched.
 */
export const allowTemporary = async <T>(lane: Lane, work: () => Promise<T>): Promise<T> => {
  const onlyReads = Object.values(lane.prepare('pragma query_only').get() ?? {})[0] === 1
  if (onlyReads) lane.exec('pragma query_only = off')
  try {
    return await work()
  } finally {
    if (onlyReads) lane.exec('pragma query_only = on')
  }
}

/** Makes an empty temporary table that hides the kept one on this connection. */
export const makeTemporary = (lane: Lane): void => {
  dropTemporary(lane)
  hiding.add(lane)
  lane.exec(`create temp table standing (
    customer integer primary key, owner integer, class text, tier text,
    tier_rank integer generated always as (case tier when 'high' then 1 when 'middle' then 2 else 3 end) virtual,
    tier_by_rule text, spend365 integer, orders integer, spend integer, other_currency integer,
    first_order text, last_order text, last_contact text, last_channel text, next_due text,
    band integer, due text, reasons text, faults text)`)
}

const ranked = 'select customer, spend365 as spend from main.standing'

const byRank = 'order by spend365 desc, customer limit 1'

const keyIn = (row: Row | undefined): RankKey | undefined =>
  typeof row?.customer === 'number' && typeof row.spend === 'number' && row.spend > 0
    ? { customer: row.customer, spend: row.spend }
    : undefined

/**
 * The ranking by spend as the kept table has it: each question is one or two steps in its index. One
 * bound a question: of two the engine may walk from the wrong one.
 */
export const keptRanking = (lane: Lane): Ranking => {
  const first = lane.prepare(`${ranked} ${byRank}`)
  const sameAfter = lane.prepare(`${ranked} where spend365 = ? and customer > ? order by customer limit 1`)
  const less = lane.prepare(`${ranked} where spend365 < ? ${byRank}`)
  const sameUpTo = lane.prepare(`${ranked} where spend365 = ? and customer <= ? order by customer desc limit 1`)
  const more = lane.prepare(`${ranked} where spend365 > ? order by spend365, customer desc limit 1`)
  return {
    upTo: ({ spend, customer }) => keyIn(sameUpTo.get(spend, customer) ?? more.get(spend)),
    after: (place) =>
      keyIn(place === null ? first.get() : (sameAfter.get(place.spend, place.customer) ?? less.get(place.spend))),
  }
}
