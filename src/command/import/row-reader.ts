// One row of a file into one staged row: every cell read, every fault named, nothing looked up in the store.
import { unguardCell } from '../../exchange/formula-guard.ts'
import type { SheetRow } from '../../exchange/sheet.ts'
import { cleanText } from '../../kernel/text.ts'
import { type Language, say } from '../../kernel/words.ts'
import type { Noun, Row, Stored } from '../noun.ts'
import { withCustom } from '../save.ts'
import { isErrorText } from './cell-value.ts'
import type { ColumnReader } from './column-reader.ts'
import { cellFault, faultOfCell, joinFaults } from './faults.ts'
import type { NewRecordCheck } from './new-record.ts'
import type { NoAnswer } from './no-answers.ts'
import { headerAgainWhy, isSum, repeats, sumWhy } from './no-record.ts'
import { makeSeen, type Seen } from './seen.ts'
import type { Layout, ReferenceTexts, StagedRow } from './stage.queries.ts'
import { errorWhy, groupOf, holdsError, idOf, lostDigits } from './which-record.ts'

/** What reading rows depends on. */
export interface RowReading {
  readonly noun: Noun
  readonly language: Language
  readonly readers: readonly ColumnReader[]
  /** Column of lettered ids. */
  readonly id: number | undefined
  readonly texts: ReferenceTexts
  readonly asNew: NewRecordCheck['check']
  readonly fingerprint: (cells: string) => Uint8Array
  /** The names of the columns; none where the file has none. */
  readonly header: readonly string[]
  /** Is told of fields whose cells could not be read; null where that changes nothing. */
  readonly unread: ((n: number, keys: readonly string[]) => void) | null
  /** Is told of cells that say that nothing is known, in a row that can be taken. */
  readonly noAnswer: (cells: readonly NoAnswer[], line: number) => void
}

/** What is known of all rows read so far. */
export interface RowCounts {
  readonly faulty: () => number
  /** Rows that could not be added, were they new. */
  readonly unfit: () => number
  readonly keyless: () => number
  /** Keys, or what else puts rows together, met so far. */
  readonly together: Seen
}

/** Reads rows one after another. */
export interface RowReader extends RowCounts {
  /** The row staged; or the reader whose cell could be two days, with its text. */
  readonly read: (n: number, row: SheetRow) => StagedRow | { readonly undecided: ColumnReader; readonly text: string }
}

/** The columns of the stage for some readers. */
export const layoutOf = (readers: readonly ColumnReader[], initials: Layout['initials']): Layout => {
  const plain = readers.filter(({ field }) => field.type.kind !== 'reference')
  const own = plain.filter(({ field }) => !field.custom).map(({ field }) => field.key)
  return {
    given: plain.some(({ field }) => field.custom) ? [...own, 'custom'] : own,
    references: readers.filter(({ field }) => field.type.kind === 'reference').map(({ field }) => field.key),
    initials,
  }
}

/** Makes the reader of rows. Each row is to be read once, in order: equal rows are counted. */
export const rowReader = (reading: RowReading): RowReader => {
  const { noun, language, readers, id, texts, asNew, fingerprint, unread, noAnswer, header } = reading
  const isHeader = repeats(header)
  const together = makeSeen()
  let faulty = 0
  let unfit = 0
  let keyless = 0
  // Cells of a fingerprint stand in the order of the fields' keys, whatever the order of columns.
  const order = readers
    .map((_, at) => at)
    .sort((a, b) => ((readers[a]?.field.key ?? '') < (readers[b]?.field.key ?? '') ? -1 : 1))
  const cellTexts: string[] = []
  // Copied for each row, so that rows are objects of one shape.
  const shape: Row = Object.fromEntries(layoutOf(readers, {}).given.map((key) => [key, null]))

  const print = (): string => {
    let text = ''
    for (const at of order) text += `${readers[at]?.field.key}\u001f${cellTexts[at]}\u001e`
    return text
  }

  const tellUnread = (n: number, { cells, unread: columns }: SheetRow, unknown: readonly string[]): void => {
    const isUnread = (index: number): boolean =>
      columns?.includes(index) === true || isErrorText(unguardCell(cells[index] ?? ''))
    const broken = readers.filter(({ indexes }) => indexes.some(isUnread)).map(({ key }) => key)
    unread?.(n, [...broken, ...unknown])
  }

  const read: RowReader['read'] = (n, row) => {
    const { line, cells, fault } = row
    // A word for nothing is no empty cell either.
    const unknown: NoAnswer[] = []
    const faults: string[] = fault?.rejects ? [say(fault.message, language)] : []
    if (isHeader(cells)) faults.push(say(headerAgainWhy, language))
    const given: Record<string, Stored> = { ...shape }
    const references: Record<string, number> = {}
    let custom: Record<string, Stored> | undefined
    let lostName: string | null = null
    for (let at = 0; at < readers.length; at += 1) {
      const reader = readers[at]
      if (reader === undefined) break
      const { key, to } = reader
      const text = reader.text(cells)
      cellTexts[at] = text
      if (text === '') {
        if ((key === 'key' || key === noun.title) && holdsError(reader, row)) {
          const why = cellFault(reader.field, '', errorWhy, language)
          if (key === 'key') faults.push(why)
          else lostName = why
        }
        continue
      }
      if (to !== null) {
        const clean = cleanText(text)
        if (clean === '') continue
        const lost = lostDigits(n, reader, clean, reading)
        if (lost === null) references[key] = texts.numberOf(to, clean)
        else faults.push(lost)
        continue
      }
      try {
        const value = reader.value(text)
        if (value === null) {
          if (text.trim() !== '') unknown.push({ field: reader.field, text })
          continue
        }
        if ((key === 'key' || key === noun.title) && typeof value === 'string' && isSum(value))
          faults.push(say(sumWhy, language))
        const lost = reader.long === null ? null : lostDigits(n, reader, value, reading)
        if (lost !== null) {
          faults.push(lost)
          continue
        }
        if (reader.custom) {
          custom ??= {}
          custom[key] = value
        } else given[key] = value
      } catch (error) {
        if (reader.undecided(text)) return { undecided: reader, text }
        faults.push(faultOfCell(error, reader.field, text, language))
      }
    }
    if (unread !== null)
      tellUnread(
        n,
        row,
        unknown.map(({ field }) => field.key),
      )
    if (custom !== undefined) given.custom = withCustom(null, custom)
    const key = given.key ?? null
    const own = id === undefined ? null : idOf(noun, cells[id] ?? '', language, faults)
    const group = noun.lines === undefined ? null : groupOf(key, own)
    if (noun.lines === undefined ? key !== null : group !== null) together.add(group ?? `k${key}`)
    if (key === null) keyless += 1
    const bad = faults.length > 0
    if (bad) faulty += 1
    else if (unknown.length > 0) noAnswer(unknown, line)
    const made = bad ? null : asNew(given, (name) => references[name] !== undefined)
    // A name that could not be read is another than what stands in for one that is missing.
    const whyNew = made === null ? null : (made.why ?? lostName)
    if (whyNew !== null) unfit += 1
    const amount = made?.whole.amount
    // Written out, as laying one object over another is slow.
    return {
      n,
      line,
      fingerprint: bad || key !== null ? null : fingerprint(print()),
      own,
      group,
      why: bad ? joinFaults(faults, language) : null,
      whyNew,
      lineAmount: noun.lines !== undefined && typeof amount === 'number' ? amount : null,
      given,
      references,
      whole: made === null ? null : made.whole,
    }
  }
  return { read, together, faulty: () => faulty, unfit: () => unfit, keyless: () => keyless }
}
