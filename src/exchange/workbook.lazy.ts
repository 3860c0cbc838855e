// Opens a workbook, XLSX or ODS, as a sheet: which of its sheets is read, and what is said of the others. Loaded for such
// files alone. The readers are our own: they read any number of rows in little memory and refuse what is no table.
import { boundedRows } from './bounded-rows.ts'
import type { ByteSource } from './byte-source.ts'
import type { DaySystem } from './cell-number.ts'
import { odsContent, odsRows, readOdsTables } from './ods-rows.ts'
import { randomAccess } from './random-access.ts'
import { notCsv } from './read-failure.ts'
import type { Sheet, SheetOptions } from './sheet.ts'
import type { Fault } from './sheet-fault.ts'
import type { TableRows } from './table-row.ts'
import { tableSheet } from './table-sheet.ts'
import { damaged, oversized, unknownSheet } from './workbook-failure.ts'
import { readXlsxParts } from './xlsx-parts.ts'
import { xlsxRows } from './xlsx-rows.ts'
import { readSharedTexts } from './xlsx-texts.ts'
import { openZip, type ZipArchive } from './zip-archive.ts'

/** A workbook that came by a pipe is kept in memory, packed as it is. */
const mostPiped = 512 * 1024 * 1024

interface Named {
  readonly name: string
  readonly hidden: boolean
}

interface Opened {
  readonly kind: 'XLSX' | 'ODS'
  readonly sheets: readonly Named[]
  readonly system: DaySystem
  readonly rows: (at: number) => TableRows
  /** What was found behind the rows that is wrong with them. */
  readonly late: readonly Fault[]
}

const openXlsx = async (zip: ZipArchive, place: string): Promise<Opened | undefined> => {
  const parts = await readXlsxParts(zip)
  if (parts === undefined) return undefined
  const { sheets, system, formats, strings: shared } = parts
  const late: Fault[] = []
  async function* rowsOf(part: string): TableRows {
    const texts = shared === undefined ? undefined : await readSharedTexts(zip, place, shared)
    const textOf = (number: number): string | undefined => texts?.of(number)
    try {
      yield* xlsxRows(zip, place, part, { system, formats, textOf, late: (fault) => late.push(fault) })
    } finally {
      await texts?.close()
    }
  }
  return {
    kind: 'XLSX',
    sheets,
    system,
    late,
    rows: (at) => {
      const part = sheets[at]?.part ?? ''
      return boundedRows(rowsOf(part), place, zip.packed(part) + zip.packed(shared ?? ''))
    },
  }
}

const openOds = async (zip: ZipArchive, place: string): Promise<Opened | undefined> => {
  const type = await zip.text('mimetype')
  if (type?.trim() !== 'application/vnd.oasis.opendocument.spreadsheet') return undefined
  return {
    kind: 'ODS',
    sheets: await readOdsTables(zip, place),
    system: '1900',
    late: [],
    rows: (at) => boundedRows(odsRows(zip, place, at), place, zip.packed(odsContent)),
  }
}

/** The sheet that was asked for; else the first that is not hidden, else the first. */
const chosen = (place: string, sheets: readonly Named[], asked: string | undefined): number => {
  const names = sheets.map(({ name }) => name)
  if (asked === undefined)
    return Math.max(
      0,
      sheets.findIndex(({ hidden }) => !hidden),
    )
  const exact = names.indexOf(asked)
  const near = exact >= 0 ? exact : names.findIndex((name) => name.trim().toLowerCase() === asked.trim().toLowerCase())
  if (near >= 0) return near
  const number = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) - 1 : -1
  if (number < 0 || number >= names.length) throw unknownSheet(place, asked, names)
  return number
}

const othersNote = (sheets: readonly Named[], at: number) => {
  const others = sheets.filter((_, index) => index !== at)
  if (others.length === 0) return []
  const shown = others.slice(0, 8)
  const rest = others.length - shown.length
  const en = shown.map(({ name, hidden }) => (hidden ? `${name} (hidden)` : name)).join(', ')
  const zh = shown.map(({ name, hidden }) => (hidden ? `${name}（隐藏）` : name)).join('、')
  return [
    {
      en: `sheets that are not read: ${en}${rest > 0 ? ` and ${rest} more` : ''} (--sheet NAME reads another)`,
      zh: `未读取的工作表：${zh}${rest > 0 ? ` 等另 ${rest} 个` : ''}（--sheet 名称 可读取其他工作表）`,
    },
  ]
}

const readOn = async (source: ByteSource, options: SheetOptions): Promise<Sheet> => {
  const { place } = source
  const random = await randomAccess(source, mostPiped)
  if (random === undefined) throw oversized(place, { en: 'it is read from a pipe', zh: '它从管道读入' })
  const zip = await openZip(random)
  const workbook = (await openXlsx(zip, place)) ?? (await openOds(zip, place))
  if (workbook === undefined) throw notCsv(place, 'zip')
  const { kind, sheets, system, late } = workbook
  if (sheets.length === 0) throw damaged(place, { en: 'it has no sheet', zh: '其中没有工作表' })
  const at = chosen(place, sheets, options.sheet)
  const name = sheets[at]?.name ?? ''
  const rows = workbook.rows(at)
  async function* hashed(): TableRows {
    yield* rows
    // The rows were read from here and there; the checksum is of the file from end to end.
    for await (const _ of random?.bytes() ?? []);
  }
  return tableSheet(
    {
      place,
      kind,
      encoding: kind,
      about: { en: `${kind}, sheet ${name}`, zh: `${kind}，工作表 ${name}` },
      notes: othersNote(sheets, at),
      workbook: { sheet: name, sheets: sheets.map((sheet) => sheet.name) },
      daySystem: system,
      bare: false,
      late,
      hash: random.hash,
      close: random.close,
    },
    hashed(),
    options,
  )
}

/**
 * Opens a workbook as far as its header. Fails with exit 9 (`damaged-workbook`, `locked-workbook`, `oversized-workbook`,
 * `not-csv` for another archive, `empty-file`) or exit 2 (`unknown-sheet`).
 */
export const openWorkbook = async (source: ByteSource, options: SheetOptions): Promise<Sheet> => {
  try {
    return await readOn(source, options)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const why = { en: `one of its parts cannot be read: ${error.message}`, zh: '其中一个部件无法读取' }
    throw damaged(source.place, why, error)
  }
}
