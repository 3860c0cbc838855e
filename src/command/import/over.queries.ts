// What is laid over rows that add a record: what further rows of the file say of it. Kept apart from the rows as they
// were read, so that everything can be decided anew; laid in just before the rows are added.
import type { Bound, Lane } from '../../database/lane.ts'
import type { Row } from '../../kernel/row.ts'
import type { Stored } from '../noun.ts'
import { filledColumn, type Stage, textColumn } from './stage.queries.ts'

/** Begins without any. */
export const beginOver = (lane: Lane): void => {
  lane.exec('drop table if exists temp.import_over')
  lane.exec('create temp table import_over (n integer primary key, filled text not null, texts text not null)')
}

/** Lays columns, and numbers of reference texts, over a row. */
export const putOver = (lane: Lane, n: number, filled: Row, texts: Row): void => {
  lane
    .prepare('insert or replace into temp.import_over (n, filled, texts) values (?, ?, ?)')
    .run(n, JSON.stringify(filled), JSON.stringify(texts))
}

const objectOf = (text: Stored | undefined): Row => {
  const value: unknown = JSON.parse(String(text))
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

/** What is laid over a row; undefined for nothing. */
export const overOf = (lane: Lane, n: number): Row | undefined => {
  const row = lane.prepare('select filled from temp.import_over where n = ?').get(n)
  return row && objectOf(row.filled)
}

/** Lays everything in. */
export const layOver = (lane: Lane, stage: Stage): void => {
  const block = lane.prepare('select n, filled, texts from temp.import_over where n > ? order by n limit 500')
  for (let after = 0; ; ) {
    const rows = block.all(after)
    for (const row of rows) {
      const filled = Object.entries(objectOf(row.filled))
      for (const [key] of filled) stage.addFill(key)
      const columns = [
        ...filled.map(([key, value]) => [filledColumn(key), value] as const),
        ...Object.entries(objectOf(row.texts)).map(([key, value]) => [textColumn(key), value] as const),
      ]
      const values: Bound[] = columns.map(([, value]) => value)
      lane
        .prepare(`update temp.import_row set ${columns.map(([column]) => `${column} = ?`).join(', ')} where n = ?`)
        .run(...values, Number(row.n))
    }
    const last = rows.at(-1)
    if (!last) return
    after = Number(last.n)
  }
}
