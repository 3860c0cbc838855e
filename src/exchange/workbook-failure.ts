// Why a workbook cannot be read, said to a person: one place for the sentences, none for the checks.
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same, type Words } from '../kernel/words.ts'

const saveAgain: Words = {
  en: 'open it in the spreadsheet program and save it again, as XLSX or as CSV UTF-8',
  zh: '请用表格软件打开后重新保存为 XLSX 或“CSV UTF-8”',
}

/** The archive or one of its parts is not what it should be: `damaged-workbook`, exit 9. */
export const damaged = (place: string, why: Words, cause?: unknown): Failure =>
  new Failure(
    'store',
    'damaged-workbook',
    { en: `cannot read ${place}: the workbook is damaged`, zh: `无法读取 ${place}：工作簿已损坏` },
    { why, hint: saveAgain, ...(cause === undefined ? {} : { cause }) },
  )

/** It is closed by a password: `locked-workbook`, exit 9. */
export const locked = (place: string): Failure =>
  new Failure(
    'store',
    'locked-workbook',
    { en: `cannot read ${place}: it is protected by a password`, zh: `无法读取 ${place}：文件有密码保护` },
    { hint: { en: 'save a copy without the password', zh: '请另存一份不带密码的副本' } },
  )

/** It unpacks to more than any table of records: `oversized-workbook`, exit 9. */
export const oversized = (place: string, why: Words): Failure =>
  new Failure(
    'store',
    'oversized-workbook',
    { en: `cannot read ${place}: it is larger than any table of records`, zh: `无法读取 ${place}：内容过于庞大` },
    {
      why,
      hint: { en: 'export only the rows and columns that are needed, as CSV', zh: '请只导出需要的行和列，存为 CSV' },
    },
  )

/** A row, or some rows beside each other, come to more text than any table's: `oversized-workbook`, exit 9. */
export const longRows = (place: string, line: number): Failure =>
  oversized(place, {
    en: `the rows about line ${line} come to more than 16 million characters`,
    zh: `第 ${line} 行附近的文字超过 1600 万字`,
  })

/** It has no sheet of that name: `unknown-sheet`, exit 2. */
export const unknownSheet = (place: string, asked: string, names: readonly string[]): Failure => {
  const near = suggest(asked, names) ?? names[0]
  return new Failure(
    'usage',
    'unknown-sheet',
    { en: `${place} has no sheet "${asked}"`, zh: `${place} 中没有工作表“${asked}”` },
    {
      field: 'sheet',
      ...(near === undefined ? {} : { hint: same(`--sheet ${/[^\p{L}\p{N}_.-]/u.test(near) ? `'${near}'` : near}`) }),
      candidates: names.map((name, at) => ({ id: String(at + 1), name })),
    },
  )
}

/** A sheet was named for a file that has none: `no-sheets`, exit 2. */
export const noSheets = (place: string): Failure =>
  new Failure(
    'usage',
    'no-sheets',
    { en: `${place} has no sheets: it is no workbook`, zh: `${place} 不是工作簿，没有工作表` },
    { field: 'sheet', hint: { en: 'leave --sheet out', zh: '请去掉 --sheet' } },
  )
