// The numbers that new records will have, told before anything is written: right as long as nobody else writes between.
import type { Lane } from '../../database/lane.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { nounNamed } from '../rows.queries.ts'
import { fate } from './fates.queries.ts'
import { type Job, makeable } from './job.ts'
import { referenceFields } from './references.queries.ts'
import { textColumn } from './stage.queries.ts'

/** The highest id that a table ever gave. */
export const highestId = (lane: Lane, table: string): number =>
  Number(lane.prepare('select seq from sqlite_sequence where name = ?').get(table)?.seq ?? 0)

/** The lowest id that a table holds; 1 where it holds nothing. */
export const lowestId = (lane: Lane, table: string): number =>
  Number(lane.prepare(`select min(id) as id from ${quoted(table)}`).get()?.id ?? 1)

/** Whether a record was ever held: removed, undone and erased ones count. */
export const everHeld = (lane: Lane, table: string): boolean => highestId(lane, table) > 0

/** How many records unknown references make, by noun. After the ids are assigned. */
export const countMade = (lane: Lane): ReadonlyMap<string, number> =>
  new Map(
    lane
      .prepare(
        'select noun, count(*) as count from temp.import_ref where made = 1 and found is not null group by noun order by noun',
      )
      .all()
      .map(({ noun, count }) => [String(noun), Number(count)]),
  )

/** References to unknown records that rows in use name, so that these are to be made. */
const usedTexts = (lane: Lane, job: Job, noun: string): ReadonlySet<number> => {
  const used = new Set<number>()
  for (const field of referenceFields(job)) {
    if (field.type.to !== noun) continue
    const rows = lane
      .prepare(
        `select distinct r.id as id from temp.import_row as s cross join temp.import_ref as r on r.id = s.${textColumn(field.key)}
          left join temp.import_fate as f on f.n = s.n
        where r.made = 1 and (f.n is null or f.fate in (${fate.matched}, ${fate.joined}, ${fate.line}))`,
      )
      .all()
    for (const row of rows) used.add(Number(row.id))
  }
  return used
}

/** Numbers the records that references make; how many of a noun. */
const numberMade = (lane: Lane, job: Job, noun: string): number => {
  if (!job.options.createMissing) return 0
  let id = highestId(lane, nounNamed(job.scene.nouns, noun).table)
  const used = [...usedTexts(lane, job, noun)].sort((a, b) => a - b)
  const set = lane.prepare('update temp.import_ref set found = ? where id = ?')
  for (const text of used) {
    id += 1
    set.run(id, text)
  }
  return used.length
}

/** Whether the number of a new record must be known before it is written. */
const needsNumbers = (lane: Lane, job: Job): boolean =>
  job.keepsIds ||
  job.noun.lines !== undefined ||
  lane.prepare('select 1 from temp.import_fate limit 1').get() !== undefined ||
  referenceFields(job).some(({ type }) => type.to === job.noun.name)

/** Numbers every record that the import will make. */
export const assignIds = (lane: Lane, job: Job): void => {
  const { noun } = job
  for (const name of makeable) if (name !== noun.name) numberMade(lane, job, name)
  const own = makeable.has(noun.name) ? numberMade(lane, job, noun.name) : 0
  lane.exec('drop table if exists temp.import_new')
  lane.exec('create temp table import_new (n integer primary key, id integer not null)')
  lane.exec('drop table if exists temp.import_base')
  lane.exec('create temp table import_base (id integer not null)')
  const kept = job.keepsIds
    ? Number(
        lane
          .prepare(
            'select max(s.own) as own from temp.import_row as s left join temp.import_fate as f on f.n = s.n where f.n is null',
          )
          .get()?.own ?? 0,
      )
    : 0
  const base = Math.max(highestId(lane, noun.table) + own, kept)
  if (!needsNumbers(lane, job)) {
    lane.prepare('insert into temp.import_base (id) values (?)').run(base)
    return
  }
  const id = job.keepsIds
    ? 'coalesce(s.own, ? + row_number() over (partition by s.own is null order by s.n))'
    : '? + row_number() over (order by s.n)'
  lane
    .prepare(
      `insert into temp.import_new (n, id)
      select s.n, ${id} from temp.import_row as s left join temp.import_fate as f on f.n = s.n where f.n is null`,
    )
    .run(base)
  lane.exec(`update temp.import_ref set found = (select i.id from temp.import_new as i where i.n = import_ref.n)
    where n is not null and why is null`)
}

/**
 * SQL for the number of the record that a staged row `s` adds, with the join it needs: rows without exception are
 * numbered as they stand.
 */
export const newNumber = (lane: Lane): { readonly id: string; readonly join: string } => {
  const base = lane.prepare('select id from temp.import_base').get()
  return base === undefined
    ? { id: 'i.id', join: 'join temp.import_new as i on i.n = s.n' }
    : { id: `(s.n + ${Number(base.id)})`, join: '' }
}

/**
 * As `newNumber`, for any staged row `s` with its fate `f`: also one that goes with an earlier row has the number of what
 * that adds. Empty for a row that adds nothing.
 */
export const newNumberOf = (lane: Lane): { readonly id: string; readonly join: string } => {
  const { id, join } = newNumber(lane)
  return join === '' ? { id, join } : { id, join: 'left join temp.import_new as i on i.n = coalesce(f.root, s.n)' }
}
