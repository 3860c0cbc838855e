// How unequally a sum is shared out: the Gini coefficient, the Lorenz curve, and who brings how much of it.

/**
 * The coefficient of Gini (1912): with x ascending and places i from 1, 2 Σ i x / (n Σ x) − (n + 1) / n. 0 where all
 * are equal, (n − 1) / n where one has all.
 * @returns null where it is undefined: nothing to share, or a number below 0
 */
export const gini = (values: ArrayLike<number>): number | null => {
  const sorted = new Float64Array(values).sort()
  const n = sorted.length
  if ((sorted[0] ?? 0) < 0) return null
  let sum = 0
  let weighted = 0
  for (const [at, value] of sorted.entries()) {
    sum += value
    weighted += (at + 1) * value
  }
  return sum === 0 ? null : (2 * weighted) / (n * sum) - (n + 1) / n
}

/** A point of the Lorenz curve: the poorest `people` share has the `sum` share. */
export interface LorenzPoint {
  readonly people: number
  readonly sum: number
}

/**
 * The Lorenz curve (1905) at 0, 1/parts ... 1; between two values it is a straight line.
 * @returns null where the coefficient of Gini is undefined too
 */
export const lorenz = (values: ArrayLike<number>, parts: number): readonly LorenzPoint[] | null => {
  const sorted = new Float64Array(values).sort()
  const total = sorted.reduce((sum, value) => sum + value, 0)
  if ((sorted[0] ?? 0) < 0 || total === 0) return null
  const points: LorenzPoint[] = []
  let place = 0
  let sum = 0
  for (let part = 0; part <= parts; part++) {
    const steps = sorted.length * part
    const whole = Math.floor(steps / parts)
    while (place < whole) {
      sum += sorted[place] ?? 0
      place += 1
    }
    const over = (steps - whole * parts) / parts
    points.push({ people: part / parts, sum: (sum + over * (sorted[whole] ?? 0)) / total })
  }
  return points
}

/** The class of a thing in ABC analysis. */
export type AbcClass = 'A' | 'B' | 'C'

/**
 * ABC analysis of sums in descending order: A while those ahead have less than 80 per cent of the whole, B up to 95, C
 * the rest. What is not above 0 is C: all the others are ahead of it.
 */
export const abcClasses = (sums: readonly number[]): readonly AbcClass[] => {
  const total = sums.reduce((sum, one) => sum + Math.max(0, one), 0)
  let before = 0
  return sums.map((one) => {
    const of = before
    before += Math.max(0, one)
    // Whole numbers on both sides: nobody crosses an end by a rounding.
    return of * 100 < total * 80 ? 'A' : of * 100 < total * 95 ? 'B' : 'C'
  })
}
