// Reads the cells of one field: joined, taken out of their guard, checked, with an answer kept for cells that recur.
// A reference is not looked up here.
import type { DaySystem } from '../../exchange/cell-number.ts'
import { unguardCell } from '../../exchange/formula-guard.ts'
import type { DateOrder } from '../../kernel/date-language.ts'
import { isFailure } from '../../kernel/failure.ts'
import type { Field, FieldKind } from '../field.ts'
import type { Stored } from '../noun.ts'
import { readValue, type ValueFacts } from '../value.ts'
import { dayNumberText } from './day-number.ts'
import { unitOfHeader, withUnit } from './header-unit.ts'
import type { ColumnPlan, Joining } from './mapping.ts'
import type { Remarks } from './remarks.ts'

/** Numbers of one field that are not written plainly. */
export interface ReadAs {
  readonly field: Field
  count: number
  readonly text: string
  readonly read: string
}

/** So many of what is noted of single rows are kept with their lines. */
export const notedAtMost = 20

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
}

// One point before three digits is told of by itself: it may have parted thousands.
const pointed = /^\D*\d{1,3}\.\d{3}\D*$/

/** Counts doubts as they are told of. */
export const doubtCounter =
  (doubts: Doubts): NonNullable<ValueFacts['doubt']> =>
  (field, kind, text, _digits, read = '') => {
    const mark = pointed.test(text) ? `${field.key} 1.234` : field.key
    const known = doubts.readAs.get(mark)
    if (kind === 'rounded') doubts.rounded += 1
    else if (kind === 'unread-phone') {
      doubts.unreadPhones += 1
      if (doubts.phones.length < notedAtMost) doubts.phones.push({ line: doubts.line, field, text })
    } else if (known) known.count += 1
    else doubts.readAs.set(mark, { field, count: 1, text, read })
  }

/** A reader of one field's cells. */
export interface ColumnReader {
  readonly field: Field
  /** What is asked of the field for every cell: its key, whether it is a custom one, the noun it refers to. */
  readonly key: string
  readonly custom: boolean
  readonly to: string | null
  readonly plan: ColumnPlan
  /** The text of the cells, before it is cleaned. */
  readonly text: (cells: readonly string[]) => string
  /** The value of a text. Throws a `Failure`. */
  readonly value: (text: string) => Stored
  /** Whether a text could be two days: nothing but an order of day and month decides. */
  readonly undecided: (text: string) => boolean
}

const apostrophe = 0x27
const equals = 0x3d

const bareCell = (cell: string): string => {
  const first = cell.charCodeAt(0)
  return first === apostrophe || first === equals ? unguardCell(cell) : cell
}

const asIs = (cell: string): string => cell

// Family name first: so it is written in Chinese, without a space.
const wholeName = ([family = '', given = '']: readonly string[]): string =>
  /\p{Script=Han}/u.test(family + given) ? family.trim() + given.trim() : `${given} ${family}`.trim()

const joiners: Readonly<Record<Joining, (parts: readonly string[]) => string>> = {
  list: (parts) => parts.join(';'),
  lines: (parts) => parts.join('\n'),
  space: (parts) => parts.join(' '),
  name: wholeName,
  first: (parts) => parts[0] ?? '',
}

const textOf = (plan: ColumnPlan, raw: boolean, currency: string): ColumnReader['text'] => {
  const bare = raw ? asIs : bareCell
  const [only = 0] = plan.indexes
  const unit = plan.field.type.kind === 'money' ? unitOfHeader(plan.headers[0] ?? '', currency) : ''
  if (unit !== '') return (cells) => withUnit(bare(cells[only] ?? ''), unit)
  if (plan.indexes.length === 1) return (cells) => bare(cells[only] ?? '')
  const join = joiners[plan.joining]
  if (plan.joining === 'name') return (cells) => join(plan.indexes.map((index) => bare(cells[index] ?? '')))
  return (cells) => join(plan.indexes.map((index) => bare(cells[index] ?? '')).filter((cell) => cell.trim() !== ''))
}

// Kinds whose cells recur, or are slow to read.
const recurring: ReadonlySet<FieldKind> = new Set([
  'choice',
  'flag',
  'consent',
  'words',
  'tags',
  'integer',
  'day',
  'birthday',
])
const keptValues = 30_000

/** Kinds in which `1/12/2026` may stand. */
export const datedKinds: ReadonlySet<FieldKind> = new Set(['day', 'moment', 'birthday'])

/** What a text is by an order of day and month; undefined where it is none. */
export const readByOrder = (field: Field, text: string, facts: ValueFacts, order: DateOrder): Stored | undefined => {
  try {
    return readValue(field, text, { ...facts, order })
  } catch (error) {
    if (isFailure(error)) return undefined
    throw error
  }
}

/** How cells are read, whatever the field. */
export interface CellReading {
  /** Cells as they stand, a leading `'` too. */
  readonly raw: boolean
  readonly daySystem: DaySystem
}

/** Makes the reader of one field. */
export const columnReader = (
  plan: ColumnPlan,
  facts: ValueFacts,
  { raw, daySystem }: CellReading,
  doubts: Doubts,
): ColumnReader => {
  const { field } = plan
  const own: ValueFacts = { ...facts, doubt: doubtCounter(doubts) }
  const isDated = datedKinds.has(field.type.kind)
  const read = (text: string): Stored => {
    const dated = isDated ? dayNumberText(field.type.kind, text, daySystem) : undefined
    if (dated !== undefined) doubts.dayNumber ??= [text.trim(), dated]
    return readValue(field, dated ?? text, own)
  }
  const kept = new Map<string, Stored>()
  const value = recurring.has(field.type.kind)
    ? (text: string): Stored => {
        const known = kept.get(text)
        if (known !== undefined) return known
        const made = read(text)
        if (kept.size < keptValues) kept.set(text, made)
        return made
      }
    : read
  const mayDoubt = isDated && facts.order === undefined
  return {
    field,
    key: field.key,
    custom: field.custom === true,
    to: field.type.kind === 'reference' ? field.type.to : null,
    plan,
    text: textOf(plan, raw, facts.currency),
    value,
    undecided: (text) => {
      if (!mayDoubt) return false
      const [one, other] = [readByOrder(field, text, facts, 'dmy'), readByOrder(field, text, facts, 'mdy')]
      return one !== undefined && other !== undefined && one !== other
    },
  }
}
