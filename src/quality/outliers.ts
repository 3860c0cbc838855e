// Which of many positive figures lie far from all others: the robust z of Iglewicz and Hoaglin (1993) of their logarithms,
// as amounts differ by factors. Each side has a deviation of its own, as few amounts lie alike on both. Pure.
import { ascending, median } from '../analytics/quantile.ts'

/** Fewer figures have no middle worth speaking of. */
const fewest = 30

/** 0.6745 is the third quartile of the normal distribution: it makes the median deviation a standard deviation. */
const consistency = 0.6745

/**
 * Iglewicz and Hoaglin say 3.5; of a million ordinary amounts that alone would name hundreds. Of amounts that commonly
 * lie within a factor of two of the middle, 6 is a factor of a hundred: two zeros too many.
 */
const farthest = 6

/** Figures far from the others. */
export interface Outliers {
  /** Their places, ascending. */
  readonly far: readonly number[]
  /** The median of all; 0 where there are none. */
  readonly middle: number
}

/** How far the figures of one side commonly lie from the middle; 0 where half of them lie upon it. */
const spread = (deviations: Float64Array, side: 1 | -1): number => {
  const own = deviations.filter((deviation) => deviation * side >= 0).map(Math.abs)
  return own.length === 0 ? 0 : median(ascending(own)) / consistency
}

/** The places of figures above 0 that lie far off; none among few, or on a side where half of them are the same. */
export const outliers = (figures: readonly number[]): Outliers => {
  if (figures.length === 0) return { far: [], middle: 0 }
  const middle = median(ascending(figures))
  if (figures.length < fewest) return { far: [], middle }
  const center = Math.log(middle)
  const deviations = Float64Array.from(figures, (figure) => Math.log(figure) - center)
  const above = spread(deviations, 1)
  const below = spread(deviations, -1)
  const far: number[] = []
  for (const [place, deviation] of deviations.entries()) {
    const common = deviation > 0 ? above : below
    if (common > 0 && Math.abs(deviation) / common > farthest) far.push(place)
  }
  return { far, middle }
}
