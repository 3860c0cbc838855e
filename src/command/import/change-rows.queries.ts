// Writes the changes of records that rows matched, each with what stood there before.
import type { Bound } from '../../database/lane.ts'
import type { Writing } from '../../database/store.ts'
import type { Row } from '../../kernel/row.ts'
import { quoted } from '../../kernel/sql-text.ts'
import type { Noun, Stored } from '../noun.ts'
import type { Job } from './job.ts'

const objectOf = (value: unknown): Row =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

const listOf = (text: Stored | undefined): readonly Row[] => {
  const value: unknown = JSON.parse(String(text))
  return Array.isArray(value) ? value.map(objectOf) : []
}

/** Changes the columns of a record; false where there are none to change. */
const changeRecord = (writing: Writing, noun: Noun, id: number, changes: Row): boolean => {
  const { lane } = writing
  const columns = Object.keys(changes)
  if (columns.length === 0) return false
  const before = lane
    .prepare(`select id, ${columns.map(quoted).join(', ')} from ${quoted(noun.table)} where id = ?`)
    .get(id)
  if (before === undefined) throw new Error(`${noun.table} has no record ${id}`)
  const values: Bound[] = Object.values(changes)
  lane
    .prepare(
      `update ${quoted(noun.table)} set ${columns.map((column) => `${quoted(column)} = ?`).join(', ')}, entry = ? where id = ?`,
    )
    .run(...values, writing.entry, id)
  writing.changedBefore(noun.table, before)
  return true
}

const replaceLines = async (writing: Writing, noun: Noun, id: number, made: readonly Row[]): Promise<void> => {
  const { lines } = noun
  if (lines === undefined) return
  const old = writing.lane
    .prepare(`select id from ${quoted(lines.table)} where ${quoted(lines.parent)} = ? order by position`)
    .all(id)
  for (const line of old) await writing.remove(lines.table, Number(line.id))
  for (const [at, line] of made.entries())
    await writing.insert(lines.table, { ...line, [lines.parent]: id, position: at + 1 })
}

/** Writes every change of an import, in the order of its rows. */
export const changeAll = async (writing: Writing, job: Job): Promise<void> => {
  const block = writing.lane.prepare(
    'select n, target, changes, lines from temp.import_patch where n > ? order by n limit 1000',
  )
  for (let after = 0; ; ) {
    const rows = block.all(after)
    for (const row of rows) {
      const id = Number(row.target)
      const changed = changeRecord(writing, job.noun, id, objectOf(JSON.parse(String(row.changes))))
      if (row.lines === null) continue
      await replaceLines(writing, job.noun, id, listOf(row.lines))
      if (!changed) await writing.raise(job.noun.table, id)
    }
    const last = rows.at(-1)
    if (!last) return
    after = Number(last.n)
    await job.rest()
  }
}
