// The lines of a record that is typed on the command line: one line is part of the record, several are a file's business.
// Knows no noun; which fields live in the lines is declared by it.
import type { Writing } from '../database/store.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same } from '../kernel/words.ts'
import { otherDigits } from './amounts.ts'
import { editedAmounts } from './line-amounts.ts'
import type { LinesOf, Noun, Row } from './noun.ts'
import type { ValueFacts } from './value.ts'

/** The column of record and line that a line's quantity and price make. */
export const lineAmountColumn = 'amount'

/** The columns of a record's own row, without those of its lines. */
export const ownColumns = (noun: Noun, row: Row): Row =>
  noun.lines === undefined
    ? row
    : Object.fromEntries(Object.entries(row).filter(([key]) => noun.lines?.fields.includes(key) !== true))

/** The columns of its line; all null where nothing is known of one. */
const lineColumns = (lines: LinesOf, row: Row): Row =>
  Object.fromEntries(lines.fields.map((key) => [key, row[key] ?? null]))

const isEmpty = (line: Row): boolean => Object.values(line).every((value) => value === null)

/** The lines of a record, in order. */
export const linesOf = async (reading: Pick<Writing, 'open'>, noun: Noun, id: number): Promise<readonly Row[]> =>
  noun.lines === undefined
    ? []
    : reading.open
        .selectFrom(noun.lines.table)
        .selectAll()
        .where(noun.lines.parent, '=', id)
        .orderBy('position')
        .execute()

/** A record with the columns of its only line laid in; the record alone where it has none or several. */
export const withOnlyLine = async (reading: Pick<Writing, 'open'>, noun: Noun, row: Row): Promise<Row> => {
  if (noun.lines === undefined) return row
  const [line, ...more] = await linesOf(reading, noun, Number(row.id))
  return line === undefined || more.length > 0 ? row : { ...row, ...lineColumns(noun.lines, line) }
}

/** Writes the line of a new record; tells whether it has one. */
export const addLine = async (writing: Writing, noun: Noun, id: number, row: Row): Promise<boolean> => {
  const { lines } = noun
  if (lines === undefined) return false
  const line = lineColumns(lines, row)
  if (isEmpty(line)) return false
  const amount = row[lineAmountColumn] ?? null
  await writing.insert(lines.table, { ...line, [lines.parent]: id, position: 1, [lineAmountColumn]: amount })
  return true
}

const several = (noun: Noun, id: number, count: number, key: string): Failure =>
  new Failure(
    'usage',
    'several-lines',
    {
      en: `${lettered(noun.letter, id)} has ${count} lines: its ${key} cannot be changed here`,
      zh: `${lettered(noun.letter, id)} 有 ${count} 行明细：不能在这里修改 ${key}`,
    },
    {
      why: { en: 'its amount is the sum of its lines', zh: '其金额是各行之和' },
      field: key,
      hint: same(
        `crm export ${noun.plural} id:${lettered(noun.letter, id)} -o lines.csv; crm import ${noun.plural} lines.csv --match id`,
      ),
    },
  )

/** What an edit means for a record with its lines: the record as it stands, and the values as they are to be merged. */
export interface LinedEdit {
  readonly before: Row
  readonly values: Row
  /** The line that follows the record, if there is one. */
  readonly line: Row | null
  /** It has several lines, which an edit leaves alone. */
  readonly several: boolean
}

/**
 * Lays the only line into a record that is about to be edited, and reads the amounts given. A new quantity or price makes
 * a new amount where none is given. Fails with `several-lines` where a record of several lines would change in what these
 * hold, and with `bad-value` where amounts and currency contradict each other.
 */
export const withLineForEdit = async (
  writing: Writing,
  noun: Noun,
  before: Row,
  given: Row,
  facts: ValueFacts,
): Promise<LinedEdit> => {
  const { lines } = noun
  if (lines === undefined)
    return { before, values: editedAmounts(noun, given, before, facts), line: null, several: false }
  const id = Number(before.id)
  const found = await linesOf(writing, noun, id)
  const [line = null] = found
  if (found.length > 1) {
    const values = editedAmounts(noun, given, before, facts)
    const keys = [...lines.fields, lineAmountColumn]
    const key =
      otherDigits(noun, values, before) ??
      keys.find((one) => Object.hasOwn(values, one) && values[one] !== (before[one] ?? null))
    if (key !== undefined) throw several(noun, id, found.length, key)
    return { before, values: ownColumns(noun, values), line: null, several: true }
  }
  const whole = { ...before, ...lineColumns(lines, line ?? {}) }
  return { before: whole, values: editedAmounts(noun, given, whole, facts), line, several: false }
}

/** Brings the only line of an edited record up to what the record now says; tells whether the line changed. */
export const saveLine = async (writing: Writing, noun: Noun, row: Row, line: Row | null): Promise<boolean> => {
  const { lines } = noun
  if (lines === undefined) return false
  if (line === null) return addLine(writing, noun, Number(row.id), row)
  const now = lineColumns(lines, row)
  const amount = row[lineAmountColumn] ?? null
  if (!isEmpty(now))
    return (await writing.update(lines.table, Number(line.id), { ...now, [lineAmountColumn]: amount })) !== null
  await writing.remove(lines.table, Number(line.id))
  return true
}
