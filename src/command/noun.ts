// A noun: one kind of record, declared once. The regular verbs, the forms of output, help, completion, import and undo
// are readings of this declaration. It holds no code that prints or reads files.
import type { Lane } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import type { Row } from '../kernel/row.ts'
import type { Words } from '../kernel/words.ts'
import type { Field } from './field.ts'

export type { Row, Stored } from '../kernel/row.ts'

/** The verbs every noun has, unless it says why not. */
export type RegularVerb = 'add' | 'list' | 'show' | 'edit' | 'remove' | 'restore' | 'import' | 'export'

/** What is remarkable in a row of a file. */
export interface Remark {
  /** Its code in the report of an import. */
  readonly kind:
    | 'to-come'
    | 'refused-channel'
    | 'unborn'
    | 'below-nothing'
    | 'out-of-time'
    | 'unseen-signs'
    | 'no-answer'
  /** What stands in the row. */
  readonly text: string
  readonly words: Words
}

/** What a noun's own check is told. */
export interface CheckFacts {
  readonly today: Day
  /** True where a row comes from a file: an import is its own reason. */
  readonly importing: boolean
  /** The words given with `--reason`, if any. */
  readonly reason: string | null
  /** Whether a day or instant lies after today, and by the clock too: what took place cannot. */
  readonly isToCome?: (moment: string) => boolean
  /** Tells of what is remarkable in a row of a file that is taken all the same. */
  readonly remark?: (remark: Remark) => void
  /** Base currency of the store, and its minor digits. */
  readonly currency: string
  readonly digits: number
  /** The record as it stands, or null for a new one. */
  readonly before: Row | null
  /** The fields every record of a noun has by declaration; undefined where there is no such noun. */
  readonly declared: (noun: string) => readonly string[] | undefined
  /**
   * Throws a `Failure` where a text is no filter on records of a noun. Handed in where rows come from a file; a command
   * line that takes a filter asks the store as well, and does so before.
   */
  readonly readFilter?: (noun: string, filter: string) => void
}

/** A child that is entered with its parent's rows: the lines of an order. */
export interface LinesOf {
  readonly table: string
  /** Column of the child that holds the parent's id. */
  readonly parent: string
  /** Fields of the noun that live in the child. */
  readonly fields: readonly string[]
}

/** A last look at a record against what the store holds, before it is written. */
export interface Admission {
  /** The columns that are looked at. */
  readonly reads: readonly string[]
  /** Throws a `Failure` where the record may not be as it is about to be; `before` is null for a new one. */
  readonly check: (lane: Lane, row: Row, before: Row | null) => void
  /** The same as a remark, for a row of a file, which is taken all the same; null where nothing is against it. */
  readonly against: (lane: Lane, row: Row, before: Row | null) => Remark | null
}

/** What other programs call fields: headers by field, parted by strokes. */
export type MoreHeaders = Readonly<Record<string, string>>

/** One kind of record. */
export interface Noun {
  /** English singular: the word of the command line. */
  readonly name: string
  readonly plural: string
  /** One of them in English, where an article in front of the name will not do: `a member of staff`. */
  readonly one?: string
  /** Chinese words that are accepted for it; the first is shown. */
  readonly chinese: readonly string[]
  /** Short forms accepted for it. */
  readonly short?: readonly string[]
  /** The letter of its ids: C-12. */
  readonly letter: string
  readonly table: string
  /** One sentence: what such a record is. */
  readonly about: Words
  readonly fields: readonly Field[]
  /** The field whose value names a record for people; its folded and sorted forms stand in `name_key` and `name_sort`. */
  readonly title?: string
  /** The reference that the positional of `add` gives, where it is not the name. */
  readonly parent?: string
  /** References to records without which this one is not in use either: removed with them. The parent, if not said. */
  readonly hangsOn?: readonly string[]
  /** Fields that a person at a terminal is asked for, in order; otherwise the required and the listed ones, and the note. */
  readonly asked?: readonly string[]
  /** Order of lists when none is asked for: `-due,id`. */
  readonly sort?: string
  /** Filter that finds the records somebody must still see to: `status:planned,missed`. */
  readonly open?: string
  /** Verbs it refuses, with the reason. */
  readonly refuses?: Partial<Readonly<Record<RegularVerb, Words>>>
  readonly lines?: LinesOf
  /** Headers of files beside those of the fields; loaded when a file is imported. */
  readonly moreHeaders?: () => Promise<MoreHeaders>
  /** The reference whose record gives a new one its currency, where none is said. */
  readonly currencyFrom?: string
  /**
   * Looks at a whole record before it is written: fills what follows from other fields and
   * throws a `Failure` where they contradict each other. Returns the columns to add or change.
   */
  readonly complete?: (row: Row, facts: CheckFacts) => Row
  /** Asks the store whether a record may be; `complete` looks at the record alone. */
  readonly admits?: Admission
  /** What a person is told of a record just written: something doubtful, though it is taken; null where nothing is. */
  readonly doubts?: (lane: Lane, row: Row) => Words | null
  /** Column that names the customer whose standing a change of this record moves; `id` for the customer itself. */
  readonly standing?: string
  /** Column that says, of a removed record, into which one of the same noun it was merged. */
  readonly mergedInto?: string

  readonly examples?: readonly { readonly words: Words; readonly line: string }[]
}

/** Checks a declaration's types while keeping its exact shape. */
export const defineNoun = <const N extends Noun>(noun: N): N => noun

/** The field of a key or of another name for it. */
export const fieldOf = (noun: Noun, name: string): Field | undefined =>
  noun.fields.find((field) => field.key === name || field.names?.includes(name) === true)
