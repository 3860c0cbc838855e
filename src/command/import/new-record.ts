// What a row would be as a new record: what is filled by itself, what follows from other fields, what is missing.
// The same rules as for a record typed on the command line, made quick for a million rows.
import { isFailure } from '../../kernel/failure.ts'
import type { Language } from '../../kernel/words.ts'
import type { Field } from '../field.ts'
import type { Noun, Row, Stored } from '../noun.ts'
import { derivedColumns, type SaveFacts } from '../save.ts'
import { faultOfRecord, joinFaults, missingFault } from './faults.ts'

/** A row taken as a new record. */
export interface NewRecord {
  /** Columns beside those the file gives: filled, completed, derived. */
  readonly fills: Readonly<Record<string, Stored>>
  /** Why it cannot be added; null where it can. */
  readonly why: string | null
}

/** Makes the check of a noun. `referred` tells whether the row names something for a reference. */
export const newRecordCheck = (
  noun: Noun,
  facts: SaveFacts,
  language: Language,
): ((given: Row, referred: (key: string) => boolean) => NewRecord) => {
  const initials = noun.fields.flatMap(({ key, initial }): readonly (readonly [string, Stored])[] =>
    initial === undefined ? [] : [[key, typeof initial === 'object' ? facts.today : initial]],
  )
  const required = noun.fields.filter(
    (field) => field.required && !field.derived && noun.lines?.fields.includes(field.key) !== true,
  )
  const check = { ...facts, before: null }
  const complete = (whole: Record<string, Stored>, fills: Record<string, Stored>, given: Row): string | null => {
    try {
      const completed = noun.complete?.(whole, check)
      for (const key in completed) {
        const value = completed[key] ?? null
        if (value === null || value === (given[key] ?? null)) continue
        fills[key] = value
        whole[key] = value
      }
      return null
    } catch (error) {
      if (!isFailure(error)) throw error
      return faultOfRecord(error, language)
    }
  }
  return (given, referred) => {
    const fills: Record<string, Stored> = {}
    const whole: Record<string, Stored> = { ...given }
    for (const [key, value] of initials) {
      if ((given[key] ?? null) !== null) continue
      fills[key] = value
      whole[key] = value
    }
    const fault = complete(whole, fills, given)
    const missing = required.filter((field) => isMissing(field, whole, referred))
    if (fault !== null || missing.length > 0) {
      const faults = [...(fault === null ? [] : [fault]), ...(missing.length > 0 ? [missingFault(missing, language)] : [])]
      return { fills, why: joinFaults(faults, language) }
    }
    const derived = derivedColumns(noun, whole, facts)
    for (const key in derived) {
      const value = derived[key] ?? null
      if (value !== null) fills[key] = value
    }
    return { fills, why: null }
  }
}

const isMissing = (field: Field, whole: Row, referred: (key: string) => boolean): boolean =>
  field.type.kind === 'reference' ? !referred(field.key) : (whole[field.key] ?? null) === null
