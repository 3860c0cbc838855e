// The failures of a filter: each says the column, and shows a line that would do.
import { Failure } from '../../kernel/failure.ts'
import type { Mend } from '../../kernel/mend.ts'
import { same, type Words } from '../../kernel/words.ts'
import { columnOf, type Offset } from './syntax.ts'

/** What a failure of a filter may be. */
export type FilterCode = 'bad-filter' | 'unknown-field' | 'unknown-value' | 'bad-sort'

/** What goes with the sentence. */
export interface FilterDetail {
  readonly why?: Words
  readonly hint?: Words
  readonly mend?: Mend
  readonly field?: string
}

/** A failure (exit 2) at an offset of a filter's or a sort's text. */
export const filterFailure = (
  code: FilterCode,
  source: string,
  at: Offset,
  words: Words,
  detail: FilterDetail = {},
): Failure => {
  const column = columnOf(source, at)
  return new Failure(
    'usage',
    code,
    { en: `${words.en} (column ${column})`, zh: `${words.zh}（第 ${column} 列）` },
    { hint: same('crm help filters'), ...detail },
  )
}

/** A text in single quotes as a POSIX shell reads it. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** A text of at most so many characters for a message; a longer one ends in a sign of omission. */
export const cut = (text: string, most = 40): string => {
  const characters = [...text.slice(0, most * 2 + 1)]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
