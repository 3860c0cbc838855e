// What completion knows of the program, as the build leaves it: drawn once for each language, read one page at a time.
// Types only; draw.ts makes them.
import type { FieldKind } from '../field.ts'
import type { Takes } from '../takes.ts'

/** A word to choose, what it means, and other spellings of it that are completed where no first spelling fits. */
export interface DrawnWord {
  readonly text: string
  readonly about: string
  readonly also?: readonly string[]
}

/** What stands in a place. */
export type DrawnTakes =
  | Exclude<Takes, { readonly kind: 'codes' }>
  | { readonly kind: 'codes'; readonly choices: readonly DrawnWord[]; readonly parted?: ',' }

/** A flag. */
export interface DrawnFlag {
  readonly about: string
  readonly short?: string
  readonly valued?: true
  readonly takes?: DrawnTakes
  readonly many?: true
  readonly hidden?: true
  /** Flags that a line with this one may not have. */
  readonly not?: readonly string[]
  /** The flag that this one is another name of. */
  readonly same?: string
}

/** A command: page `complete command add customer`. */
export interface DrawnCommand {
  /** What its words are chosen from; null where a word is free. */
  readonly words: readonly (DrawnTakes | null)[]
  /** The last of them takes all that follow. */
  readonly rest?: true
  readonly flags: Readonly<Record<string, DrawnFlag>>
}

/** A field of a noun. */
export interface DrawnField {
  readonly key: string
  readonly about: string
  readonly also: readonly string[]
  readonly kind: FieldKind
  readonly derived?: true
  /** Where its kind leaves something to choose. */
  readonly takes?: DrawnTakes
  /** Free text in which people use the same words again: those used before are offered. */
  readonly reused?: true
}

/** Which records are open: those whose column is one of some codes, or none of them. */
export interface DrawnOpen {
  readonly column: string
  readonly codes: readonly string[]
  readonly none: boolean
}

/** A noun: page `complete noun customer`. */
export interface DrawnNoun {
  readonly name: string
  readonly letter: string
  readonly table: string
  /** The column by which people call a record. */
  readonly title?: string
  /** `name_key` holds it folded, and the search index its words. */
  readonly folded?: true
  /** Column, table and title of the record that one of this noun belongs to. */
  readonly parent?: { readonly column: string; readonly table: string; readonly title: string }
  readonly open?: DrawnOpen
  /** Columns that tell a record without a title from others, with the words of their codes. */
  readonly told: readonly { readonly column: string; readonly words?: Readonly<Record<string, string>> }[]
  readonly fields: readonly DrawnField[]
}

/** The words of the program: page `complete words`. */
export interface DrawnWords {
  /** By path, with a space between its words; hidden commands are left out. */
  readonly commands: Readonly<Record<string, string>>
  readonly verbs: Readonly<Record<string, string>>
  readonly nouns: Readonly<Record<string, string>>
  readonly topics: readonly (DrawnWord & { readonly under?: string })[]
  readonly settings: readonly DrawnWord[]
  readonly flags: Readonly<Record<string, DrawnFlag>>
}
