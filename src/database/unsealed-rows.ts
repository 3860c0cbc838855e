// Records that nothing vouches for: they came in bulk, the journal has no image of them, and no seal has their digest. Who
// takes seals away, or empties them, could change such records unseen. What waits for the night to be sealed is passed over.
import { quoted } from '../kernel/sql-text.ts'
import type { Lane } from './lane.ts'
import { digestAt, placesIn, type Seal, sealLength, sealOf, unsealedEntries } from './seal.ts'

// What an entry says of a record vouches for it, but for the image of a change in bulk: that has what was, not what is.
const rowsSql = (table: string): string =>
  `select t.id, t.entry from main.${quoted(table)} as t
  where t.id > 0 and (t.entry > 0 or 'tier' = ?) and not exists (
    select 1 from change as c where c.tbl = ? and c.row = t.id and c.entry = t.entry
      and not (c.kind = 'edit' and c.before is not null and c.after is null))
  order by t.id`

const sealsSql = 'select first, entry, digests from seal where tbl = ? order by first, entry'

const vouches = ({ first, digests }: Seal, id: number): boolean =>
  id - first < placesIn(digests) && digestAt(digests, id - first) !== 0

/** The numbers of such records of a table, ascending. */
export function* unsealedRows(lane: Lane, table: string): Generator<number> {
  const waiting = new Set(unsealedEntries(lane))
  const seals = lane.prepare(sealsSql).eachValues(table)
  let near: Seal[] = []
  let next: Seal | null = null
  const readOn = (): Seal | null => {
    const { value, done } = seals.next()
    return done === true ? null : sealOf(value)
  }
  try {
    next = readOn()
    for (const [row, written] of lane.prepare(rowsSql(table)).eachValues(table, table)) {
      const [id, entry] = [Number(row), Number(written)]
      while (next !== null && next.first <= id) {
        near.push(next)
        next = readOn()
      }
      near = near.filter(({ first }) => first + sealLength > id)
      if (!waiting.has(entry) && !near.some((seal) => seal.entry >= entry && vouches(seal, id))) yield id
    }
  } finally {
    seals.return?.()
  }
}
