// Opens the page of an answer: which format, on which stream, how wide, in colour or not, through a pager or into a file.
import { guardCell, markCell } from '../exchange/formula-guard.ts'
import { writeBeside } from '../exchange/write-file.ts'
import type { Json } from '../kernel/json.ts'
import { typedPath } from '../kernel/typed-path.ts'
import { type Language, say, type Words } from '../kernel/words.ts'
import { colourChoice, paintFor, wantsColour } from '../output/colour.ts'
import { type Column, plainOf } from '../output/column.ts'
import { csvSpelling, flatBlock, tsvSpelling } from '../output/flat-blocks.ts'
import { type Format, formatOfFile, readFormat, refuseEnding } from '../output/format.ts'
import { jsonLine, jsonText } from '../output/json-lines.ts'
import { gaveWayNotice, leftOutNotice } from '../output/left-out.ts'
import { pagedSink, pagerCommand } from '../output/pager.ts'
import { recordText } from '../output/record.ts'
import { safeScreen, safeText } from '../output/safe-text.ts'
import type { Sink, StreamSink } from '../output/sink.ts'
import { toldLines } from '../output/told-lines.ts'
import { writeRecord } from '../output/write-record.ts'
import { type Rows, writeRows } from '../output/write-rows.ts'
import type { Book } from '../output/xlsx.lazy.ts'
import { lineWidth } from './line-width.ts'
import type { Notices } from './notices.ts'
import { binaryOnTerminal, noTable, withBook } from './open-book.ts'
import type { Given } from './option.ts'
import type { Page } from './page.ts'
import type { Person } from './person.ts'
import { pickColumns } from './pick-columns.ts'
import type { World } from './world.ts'

/** What a page depends on. */
export interface PageFacts {
  readonly world: World
  readonly given: Given
  readonly person: Person
  readonly language: Language
  readonly stdout: StreamSink
  readonly notices: Notices
  /** The command's own format, where none is named. */
  readonly defaultFormat?: Format
  /** The command answers in a form of its own: a file for it may have any ending. */
  readonly anyEnding?: true
}

/** The file that takes the answer; undefined where none is named, or `-`, which is stdout. */
const fileOf = (given: Given): string | undefined => {
  const file = given.text('output')
  return file === '-' ? undefined : file
}

/** The format asked for: flag, the file's suffix, the person's, else a table on a terminal and TSV off it. */
export const formatAsked = ({
  world,
  given,
  person,
  defaultFormat,
  anyEnding,
}: Pick<PageFacts, 'world' | 'given' | 'person' | 'defaultFormat' | 'anyEnding'>): Format => {
  if (given.flag('json')) return 'json'
  if (given.flag('csv')) return 'csv'
  const named = given.text('format')
  if (named !== undefined) return readFormat(named)
  const file = fileOf(given)
  if (file !== undefined) {
    if (!anyEnding) refuseEnding(file)
    return formatOfFile(file) ?? 'csv'
  }
  if (defaultFormat) return defaultFormat
  if (person.format) return readFormat(person.format.value)
  return world.stdout.isTTY ? 'table' : 'tsv'
}

/** Where lines joined by SQL go; undefined where they cannot. */
const joinedPage = (sink: Sink, format: Format, header: boolean): Page['joined'] => {
  const { bytes } = sink
  const spelling = format === 'csv' ? csvSpelling(guardCell) : format === 'tsv' ? tsvSpelling() : undefined
  if (!bytes || !spelling) return undefined
  return {
    ...spelling,
    print: async (keys, columns, blocks) => {
      if (header) await sink.write(`${keys.join(spelling.separator)}\n`)
      for (const block of blocks) {
        if (sink.isClosed()) return
        await bytes(flatBlock(block, columns, spelling))
      }
    },
  }
}

const removedNotice: Words = {
  en: 'this record is removed; crm restore brings it back',
  zh: '该记录已删除；可用 crm restore 恢复',
}

// A masked number would stand in an address book as one that nobody can call.
const cardsWithout: Words = {
  en: 'what is masked (phones, mails ...) is left out of the cards',
  zh: '被遮盖的内容（电话、邮箱等）不写入名片',
}

/** The way to a terminal: nothing goes past the last gate. */
const toScreen = (sink: Sink, options: Parameters<typeof safeScreen>[1]): Sink => ({
  write: (text) => sink.write(safeScreen(text, options)),
  isClosed: sink.isClosed,
})

