// What is known of the records that rows may match, those of the store and those that earlier rows of the file add.
// A handle is the id of a stored record, or minus the number of the row that adds one.
import type { Lane } from '../../database/lane.ts'
import type { Row } from '../../kernel/row.ts'
import { quoted } from '../../kernel/sql-text.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { bearersOf, termOf, valuesOf } from './bearers.queries.ts'
import { criterionName, eachOnce, type Hit, makeCrowds, restOf, storedRest } from './crowds.queries.ts'
import type { Criterion } from './import-options.ts'
import { filledColumn, givenColumn, newValue, type Stage } from './stage.queries.ts'

/** The records met so far. */
export interface Handles {
  /** Records, each once, of which all that a criterion names is as the row says. */
  readonly found: (criterion: Criterion, row: Row) => readonly Hit[]
  /** Whether a record in use, or an earlier row, has this value of a field: quick, however many have it. */
  readonly isKnown: (field: Field, row: Row) => boolean
  /** The key that a record has or, without one, is given by an earlier row. */
  readonly keyOf: (handle: number) => string | null
  /** From now on later rows of the file may match the record by what this row says. */
  readonly learn: (handle: number, row: Row) => void
}

// Those that rows of the file bring may be stored ones that are found anyway: enough are read to name five others.
const mostLearnt = 40

/** What is looked up by all of a criterion at once. */
const whole = (value: string, rest: string): string => (rest === '' ? value : `${value}\u001f${rest}`)

/** SQL for what of a staged row `s` is compared with a record: as it stands, an amount as the number that it comes to. */
const comparedValue = (stage: Stage, field: Field | string): string =>
  typeof field !== 'string' && field.type.kind === 'money'
    ? (newValue(stage, field.key) ?? 'null')
    : `s.${givenColumn(typeof field === 'string' ? field : field.key)}`

/** Begins with nothing but the store. `criteria` are those by which rows are matched. */
export const makeHandles = (lane: Lane, noun: Noun, criteria: readonly Criterion[], stage: Stage): Handles => {
  lane.exec('drop table if exists temp.import_term')
  lane.exec(
    'create temp table import_term (kind text, value text, handle integer, primary key (kind, value, handle)) without rowid',
  )
  lane.exec('drop table if exists temp.import_handle')
  lane.exec('create temp table import_handle (handle integer primary key, key text)')
  const table = quoted(noun.table)
  const findStored = makeCrowds(lane, noun)

  const ofRow = (fields: readonly Field[], row: Row): string => restOf(fields, (key) => row[`g_${key}`])

  /** What a record says of some fields: as it is stored, or as the row says that adds it. */
  const ofHandle = (fields: readonly Field[], handle: number): string => {
    if (handle > 0) return storedRest(lane, noun, fields, handle)
    const columns = fields.map((field) => `${comparedValue(stage, field)} as ${quoted(field.key)}`).join(', ')
    const row = lane.prepare(`select ${columns} from temp.import_row as s where n = ?`).get(-handle)
    return restOf(fields, (key) => row?.[key])
  }

  const isInUse = (id: number): boolean =>
    lane.prepare(`select 1 as found from ${table} where id = ? and removed is null`).get(id) !== undefined

  // In the order of the table, which is that of handles: to ask for it would make a plan that takes six times as long.
  const learntSql = `select handle from temp.import_term where kind = ? and value = ? limit ${mostLearnt}`
  const learnt = (kind: string, value: string, rest: string): readonly Hit[] =>
    lane
      .prepare(learntSql)
      .all(kind, whole(value, rest))
      .map((one) => ({ handle: Number(one.handle), via: null, removed: false }))

  return {
    found: (criterion, row) => {
      const [first, ...others] = criterion
      if (first === undefined) return []
      const rest = ofRow(others, row)
      const kind = criterionName(criterion)
      return eachOnce(
        valuesOf(noun, first, row).flatMap((value) => {
          const term = termOf(first, value)
          return [...findStored(criterion, term, rest), ...learnt(kind, term, rest)]
        }),
      )
    },
    isKnown: (field, row) =>
      valuesOf(noun, field, row).some(
        (value) =>
          learnt(field.key, termOf(field, value), '').length > 0 ||
          bearersOf(lane, noun, field, value, mostLearnt).some(isInUse),
      ),
    keyOf: (handle) => {
      const row = handle > 0 ? lane.prepare(`select key from ${table} where id = ?`).get(handle) : undefined
      const key =
        row?.key ?? lane.prepare('select key from temp.import_handle where handle = ?').get(handle)?.key ?? null
      return key === null ? null : String(key)
    },
    learn: (handle, row) => {
      const put = lane.prepare('insert or ignore into temp.import_term (kind, value, handle) values (?, ?, ?)')
      for (const [first, ...others] of criteria) {
        if (first === undefined || first.key === 'id') continue
        const values = valuesOf(noun, first, row)
        if (values.length === 0) continue
        const rest =
          others.length === 0 ? '' : handle === -Number(row.n) ? ofRow(others, row) : ofHandle(others, handle)
        const kind = criterionName([first, ...others])
        for (const value of values) put.run(kind, whole(termOf(first, value), rest), handle)
      }
      const key = row.g_key ?? null
      if (key !== null)
        lane.prepare('insert or ignore into temp.import_handle (handle, key) values (?, ?)').run(handle, key)
    },
  }
}

/** The open rows of the stage in order, with what matching needs of them, block by block. */
export function* openRows(lane: Lane, noun: Noun, stage: Stage, named: boolean): Generator<readonly Row[]> {
  const field = (key: string): Field | undefined => noun.fields.find((one) => one.key === key)
  const columns = [
    ...stage.layout.given.map((key) => `${comparedValue(stage, field(key) ?? key)} as ${givenColumn(key)}`),
    ...(named ? [`s.${filledColumn('name_key')} as name_key`] : []),
  ]
  const sql = `select s.n as n, s.line as line, s.own as own, s.why_new as why_new${columns.map((column) => `, ${column}`).join('')}
    from temp.import_row as s left join temp.import_fate as f on f.n = s.n
    where f.n is null and s.n > ? order by s.n limit 500`
  for (let after = 0; ; ) {
    const rows = lane.prepare(sql).all(after)
    yield rows
    const last = rows.at(-1)
    if (!last) return
    after = Number(last.n)
  }
}
