// One record for people: its name, labelled lines in sections, and what happened, newest or oldest first as it comes.
import { type Language, say, type Words } from '../kernel/words.ts'
import type { Paint } from './colour.ts'
import { type Column, shownText } from './column.ts'
import { labelled, labelWidth } from './labelled.ts'
import { safeLine, safeText } from './safe-text.ts'
import { cellWidth, padCells, wrapCells } from './width.ts'

/** Some fields of a record under a title of their own. */
export interface Section<Row> {
  readonly title?: Words
  readonly columns: readonly Column<Row>[]
}

/** Something that happened: in JSON `at`, `type`, `id`, `text`. */
export interface TimelineEvent {
  /** Day or instant. */
  readonly at: string
  readonly type: string
  readonly id: string
  readonly text: string
  /** `at` and `type` as people read them; default: as they are. */
  readonly when?: string
  readonly what?: Words
}

/** One record with all that is shown of it. */
export interface RecordView<Row> {
  readonly row: Row
  /** The first line: the name of the record. */
  readonly heading: string
  readonly sections: readonly Section<Row>[]
  readonly timeline?: readonly TimelineEvent[]
}

/** How a record is set. */
export interface RecordOptions {
  readonly language: Language
  /** Cells of a line; undefined: text is not broken. */
  readonly width?: number | undefined
  readonly paint: Paint
}

/** The title over what happened. */
export const timelineTitle: Words = { en: 'what happened', zh: '往来记录' }

const timelineText = (events: readonly TimelineEvent[], width: number, options: RecordOptions): string => {
  const { language, paint } = options
  const rows = events.map((event) => ({
    when: safeLine(event.when ?? event.at),
    what: safeLine(event.what === undefined ? event.type : say(event.what, language)),
    id: safeLine(event.id),
    text: safeText(event.text),
  }))
  const widest = (key: 'when' | 'what' | 'id'): number => Math.max(0, ...rows.map((row) => cellWidth(row[key])))
  const [when, what, id] = [widest('when'), widest('what'), widest('id')]
  const before = 1 + when + 2 + what + 2 + id + 2
  // Too narrow to set the text beside: it goes below.
  const below = width - before < 16
  const indent = below ? 3 : before
  let out = ''
  for (const row of rows) {
    const head = ` ${paint('muted', padCells(row.when, when))}  ${padCells(row.what, what)}  ${paint('muted', padCells(row.id, id))}`
    const lines = wrapCells(row.text, width - indent).map((line) => `${' '.repeat(indent)}${line}`)
    const shown = below ? [head, ...lines] : [`${head}  ${(lines[0] ?? '').slice(indent)}`, ...lines.slice(1)]
    out += shown.map((line) => `${line.trimEnd()}\n`).join('')
  }
  return out
}

/** The record as text that ends in a line break. Fields without text are left out, and sections without fields. */
export const recordText = <Row>(view: RecordView<Row>, options: RecordOptions): string => {
  const { language, paint, width = Number.POSITIVE_INFINITY } = options
  const sections = view.sections
    .map(({ title, columns }) => ({
      title: title === undefined ? undefined : safeLine(say(title, language)),
      pairs: columns
        .map((column) => ({
          label: safeLine(say(column.title, language)),
          text: safeText(shownText(column, view.row, language)),
          tone: column.tone?.(view.row),
        }))
        .filter(({ text }) => text !== ''),
    }))
    .filter(({ pairs }) => pairs.length > 0)
  // One width of labels for all sections, so that the texts stand in one line down the page.
  const labels = labelWidth(
    sections.flatMap(({ pairs }) => pairs.map(({ label }) => label)),
    width - 1,
  )
  const title = (text: string): string =>
    wrapCells(text, width)
      .map((line) => `${paint('accent', line)}\n`)
      .join('')
  let out = wrapCells(safeText(view.heading), width)
    .map((line) => `${paint('strong', line)}\n`)
    .join('')
  for (const section of sections) {
    if (section.title !== undefined) out += `\n${title(section.title)}`
    out += labelled(section.pairs, { width, paint, indent: 1, labels })
  }
  const events = view.timeline ?? []
  if (events.length > 0) out += `\n${title(say(timelineTitle, language))}${timelineText(events, width, options)}`
  return out
}
