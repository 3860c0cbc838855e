// What a chart shows, apart from how it is drawn: figures with their texts, in the language of the page.
// Figures that are not known are null, and are drawn as nothing; they are never drawn as 0.

/** One of the things compared; its place among the series is its colour, which the legend names. */
export type Series = string

/** A figure with the text that stands for it. */
export interface Figure {
  readonly value: number
  readonly text: string
}

/** Shares of kinds: a bar a row, of one series or of several, one behind another or one below another. */
export interface BarsChart {
  readonly kind: 'bars'
  readonly series: readonly Series[]
  /** One behind another: what they add up to counts. */
  readonly stacked: boolean
  /** `text` stands at the end of the bar where there is one for all its figures. */
  readonly rows: readonly { readonly label: string; readonly figures: readonly Figure[]; readonly text?: string }[]
  /** What fills the width; the longest bar unless given. */
  readonly most?: number
  /** Said of rows that are too many to be drawn. */
  readonly more: (count: number) => string
}

/** Figures by month. */
interface OverTime {
  readonly labels: readonly string[]
  /** One list a series, a place a label. */
  readonly values: readonly (readonly (number | null)[])[]
  readonly series: readonly Series[]
  readonly axis: (value: number) => string
  /** What a pointer is told; the axis's text unless given. */
  readonly exact?: (value: number) => string
  /** Figures are whole numbers: no mark of the axis lies between two. */
  readonly whole: boolean
  /** The last place is not complete yet. */
  readonly running: boolean
}

/** Columns over time, one upon another; figures below 0 hang down. */
export interface ColumnsChart extends OverTime {
  readonly kind: 'columns'
}

/** Lines over time; `bands` are the bounds about the lines of the same place. */
export interface LinesChart extends OverTime {
  readonly kind: 'lines'
  readonly bands?: readonly { readonly lower: readonly number[]; readonly upper: readonly number[] }[]
}

/** Rows and columns of a field of figures that are drawn at most: the last rows, the first columns. */
export const mostFields = 48

/** A figure in each field of rows and columns: the more, the deeper. */
export interface HeatChart {
  readonly kind: 'heat'
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly label: string
    /** A number beside the label. */
    readonly size?: string
    /** `text` may be too long for a narrow field, and is then left out; `about` is what a pointer is told. */
    readonly cells: readonly ({ readonly value: number; readonly text: string; readonly about: string } | null)[]
  }[]
  /** The figure with the deepest colour, and its text for the legend. */
  readonly top: Figure
}

/** How unequally a sum is shared out: the curve of Lorenz. */
export interface CurveChart {
  readonly kind: 'curve'
  readonly points: readonly { readonly people: number; readonly sum: number }[]
  readonly people: string
  readonly sum: string
  readonly equal: string
  /** A point worth naming. */
  readonly marked: { readonly people: number; readonly sum: number; readonly text: string }
}

/** Customers by two figures, and the four fields that two cuts make of them. */
export interface QuadrantChart {
  readonly kind: 'quadrant'
  readonly x: Float64Array
  readonly y: Float64Array
  readonly cut: { readonly x: number; readonly y: number }
  /** The field of a place, by its number among `fields`. */
  readonly fieldAt: (place: number) => number
  readonly xName: string
  readonly yName: string
  readonly xText: (value: number) => string
  readonly yText: (value: number) => string
  /** Top left, top right, bottom left, bottom right. */
  readonly fields: readonly { readonly name: string; readonly text: string }[]
  /** What a pointer is told of a point that stands for so many. */
  readonly several: (count: number) => string
}

/** Any chart. */
export type Chart = BarsChart | ColumnsChart | LinesChart | HeatChart | CurveChart | QuadrantChart
