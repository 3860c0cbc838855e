// Figures as a table for the terminal and for docs/performance.md, and held against those of an earlier run.
import { cpus, totalmem } from 'node:os'
import type { Figure } from './measure.ts'

/** A run of the benchmark. */
export interface Report {
  /** Day it was made. */
  readonly day: string
  readonly machine: string
  readonly figures: readonly Figure[]
}

/** The machine in a few words, nothing of whose it is. */
export const machineOf = (sqlite: string): string => {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  // Node reads them at every start, which makes an empty one twice as slow: it must be known of the figures.
  const certificates = process.env.NODE_EXTRA_CA_CERTS ? ', NODE_EXTRA_CA_CERTS set' : ''
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${memory} GiB, ${process.platform} ${process.arch}, Node ${process.version}, sqlite3 shell ${sqlite}${certificates}`
}

const sizeText = (size: number | null): string => (size === null ? '' : size.toLocaleString('en'))

const time = (milliseconds: number): string =>
  milliseconds >= 10_000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${milliseconds.toFixed(0)} ms`

const numberText = ({ unit = 'ratio' }: Figure, value: number): string =>
  unit === 'number' ? value.toFixed(0) : value.toFixed(2)

/** The same work on the same number of customers against the same. */
const sameAs =
  (one: Figure) =>
  (other: Figure): boolean =>
    other.work === one.work && other.size === one.size && other.against === one.against

const head = ['work', 'customers', 'against', 'ratio', 'by processor', 'goal', '', 'ours', 'theirs', 'peak MB']

const verdict = ({ goal, ratio }: Figure): string => (goal === null ? '' : ratio <= goal ? 'met' : 'NOT MET')

const cellsOf = (figure: Figure, before: Report | undefined): readonly string[] => {
  const { work, size, against, goal, ratio, processor, ours, theirs, peak } = figure
  const earlier = before?.figures.find(sameAs(figure))
  const cells = [
    work,
    sizeText(size),
    against,
    numberText(figure, ratio),
    processor === null ? '' : processor.toFixed(2),
    goal === null ? '' : `<= ${goal}`,
    verdict(figure),
    time(ours),
    theirs === null ? '' : time(theirs),
    peak === null ? '' : peak.toFixed(0),
  ]
  return before ? [...cells, earlier ? numberText(earlier, earlier.ratio) : ''] : cells
}

/** The figures as rows of cells, the head first; with an earlier run, its ratios in the last column. */
export const rowsOf = ({ figures }: Report, before?: Report): readonly (readonly string[])[] => [
  before ? [...head, 'before'] : head,
  ...figures.map((figure) => cellsOf(figure, before)),
]

/** How many goals were met, in one sentence. */
export const tallyOf = ({ figures }: Report): string => {
  const aimed = figures.filter(({ goal }) => goal !== null)
  const met = aimed.filter((figure) => verdict(figure) === 'met').length
  return `${met} of ${aimed.length} goals met`
}

/** Rows of cells in columns. */
export const aligned = (rows: readonly (readonly string[])[]): string => {
  const width = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: width }, (_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Rows of cells as a table of Markdown. */
export const markdown = ([first = [], ...rest]: readonly (readonly string[])[]): string =>
  [first, first.map(() => '---'), ...rest].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
