// Whether the store holds any amount of money, in any noun.
import type { Lane } from '../database/lane.ts'
import { customPath } from './custom-column.queries.ts'
import type { Noun } from './noun.ts'

/** A stored amount: of which record, in which field. */
export interface StoredAmount {
  readonly noun: Noun
  readonly id: number
  readonly key: string
}

const ownAmount = (lane: Lane, noun: Noun): StoredAmount | null => {
  const fields = noun.fields.filter(
    ({ type, derived, key }) => type.kind === 'money' && !derived && noun.lines?.fields.includes(key) !== true,
  )
  for (const { key } of fields) {
    const row = lane.prepare(`select id from "${noun.table}" where "${key}" is not null limit 1`).get()
    if (row) return { noun, id: Number(row.id), key }
  }
  return null
}

const customAmount = (lane: Lane, noun: Noun): StoredAmount | null => {
  const fields = lane.prepare(`select name from field where noun = ? and type = 'money'`).all(noun.name)
  for (const { name } of fields) {
    // Its full name is `customer.budget`.
    const key = String(name).slice(noun.name.length + 1)
    const row = lane
      .prepare(
        `select id from "${noun.table}" where json_valid(custom) and json_extract(custom, ?) is not null limit 1`,
      )
      .get(customPath(key))
    if (row) return { noun, id: Number(row.id), key }
  }
  return null
}

/** Any amount that the store holds, removed records too; null where it holds none. */
export const anyAmount = (lane: Lane, nouns: readonly Noun[]): StoredAmount | null => {
  for (const noun of nouns) {
    const found = ownAmount(lane, noun) ?? customAmount(lane, noun)
    if (found) return found
  }
  return null
}
