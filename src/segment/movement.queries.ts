// The movements of class and tier: records those of a night, and reads them again. Knows what a customer was the night
// before by a table of its own, so that writes between two nights take nothing away.
import type { Reading, Writing } from '../database/store.ts'
import type { MovementRow } from '../database/tables.ts'
import type { Day } from '../kernel/day.ts'
import { countAt, textAt } from '../kernel/raw-rows.ts'
import {
  type ClassAndTier,
  type CountedStep,
  isThere,
  movingSchemes,
  newcomer,
  stepsBetween,
  sumSteps,
} from './movement.ts'

/** A customer as the night finds it. */
export interface Found extends ClassAndTier {
  readonly customer: number
  readonly added: string
  readonly lastOrder: string | null
}

/** What a night is compared with. */
export interface Recording {
  readonly day: Day
  /** Nothing is known of a night before: everybody is taken as found. */
  readonly first: boolean
}

const placedSql = 'select customer, class, tier from placed where customer between ? and ?'

const placeSql = `insert into placed (customer, class, tier) values (?, ?, ?)
  on conflict (customer) do update set class = excluded.class, tier = excluded.tier`

const moveSql = 'insert into movement (day, customer, scheme, "from", "to") values (?, ?, ?, ?, ?)'

/** Keeps what all customers are on a day, in blocks ordered by id, and records who moved since the night before. */
export const recordMovements = (
  writing: Writing,
  blocks: Iterable<readonly Found[]>,
  { day, first }: Recording,
): readonly CountedStep[] => {
  const { lane } = writing
  const taken = new Map<string, CountedStep>()
  const place = lane.prepare(placeSql)
  const move = lane.prepare(moveSql)
  const before = (block: readonly Found[]): ReadonlyMap<number, ClassAndTier> => {
    const [from, to] = [block[0]?.customer ?? 0, block.at(-1)?.customer ?? 0]
    const rows = lane.prepare(placedSql).values(from, to)
    return new Map(rows.map((row) => [countAt(row, 0), { class: textAt(row, 1) ?? '', tier: textAt(row, 2) ?? '' }]))
  }
  for (const block of blocks) {
    const known = before(block)
    for (const one of block) {
      const was = known.get(one.customer)
      if (was === undefined && !first && !isThere(one, day)) continue
      const steps = was === undefined && first ? [] : stepsBetween(was ?? newcomer, one)
      if (was !== undefined && steps.length === 0) continue
      for (const step of steps) {
        move.run(day, one.customer, step.scheme, step.from, step.to)
        const key = `${step.scheme} ${step.from} ${step.to}`
        taken.set(key, { ...step, count: (taken.get(key)?.count ?? 0) + 1 })
      }
      place.run(one.customer, one.class, one.tier)
    }
  }
  return sumSteps([...taken.values()])
}

/**
 * Takes back what moved after a day: everybody stands again where they stood before. `all`: no night is left, and nothing
 * is known of anybody.
 */
export const takeBackMovements = ({ lane }: Pick<Writing, 'lane'>, after: Day, all: boolean): void => {
  const moved = lane.prepare('select customer, scheme, "from" from movement where day > ? order by id desc')
  // From the last to the first: what is written last is where the first one went from.
  for (const row of moved.values(after)) {
    const scheme = movingSchemes.find((one) => one === textAt(row, 1))
    if (scheme !== undefined)
      lane.prepare(`update placed set ${scheme} = ? where customer = ?`).run(textAt(row, 2), countAt(row, 0))
  }
  lane.prepare('delete from movement where day > ?').run(after)
  if (all) lane.exec('delete from placed')
}

/** A movement with the time at which its night was done. */
export interface RecordedMove extends MovementRow {
  readonly at: string
}

/** The movements of one customer, newest first. */
export const movesOfCustomer = async ({ db }: Pick<Reading, 'db'>, customer: number): Promise<RecordedMove[]> => {
  const rows = await db
    .selectFrom('movement')
    .leftJoin('night', (join) => join.onRef('night.day', '=', 'movement.day').on('night.step', '=', 'movement'))
    .where('movement.customer', '=', customer)
    .orderBy('movement.id', 'desc')
    .select(['movement.id', 'movement.day', 'movement.customer', 'movement.scheme', 'movement.from', 'movement.to'])
    .select('night.at')
    .execute()
  return rows.map(({ at, ...row }) => ({ ...row, at: at ?? `${row.day}T00:00:00.000Z` }))
}

/** The view by which movements are listed, gone with the connection. */
export const movementList = 'movement_list'

/** Which movements are listed; both days are counted in. */
export interface ListedMoves {
  readonly since: Day | null
  readonly until: Day | null
  readonly scheme: string | null
}

/** Makes it anew: the movements of customers that are still there, with the columns every list reads. */
export const makeMovementList = (lane: Reading['lane'], { since, until, scheme }: ListedMoves): void => {
  // Days and codes that were checked: a view takes no parameters.
  const conditions = [
    since === null ? '' : `and m.day >= '${since}'`,
    until === null ? '' : `and m.day <= '${until}'`,
    scheme === null ? '' : `and m.scheme = '${scheme}'`,
  ].join(' ')
  lane.exec(`drop view if exists temp.${movementList};
    create temp view ${movementList} as
    select m.id, m.day, m.customer, m.scheme, m."from", m."to", null as removed, 0 as entry, '{}' as custom
    from main.movement as m join main.customer as c on c.id = m.customer where true ${conditions}`)
}

/** A customer as it is called. */
export interface Called {
  readonly id: number
  readonly key: string | null
  readonly name: string
}

/** What some customers are called, by id. */
export const calledOf = ({ lane }: Pick<Reading, 'lane'>, ids: readonly number[]): ReadonlyMap<number, Called> => {
  const sql = 'select id, key, name from customer where id in (select value from json_each(?))'
  const rows = lane.prepare(sql).values(JSON.stringify(ids))
  return new Map(
    rows.map((row) => [countAt(row, 0), { id: countAt(row, 0), key: textAt(row, 1), name: textAt(row, 2) ?? '' }]),
  )
}
