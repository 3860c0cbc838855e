// How wide a page of help is set. Sets nothing.

/** Cells of a line of help where nobody knows the terminal. */
export const usualWidth = 80

/** Longer lines are hard to read, narrower ones cannot be set. */
const widest = 100
const narrowest = 20

/** The width in which a page is set on a terminal of so many cells; undefined where there is none. */
export const pageWidth = (terminal: number | undefined): number =>
  Math.max(narrowest, Math.min(widest, terminal ?? usualWidth))
