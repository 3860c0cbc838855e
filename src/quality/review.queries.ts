// What a list of reviews is chosen from: every customer in use with who looks after it, when it was last seen, its last
// review; and which reviewers have the list of a month already.
import type { Reading } from '../database/store.ts'
import { type Day, isDay } from '../kernel/day.ts'
import { dayOfInstant } from '../kernel/instant.ts'

/** A customer as the store knows it. Who has left, looks at nothing: the reviewer is nobody then. */
export interface Known {
  readonly id: number
  readonly reviewer: number | null
  readonly seen: Day
  readonly spend: number
  readonly reviewed: string | null
  readonly waiting: boolean
}

const knownSql = `select c.id, e.id as reviewer, entry.at, c.added, s.last_contact, s.spend,
    r.reviewed, r.done, r.waiting
  from customer c
  left join staff e on e.id = c.owner and e.removed is null and e.active = 1
  left join entry on entry.id = c.entry
  left join standing s on s.customer = c.id
  left join (select customer, max(month) as reviewed, max(done) as done, max(status = 'open') as waiting
    from review where removed is null group by customer) r on r.customer = c.id
  where c.removed is null order by c.id`

/** Every customer in use, by id. */
export function* knownCustomers({ lane, settings }: Reading): Iterable<Known> {
  const { zone } = settings()
  const days = new Map<unknown, Day>()
  const dayOf = (at: unknown): Day => {
    const known = days.get(at)
    if (known !== undefined) return known
    const day = typeof at === 'string' ? dayOfInstant(at, zone) : ''
    days.set(at, day)
    return day
  }
  for (const [id, reviewer, at, added, contact, spend, reviewed, done, waiting] of lane
    .prepare(knownSql)
    .eachValues()) {
    // What an entry of many records touched was not looked at one by one, but nobody can tell.
    const seen = [dayOf(at), contact, done, added].filter((day) => typeof day === 'string' && isDay(day)).map(String)
    yield {
      id: Number(id),
      reviewer: typeof reviewer === 'number' ? reviewer : null,
      seen: seen.sort().at(-1) ?? '0001-01-01',
      spend: Number(spend ?? 0),
      reviewed: typeof reviewed === 'string' ? reviewed : null,
      waiting: waiting === 1,
    }
  }
}

/** The reviewers who have a list of a month. */
export const reviewersOf = async ({ db }: Reading, month: string): Promise<ReadonlySet<number | null>> => {
  const rows = await db
    .selectFrom('review')
    .where('month', '=', month)
    .where('removed', 'is', null)
    .select('owner')
    .distinct()
    .execute()
  return new Set(rows.map(({ owner }) => owner))
}

/** The names of all members of staff, by id. */
export const staffNames = async ({ db }: Reading): Promise<ReadonlyMap<number, string>> =>
  new Map((await db.selectFrom('staff').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]))
