// What would mend a line as it was typed: data that a failure carries. Whoever reports the failure knows where each word
// of the line stands and makes the change there; a failure that stood in a file or a question has no line to mend.

/** One change of a typed line. All else of the line stays as it is. */
export type Mend =
  /** A wrong value stands for another: that of the field's flag, else the word that is it. `flag`: which it belongs to. */
  | {
      readonly is: 'value'
      readonly wrong: string
      readonly right: string
      readonly field?: string
      readonly flag?: string
    }
  /** A stretch of a filter stands for another: `from` and `to` are offsets in the text of the filter as it was read. */
  | {
      readonly is: 'stretch'
      readonly source: string
      readonly from: number
      readonly to: number
      readonly right: string
    }
  /** The words from this one on are too many: each goes into the flag that it fits, or is left out. */
  | { readonly is: 'words'; readonly from: number }
  /** This word is one too many, whatever stands behind it. */
  | { readonly is: 'without'; readonly word: number }
  /** Something is missing: these words go to the end. */
  | { readonly is: 'more'; readonly words: readonly string[] }
  /** The record is one of another noun: that noun is named instead. */
  | { readonly is: 'noun'; readonly name: string }
