// What can be wrong with the form of a row, by code and in words. Wrong values are not known here.
import type { Words } from '../kernel/words.ts'

/** A code of a fault in the form of a row. */
export type FaultCode =
  | 'stray-quote'
  | 'space-after-quote'
  | 'text-after-quote'
  | 'unclosed-quote'
  | 'too-many-cells'
  | 'too-few-cells'
  | 'cell-too-long'
  | 'error-cell'
  | 'no-value'
  | 'no-text'
  | 'merged-cell'
  | 'bad-escape'
  | 'unread-line'
  | 'open-card'
  | 'headless-card'
  | 'unsound-text'
  | 'unsound-name'
  | 'card-too-long'

/** A fault at a physical line of the file, counted from 1. */
export interface Fault {
  readonly line: number
  readonly code: FaultCode
  readonly message: Words
  /** True: what the row says cannot be relied on, and it is not to be taken. False: the row stands as it was read. */
  readonly rejects: boolean
}

/** Cells longer than this, in characters, are not taken. */
export const longestCell = 1024 * 1024

/** No row is longer than this, in characters. */
export const longestRow = 16 * 1024 * 1024

/** How much of a cell in quotes is held until its end is found; one that goes on is followed, and no longer kept. */
export const longestQuote = 4 * 1024 * 1024

/** More columns than this are refused. */
export const mostColumns = 1000

const messages: Readonly<Record<FaultCode, Words>> = {
  'stray-quote': {
    en: 'a quote inside a cell that does not begin with one; kept as it stands',
    zh: '单元格不以引号开头却含有引号；按原样保留',
  },
  'space-after-quote': { en: 'space after a closing quote; left out', zh: '右引号后有空格；已略去' },
  'text-after-quote': {
    en: 'text after a closing quote; a quote inside a cell is written twice',
    zh: '右引号后还有文字；单元格内的引号应写成两个',
  },
  'unclosed-quote': {
    en: 'a quote opens here and is not closed; nothing from here on can be read',
    zh: '此处的引号没有闭合；从这里起无法读取',
  },
  'too-many-cells': { en: 'more cells than columns', zh: '单元格多于列数' },
  'too-few-cells': {
    en: 'fewer cells than columns; the missing ones are empty',
    zh: '单元格少于列数；缺少的按空白处理',
  },
  'cell-too-long': { en: 'a cell of more than a million characters', zh: '单元格超过一百万字' },
  'error-cell': { en: 'the cell holds an error; read as empty', zh: '单元格是错误值；按空白处理' },
  'no-value': {
    en: 'the formula was saved without its value; read as empty',
    zh: '公式没有保存计算结果；按空白处理',
  },
  'merged-cell': {
    en: 'cells of several rows are merged; only the first row has the value',
    zh: '多行单元格已合并；只有第一行有值',
  },
  'no-text': {
    en: 'the workbook does not hold the text of the cell; read as empty',
    zh: '工作簿中缺少该单元格的文字；按空白处理',
  },
  'bad-escape': { en: 'a backslash that escapes nothing; kept as it stands', zh: '反斜杠不成转义；按原样保留' },
  'unread-line': { en: 'a line that is no property; left out', zh: '此行不是名片属性；已略去' },
  'open-card': { en: 'a card begins here and does not end', zh: '此处开始的名片没有结束' },
  'unsound-text': {
    en: 'some bytes of this value are no text in any encoding that could be told; � stands for them',
    zh: '该值有部分字节无法以任何可判断的编码读取，以 � 代替',
  },
  'unsound-name': {
    en: 'bytes of a name or number of this card are no text in any encoding that could be told; --encoding NAME says which',
    zh: '该名片的姓名或号码有字节无法以任何可判断的编码读取；可用 --encoding 名称 指定',
  },
  'headless-card': {
    en: 'these lines belong to no card, as no BEGIN:VCARD stands above them',
    zh: '这些行之前没有 BEGIN:VCARD，不属于任何名片',
  },
  'card-too-long': { en: 'from here on a card is longer than any card', zh: '名片自此处起过长' },
}

const rejecting: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'text-after-quote',
  'unclosed-quote',
  'too-many-cells',
  'cell-too-long',
  'open-card',
  'headless-card',
  'unsound-name',
  'card-too-long',
])

/** A fault in one cell of a workbook, by its place (`D5`) and what stands there (`#N/A`). */
export const cellFault = (line: number, code: FaultCode, place: string, what = ''): Fault => {
  const { en, zh } = messages[code]
  const where = [place, what].filter((part) => part !== '').join(' ')
  return { line, code, message: { en: `${where}: ${en}`, zh: `${where}：${zh}` }, rejects: rejecting.has(code) }
}

/** A fault with its sentence; `count` says how many cells there are and should be. */
export const faultAt = (line: number, code: FaultCode, count?: readonly [number, number]): Fault => {
  const { en, zh } = messages[code]
  const message =
    count === undefined
      ? { en, zh }
      : { en: `${en} (${count[0]}, columns ${count[1]})`, zh: `${zh}（${count[0]} 个，共 ${count[1]} 列）` }
  return { line, code, message, rejects: rejecting.has(code) }
}
