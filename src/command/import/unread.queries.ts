// Which fields of which rows are empty only because their cell held an error or was missing: such a cell says nothing, and
// what says nothing empties nothing. Kept beside the staged rows, as few have any.
import type { Lane } from '../../database/lane.ts'
import type { Row } from '../../kernel/row.ts'
import { storedList } from '../../kernel/stored-list.ts'
import type { ImportOptions } from './import-options.ts'

/** Whether it matters for an import: where an empty cell empties its field, or a shorter list replaces a longer. */
export const minds = ({ blankClears, replaceLists }: Pick<ImportOptions, 'blankClears' | 'replaceLists'>): boolean =>
  blankClears || replaceLists

/** Begins to keep them. */
export const makeUnread = (lane: Lane): { readonly put: (n: number, keys: readonly string[]) => void } => {
  lane.exec('drop table if exists temp.import_unread')
  lane.exec('create temp table import_unread (n integer primary key, keys text not null)')
  return {
    put: (n, keys) => {
      if (keys.length > 0)
        lane.prepare('insert or replace into temp.import_unread (n, keys) values (?, ?)').run(n, JSON.stringify(keys))
    },
  }
}

const column = '#unread'

/** SQL for those of a staged row `s`, beside its values. */
export const unreadSql = `(select keys from temp.import_unread where n = s.n) as "${column}"`

/** Those of a row that was read with `unreadSql`. */
export const unreadOf = (row: Row): ReadonlySet<string> => new Set(storedList(row[column] ?? null))

/** Those of rows that make one record, as they stand in the one row made of them. */
export const unreadTogether = (rows: readonly Row[]): Row => {
  const keys = new Set(rows.flatMap((row) => storedList(row[column] ?? null)))
  return keys.size === 0 ? {} : { [column]: JSON.stringify([...keys]) }
}
