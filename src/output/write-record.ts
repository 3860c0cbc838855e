// The way out for one record: an object in JSON, labelled lines for people, one row in flat files.
import type { Json } from '../kernel/json.ts'
import { same, say, type Words } from '../kernel/words.ts'
import { paintFor } from './colour.ts'
import { type Column, shownText } from './column.ts'
import { htmlFoot, htmlHead, htmlTable, htmlText } from './html.ts'
import { jsonLine, jsonText } from './json-lines.ts'
import { markdownLines, markdownText } from './markdown.ts'
import { type RecordView, recordText, type TimelineEvent, timelineTitle } from './record.ts'
import { allLines } from './row-lines.ts'
import type { Sink } from './sink.ts'
import { type WriteOptions, writeRows } from './write-rows.ts'

const columnsOf = <Row>(view: RecordView<Row>): readonly Column<Row>[] =>
  view.sections.flatMap(({ columns }) => columns)

/** The object that stands for a record in JSON: every key in the order of the sections, then the timeline if there is one. */
export const recordJson = <Row>(view: RecordView<Row>): Json => {
  const fields = columnsOf(view).map(({ key, json }): readonly [string, Json] => [key, json(view.row)])
  const events = view.timeline?.map(({ at, type, id, text }) => ({ at, type, id, text }))
  return { ...Object.fromEntries(fields), ...(events === undefined ? {} : { timeline: events }) }
}

const textColumn = <Row>(key: string, title: Words, text: (row: Row) => string): Column<Row> => ({
  key,
  title,
  json: text,
})

/** The fields and the events of a record, each as a table of text, for Markdown and HTML. */
const asTables = <Row>(view: RecordView<Row>, language: WriteOptions['language']) => {
  const fields = columnsOf(view)
    .map((column) => ({ label: say(column.title, language), text: shownText(column, view.row, language) }))
    .filter(({ text }) => text !== '')
  const fieldColumns = [
    textColumn<(typeof fields)[number]>('field', { en: 'field', zh: '字段' }, ({ label }) => label),
    textColumn<(typeof fields)[number]>('value', { en: 'value', zh: '内容' }, ({ text }) => text),
  ]
  const eventColumns = [
    textColumn<TimelineEvent>('at', { en: 'when', zh: '时间' }, ({ when, at }) => when ?? at),
    textColumn<TimelineEvent>('type', { en: 'what', zh: '类型' }, ({ what, type }) =>
      what === undefined ? type : say(what, language),
    ),
    textColumn<TimelineEvent>('id', { en: 'id', zh: '编号' }, ({ id }) => id),
    textColumn<TimelineEvent>('text', { en: 'text', zh: '内容' }, ({ text }) => text),
  ]
  return { fields, fieldColumns, events: view.timeline ?? [], eventColumns }
}

const markdownRecord = <Row>(view: RecordView<Row>, options: WriteOptions): string => {
  const { language, header = true } = options
  const { fields, fieldColumns, events, eventColumns } = asTables(view, language)
  const head = `# ${markdownText(view.heading)}\n\n${allLines(markdownLines(fieldColumns, { language, header }), fields)}`
  if (events.length === 0) return head
  return `${head}\n## ${say(timelineTitle, language)}\n\n${allLines(markdownLines(eventColumns, { language, header }), events)}`
}

const htmlRecord = <Row>(view: RecordView<Row>, options: WriteOptions): string => {
  const { language, header = true } = options
  const { fields, fieldColumns, events, eventColumns } = asTables(view, language)
  const head = htmlHead(view.heading, language) + allLines(htmlTable(fieldColumns, { language, header }), fields)
  if (events.length === 0) return head + htmlFoot
  const below = allLines(htmlTable(eventColumns, { language, header }), events)
  return `${head}<h2>${htmlText(say(timelineTitle, language))}</h2>\n${below}${htmlFoot}`
}

/** Writes one record. CSV, TSV and ids hold its fields only, as one row. */
export const writeRecord = async <Row>(sink: Sink, view: RecordView<Row>, options: WriteOptions): Promise<void> => {
  const { format, language, width } = options
  switch (format) {
    case 'table':
      return sink.write(recordText(view, { language, width, paint: await paintFor(options.colour ?? false) }))
    case 'json':
      return sink.write(jsonText(recordJson(view)))
    case 'ndjson':
      return sink.write(`${jsonLine(recordJson(view))}\n`)
    case 'md':
      return sink.write(markdownRecord(view, options))
    case 'html':
      return sink.write(htmlRecord(view, options))
    default:
      return writeRows(sink, columnsOf(view), [view.row], { title: same(view.heading), ...options })
  }
}
