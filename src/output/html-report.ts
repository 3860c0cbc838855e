// What a page of a report holds, said by the report and set by html-report.lazy.ts: that part of the program is loaded
// only when such a page is asked for.
import type { Language } from '../kernel/words.ts'
import type { Chart } from './chart.ts'
import type { Column } from './column.ts'
import { htmlTable } from './html.ts'
import { allLines } from './row-lines.ts'

/** A number that matters most, with what it is. */
export interface Headline {
  readonly label: string
  readonly value: string
  readonly note?: string
}

/** A chart with the figures it is made of. */
export interface Section {
  readonly title: string
  /** What there is to see, in a sentence: for those who cannot. */
  readonly about: string
  readonly chart?: Chart
  /** The chart takes the whole width, however small its table is. */
  readonly large?: true
  /** Said below the chart. */
  readonly notes?: readonly string[]
  /** From `figureTable`. */
  readonly table: FigureTable
}

/** A table as HTML, and how many columns it has. */
export interface FigureTable {
  readonly html: string
  readonly columns: number
}

/** A page of a report, in one language. All texts are plain: the page sees to it that they are no markup. */
export interface ReportPage {
  readonly language: Language
  readonly title: string
  /** Below the title: the day, the period, the filter. */
  readonly under: readonly string[]
  readonly headlines: readonly Headline[]
  readonly sections: readonly Section[]
  /** Below all: how the figures come about. */
  readonly how: readonly string[]
  /** Instead of the sections, where there is nothing to show. */
  readonly empty?: string
}

/** The figures as a table. */
export const figureTable = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: Language,
): FigureTable => ({ html: allLines(htmlTable(columns, { language, header: true }), rows), columns: columns.length })
