// What a filter is once its text is taken apart, before anybody asks what its names mean. Types and limits only.

/** Offset in the text of the filter, in UTF-16 units from 0; `columnOf` makes a column for people of it. */
export type Offset = number

/** A piece of text as typed, without its quotes. */
export interface Text {
  readonly text: string
  /** In quotes: then no word or sign in it has a meaning. */
  readonly quoted: boolean
  readonly at: Offset
  /** Where it ends, its closing quote included. */
  readonly end: Offset
}

/** One of the values after a field, parted by commas; `range` where two dots stand in it. */
export interface Value extends Text {
  readonly range?: { readonly from: Text | null; readonly to: Text | null }
}

/** The signs that may stand between a field and its value. */
export type Sign = ':' | '=' | '!=' | '<' | '<=' | '>' | '>='

/** A field, a sign and values: `amount.over:5000`, `tier!=high,low`. */
export interface Comparison {
  readonly kind: 'comparison'
  /** As typed, or `#` for a tag's short form. */
  readonly name: string
  /** The words after the name, each behind a dot: `over`, `sms`. */
  readonly path: readonly string[]
  readonly sign: Sign
  readonly values: readonly Value[]
  readonly at: Offset
  /** Where the values begin. */
  readonly valuesAt: Offset
}

/** Free text, one word or a phrase in quotes. */
export interface Word extends Text {
  readonly kind: 'word'
}

/** The tree of a filter. `and` and `or` have two parts or more. */
export type Syntax =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Syntax[] }
  | { readonly kind: 'not'; readonly part: Syntax }
  | Word
  | Comparison

/** A filter taken apart, with the text that its offsets count in. */
export interface Parsed {
  readonly source: string
  readonly root: Syntax
}

/** What a filter may have at most. Beyond it SQLite's own limits would answer, less clearly. */
export const limits = {
  /** UTF-16 units of text. */
  length: 50_000,
  /** Brackets inside brackets. */
  depth: 40,
  /** Words, comparisons and values together. */
  parts: 5_000,
} as const

/** The column of an offset as people count: characters from 1. */
export const columnOf = (source: string, at: Offset): number => [...source.slice(0, at)].length + 1
