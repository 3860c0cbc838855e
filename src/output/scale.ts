// From numbers to places on an axis: round numbers for its marks, and a scale on which small and large both have room.

/** Where a number lies on an axis, 0 to 1, and the numbers that are marked on it. */
export interface Scale {
  readonly at: (value: number) => number
  readonly marks: readonly number[]
}

const roundStep = (rough: number, whole: boolean): number => {
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10)
  return whole ? Math.max(1, step) : step
}

/**
 * A plain scale from the least (at most 0) to the most, both rounded outward to its marks.
 * @param count about how many marks
 * @param whole marks are whole numbers
 */
export const plainScale = (values: Iterable<number>, count: number, whole = false): Scale => {
  let [least, most] = [0, 0]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  // Less than this is no difference that anybody reads, and divides into nothing.
  const step = roundStep((most - least > 1e-9 ? most - least : 1) / count, whole)
  const [low, high] = [Math.floor(least / step + 1e-9), Math.max(Math.ceil(most / step - 1e-9), 1)]
  const marks = Array.from({ length: high - low + 1 }, (_, at) => Number(((low + at) * step).toPrecision(12)))
  const [first, last] = [low * step, high * step]
  return { at: (value) => (value - first) / (last - first), marks }
}

/** The numbers 1, 2 and 5 times the powers of ten, from one number to a little above another. */
const series = (most: number, from: number): readonly number[] => {
  const found: number[] = []
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= most; power *= 10)
    for (const one of [1, 2, 5]) if (one * power >= from) found.push(one * power)
  return found
}

/**
 * A scale on which each doubling takes about the same room from `unit` on, and what is near 0 lies near 0: place of v is
 * sign(v) ln(1 + |v| / unit), stretched to 0 .. 1.
 * @param unit above 0
 * @param count at most so many marks, 0 among them where it lies inside
 */
export const bentScale = (least: number, most: number, unit: number, count: number): Scale => {
  const bent = (value: number): number => Math.sign(value) * Math.log1p(Math.abs(value) / unit)
  const [low, high] = [bent(least), bent(most > least ? most : least + unit)]
  const room = high - low
  const isInside = least <= 0 && most >= 0
  // From 0 outward, so that 0 is marked wherever it lies inside, and none is nearer to the one before than there is room.
  const outward = (values: readonly number[]): readonly number[] => {
    let before: number | undefined = isInside ? 0 : undefined
    return values.filter((value) => {
      const isNear = before !== undefined && Math.abs(bent(value) - bent(before)) < room / count
      if (value < least || value > most || isNear) return false
      before = value
      return true
    })
  }
  const [up, down] = [series(most, unit), series(-least, unit).map((value) => -value)]
  const marks = [...outward(down).toReversed(), ...(isInside ? [0] : []), ...outward(up)]
  return { at: (value) => (bent(value) - low) / room, marks }
}
