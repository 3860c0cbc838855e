// The customer value matrix of Marcus (1998), "A practical yet meaningful approach to customer segmentation": value
// against loyalty, each cut in two. Which figures stand for the two is the caller's matter.
import { ascending, mean, median } from './quantile.ts'

/** The four fields: both high; value high; loyalty high; neither. */
export const quadrants = ['value', 'potential', 'maintain', 'marginal'] as const

/** The name of a field. */
export type Quadrant = (typeof quadrants)[number]

/** How far apart two numbers may be, relative to the larger, and still count as equal: sums of doubles differ so much. */
export const tolerance = 1e-9

/** Whether a number reaches a cut: above it, equal to it, or less by no more than the tolerance. */
export const reaches = (value: number, cut: number): boolean =>
  cut - value <= tolerance * Math.max(Math.abs(value), Math.abs(cut))

/** Where an axis is cut: at its mean, its median (type 7), or a number. */
export type Cut = 'mean' | 'median' | number

/** The number at which the values are cut; null where a mean or median of nothing is asked. */
export const cutOf = (values: Float64Array, cut: Cut): number | null => {
  if (typeof cut === 'number') return cut
  if (values.length === 0) return null
  return cut === 'mean' ? mean(values) : median(ascending(values))
}

/** The field of a customer. */
export const quadrantOf = (isValuable: boolean, isLoyal: boolean): Quadrant =>
  isValuable ? (isLoyal ? 'value' : 'potential') : isLoyal ? 'maintain' : 'marginal'
