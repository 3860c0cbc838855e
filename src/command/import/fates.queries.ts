// What becomes of each staged row that is not simply added: one row in a narrow temporary table. No row there: added.
import type { Lane } from '../../database/lane.ts'

/** What may become of a row. */
export const fate = {
  rejected: 1,
  unchanged: 2,
  /** It matches a record; what differs is not known yet. */
  matched: 3,
  /** It goes with an earlier row of the file that is added. */
  joined: 4,
  updated: 5,
  /** A further line of a record that an earlier row adds. */
  line: 6,
} as const

/** A staged row without a fate, as a condition on the alias `s`. */
export const unfated = 'not exists (select 1 from temp.import_fate as f where f.n = s.n)'

/** Begins anew: rows that could not be read are rejected, all others open. */
export const beginFates = (lane: Lane, faulty: boolean): void => {
  lane.exec('update temp.import_ref set found = null, n = null, made = null, why = null, told = null')
  lane.exec('drop table if exists temp.import_fate')
  lane.exec(
    'create temp table import_fate (n integer primary key, fate integer not null, target integer, root integer, via integer, why text)',
  )
  if (faulty)
    lane.exec(`insert into temp.import_fate (n, fate, why)
      select n, ${fate.rejected}, why from temp.import_row where why is not null`)
}

/**
 * Rows without a key that an import still in force has read before are left as they are. The joins are written in the
 * order in which they must run: from each row to its fingerprint, which the planner does not see for itself.
 */
export const knowFingerprints = (lane: Lane, noun: string): void => {
  lane
    .prepare(
      `insert into temp.import_fate (n, fate)
      select s.n, ${fate.unchanged} from temp.import_row as s
        cross join fingerprint as p on p.noun = ? and p.hash = s.fp
        cross join import_receipt as r on r.id = p.receipt
        cross join entry as e on e.id = r.entry
      where s.fp is not null and e.undone_by is null and ${unfated}`,
    )
    .run(noun)
}

/** Rejects every open row that cannot be added; `all`: any of them, for this reason. */
export const rejectNew = (lane: Lane, all: string | null): void => {
  const why = all === null ? 'why_new' : '?'
  const which =
    all === null ? 'why_new is not null and not exists (select 1 from temp.import_over as o where o.n = s.n)' : 'true'
  lane
    .prepare(
      `insert into temp.import_fate (n, fate, why)
      select s.n, ${fate.rejected}, ${why} from temp.import_row as s where ${which} and ${unfated}`,
    )
    .run(...(all === null ? [] : [all]))
}

/** Rejects a row whatever became of it before. */
export const reject = (lane: Lane, n: number, why: string): void => {
  lane
    .prepare(
      `insert into temp.import_fate (n, fate, why) values (?, ${fate.rejected}, ?)
      on conflict (n) do update set fate = excluded.fate, why = excluded.why`,
    )
    .run(n, why)
}

/** Sets what became of a row that has a fate. */
export const setFate = (lane: Lane, n: number, value: number): void => {
  lane.prepare('update temp.import_fate set fate = ? where n = ?').run(value, n)
}

/** How many rows came to what. Their sum is the number of rows. */
export interface Counts {
  readonly rows: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
}

/** Counts the rows by what became of them. */
export const countFates = (lane: Lane, rows: number): Counts => {
  const found = new Map(
    lane
      .prepare('select fate, count(*) as count from temp.import_fate group by fate')
      .all()
      .map((row) => [Number(row.fate), Number(row.count)]),
  )
  const of = (value: number): number => found.get(value) ?? 0
  const [rejected, unchanged, updated] = [of(fate.rejected), of(fate.unchanged), of(fate.updated)]
  return { rows, added: rows - rejected - unchanged - updated, updated, unchanged, rejected }
}

/** A rejected row. */
export interface Rejected {
  readonly n: number
  readonly line: number
  readonly why: string
}

/** The rejected rows after a row, in order. */
export const rejectedAfter = (lane: Lane, n: number, limit: number): readonly Rejected[] =>
  lane
    .prepare(
      `select f.n as n, s.line as line, f.why as why from temp.import_fate as f join temp.import_row as s on s.n = f.n
      where f.fate = ${fate.rejected} and f.n > ? order by f.n limit ?`,
    )
    .all(n, limit)
    .map((row) => ({ n: Number(row.n), line: Number(row.line), why: String(row.why) }))
