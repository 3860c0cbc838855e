// Visits of a period by month, member of staff, channel or purpose, and how recently customers were talked to.
// What hangs on a removed customer is left out.
import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { type IdRange, idRanges } from '../kernel/id-ranges.ts'

/** By what visits are told apart. */
export const visitKeys = ['month', 'owner', 'channel', 'purpose'] as const

/** One of them. */
export type VisitKey = (typeof visitKeys)[number]

/** Which visits: done from one day to another; planned, missed and cancelled with a due day from the first to `planned`. */
export interface VisitsQuestion {
  readonly from: Day
  readonly to: Day
  readonly planned: Day
  readonly ids: RawBuilder<number> | null
}

/** Visits of one kind. */
export interface VisitGroup {
  readonly key: string | number | null
  readonly name: string | null
  readonly planned: number
  readonly done: number
  readonly missed: number
  readonly cancelled: number
  /** Done, with a due day. */
  readonly dueDone: number
  /** Done up to the due day. */
  readonly onTime: number
  /** Sum of the moods noted of those done, and how many there are. */
  readonly mood: number
  readonly moods: number
}

/** The month of a group by month. */
export const visitMonth = ({ key }: Pick<VisitGroup, 'key'>): string | null => (key === null ? null : String(key))

/** A month without visits. */
export const noVisits = (month: string): VisitGroup => ({
  key: month,
  name: null,
  planned: 0,
  done: 0,
  missed: 0,
  cancelled: 0,
  dueDone: 0,
  onTime: 0,
  mood: 0,
  moods: 0,
})

const keyOf: Readonly<Record<VisitKey, RawBuilder<string | number | null>>> = {
  month: sql`substr(case visit.status when 'done' then visit.at_day else visit.due end, 1, 7)`,
  owner: sql.ref('visit.staff'),
  channel: sql.ref('visit.channel'),
  purpose: sql.ref('visit.purpose'),
}

const withStatus = (status: string): RawBuilder<number> =>
  sql<number>`count(*) filter (where visit.status = ${sql.lit(status)})`

const selectRange = (reading: Reading, by: VisitKey, range: IdRange, { from, to, planned, ids }: VisitsQuestion) => {
  const { db } = reading
  return db
    .selectFrom('visit')
    .leftJoin('staff', (join) => join.on('staff.id', '=', by === 'owner' ? sql.ref('visit.staff') : sql.lit(null)))
    .where('visit.id', '>=', range.from)
    .where('visit.id', '<=', range.to)
    .where('visit.customer', 'not in', db.selectFrom('customer').where('removed', 'is not', null).select('id'))
    .where('visit.removed', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('visit.status', '=', 'done'), eb('visit.at_day', '>=', from), eb('visit.at_day', '<=', to)]),
        eb.and([eb('visit.status', '!=', 'done'), eb('visit.due', '>=', from), eb('visit.due', '<=', planned)]),
      ]),
    )
    .$if(ids !== null, (query) => query.where('visit.customer', 'in', ids ?? sql<number>`(null)`))
    .groupBy(keyOf[by])
    .select((eb) => [
      keyOf[by].as('key'),
      eb.fn.max<string | null>('staff.name').as('name'),
      withStatus('planned').as('planned'),
      withStatus('done').as('done'),
      withStatus('missed').as('missed'),
      withStatus('cancelled').as('cancelled'),
      sql<number>`count(*) filter (where visit.status = 'done' and visit.due is not null)`.as('dueDone'),
      sql<number>`count(*) filter (where visit.status = 'done' and visit.at_day <= visit.due)`.as('onTime'),
      sql<number>`coalesce(sum(visit.mood) filter (where visit.status = 'done'), 0)`.as('mood'),
      sql<number>`count(visit.mood) filter (where visit.status = 'done')`.as('moods'),
    ])
    .execute()
}

const figures = ['planned', 'done', 'missed', 'cancelled', 'dueDone', 'onTime', 'mood', 'moods'] as const

const added = (a: VisitGroup, b: VisitGroup): VisitGroup => ({
  ...a,
  ...Object.fromEntries(figures.map((key) => [key, a[key] + b[key]])),
})

/** The groups, in no order. */
export const selectVisits = async (
  reading: Reading,
  by: VisitKey,
  question: VisitsQuestion,
): Promise<readonly VisitGroup[]> => {
  const groups = new Map<string | number | null, VisitGroup>()
  for (const range of idRanges(reading.lane, 'visit'))
    for (const part of await selectRange(reading, by, range, question)) {
      const known = groups.get(part.key)
      groups.set(part.key, known === undefined ? part : added(part, known))
    }
  return [...groups.values()]
}

/** Customers alike in all that their rhythm follows from, and in the day of the last talk. Reads `standing` of the day. */
export const selectTalks = (reading: Reading, ids: RawBuilder<number> | null) =>
  reading.db
    .selectFrom('standing')
    .innerJoin('customer', 'customer.id', 'standing.customer')
    .where('customer.removed', 'is', null)
    .$if(ids !== null, (query) => query.where('customer.id', 'in', ids ?? sql<number>`(null)`))
    .groupBy(['standing.tier', 'standing.class', 'customer.stage', 'customer.every', 'standing.last_contact'])
    .select((eb) => [
      'standing.tier',
      'standing.class',
      'customer.stage',
      'customer.every',
      'standing.last_contact',
      eb.fn.countAll<number>().as('customers'),
    ])
    .execute()
