// Writes tables as the sheets of an XLSX, as fast as their rows come and in little memory. Loaded for that format alone.
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import type { CellKind, Column } from './column.ts'
import { cellWriter, longestText, styles, xmlText } from './xlsx-cell.ts'
import { firstParts, lastParts, type Part, sheetClosing, sheetOpening, sheetPart } from './xlsx-parts.ts'
import { makeZip, type WriteBytes } from './zip-writer.ts'

/** How a sheet is written. */
export interface SheetWriting {
  readonly header: boolean
  /** Laid on every text. */
  readonly mark: (text: string) => string
}

/** A workbook in the making. End it with `end`. */
export interface Book {
  readonly sheet: <Row>(
    columns: readonly Column<Row>[],
    rows: Iterable<Row> | AsyncIterable<Row>,
    writing: SheetWriting,
  ) => Promise<void>
  readonly end: () => Promise<void>
}

const mostRows = 1_048_576
const block = 256 * 1024

const hint = { en: 'write it as CSV: -f csv', zh: '请改用 CSV：-f csv' }

const tooLarge = (why: { readonly en: string; readonly zh: string }): Failure =>
  new Failure(
    'failed',
    'too-large-for-xlsx',
    { en: 'the rows do not fit into XLSX', zh: '内容超出 XLSX 的限度' },
    { why, hint },
  )

const widths: Readonly<Partial<Record<CellKind, number>>> = {
  day: 12,
  moment: 20,
  number: 10,
  money: 14,
  phone: 18,
  flag: 8,
}

/** The letters of a column by its place from 0. */
const lettersOf = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : lettersOf(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26))

const formatOf = <Row>({ kind }: Column<Row>) => {
  if (kind === 'day') return styles.day
  if (kind === 'moment') return styles.moment
  return kind === 'number' || kind === 'money' ? 0 : styles.text
}

/** Signs that no sheet's name may have. */
const sheetName = (name: string): string =>
  name
    .replace(/[\u0000-\u001f[\]:*?/\\]/g, ' ')
    .replace(/^[' ]+|[' ]+$/g, '')
    .slice(0, 31) || 'crm'

/** Begins a workbook whose first sheet bears this name. Fails with `too-large-for-xlsx` where a table does not fit. */
export const openBook = (out: WriteBytes, name: string): Book => {
  const zip = makeZip(out)
  const names: string[] = []

  const put = async (parts: readonly Part[]): Promise<void> => {
    for (const [part, text] of parts) {
      await zip.begin(part)
      await zip.write(text)
      await zip.finish()
    }
  }
  const writeSheet: Book['sheet'] = async (columns, rows, { header, mark }) => {
    if (names.length === 0) await put(firstParts)
    const first = sheetName(name)
    names.push(names.length === 0 ? first : `${first.slice(0, 28)} ${names.length + 1}`)
    const cells = columns.map((column, at) => ({ letters: lettersOf(at), text: cellWriter(column, mark) }))
    const heads = columns.map(
      ({ key }, at) =>
        `<c r="${lettersOf(at)}1" s="${styles.head}" t="inlineStr"><is><t xml:space="preserve">${xmlText(mark(key))}</t></is></c>`,
    )
    const shape = columns.map((column) => ({
      width: Math.max(widths[column.kind ?? 'text'] ?? 16, Math.min(30, column.key.length + 3)),
      style: formatOf(column),
    }))
    await zip.begin(sheetPart(names.length - 1))
    let text = sheetOpening(shape, header)
    let line = 0
    if (header) {
      line = 1
      text += `<row r="1">${heads.join('')}</row>`
    }
    for await (const row of rows) {
      line += 1
      if (line > mostRows)
        throw tooLarge({ en: `a sheet has at most ${mostRows} rows`, zh: `一个工作表最多 ${mostRows} 行` })
      text += `<row r="${line}">`
      for (const { letters, text: textOf } of cells) {
        const cell = textOf(row)
        if (cell !== '') text += `<c r="${letters}${line}" ${cell}`
      }
      text += '</row>'
      if (text.length < block) continue
      await zip.write(text)
      text = ''
    }
    const filter = header && line > 1 && columns.length > 0 ? `A1:${lettersOf(columns.length - 1)}${line}` : undefined
    await zip.write(text + sheetClosing(filter))
    await zip.finish()
  }

  const explained = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      const why = /^[\w-]+$/.test(error.message)
        ? {
            en: `a text in ${error.message} is longer than the ${longestText} characters of a cell`,
            zh: `${error.message} 中有文字超过单元格的 ${longestText} 字`,
          }
        : same(error.message)
      throw tooLarge(why)
    }
  }
  return {
    sheet: (columns, rows, writing) => explained(() => writeSheet(columns, rows, writing)),
    end: () =>
      explained(async () => {
        if (names.length === 0) await writeSheet([], [], { header: false, mark: (text) => text })
        await put(lastParts(names))
        await zip.end()
      }),
  }
}
