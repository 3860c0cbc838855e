// What was read with a loss or a doubt: counted, and the first of each kept, to be told when the file has been read.
import { cellFault, type Fault } from '../../exchange/sheet-fault.ts'
import type { Day } from '../../kernel/day.ts'
import { cleanText } from '../../kernel/text.ts'
import { signsLostWords } from '../doubts.ts'
import type { Field } from '../field.ts'
import type { ValueFacts } from '../value.ts'
import { noRemarks, notedAtMost, type Remarks } from './remarks.ts'

/** Numbers of one field that are not written plainly. */
export interface ReadAs {
  readonly field: Field
  count: number
  readonly text: string
  readonly read: string
}

/** Counts of what was read with a loss or a doubt. */
export interface Doubts {
  rounded: number
  unreadPhones: number
  /** The line that is being read. */
  line: number
  /** The first of the phones that are no numbers known here. */
  readonly phones: { readonly line: number; readonly field: Field; readonly text: string }[]
  /** Numbers that are not written plainly, by field and kind: how many, and the first with what it was read as. */
  readonly readAs: Map<string, ReadAs>
  readonly remarks: Remarks
  /** The first number of a spreadsheet that was read as a day, and the day. */
  dayNumber: readonly [string, string] | undefined
  /** The first time of day that was left out, as no field has room for it, and the day. */
  droppedTime: readonly [string, Day] | undefined
  /** Numbers in text whose last digits a spreadsheet has lost, by field: how many, and the first with its line. */
  readonly shortened: Map<
    string,
    { readonly field: Field; count: number; readonly line: number; readonly text: string }
  >
  /** Errors of a spreadsheet that stand in the file as text, the first of them. */
  readonly errors: Fault[]
}

// One point before three digits is told of by itself: it may have parted thousands.
const pointed = /^\D*\d{1,3}\.\d{3}\D*$/

/** Counts doubts as they are told of. */
export const doubtCounter =
  (doubts: Doubts): NonNullable<ValueFacts['doubt']> =>
  (field, kind, text, _digits, read = '') => {
    const mark = pointed.test(text) ? `${field.key} 1.234` : field.key
    const known = doubts.readAs.get(mark)
    if (kind === 'unseen-signs')
      doubts.remarks.add({ kind, text: cleanText(text), words: signsLostWords(field, text) }, doubts.line)
    else if (kind === 'rounded') doubts.rounded += 1
    else if (kind === 'unread-phone') {
      doubts.unreadPhones += 1
      if (doubts.phones.length < notedAtMost) doubts.phones.push({ line: doubts.line, field, text })
    } else if (known) known.count += 1
    else doubts.readAs.set(mark, { field, count: 1, text, read })
  }

/** None yet. */
export const noDoubts = (): Doubts => ({
  rounded: 0,
  unreadPhones: 0,
  line: 0,
  phones: [],
  readAs: new Map(),
  remarks: noRemarks(),
  dayNumber: undefined,
  droppedTime: undefined,
  shortened: new Map(),
  errors: [],
})

/** Notes a text that is a number without its last digits. */
export const noteShortened = (doubts: Doubts, field: Field, text: string): void => {
  const known = doubts.shortened.get(field.key)
  if (known) known.count += 1
  else doubts.shortened.set(field.key, { field, count: 1, line: doubts.line, text })
}

const keptErrors = 1000

/** Notes the name of a spreadsheet's error in a cell under a header. */
export const noteError = ({ errors, line }: Doubts, header: string, text: string): void => {
  if (errors.length < keptErrors) errors.push(cellFault(line, 'error-cell', header, text))
}
