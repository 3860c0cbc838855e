// Cells that say in words that nothing is known, of a row that is taken: what is told of them.
import type { Field } from '../field.ts'
import type { Remark } from '../noun.ts'

/** A field whose cell says that nothing is known, and what it says. */
export interface NoAnswer {
  readonly field: Field
  readonly text: string
}

/** What is told of the row they stand in. */
export const noAnswerRemark = (cells: readonly NoAnswer[]): Remark => ({
  kind: 'no-answer',
  text: cells.map(({ text }) => text.trim()).join('; '),
  words: {
    en: `${cells.map(({ field, text }) => `${field.key} "${text.trim()}"`).join(', ')}: taken as empty`,
    zh: `${cells.map(({ field, text }) => `${field.words.zh}“${text.trim()}”`).join('、')}：按空白处理`,
  },
})
