// Why a file cannot be read as a sheet, said to a person: one place for the sentences, none for the checks.

import { errorCode } from '../kernel/error-code.ts'
import { Failure } from '../kernel/failure.ts'
import { same, type Words } from '../kernel/words.ts'
import { encodingSample } from './encoding-sample.ts'
import type { Stop } from './long-quote.ts'
import { faultAt, mostColumns } from './sheet-fault.ts'
import type { Break } from './text-pieces.ts'

const systemReasons: Readonly<Record<string, Words>> = {
  ENOENT: { en: 'there is no such file', zh: '没有这个文件' },
  ENOTDIR: { en: 'a part of the path is not a folder', zh: '路径中有一段不是文件夹' },
  EISDIR: { en: 'it is a folder', zh: '它是一个文件夹' },
  EACCES: { en: 'you may not read it', zh: '没有读取权限' },
  EPERM: { en: 'you may not read it', zh: '没有读取权限' },
  EMFILE: { en: 'too many files are open', zh: '打开的文件过多' },
  ENAMETOOLONG: { en: 'the name is too long', zh: '文件名过长' },
  ELOOP: { en: 'its links lead in a circle', zh: '符号链接形成循环' },
  EIO: { en: 'the disk reported an error', zh: '磁盘报告错误' },
}

const systemHints: Readonly<Record<string, Words>> = {
  ENOENT: { en: 'check the path and the spelling', zh: '请检查路径和拼写' },
  EISDIR: { en: 'name the file in it', zh: '请写出其中的文件名' },
  EACCES: { en: 'chmod u+r FILE, or ask its owner', zh: 'chmod u+r 文件，或请文件所有者授权' },
}

const usualHint: Words = {
  en: 'check the path, or copy the file to another place',
  zh: '请检查路径，或把文件复制到别处',
}

/** The system would not open or read the file: `file-missing` or `file-unreadable`, exit 9. */
export const unreadableFile = (place: string, error: unknown): Failure => {
  const code = errorCode(error)
  const reason = Object.hasOwn(systemReasons, code) ? systemReasons[code] : undefined
  const hint = (Object.hasOwn(systemHints, code) ? systemHints[code] : undefined) ?? usualHint
  const why = reason ?? same(error instanceof Error ? error.message : String(error))
  const detail = { why, cause: error, hint }
  const words = { en: `cannot read ${place}`, zh: `无法读取 ${place}` }
  return new Failure('store', code === 'ENOENT' ? 'file-missing' : 'file-unreadable', words, detail)
}

/** The file holds no bytes, or nothing but blank lines: `empty-file`, exit 9. */
export const emptyFile = (place: string): Failure =>
  new Failure(
    'store',
    'empty-file',
    place === '-'
      ? { en: 'standard input is empty', zh: '标准输入是空的' }
      : { en: `${place} is empty`, zh: `${place} 是空文件` },
    {
      why: { en: 'its first line should name the columns', zh: '第一行应为列名' },
      hint: { en: 'export the sheet again as CSV', zh: '请重新导出为 CSV' },
    },
  )

/** The line that should name the columns is not there: `no-header-line`, exit 2. */
export const noHeaderLine = (place: string, line: number): Failure =>
  new Failure(
    'usage',
    'no-header-line',
    { en: `${place} has no line ${line}`, zh: `${place} 没有第 ${line} 行` },
    {
      field: 'header-line',
      hint: { en: 'leave --header-line out, or name another line', zh: '请去掉 --header-line，或写另一行' },
    },
  )

const kinds: Readonly<Record<string, readonly [Words, Words]>> = {
  xls: [
    { en: 'it is a workbook of the old kind, .xls', zh: '它是旧格式的工作簿 .xls' },
    { en: 'open it in the spreadsheet program and save it as XLSX', zh: '请用表格软件打开，另存为 XLSX' },
  ],
  markup: [
    { en: 'it is a web page or XML, whatever its name', zh: '无论文件名如何，它的内容是网页或 XML' },
    { en: 'open it in the spreadsheet program and save it as XLSX', zh: '请用表格软件打开，另存为 XLSX' },
  ],
  json: [
    { en: 'it is JSON, whatever its name', zh: '无论文件名如何，它的内容是 JSON' },
    {
      en: 'export the data as CSV or XLSX: crm export NOUNS -o FILE.csv',
      zh: '请导出为 CSV 或 XLSX：crm export 名词 -o 文件.csv',
    },
  ],
  zip: [
    { en: 'it is an archive without a workbook in it', zh: '它是压缩包，其中没有工作簿' },
    { en: 'unpack it and name the file in it', zh: '请解压后写出其中的文件' },
  ],
}

