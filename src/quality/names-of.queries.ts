// The names of records that checks found, read once for all of a noun.
import type { Noun } from '../command/noun.ts'
import type { Reading } from '../database/store.ts'
import { quoted } from '../kernel/sql-text.ts'

/** The names of some records of a noun by id; nothing for a noun whose records have none. */
export const titlesOf = (
  { lane }: Pick<Reading, 'lane'>,
  { table, title }: Pick<Noun, 'table' | 'title'>,
  ids: ReadonlySet<number>,
): ReadonlyMap<number, string> => {
  const names = new Map<number, string>()
  if (title === undefined || ids.size === 0) return names
  const sql = `select id, ${quoted(title)} from ${quoted(table)} where id in (select value from json_each(?))`
  for (const [id, name] of lane.prepare(sql).eachValues(JSON.stringify([...ids]))) names.set(Number(id), String(name))
  return names
}
