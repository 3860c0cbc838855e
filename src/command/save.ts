// Writes one record of any noun: what follows from its fields is filled, what clashes is refused, the rest is one row.

import type { Writing } from '../database/store.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { storedObject } from '../kernel/stored-object.ts'
import { same } from '../kernel/words.ts'
import { refuseCircle } from './circles.queries.ts'
import { factsFrom } from './currency-from.ts'
import { newAmounts } from './line-amounts.ts'
import { namedColumns } from './named-columns.ts'
import type { CheckFacts, Noun, Row, Stored } from './noun.ts'
import { nounIn } from './noun-words.ts'
import { addLine, ownColumns, saveLine, withLineForEdit } from './record-lines.ts'
import { refuseOtherParent } from './same-parent.queries.ts'
import { dayOfMoment } from './show-value.ts'
import type { ValueFacts } from './value.ts'

/** Column that holds custom fields. */
const customColumn = 'custom'

/** Puts values of custom fields into the JSON of the record; a null takes one out. */
export const withCustom = (before: Stored | undefined, values: Readonly<Record<string, Stored>>): Stored => {
  const all = new Map(Object.entries(storedObject(before)))
  for (const [key, value] of Object.entries(values)) {
    if (value === null) all.delete(key)
    else all.set(key, value)
  }
  if (all.size === 0) return null
  return JSON.stringify(Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1))))
}

/** Splits values by field into columns of the table; custom fields go into their JSON. */
export const columnsFor = (noun: Noun, values: Row, before: Row | null): Row => {
  const columns: Record<string, Stored> = {}
  const custom: Record<string, Stored> = {}
  for (const [key, value] of Object.entries(values)) {
    if (noun.fields.some((field) => field.key === key && field.custom)) custom[key] = value
    else columns[key] = value
  }
  if (Object.keys(custom).length > 0) columns[customColumn] = withCustom(before?.[customColumn], custom)
  return columns
}

const momentsBy = new WeakMap<Noun, readonly string[]>()

const momentsOf = (noun: Noun): readonly string[] => {
  const known = momentsBy.get(noun)
  if (known) return known
  const keys = noun.fields.filter(({ type, custom }) => type.kind === 'moment' && !custom).map(({ key }) => key)
  momentsBy.set(noun, keys)
  return keys
}

/** Columns that follow from others: the day of a moment, the folded and the sorted name. */
export const derivedColumns = (noun: Noun, row: Row, facts: ValueFacts): Row => {
  const columns: Record<string, Stored> = noun.title ? { ...namedColumns(String(row[noun.title] ?? '')) } : {}
  for (const key of momentsOf(noun)) {
    const moment = row[key]
    columns[`${key}_day`] = typeof moment === 'string' ? dayOfMoment(moment, facts.zone) : null
  }
  return columns
}

const missing = (noun: Noun, row: Row): readonly string[] =>
  noun.fields
    .filter(({ key, required, initial }) => (required || initial !== undefined) && !noun.lines?.fields.includes(key))
    .filter(({ key, custom }) => !custom && (row[key] ?? null) === null)
    .map((field) => field.key)

/** Refuses a record that lacks a required field, naming all of them. */
export const requireFields = (noun: Noun, row: Row): void => {
  const keys = missing(noun, row)
  const edited = typeof row.id === 'number' ? lettered(noun.letter, row.id) : null
  if (keys.length === 0) return
  throw new Failure(
    'usage',
    'missing-field',
    {
      en: `${nounIn(noun).en} needs ${keys.join(', ')}`,
      zh: `${noun.chinese[0] ?? noun.name}缺少 ${keys.join('、')}`,
    },
    {
      ...(keys[0] === undefined ? {} : { field: keys[0] }),
      hint: same(
        `crm ${edited === null ? `add ${noun.name}` : `edit ${noun.name} ${edited}`} ${keys.map((key) => `--${key.replaceAll('_', '-')} VALUE`).join(' ')}`,
      ),
    },
  )
}

const refuseTaken = async (writing: Writing, noun: Noun, row: Row, id: number | null): Promise<void> => {
  for (const field of noun.fields) {
    const value = row[field.key] ?? null
    if (!field.unique || value === null) continue
    const taken = await writing.open
      .selectFrom(noun.table)
      .select(['id', 'removed'])
      .where(field.key, '=', value)
      .where('id', 'is not', id)
      .executeTakeFirst()
    if (!taken) continue
    const other = lettered(noun.letter, Number(taken.id))
    const gone = taken.removed !== null
    throw new Failure(
      'conflict',
      'taken',
      {
        en: `${field.key} "${value}" belongs to ${other}${gone ? ', which is removed' : ''}`,
        zh: `${field.words.zh}“${value}”已属于 ${other}${gone ? '（已删除）' : ''}`,
      },
      {
        field: field.key,
        candidates: [{ id: other, name: String(value) }],
        hint: same(`crm ${gone ? 'restore' : 'show'} ${noun.name} ${other}`),
      },
    )
  }
}

/** A record as it was saved. */
export interface Saved {
  readonly id: number
  readonly row: Row
  /** Null for a new record. */
  readonly before: Row | null
  /** False when an edit said only what was true already. */
  readonly changed: boolean
}

