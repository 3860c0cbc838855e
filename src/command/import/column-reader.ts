// Reads the cells of one field: joined, taken out of their guard, checked, with an answer kept for cells that recur.
// A reference is not looked up here.
import type { DaySystem } from '../../exchange/cell-number.ts'
import { unguardCell } from '../../exchange/formula-guard.ts'
import { shownHeader } from '../../exchange/header.ts'
import type { DateOrder } from '../../kernel/date-language.ts'
import type { Day } from '../../kernel/day.ts'
import { isFailure } from '../../kernel/failure.ts'
import { signsLost } from '../../kernel/text.ts'
import type { Field, FieldKind } from '../field.ts'
import type { Stored } from '../noun.ts'
import type { ValueFacts } from '../value.ts'
import { isErrorText, readCell } from './cell-value.ts'
import { dayNumberText } from './day-number.ts'
import { type Doubts, doubtCounter, noteError, noteShortened } from './doubts.ts'
import { unitOfHeader, withUnit } from './header-unit.ts'
import { isShortened, type LongNumbers } from './lost-digits.ts'
import type { ColumnPlan, Joining } from './mapping.ts'

/** A reader of one field's cells. */
export interface ColumnReader {
  readonly field: Field
  /** What is asked of the field for every cell: its key, whether it is a custom one, the noun it refers to. */
  readonly key: string
  readonly custom: boolean
  readonly to: string | null
  readonly plan: ColumnPlan
  /** The text of the cells, before it is cleaned; none of a cell that holds an error. */
  readonly text: (cells: readonly string[]) => string
  /** The columns of the file it reads. */
  readonly indexes: readonly number[]
  /** The long numbers of a field by which records are recognised; null for other fields. */
  readonly long: LongNumbers | null
  /** The value of a text. Throws a `Failure`. */
  readonly value: (text: string) => Stored
  /** Whether a text could be two days: nothing but an order of day and month decides. */
  readonly undecided: (text: string) => boolean
}

const apostrophe = 0x27
const equals = 0x3d
const hash = 0x23
const capitalE = 0x45

/** Reads a cell without its guard; an error in it is noted under its header and is no text. */
const bareReader = (plan: ColumnPlan, doubts: Doubts): ((cell: string) => string) => {
  const header = plan.headers[0] ?? ''
  return (cell) => {
    const first = cell.charCodeAt(0)
    if (first === apostrophe || first === equals) return unguardCell(cell)
    if ((first !== hash && first !== capitalE) || !isErrorText(cell)) return cell
    noteError(doubts, shownHeader(header), cell.trim())
    return ''
  }
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

const textOf = (plan: ColumnPlan, bare: (cell: string) => string, currency: string): ColumnReader['text'] => {
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
    return readCell(field, text, { ...facts, order })
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
  /** The long numbers of a field by which records are recognised; null for any other. */
  readonly long: (field: Field) => LongNumbers | null
}

/** Makes the reader of one field. */
export const columnReader = (
  plan: ColumnPlan,
  facts: ValueFacts,
  { raw, daySystem, long: longOf }: CellReading,
  doubts: Doubts,
): ColumnReader => {
  const { field } = plan
  const own: ValueFacts = { ...facts, doubt: doubtCounter(doubts) }
  const long = longOf(field)
  const notesShortened = long === null && field.type.kind === 'text'
  const dropped = (text: string, day: Day): void => {
    doubts.droppedTime ??= [text, day]
  }
  const isDated = datedKinds.has(field.type.kind)
  const read = (text: string): Stored => {
    const dated = isDated ? dayNumberText(field.type.kind, text, daySystem) : undefined
    if (dated !== undefined) doubts.dayNumber ??= [text.trim(), dated]
    if (notesShortened && isShortened(text)) noteShortened(doubts, field, text.trim())
    return readCell(field, dated ?? text, own, dropped)
  }
  const kept = new Map<string, Stored>()
  const value = recurring.has(field.type.kind)
    ? (text: string): Stored => {
        const known = kept.get(text)
        if (known !== undefined) return known
        const made = read(text)
        // A text that lost signs is told of wherever it stands.
        if (kept.size < keptValues && signsLost(text) === 0) kept.set(text, made)
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
    text: textOf(plan, raw ? asIs : bareReader(plan, doubts), facts.currency),
    indexes: plan.indexes,
    long,
    value,
    undecided: (text) => {
      if (!mayDoubt) return false
      const [one, other] = [readByOrder(field, text, facts, 'dmy'), readByOrder(field, text, facts, 'mdy')]
      return one !== undefined && other !== undefined && one !== other
    },
  }
}
