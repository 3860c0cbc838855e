// What a noun says of one of its fields. Everything the program does with the field follows from this:
// the flag, the prompt, the filter, the column, the header in a file, the place in JSON schema and help.
import type { Words } from '../kernel/words.ts'

/** A word with a code that stays the same in files, and what people see and may type for it. */
export interface Choice {
  readonly code: string
  readonly words: Words
  /** Other spellings that are read as this code, in any language. */
  readonly aliases?: readonly string[]
}

/** Words of a list that are codes: what people see for each, and what they may type for it. */
export interface Coded {
  /** The code itself where it has no other words. */
  readonly words: (code: string) => Words
  /** The text as it is where no code is called so. */
  readonly code: (text: string) => string
}

/** What a field holds, and with it how it is stored, read, shown and compared. */
export type FieldType =
  /** One line of text. */
  | { readonly kind: 'text' }
  /** Text of several lines. */
  | { readonly kind: 'long' }
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
  /** An exact decimal number kept as text, such as a quantity. */
  | { readonly kind: 'decimal' }
  /** Minor units of the base currency, or of the currency that another field of the record names. */
  | { readonly kind: 'money'; readonly currency?: string }
  | { readonly kind: 'day' }
  /** A day that stays a day, or an instant. A second column `<key>_day` holds its day in the store's zone. */
  | { readonly kind: 'moment' }
  /** Solar or lunar, whole or partial. */
  | { readonly kind: 'birthday' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  /** The id of a record of another noun. */
  | { readonly kind: 'reference'; readonly to: string }
  /** Ordered lists of text; the first is the main one. Kept as a JSON array. */
  | { readonly kind: 'phones' }
  | { readonly kind: 'emails' }
  | { readonly kind: 'words'; readonly coded?: Coded }
  | { readonly kind: 'tags' }
  /** What the customer allows on each channel: `{"sms":false}`. */
  | { readonly kind: 'consent' }

/** The name of a kind of field. */
export type FieldKind = FieldType['kind']

/** One field of a noun. */
export interface Field {
  /** Header of export, flag (with dashes), name in filters and JSON. Never translated. */
  readonly key: string
  readonly type: FieldType
  /** What people see at the head of a column or in front of a prompt. */
  readonly words: Words
  /** One sentence for help, where the name does not say enough. */
  readonly about?: Words
  /** Headers of spreadsheets that mean this field, beside the key and the words. */
  readonly headers?: readonly string[]
  /** Names that filters and flags accept beside the key (`phone` for `phones`). */
  readonly names?: readonly string[]
  readonly required?: true
  /** No two records bear the same value. */
  readonly unique?: true
  /** A reference to the noun itself by which its records make a tree: none may stand above itself. */
  readonly tree?: true
  /** Free words of a filter look here. */
  readonly searched?: true
  /** Read-only: computed from facts. The list query of the noun brings a column of this name. */
  readonly derived?: true
  /**
   * A sum that leaves something out: the column of the standing that counts it, and what people call that. JSON has it
   * beside the sum, and wherever the sum is printed the count is told.
   */
  readonly leavesOut?: { readonly key: string; readonly words: Words }
  /** Where the value is stored, when not in a column of the same name: a key in the JSON column `custom`. */
  readonly custom?: true
  /** Years of age: filters and orders take them from the birthday in that column, where it has a year. */
  readonly ageOf?: string
  /** Who may see it. Default `internal`. What is public here is never hidden: records are called and reckoned by it. */
  readonly secrecy?: 'public' | 'internal' | 'secret'
  /** Of a text, what is left of it for those who may not see it: its first character. Default nothing. */
  readonly mask?: 'initial'
  /**
   * Other answers are reckoned from it (class, tier, segments): it is not masked where it is read. Whatever prints it by
   * other ways than its column asks `facts.veil` first.
   */
  readonly reckoned?: true
  /** Value of a new record when nothing is said: fixed text, or the day of today. */
  readonly initial?: string | number | { readonly today: true }
  /** What a person means who adds a record and says nothing: today. A file has to say it. */
  readonly assumed?: 'today'
  /** Shown in a list when no fields are named; a higher weight keeps its width longer. */
  readonly listed?: number
}
