// What rows change in the records they match, and in the new ones that earlier rows of the file add: reckoned row by
// row in the order of the file, before anything is written. A row that would break its record is rejected.
import type { Lane } from '../../database/lane.ts'
import { isFailure } from '../../kernel/failure.ts'
import type { Row } from '../../kernel/row.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { changedColumns } from '../save.ts'
import { remarkUnadmitted } from './admit.queries.ts'
import { clearedKeys } from './differs.queries.ts'
import { fate, reject, setFate } from './fates.queries.ts'
import { faultOfRecord } from './faults.ts'
import { valuesOver } from './given-over.ts'
import type { Job } from './job.ts'
import { withoutLeadingKey } from './merged.queries.ts'
import { putOver } from './over.queries.ts'
import { givenColumn, newKeys, newValue, textColumn } from './stage.queries.ts'
import { takenCheck } from './unique.queries.ts'
import { minds, unreadOf, unreadSql } from './unread.queries.ts'

/** Begins the list of changes: for a row its record, the columns as JSON, and its lines as JSON where these change. */
export const beginPatches = (lane: Lane): void => {
  lane.exec('drop table if exists temp.import_patch')
  lane.exec(
    'create temp table import_patch (n integer primary key, target integer not null, changes text not null, lines text)',
  )
}

/** SQL for what a staged row gives, by field; references as the records they name. Fields that could not be read beside. */
export const givenValues = (job: Job): string => {
  const { given, references } = job.file.stage.layout
  return [
    ...given.map((key) => `s.${givenColumn(key)} as ${quoted(key)}`),
    ...references.map((key) => `(select found from temp.import_ref where id = s.${textColumn(key)}) as ${quoted(key)}`),
    ...(minds(job.options) ? [unreadSql] : []),
  ].join(', ')
}

/** Rows of a fate in the order of what they go to, block by block. */
export async function* rowsByRecord(
  lane: Lane,
  job: Job,
  wanted: number,
  column: 'target' | 'root',
): AsyncGenerator<readonly Row[], void> {
  lane.exec(
    `create index if not exists temp.import_fate_${column} on import_fate (${column}, n) where ${column} is not null`,
  )
  const block = lane.prepare(`select s.n as "#n", f.${column} as "#record", ${givenValues(job)}
    from temp.import_fate as f cross join temp.import_row as s on s.n = f.n
    where f.fate = ${wanted} and f.${column} is not null and (f.${column}, f.n) > (?, ?) order by f.${column}, f.n limit 500`)
  for (let after: readonly [number, number] = [0, 0]; ; ) {
    const rows = block.all(...after)
    yield rows
    const last = rows.at(-1)
    if (!last) return
    await job.rest()
    after = [Number(last['#record']), Number(last['#n'])]
  }
}

interface Change {
  readonly changes: Row
  readonly why: string | null
}

/** What a row changes; or why it cannot. */
export const changeBy = (job: Job, before: Row, given: Row): Change => {
  const { noun, facts, options, language } = job
  try {
    const own = noun.fields.filter((field) => !field.derived && noun.lines?.fields.includes(field.key) !== true)
    const values = valuesOver(own, before, given, options, clearedKeys(job), unreadOf(given))
    return { changes: changedColumns(noun, before, values, facts), why: null }
  } catch (error) {
    if (!isFailure(error)) throw error
    return { changes: {}, why: faultOfRecord(error, language) }
  }
}

/** Writes down what a row changes in a stored record. */
export const putPatch = (lane: Lane, n: number, target: number, changes: Row, lines: readonly Row[] | null): void => {
  lane
    .prepare('insert into temp.import_patch (n, target, changes, lines) values (?, ?, ?, ?)')
    .run(n, target, JSON.stringify(changes), lines === null ? null : JSON.stringify(lines))
}

/** Reckons the changes of stored records. Rows of one record that end where it stood change nothing. */
export const patchStored = async (lane: Lane, job: Job): Promise<void> => {
  const taken = takenCheck(lane, job)
  let stored: Row = { id: -1 }
  let record: Row = stored
  let made: { readonly n: number; readonly changes: Row }[] = []
  const keep = (): void => {
    const keys = new Set(made.flatMap(({ changes }) => Object.keys(changes)))
    const moved = [...keys].some((key) => (record[key] ?? null) !== (stored[key] ?? null))
    for (const { n, changes } of made) {
      setFate(lane, n, moved ? fate.updated : fate.unchanged)
      if (moved) putPatch(lane, n, Number(stored.id), changes, null)
    }
    made = []
  }
  const patch = (row: Row): void => {
    const target = Number(row['#record'])
    if (stored.id !== target) {
      keep()
      stored = lane.prepare(`select * from ${quoted(job.noun.table)} where id = ?`).get(target) ?? {}
      record = stored
    }
    const n = Number(row['#n'])
    const { changes, why } = changeBy(job, record, withoutLeadingKey(lane, job.noun, record, row))
    const refused = why ?? taken(target, changes)
    if (refused !== null) reject(lane, n, refused)
    else if (Object.keys(changes).length === 0) setFate(lane, n, fate.unchanged)
    else {
      remarkUnadmitted(lane, job, n, { ...record, ...changes }, record)
      made.push({ n, changes })
      record = { ...record, ...changes }
    }
  }
  for await (const rows of rowsByRecord(lane, job, fate.matched, 'target')) for (const row of rows) patch(row)
  keep()
}

/** The record that a row of the stage adds, as it stands. */
const newRecord = (lane: Lane, job: Job, n: number): Row => {
  const { stage } = job.file
  const values = newKeys(stage).map((key) => `${newValue(stage, key)} as ${quoted(key)}`)
  return lane.prepare(`select ${values.join(', ')} from temp.import_row as s where s.n = ?`).get(n) ?? {}
}

/** Lays later rows of the file into the new records they go with. */
export const patchNew = async (lane: Lane, job: Job): Promise<void> => {
  let root = -1
  let record: Row = {}
  let changed: Row = {}
  const keep = (): void => {
    if (Object.keys(changed).length > 0) putOver(lane, root, changed, {})
  }
  const lay = (row: Row): void => {
    if (Number(row['#record']) !== root) {
      keep()
      root = Number(row['#record'])
      record = newRecord(lane, job, root)
      changed = {}
    }
    const n = Number(row['#n'])
    const { changes, why } = changeBy(job, record, row)
    if (why !== null) reject(lane, n, why)
    else if (Object.keys(changes).length === 0) setFate(lane, n, fate.unchanged)
    else {
      setFate(lane, n, fate.updated)
      remarkUnadmitted(lane, job, n, { ...record, ...changes }, null)
      changed = { ...changed, ...changes }
      record = { ...record, ...changes }
    }
  }
  for await (const rows of rowsByRecord(lane, job, fate.joined, 'root')) for (const row of rows) lay(row)
  keep()
}