const makePage = async (facts: PageFacts, format: Format, raw: Sink, book?: Book): Promise<Page> => {
  const { world, given, person, language } = facts
  const notice = facts.notices.tell
  const toFile = fileOf(given) !== undefined
  const human = format === 'table'
  const width = toFile ? undefined : lineWidth(world)
  const flag = colourChoice(given.text('color') ?? person.color?.value)
  const colour = !toFile && wantsColour({ flag, env: world.env, isTTY: world.stdout.isTTY })
  const terminal = !toFile && world.stdout.isTTY
  const isJson = format === 'json' || format === 'ndjson'
  const sink = terminal ? toScreen(raw, { painted: colour, json: isJson }) : raw
  const options = {
    format,
    language,
    width,
    colour,
    header: !given.flag('no-header'),
    excel: given.flag('excel'),
    raw: given.flag('raw'),
    guard: guardCell,
    terminal,
  }
  const named = given.text('fields')
  const text = async (out: string): Promise<void> => {
    if (book) throw noTable(format)
    await sink.write(out)
  }
  const write = <Row>(columns: readonly Column<Row>[], rows: Rows<Row>): Promise<void> =>
    book
      ? book.sheet(columns, rows, { header: options.header, mark: options.raw ? (cell) => cell : markCell })
      : writeRows(sink, columns, rows, {
          ...options,
          ...(named === undefined ? { onLeftOut: (left) => notice(leftOutNotice(left, columns)) } : {}),
        })
  const tellMasked = (columns: readonly Pick<Column<never>, 'key' | 'veiled'>[]): void => {
    if (isJson || format === 'ids') return
    const masked = columns.filter(({ veiled }) => veiled !== undefined)
    masked[0]?.veiled?.()
    if (format === 'vcard' && masked.length > 0) notice(cardsWithout)
  }
  const asItIs = named === undefined && !options.excel && !options.raw && !options.terminal
  const joined = asItIs ? joinedPage(sink, format, options.header) : undefined
  return {
    ...(joined && { joined }),
    format,
    language,
    width,
    human,
    notice,
    text,
    rows: async (columns, rows, missing = []) => {
      if (named === 'help') return text(`${columns.map((column) => column.key).join('\n')}\n`)
      // Ids are ids, whatever else is asked for.
      const picked = format === 'ids' ? columns : pickColumns(columns, named, format)
      await write(picked, rows)
      tellMasked(picked)
      if (missing.length > 0) notice(gaveWayNotice(missing))
    },
    record: async (view, columns, more = {}) => {
      if (named === 'help') return text(`${columns.map((column) => column.key).join('\n')}\n`)
      const picked = pickColumns(columns, named, format)
      const isPage = named === undefined && ['table', 'md', 'html', 'json', 'ndjson'].includes(format)
      // A page says so in its first line, an object by its key; a row has no place for it.
      if (more.removed === true && !isPage) notice(removedNotice)
      if (isJson) {
        const entries = picked.map((column) => [column.key, column.json(view.row)] as const)
        const record: Record<string, Json> = Object.fromEntries(entries)
        const whole = named === undefined ? { ...record, ...more } : record
        return text(format === 'json' ? jsonText(whole) : `${jsonLine(whole)}\n`)
      }
      if (isPage && format !== 'table') return writeRecord(sink, view, options)
      if (format !== 'table') return write(picked, [view.row])
      const paint = await paintFor(colour)
      if (named === undefined) return text(recordText(view, { language, width, paint }))
      await text(picked.map((column) => `${column.key}\t${safeText(plainOf(column)(view.row))}\n`).join(''))
    },
    report: async (json, sentences) => {
      if (isJson) return text(`${jsonLine(json)}\n`)
      if (given.flag('quiet')) return
      if (book) for (const sentence of sentences) notice(sentence)
      else {
        const told = (words: Words): string => toldLines(safeText(say(words, language)), terminal ? width : undefined)
        await text(sentences.map((sentence) => `${told(sentence)}\n`).join(''))
      }
    },
  }
}

/** Opens a page, lets `work` print on it, and closes it: the file is renamed into place, the pager is waited for. */
export const onPage = async <T>(facts: PageFacts, work: (page: Page) => Promise<T>): Promise<T> => {
  const format = formatAsked(facts)
  const file = fileOf(facts.given)
  if (file !== undefined) {
    const path = typedPath(facts.world.cwd, file)
    let result: { readonly value: T } | undefined
    await writeBeside(path, async (write) => {
      const sink: Sink = { write, bytes: write, isClosed: () => false }
      result = {
        value: await withBook(format, sink, file, async (book) => work(await makePage(facts, format, sink, book))),
      }
    })
    if (!result) throw new Error('the file was not written')
    facts.notices.tell({ en: `written to ${path}`, zh: `已写入 ${path}` })
    return result.value
  }
  const { world, given, person, stdout } = facts
  if (format === 'xlsx') {
    if (world.stdout.isTTY) throw binaryOnTerminal()
    return withBook(format, stdout, 'crm', async (book) => work(await makePage(facts, format, stdout, book)))
  }
  const command = pagerCommand({
    isTTY: world.stdout.isTTY,
    noPager: given.flag('no-pager'),
    setting: person.pager?.value,
    env: world.env,
  })
  if (!command) return work(await makePage(facts, format, stdout))
  const { startPager } = await import('../output/pager.lazy.ts')
  const paged = pagedSink(stdout, {
    command,
    start: (line) => {
      world.onInterrupt?.('ignore')
      return startPager(line, world.env)
    },
    screenLines: (world.stdout.rows ?? 24) - 1,
  })
  // The pager has the screen: what is told meanwhile would be lost behind its text.
  facts.notices.hold()
  try {
    return await work(await makePage(facts, format, paged))
  } finally {
    await paged.finish()
    facts.notices.release()
  }
}