/** How a record is checked while it is saved. */
export type SaveFacts = ValueFacts &
  Pick<CheckFacts, 'importing' | 'reason' | 'declared' | 'readFilter' | 'isToCome' | 'remark'> & {
    /**
     * Of a deed that takes a record a step on (done, moved): the fields whose value holds what was there already. Under a
     * role such a deed may add to fields that it may not see.
     */
    readonly step?: readonly string[]
  }

/** Adds a record from values by field. Throws where a field is missing, taken, or contradicts another. */
export const addRecord = async (writing: Writing, noun: Noun, values: Row, facts: SaveFacts): Promise<Saved> => {
  const own = await factsFrom(writing, noun, values, facts)
  const given = withInitials(noun, columnsFor(noun, newAmounts(noun, values, own), null), facts)
  const completed = { ...given, ...noun.complete?.(given, { ...facts, before: null }) }
  requireFields(noun, completed)
  await refuseTaken(writing, noun, completed, null)
  const row = { ...completed, ...derivedColumns(noun, completed, facts) }
  noun.admits?.check(writing.lane, row, null)
  await refuseOtherParent(writing, noun, row, row)
  const id = await writing.insert(noun.table, ownColumns(noun, row))
  await addLine(writing, noun, id, row)
  return { id, row: { ...row, id }, before: null, changed: true }
}

const withInitials = (noun: Noun, row: Row, facts: SaveFacts): Row => {
  const filled: Record<string, Stored> = { ...row }
  for (const { key, initial } of noun.fields) {
    if (initial === undefined || (filled[key] ?? null) !== null) continue
    filled[key] = typeof initial === 'object' ? facts.today : initial
  }
  return filled
}

/** What has a value of its own where nothing is said, such as a stage, is emptied to that. */
const withoutGaps = (noun: Noun, values: Row): Row => {
  const filled: Record<string, Stored> = { ...values }
  for (const { key, initial } of noun.fields)
    if (values[key] === null && initial !== undefined && typeof initial !== 'object') filled[key] = initial
  return filled
}

/** Refuses a record that would refer to itself: nobody introduces themselves, no order refunds itself. */
const refuseItself = (noun: Noun, before: Row, values: Row): void => {
  for (const { key, type, words } of noun.fields) {
    if (type.kind !== 'reference' || type.to !== noun.name || values[key] !== before.id || before.id === undefined)
      continue
    const id = lettered(noun.letter, Number(before.id))
    throw new Failure(
      'usage',
      'bad-value',
      { en: `${key} of ${id} cannot be "${id}"`, zh: `${id} 的${words.zh}不能是“${id}”` },
      {
        field: key,
        why: { en: 'it is the record itself', zh: '它就是这条记录自己' },
        hint: same(`crm edit ${noun.name} ${id} --${key.replaceAll('_', '-')} none`),
      },
    )
  }
}

/**
 * The columns that an edit changes, those that follow included; empty where the values are those the record has.
 * Throws a `Failure` where a field is missing or contradicts another. Writes nothing.
 */
export const changedColumns = (noun: Noun, before: Row, given: Row, facts: SaveFacts): Row => {
  const values = withoutGaps(noun, given)
  refuseItself(noun, before, values)
  const merged = { ...before, ...columnsFor(noun, values, before) }
  const completed = { ...merged, ...noun.complete?.(merged, { ...facts, before }) }
  requireFields(noun, completed)
  const full: Row = { ...completed, ...derivedColumns(noun, completed, facts) }
  return Object.fromEntries(Object.entries(full).filter(([key, value]) => (before[key] ?? null) !== value))
}

const underRole = async (noun: Noun, record: Row, given: Row, { veil, step }: SaveFacts): Promise<Row> =>
  veil ? (await import('./veil/hidden-writes.lazy.ts')).valuesUnder(veil, noun, record, given, step) : given

/**
 * Changes some fields of a record, or of its only line. Throws as `addRecord`, and `may-not-see` where the role of whoever
 * acts hides one of the fields; changes nothing where the values are those it has.
 */
export const editRecord = async (
  writing: Writing,
  noun: Noun,
  record: Row,
  said: Row,
  facts: SaveFacts,
): Promise<Saved> => {
  const id = Number(record.id)
  const given = await underRole(noun, record, said, facts)
  const { before, values, line, several } = await withLineForEdit(writing, noun, record, given, facts)
  const changes = changedColumns(noun, before, values, facts)
  if (Object.keys(changes).length === 0) return { id, row: before, before, changed: false }
  refuseCircle(writing, noun, id, changes)
  await refuseOtherParent(writing, noun, { ...before, ...changes }, changes)
  noun.admits?.check(writing.lane, { ...before, ...changes }, before)
  await refuseTaken(writing, noun, changes, id)
  const own = await writing.update(noun.table, id, ownColumns(noun, changes))
  const row = { ...before, ...changes }
  const lined = !several && (await saveLine(writing, noun, row, line))
  // Its line alone changed: the record is another than it was all the same.
  if (own === null && lined) await writing.raise(noun.table, id)
  return { id, row, before, changed: true }
}

/** One record as the store holds it, or undefined. */
export const rowOf = async (reading: Pick<Writing, 'open'>, noun: Noun, id: number): Promise<Row | undefined> =>
  reading.open.selectFrom(noun.table).selectAll().where('id', '=', id).executeTakeFirst()