/** The file is no table of any kind that is read: `not-csv`, exit 9. */
export const notCsv = (place: string, kind: string): Failure => {
  const [why, hint] = kinds[kind] ?? [
    { en: `its first bytes are those of: ${kind}`, zh: `文件开头的字节属于：${kind}` },
    kind === 'gzip'
      ? { en: `gunzip -c ${place} | crm import NOUN -`, zh: `gunzip -c ${place} | crm import 名词 -` }
      : { en: 'export the data as CSV or XLSX', zh: '请导出为 CSV 或 XLSX' },
  ]
  return new Failure('store', 'not-csv', { en: `${place} holds no table`, zh: `${place} 中没有表格` }, { why, hint })
}

/**
 * Nobody but a person can tell the encoding: `undecidable-encoding`, exit 2. The candidates show how the first line of
 * `sample` would read.
 */
export const undecidable = (place: string, candidates: readonly string[], sample: Buffer): Failure => {
  const named = candidates.length === 0 ? ['GB18030', 'Big5', 'Shift_JIS', 'windows-1252'] : candidates
  return new Failure(
    'usage',
    'undecidable-encoding',
    { en: `the encoding of ${place} cannot be told`, zh: `无法判断 ${place} 的编码` },
    {
      field: 'encoding',
      why:
        candidates.length === 0
          ? {
              en: `its bytes make no sense in any encoding that was tried; perhaps ${named.join(', ')}`,
              zh: `试过的编码都读不通；可能是 ${named.join('、')}`,
            }
          : { en: 'it has too little text to be sure; it would read', zh: '文字太少，无法断定；按各编码读作' },
      hint: same(`--encoding ${named[0]}`),
      candidates: candidates.map((name) => ({ id: name, name: encodingSample(sample, name) })),
    },
  )
}

const atLine = (code: string, place: string, line: number, why: Words, hint: Words): Failure =>
  new Failure(
    'store',
    code,
    // In one sentence: scripts are told no other.
    { en: `cannot read ${place}, line ${line}: ${why.en}`, zh: `无法读取 ${place} 第 ${line} 行：${why.zh}` },
    { hint },
  )

const stopHints: Readonly<Record<Stop['code'], Words>> = {
  'unclosed-quote': {
    en: 'write a quote inside a cell twice, or remove the odd one',
    zh: '单元格内的引号应写成两个，或删去多余的引号',
  },
  'cell-too-long': { en: 'shorten that cell, or leave the row out', zh: '请缩短该单元格，或删去该行' },
}

/**
 * A quote opens at the line and is not closed, or what it closes is far too long: `unclosed-quote` or `cell-too-long`,
 * exit 9.
 */
export const stoppedAt = (place: string, { line, code }: Stop): Failure =>
  atLine(code, place, line, faultAt(line, code).message, stopHints[code])

/** More columns than are read: `too-many-columns`, exit 9. */
export const tooManyColumns = (place: string, line: number, form: 'text' | 'workbook' = 'text'): Failure =>
  atLine(
    'too-many-columns',
    place,
    line,
    { en: `it has more than ${mostColumns} columns`, zh: `超过 ${mostColumns} 列` },
    form === 'workbook'
      ? {
          en: 'take out the columns that are not needed, also empty ones at the right, or name another sheet with --sheet',
          zh: '请删去不需要的列（包括右侧的空列），或用 --sheet 指定另一个工作表',
        }
      : { en: 'check the delimiter, or export fewer columns', zh: '请检查分隔符，或减少导出的列' },
  )

const breaks: Readonly<Record<Break, (encoding: string) => readonly [Words, Words]>> = {
  'bad-bytes': (encoding) => [
    { en: `bytes there are not ${encoding}`, zh: `该处的字节不是 ${encoding}` },
    {
      en: 'save the file again in one encoding, or name another with --encoding',
      zh: '请用同一种编码重新保存文件，或用 --encoding 指定编码',
    },
  ],
  'mixed-encoding': (encoding) => [
    { en: `the line is UTF-8, the file before it is ${encoding}`, zh: `此行是 UTF-8，之前的内容是 ${encoding}` },
    {
      en: `save the file in one encoding, or insist with --encoding ${encoding}`,
      zh: `请统一文件的编码，或用 --encoding ${encoding} 坚持`,
    },
  ],
  'line-too-long': () => [
    { en: 'it has no end within 16 MB', zh: '此行超过 16 MB 仍未结束' },
    { en: 'check that this is a CSV file', zh: '请确认这是 CSV 文件' },
  ],
}

/** The text breaks off at a line: `bad-bytes`, `mixed-encoding` or `line-too-long`, exit 9. */
export const brokenText = (place: string, line: number, encoding: string, broken: Break): Failure => {
  const [why, hint] = breaks[broken](encoding)
  return atLine(broken, place, line, why, hint)
}
