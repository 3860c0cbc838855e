// What the store remembers of its nights: the day of the last one, how each step went, and who is at it now.
import type { Reading, Writing } from '../database/store.ts'
import type { NightRow } from '../database/tables.ts'
import { type Day, isDay } from '../kernel/day.ts'
import type { Json } from '../kernel/json.ts'
import { takeBackMovements } from '../segment/index.ts'
import type { NightStep } from './night.ts'

const readKey = async ({ db }: Pick<Reading, 'db'>, key: string): Promise<string | null> =>
  (await db.selectFrom('kept').where('key', '=', key).select('value').executeTakeFirst())?.value ?? null

const keep = ({ lane }: Writing, key: string, value: string): void => {
  lane
    .prepare('insert into kept (key, value) values (?, ?) on conflict (key) do update set value = excluded.value')
    .run(key, value)
}

/** The day of the last night; null before the first. */
export const lastNight = async (reading: Pick<Reading, 'db'>): Promise<Day | null> => {
  const day = await readKey(reading, 'night')
  return day !== null && isDay(day) ? day : null
}

/** The last night up to a day; null where there is none. */
export const lastNightUpTo = async ({ db }: Pick<Reading, 'db'>, day: Day): Promise<Day | null> => {
  const row = await db
    .selectFrom('night')
    .where('step', '=', 'movement')
    .where('ok', '=', 1)
    .where('day', '<=', day)
    .orderBy('day', 'desc')
    .select('day')
    .executeTakeFirst()
  return row !== undefined && isDay(row.day) ? row.day : null
}

/**
 * Takes back the nights after a day: what moved in them and that they were done. The last night is then the one given.
 * Visits that they marked as missed are in the journal, and stay.
 */
export const takeBackNights = (writing: Writing, after: Day, last: Day | null): void => {
  takeBackMovements(writing, after, last === null)
  writing.lane.prepare('delete from night where day > ?').run(after)
  if (last === null) writing.lane.prepare('delete from kept where key = ?').run('night')
  else keep(writing, 'night', last)
}

/** Says that the night of a day is done. */
export const keepNight = (writing: Writing, day: Day): void => keep(writing, 'night', day)

/** Says who has taken the lock, for whoever finds it held. */
export const keepHolder = (writing: Writing, holder: string): void => keep(writing, 'night_by', holder)

/** Who took the lock last. */
export const lastHolder = (reading: Pick<Reading, 'db'>): Promise<string | null> => readKey(reading, 'night_by')

/** How a step went. */
export interface StepRecord {
  readonly day: Day
  readonly step: NightStep
  readonly ok: boolean
  readonly detail: Json
}

/** Records how a step went, over what was recorded of it before. */
export const recordStep = ({ lane, now }: Writing, { day, step, ok, detail }: StepRecord): void => {
  lane
    .prepare(
      `insert into night (day, step, at, ok, detail) values (?, ?, ?, ?, ?)
      on conflict (day, step) do update set at = excluded.at, ok = excluded.ok, detail = excluded.detail`,
    )
    .run(day, step, now, ok ? 1 : 0, JSON.stringify(detail))
}

/** Whether a step of a day went well. */
export const wentWell = async ({ db }: Pick<Reading, 'db'>, day: Day, step: NightStep): Promise<boolean> => {
  const row = await db
    .selectFrom('night')
    .where('day', '=', day)
    .where('step', '=', step)
    .select('ok')
    .executeTakeFirst()
  return row?.ok === 1
}

/** Whether what the retention rules ask for on a day was done, and not only listed. */
export const rulesWereKept = async ({ db }: Pick<Reading, 'db'>, day: Day): Promise<boolean> => {
  const row = await db
    .selectFrom('night')
    .where('day', '=', day)
    .where('step', '=', 'retention')
    .where('ok', '=', 1)
    .select('detail')
    .executeTakeFirst()
  const detail: unknown = row?.detail ? JSON.parse(row.detail) : null
  return row !== undefined && !(typeof detail === 'object' && detail !== null && 'listed_only' in detail)
}

/** The steps of the latest nights, newest first; 0 for all. */
export const recordedSteps = async ({ db }: Pick<Reading, 'db'>, limit: number): Promise<readonly NightRow[]> => {
  const query = db.selectFrom('night').selectAll().orderBy('day', 'desc').orderBy('at', 'desc').orderBy('step')
  return (limit === 0 ? query : query.limit(limit)).execute()
}

/** A member of staff, as far as the lists need it. */
export interface Owner {
  readonly id: number
  readonly key: string | null
  readonly name: string
}

/** The staff by id, removed ones too. */
export const everyOwner = ({ db }: Pick<Reading, 'db'>): Promise<Owner[]> =>
  db.selectFrom('staff').orderBy('id').select(['id', 'key', 'name']).execute()
