// The numbers that SQLite keeps for the next record of each table: too large ones, which nothing could be added after, and
// too small ones, which would be given twice. A table whose numbers were never given has none.
import { lastId } from '../kernel/last-id.ts'
import { quoted } from '../kernel/sql-text.ts'
import type { Lane } from './lane.ts'
import { numberIn, textIn } from './row-statements.ts'

/** A table whose next number is wrong: the last one as SQLite has it, and the highest that the store knows of. */
export interface WrongNumber {
  readonly table: string
  readonly said: number
  readonly known: number
}

const tablesSql = `select m.name as name, coalesce(s.seq, 0) as seq from main.sqlite_schema as m
  left join main.sqlite_sequence as s on s.name = m.name
  where m.type = 'table' and m.sql like '%AUTOINCREMENT%' order by m.name`

// Numbers that were given once are not given again: those that the history names count too.
const knownSql = (table: string): string => `select max(coalesce((select max(id) from main.${quoted(table)}), 0),
  coalesce((select max(row) from main.change where tbl = ?), 0),
  coalesce((select max(last) from main.added where tbl = ?), 0)) as known`

const highest = (lane: Lane, table: string): number =>
  numberIn(lane.prepare(`select coalesce(max(id), 0) as id from main.${quoted(table)}`).get()?.id)

/** The tables whose next number is wrong. Looks at no row but the last, unless something is. */
export const wrongNumbers = (lane: Lane): readonly WrongNumber[] =>
  lane
    .prepare(tablesSql)
    .all()
    .flatMap(({ name, seq }) => {
      const [table, said] = [textIn(name), numberIn(seq)]
      if (said <= lastId && said >= highest(lane, table)) return []
      // An entry after the last one was cut off, which the journal tells: its number stays.
      const known = numberIn(lane.prepare(knownSql(table)).get(table, table)?.known)
      return [{ table, said, known: table === 'entry' ? Math.max(said, known) : known }]
    })

/** Puts the next numbers right and names them as they were. A record whose own number is too large stays. */
export const mendNumbers = (lane: Lane): readonly WrongNumber[] => {
  const wrong = wrongNumbers(lane).filter(({ said, known }) => said !== known)
  for (const { table, known } of wrong) {
    const { changes } = lane.prepare('update main.sqlite_sequence set seq = ? where name = ?').run(known, table)
    if (changes === 0) lane.prepare('insert into main.sqlite_sequence (name, seq) values (?, ?)').run(table, known)
  }
  return wrong
}
