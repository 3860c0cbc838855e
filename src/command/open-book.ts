// The workbook that an answer goes into, where it is asked for in XLSX.
import { basename, extname } from 'node:path'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import type { Format } from '../output/format.ts'
import type { Sink } from '../output/sink.ts'
import type { Book } from '../output/xlsx.lazy.ts'

/** The answer is no table: `no-table`, exit 2. */
export const noTable = (format: Format): Failure =>
  new Failure(
    'usage',
    'no-table',
    { en: `this answer is no table, and ${format} holds tables only`, zh: `此结果不是表格，${format} 只能存放表格` },
    { field: 'format', hint: same('--format table') },
  )

/** A workbook is no text for a terminal: `binary-on-terminal`, exit 2. */
export const binaryOnTerminal = (): Failure =>
  new Failure(
    'usage',
    'binary-on-terminal',
    { en: 'xlsx is a file, and the terminal shows text', zh: 'xlsx 是文件，终端只能显示文字' },
    { field: 'output', hint: same('-o FILE.xlsx') },
  )

/** Lets `work` fill a workbook on the sink, named after the file, where the format is XLSX; else hands it none. */
export const withBook = async <T>(
  format: Format,
  { bytes }: Sink,
  file: string,
  work: (book: Book | undefined) => Promise<T>,
): Promise<T> => {
  if (format !== 'xlsx') return work(undefined)
  if (bytes === undefined) throw binaryOnTerminal()
  const { openBook } = await import('../output/xlsx.lazy.ts')
  const book = openBook(bytes, basename(file, extname(file)))
  const result = await work(book)
  await book.end()
  return result
}
