// What is known of the records that rows may match, those of the store and those that earlier rows of the file add.
// A handle is the id of a stored record, or minus the number of the row that adds one.
import type { Bound, Lane } from '../../database/lane.ts'
import { phoneDigits, reversedDigits } from '../../kernel/phone.ts'
import type { Row } from '../../kernel/row.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { storedList } from '../../kernel/stored-list.ts'
import { foldText } from '../../kernel/text.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { filledColumn, givenColumn, newValue, type Stage } from './stage.queries.ts'

/** A record that a row may match. */
export interface Handle {
  readonly handle: number
  readonly key: string | null
  readonly removed: boolean
}

/** The records met so far. */
export interface Handles {
  /** Records with this value of a field. */
  readonly bearing: (field: Field, row: Row) => readonly number[]
  /** Whether a record in use, or an earlier row, has this value of a field: quick, however many have it. */
  readonly isKnown: (field: Field, row: Row) => boolean
  /** Whether a record holds the same text in a field as the row. */
  readonly agrees: (handle: number, field: Field, row: Row) => boolean
  readonly of: (handle: number) => Handle
  /** From now on later rows of the file may match the record by what this row says. */
  readonly learn: (handle: number, row: Row) => void
}

const kindOfTerm: Readonly<Record<string, string>> = { phones: 'phone', emails: 'email' }

const folded = (value: Bound | undefined): string =>
  value === null || value === undefined ? '' : foldText(String(value))

/** SQL for what of a staged row `s` is compared with a record: as it stands, an amount as the number that it comes to. */
const comparedValue = (stage: Stage, field: Field | string): string =>
  typeof field !== 'string' && field.type.kind === 'money'
    ? (newValue(stage, field.key) ?? 'null')
    : `s.${givenColumn(typeof field === 'string' ? field : field.key)}`

/** Begins with nothing but the store. `fields` are those by which rows are matched. */
export const makeHandles = (lane: Lane, noun: Noun, fields: readonly Field[], stage: Stage): Handles => {
  lane.exec('drop table if exists temp.import_term')
  lane.exec(
    'create temp table import_term (kind text, value text, handle integer, primary key (kind, value, handle)) without rowid',
  )
  lane.exec('drop table if exists temp.import_handle')
  lane.exec('create temp table import_handle (handle integer primary key, key text)')
  const table = quoted(noun.table)

  const valuesOf = (field: Field, row: Row): readonly string[] => {
    if (field.type.kind === 'phones' || field.type.kind === 'emails') return storedList(row[`g_${field.key}`])
    if (field.key === noun.title) return (row.name_key ?? null) === null ? [] : [String(row.name_key)]
    const value = row[`g_${field.key}`] ?? null
    return value === null ? [] : [String(value)]
  }

  const listed = (field: Field, value: string): readonly number[] => {
    const term = field.type.kind === 'phones' ? reversedDigits(phoneDigits(value)) : foldText(value)
    return lane
      .prepare(
        `select t.id as id, c.${quoted(field.key)} as list from term as t join ${table} as c on c.id = t.id
        where t.kind = ? and t.value = ? and t.noun = ?`,
      )
      .all(kindOfTerm[field.type.kind] ?? '', term, noun.name)
      .filter((row) =>
        storedList(row.list).some((one) => (field.type.kind === 'phones' ? one === value : foldText(one) === term)),
      )
      .map((row) => Number(row.id))
  }

  const stored = (field: Field, value: string): readonly number[] => {
    if (kindOfTerm[field.type.kind] !== undefined) return listed(field, value)
    const column = field.key === noun.title ? 'name_key' : field.key
    return lane
      .prepare(`select id from ${table} where ${quoted(column)} = ? limit 20`)
      .all(value)
      .map((row) => Number(row.id))
  }

  const isInUse = (id: number): boolean =>
    lane.prepare(`select 1 as found from ${table} where id = ? and removed is null`).get(id) !== undefined

  const termOf = (field: Field, value: string): string => (field.type.kind === 'emails' ? foldText(value) : value)

  return {
    bearing: (field, row) => {
      if (field.key === 'id') {
        const own = row.own ?? null
        return own === null
          ? []
          : lane
              .prepare(`select id from ${table} where id = ?`)
              .all(own)
              .map((one) => Number(one.id))
      }
      const found = new Set<number>()
      for (const value of valuesOf(field, row)) {
        for (const id of stored(field, value)) found.add(id)
        const learnt = lane.prepare('select handle from temp.import_term where kind = ? and value = ?')
        for (const one of learnt.all(field.key, termOf(field, value))) found.add(Number(one.handle))
      }
      return [...found]
    },
    isKnown: (field, row) => {
      const learnt = lane.prepare('select 1 as found from temp.import_term where kind = ? and value = ? limit 1')
      return valuesOf(field, row).some(
        (value) =>
          learnt.get(field.key, termOf(field, value)) !== undefined || stored(field, value).some((id) => isInUse(id)),
      )
    },
    agrees: (handle, field, row) => {
      const value =
        handle > 0
          ? lane.prepare(`select ${quoted(field.key)} as value from ${table} where id = ?`).get(handle)?.value
          : lane
              .prepare(`select ${comparedValue(stage, field)} as value from temp.import_row as s where n = ?`)
              .get(-handle)?.value
      return folded(value) === folded(row[`g_${field.key}`])
    },
    of: (handle) => {
      const learnt = lane.prepare('select key from temp.import_handle where handle = ?').get(handle)?.key ?? null
      const row = handle > 0 ? lane.prepare(`select key, removed from ${table} where id = ?`).get(handle) : undefined
      const key = row?.key ?? learnt
      return { handle, key: key === null ? null : String(key), removed: (row?.removed ?? null) !== null }
    },
    learn: (handle, row) => {
      const put = lane.prepare('insert or ignore into temp.import_term (kind, value, handle) values (?, ?, ?)')
      for (const field of fields)
        if (field.key !== 'id')
          for (const value of valuesOf(field, row)) put.run(field.key, termOf(field, value), handle)
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
