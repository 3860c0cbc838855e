// What a row would be as a new record: what is filled by itself, what follows from other fields, what is missing.
// The same rules as for a record typed on the command line, made quick for a million rows.
import { isFailure } from '../../kernel/failure.ts'
import type { Language } from '../../kernel/words.ts'
import type { Field } from '../field.ts'
import { newAmounts } from '../line-amounts.ts'
import type { Noun, Row, Stored } from '../noun.ts'
import { derivedColumns, type SaveFacts } from '../save.ts'
import { faultOfRecord, joinFaults, missingFault } from './faults.ts'

/** A row taken as a new record. */
export interface NewRecord {
  /** All its columns: given, filled in, completed, derived. */
  readonly whole: Row
  /** Why it cannot be added; null where it can. */
  readonly why: string | null
}

/** The check of a noun's new records. */
export interface NewRecordCheck {
  /** `referred` tells whether the row names something for a reference. */
  readonly check: (given: Row, referred: (key: string) => boolean) => NewRecord
  /** Columns met so far that a row does not give and that are not filled with what is always the same. */
  readonly fills: readonly string[]
}

/** What new records have where nothing is said. */
export const initialValues = (noun: Noun, facts: Pick<SaveFacts, 'today'>): Readonly<Record<string, Stored>> =>
  Object.fromEntries(
    noun.fields.flatMap(({ key, initial }) =>
      initial === undefined ? [] : [[key, typeof initial === 'object' ? facts.today : initial]],
    ),
  )

/** Makes the check of a noun, for rows that give these columns. */
export const newRecordCheck = (
  noun: Noun,
  facts: SaveFacts,
  language: Language,
  given: readonly string[],
): NewRecordCheck => {
  const initials = initialValues(noun, facts)
  const initialKeys = Object.keys(initials)
  const required = noun.fields.filter(
    (field) => field.required && !field.derived && noun.lines?.fields.includes(field.key) !== true,
  )
  const check = { ...facts, before: null }
  const fills: string[] = []
  // Copied for each row, so that the rows are objects of one shape, which are quick to fill.
  const shape: Record<string, Stored> = Object.fromEntries([...given, ...initialKeys].map((key) => [key, null]))
  const put = (whole: Record<string, Stored>, key: string, value: Stored): void => {
    if (!fills.includes(key)) {
      fills.push(key)
      shape[key] = null
    }
    whole[key] = value
  }
  const complete = (whole: Record<string, Stored>): string | null => {
    try {
      const amounts = newAmounts(noun, whole, check)
      if (amounts !== whole)
        for (const key in amounts) {
          const value = amounts[key] ?? null
          if (value !== null && value !== (whole[key] ?? null)) put(whole, key, value)
        }
      const completed = noun.complete?.(whole, check)
      for (const key in completed) {
        const value = completed[key] ?? null
        if (value !== null && value !== (whole[key] ?? null)) put(whole, key, value)
      }
      return null
    } catch (error) {
      if (!isFailure(error)) throw error
      return faultOfRecord(error, language)
    }
  }
  return {
    fills,
    check: (row, referred) => {
      const whole: Record<string, Stored> = { ...shape }
      for (const key of given) whole[key] = row[key] ?? null
      for (const key of initialKeys) whole[key] ??= initials[key] ?? null
      const fault = complete(whole)
      if (fault !== null || required.some((field) => isMissing(field, whole, referred))) {
        const missing = required.filter((field) => isMissing(field, whole, referred))
        const faults = [
          ...(fault === null ? [] : [fault]),
          ...(missing.length > 0 ? [missingFault(missing, language)] : []),
        ]
        return { whole, why: joinFaults(faults, language) }
      }
      const derived = derivedColumns(noun, whole, facts)
      for (const key in derived) {
        const value = derived[key] ?? null
        if (value !== null) put(whole, key, value)
      }
      return { whole, why: null }
    },
  }
}

const isMissing = (field: Field, whole: Row, referred: (key: string) => boolean): boolean =>
  field.type.kind === 'reference' ? !referred(field.key) : (whole[field.key] ?? null) === null
