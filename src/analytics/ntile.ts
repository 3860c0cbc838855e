// Parts as nearly equal in number as can be: NTILE of SQL. Equal values may land in different parts.
import { ascending } from './quantile.ts'

/**
 * The first place of a value in a sorted array, or where it would stand.
 * @param sorted in ascending order
 */
export const firstPlace = (sorted: Float64Array, value: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The part, 1 to `bins`, of the place (0 is the first) among `count`: the first count mod bins parts have one more. */
export const partOf = (place: number, count: number, bins: number): number => {
  const small = Math.floor(count / bins)
  const larger = count % bins
  const inLarger = larger * (small + 1)
  return 1 + (place < inLarger ? Math.floor(place / (small + 1)) : larger + Math.floor((place - inLarger) / small))
}

/**
 * NTILE(bins) over (order by value, place), as SQL:2003 has it: the values in ascending order, equal ones in the order in
 * which they come, are cut into `bins` parts; the first n mod bins parts get one more than the others.
 * @returns for each value its part, 1 to `bins`
 */
export const ntile = (values: Float64Array, bins: number): Uint16Array => {
  const sorted = ascending(values)
  const parts = new Uint16Array(values.length)
  const seen = new Uint32Array(values.length)
  for (const [at, value] of values.entries()) {
    const first = firstPlace(sorted, value)
    const place = first + (seen[first] ?? 0)
    seen[first] = (seen[first] ?? 0) + 1
    parts[at] = partOf(place, values.length, bins)
  }
  return parts
}
