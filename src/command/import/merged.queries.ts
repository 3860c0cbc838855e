// Records that were merged into others: a row that is one of them goes to the record that is left.
import type { Lane } from '../../database/lane.ts'
import type { Row } from '../../kernel/row.ts'
import { quoted } from '../../kernel/sql-text.ts'
import type { Noun } from '../noun.ts'

/** Whether any record of a noun was merged into another. */
export const hasMerged = (lane: Lane, noun: Noun): boolean =>
  noun.mergedInto !== undefined &&
  lane.prepare(`select 1 from ${quoted(noun.table)} where ${quoted(noun.mergedInto)} is not null limit 1`).get() !==
    undefined

/**
 * SQL for the id of the record in use into which one was merged, however many steps further; null where it was not, or where
 * that leads to a record that is removed by itself. `id` is SQL for the one to begin with.
 */
export const mergedIntoSql = (noun: Noun, id: string): string => {
  if (noun.mergedInto === undefined) return 'null'
  const [table, into] = [quoted(noun.table), quoted(noun.mergedInto)]
  // union, not union all: it ends where the steps should ever make a circle.
  return `(with recursive step (id) as (
      select ${into} from ${table} where id = ${id} and removed is not null
      union select m.${into} from ${table} as m join step on m.id = step.id where m.removed is not null
    ) select step.id from step join ${table} as w on w.id = step.id where w.removed is null)`
}

/** The same for one record. */
export const mergedInto = (lane: Lane, noun: Noun, id: number): number | null => {
  const row = lane.prepare(`select ${mergedIntoSql(noun, '?')} as id`).get(id)
  return typeof row?.id === 'number' ? row.id : null
}

/** Whether a key is that of a record that was merged into another. */
export const isMergedKey = (lane: Lane, noun: Noun, key: string, into: number): boolean => {
  const row = noun.mergedInto && lane.prepare(`select id from ${quoted(noun.table)} where key = ?`).get(key)
  return row ? mergedInto(lane, noun, Number(row.id)) === into : false
}

/** What a row gives for a record, without a key that only led to it. */
export const withoutLeadingKey = (lane: Lane, noun: Noun, record: Row, given: Row): Row => {
  const { key = null } = given
  if (typeof key !== 'string' || key === record.key || noun.mergedInto === undefined) return given
  return isMergedKey(lane, noun, key, Number(record.id)) ? { ...given, key: null } : given
}
