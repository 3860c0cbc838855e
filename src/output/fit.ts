// How wide each column of a table may be. Knows widths only, no text.

/** What a column asks for, in cells. */
export interface Wish {
  /** As wide as its widest cell. */
  readonly natural: number
  /** Below this it is of no use. */
  readonly least: number
  /** Columns of a higher weight give way later. */
  readonly weight: number
}

/** Lowers the widest of some columns to one common level until `over` cells are saved; nobody goes below its floor. */
const lower = (widths: number[], group: readonly number[], floors: readonly number[], over: number): number => {
  let left = over
  while (left > 0) {
    const open = group.filter((index) => (widths[index] ?? 0) > (floors[index] ?? 0))
    const top = Math.max(0, ...open.map((index) => widths[index] ?? 0))
    const tops = open.filter((index) => widths[index] === top)
    if (tops.length === 0) return left
    const next = Math.max(...open.map((index) => (widths[index] === top ? (floors[index] ?? 0) : (widths[index] ?? 0))))
    const step = Math.max(1, Math.min(top - next, Math.floor(left / tops.length)))
    for (const index of tops) {
      const taken = Math.min(step, left)
      widths[index] = top - taken
      left -= taken
    }
  }
  return 0
}

/**
 * Widths that fit into `room` cells, gaps not counted. Columns of the lowest weight give way first, down to a
 * comfortable width, then all in the same order down to their least. Undefined when even that is too wide.
 */
export const fitColumns = (wishes: readonly Wish[], room: number): readonly number[] | undefined => {
  const widths = wishes.map(({ natural }) => natural)
  let over = widths.reduce((sum, width) => sum + width, 0) - room
  const weights = [...new Set(wishes.map(({ weight }) => weight))].sort((a, b) => a - b)
  for (const comfort of [24, 14, 0]) {
    const floors = wishes.map(({ natural, least }) => Math.min(natural, Math.max(least, comfort)))
    for (const weight of weights) {
      const group = wishes.flatMap((wish, index) => (wish.weight === weight ? [index] : []))
      over = lower(widths, group, floors, over)
    }
  }
  return over <= 0 ? widths : undefined
}
