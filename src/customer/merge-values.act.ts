// What one customer is when two are made one: lists are joined, long texts put one under the other, of single values one
// stands and the other is told. Reads and writes no store.
import type { Field } from '../command/field.ts'
import type { Noun, Row, Stored } from '../command/noun.ts'
import { withCustomValues } from '../command/written.ts'
import { allCells, cellsOrNone, storedCells } from '../kernel/consent.ts'
import { storedList } from '../kernel/stored-list.ts'
import { foldText } from '../kernel/text.ts'

/** One of the two: `a` stays, `b` goes into it. */
export type Side = 'a' | 'b'

/** Whose values stand where both have one. */
export interface Preference {
  readonly first: Side
  /** For single fields by key; of a list, whose values come first. */
  readonly fields: ReadonlyMap<string, Side>
}

/** A value that does not stand. */
export interface LostValue {
  readonly field: Field
  readonly value: Stored
  readonly side: Side
}

/** The customer that comes of two. */
export interface MergedValues {
  /** Values by field, custom ones among them, of all fields that both may have. */
  readonly values: Row
  readonly lost: readonly LostValue[]
}

type Pair = readonly [first: Stored, second: Stored]

const joinedLists = ([first, second]: Pair): Stored => {
  const all = new Map<string, string>()
  for (const one of [...storedList(first), ...storedList(second)])
    if (!all.has(foldText(one))) all.set(foldText(one), one)
  return all.size === 0 ? null : JSON.stringify([...all.values()])
}

const joinedTexts = ([first, second]: Pair): Stored => {
  if (first === null || second === null) return first ?? second
  const [one, other] = [String(first), String(second)]
  if (foldText(one).includes(foldText(other))) return one
  return foldText(other).includes(foldText(one)) ? other : `${one}\n${other}`
}

// Where the two say different things of a channel, a refusal holds: nobody is written to who said no.
const joinedConsent = ([first, second]: Pair): Stored => {
  const [one, other] = [cellsOrNone(first), cellsOrNone(second)]
  const both = allCells.flatMap((cell): [string, boolean][] => {
    const answers = [one.get(cell), other.get(cell)].filter((answer) => answer !== undefined)
    return answers.length === 0 ? [] : [[cell, !answers.includes(false)]]
  })
  return storedCells(new Map(both))
}

const earlier = ([first, second]: Pair): Stored =>
  first === null || second === null ? (first ?? second) : first < second ? first : second

/** How two values of a field become one, where neither is lost; undefined for a field of which one alone can stand. */
const joinOf = ({ key, type }: Field): ((pair: Pair) => Stored) | undefined => {
  if (key === 'added') return earlier
  switch (type.kind) {
    case 'phones':
    case 'emails':
    case 'words':
    case 'tags':
      return joinedLists
    case 'long':
      return joinedTexts
    case 'consent':
      return joinedConsent
    default:
      return undefined
  }
}

/** The key is moved by whoever writes; the day of an age goes with the age. */
const apart = new Set(['id', 'key', 'age_told'])

// A day without its year says no more than the same day with it.
const isPart = ({ type }: Field, value: Stored, other: Stored): boolean =>
  type.kind === 'birthday' &&
  /^(?:lunar:)?--/.test(String(value)) &&
  String(value).startsWith('lunar') === String(other).startsWith('lunar') &&
  String(other).endsWith(String(value).slice(-6))

/** Whether a value says nothing beside the other: there is none, every new record has it, or the other has it in full. */
const saysNothing = (field: Field, value: Stored, other: Stored): boolean =>
  value === null || value === field.initial || isPart(field, value, other)

/**
 * Lays two customers together. A value that one of them lacks is that of the other, whatever is preferred; so is one that
 * only says what every new record says (`stage` none).
 */
export const mergeValues = (noun: Noun, one: Row, other: Row, { first, fields }: Preference): MergedValues => {
  const rows: Readonly<Record<Side, Row>> = {
    a: withCustomValues(noun, one) ?? one,
    b: withCustomValues(noun, other) ?? other,
  }
  const values: Record<string, Stored> = {}
  const lost: LostValue[] = []
  // Nobody introduces themselves: who was introduced by the other is so no longer.
  const saidBy = (side: Side, { key, type }: Field): Stored => {
    const value = rows[side][key] ?? null
    const isSelf = type.kind === 'reference' && type.to === noun.name && (value === one.id || value === other.id)
    return isSelf ? null : value
  }
  for (const field of noun.fields) {
    if (field.derived || apart.has(field.key)) continue
    const named = fields.get(field.key)
    const side = named ?? first
    const second: Side = side === 'a' ? 'b' : 'a'
    const pair: Pair = [saidBy(side, field), saidBy(second, field)]
    const join = joinOf(field)
    if (join) {
      values[field.key] = join(pair)
      continue
    }
    const stands =
      pair[0] === null || (named === undefined && saysNothing(field, pair[0], pair[1])) ? (pair[1] ?? pair[0]) : pair[0]
    values[field.key] = stands
    const [from, left] = stands === pair[0] ? [second, pair[1]] : [side, pair[0]]
    if (field.key === 'age') values.age_told = rows[stands === pair[0] ? side : second].age_told ?? null
    if (left !== stands && !saysNothing(field, left, stands)) lost.push({ field, value: left, side: from })
  }
  return { values, lost }
}
