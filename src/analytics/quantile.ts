// Quantiles of numbers. Exact for whole numbers: nobody lands on the other side of a cut by a rounding.
// Takes sorted typed arrays, so that a million values cost one sort.

/** The numbers in ascending order, in an array of their own. None may be NaN. */
export const ascending = (values: ArrayLike<number>): Float64Array => new Float64Array(values).sort()

/**
 * The quantile of the fraction `part / parts`, definition 7 of Hyndman and Fan (1996), "Sample quantiles in statistical
 * packages", the default of R and NumPy: with h = (n - 1) part / parts and j = floor(h), x[j] + (h - j)(x[j + 1] - x[j]).
 * The fraction is kept as two whole numbers: for whole x the result lies on the right side of every whole number.
 * @param sorted in ascending order
 * @param part 0 to `parts`
 * @returns NaN where there are no numbers
 */
export const quantile = (sorted: Float64Array, part: number, parts: number): number => {
  const steps = (sorted.length - 1) * part
  const at = Math.floor(steps / parts)
  const low = sorted[at]
  if (low === undefined) return Number.NaN
  const over = steps - at * parts
  return low + (over * ((sorted[at + 1] ?? low) - low)) / parts
}

/** The median: the quantile 1/2. NaN where there are no numbers. */
export const median = (sorted: Float64Array): number => quantile(sorted, 1, 2)

/** The arithmetic mean. NaN where there are no numbers. */
export const mean = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at] ?? 0
  return sum / values.length
}

/** The cut points at 1/bins, 2/bins ... (bins - 1)/bins; none where there are no numbers. */
export const cutPoints = (sorted: Float64Array, bins: number): Float64Array =>
  sorted.length === 0
    ? new Float64Array(0)
    : Float64Array.from({ length: bins - 1 }, (_, place) => quantile(sorted, place + 1, bins))
