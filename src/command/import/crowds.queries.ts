// The stored records that a criterion finds. Where very many bear one value, as a common name or the number of an office,
// they are read once and sorted by the rest of the criterion: not once for each row that bears it too.
import type { Lane } from '../../database/lane.ts'
import type { Row } from '../../kernel/row.ts'
import { quoted } from '../../kernel/sql-text.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { bearersOf, folded } from './bearers.queries.ts'
import type { Criterion } from './import-options.ts'
import { mergedInto } from './merged.queries.ts'

/** A record that is found: itself, or by one that was merged into it. */
export interface Hit {
  readonly handle: number
  readonly via: number | null
  readonly removed: boolean
}

/** So many with one value are looked at for each row; of more, what they come to is kept. */
const crowd = 20
/** Of those in use, and of those removed, so many are enough to tell whether it is one, and to name them. */
const told = 6
const part = '\u001f'

/** A criterion as people write it: `name+birthday`. */
export const criterionName = (criterion: Criterion): string => criterion.map(({ key }) => key).join('+')

/** What some fields of a row or a record say, as one text to be compared. */
export const restOf = (fields: readonly Field[], said: (key: string) => Row[string] | undefined): string =>
  fields.map(({ key }) => folded(said(key))).join(part)

/** The same of a stored record. */
export const storedRest = (lane: Lane, noun: Noun, fields: readonly Field[], id: number): string => {
  if (fields.length === 0) return ''
  const columns = fields.map(({ key }) => quoted(key)).join(', ')
  const row = lane.prepare(`select ${columns} from ${quoted(noun.table)} where id = ?`).get(id)
  return restOf(fields, (key) => row?.[key])
}

/** Each record once; found by itself goes before found by what was merged into it. */
export const eachOnce = (hits: readonly Hit[]): readonly Hit[] => {
  if (hits.length < 2) return hits
  const once = new Map<number, Hit>()
  for (const hit of hits.toSorted((a, b) => Number(a.via !== null) - Number(b.via !== null)))
    if (!once.has(hit.handle)) once.set(hit.handle, hit)
  return [...once.values()]
}

/** Finds stored records by a criterion: `value` for its first field, `rest` for the others. */
export type FindStored = (criterion: Criterion, value: string, rest: string) => readonly Hit[]

/** Begins. What it keeps holds as long as the store is as it is. */
export const makeCrowds = (lane: Lane, noun: Noun): FindStored => {
  lane.exec('drop table if exists temp.import_crowd')
  lane.exec(
    'create temp table import_crowd (name text, value text, rest text, handle integer, primary key (name, value, rest, handle)) without rowid',
  )
  const table = quoted(noun.table)
  const crowded = new Set<string>()
  const kept = new Map<string, readonly Hit[]>()

  const isRemoved = (id: number): boolean =>
    (lane.prepare(`select removed from ${table} where id = ?`).get(id)?.removed ?? null) !== null

  const followed = (ids: readonly number[]): readonly Hit[] =>
    eachOnce(
      ids.map((id) => {
        const removed = isRemoved(id)
        const into = removed ? mergedInto(lane, noun, id) : null
        return into === null ? { handle: id, via: null, removed } : { handle: into, via: id, removed: isRemoved(into) }
      }),
    )

  const few = (hits: readonly Hit[]): readonly Hit[] => {
    const used = hits.filter(({ removed }) => !removed).slice(0, told)
    const gone = hits.filter(({ removed }) => removed).slice(0, told)
    return hits.filter((hit) => used.includes(hit) || gone.includes(hit))
  }

  /** Writes down, once, what the records of a crowd say beside the value that they share. */
  const sortCrowd = (name: string, fields: readonly Field[], value: string, ids: readonly number[]): void => {
    const put = lane.prepare('insert into temp.import_crowd (name, value, rest, handle) values (?, ?, ?, ?)')
    for (const id of ids) put.run(name, value, storedRest(lane, noun, fields, id), id)
  }

  return (criterion, value, rest) => {
    const [first, ...others] = criterion
    if (first === undefined) return []
    const name = criterionName(criterion)
    const place = `${name}${part}${value}`
    if (!crowded.has(place)) {
      const ids = bearersOf(lane, noun, first, value, crowd + 1)
      if (ids.length === 0) return []
      if (ids.length <= crowd)
        return followed(others.length === 0 ? ids : ids.filter((id) => storedRest(lane, noun, others, id) === rest))
      crowded.add(place)
      sortCrowd(name, others, value, bearersOf(lane, noun, first, value, -1))
    }
    const known = kept.get(`${place}${part}${rest}`)
    if (known !== undefined) return known
    const ids = lane
      .prepare('select handle from temp.import_crowd where name = ? and value = ? and rest = ? order by handle')
      .all(name, value, rest)
      .map((row) => Number(row.handle))
    const hits = few(followed(ids))
    if (ids.length > crowd) kept.set(`${place}${part}${rest}`, hits)
    return hits
  }
}
