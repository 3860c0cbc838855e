// How long things last where some of them have not ended yet: the estimate of Kaplan and Meier.

/** One observation. */
export interface Lasting {
  readonly time: number
  /** False where it goes on still: it lasted at least that long. */
  readonly ended: boolean
}

/** A step of the curve. */
export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly ended: number
  /** The share that lasts longer than `time`. */
  readonly survival: number
}

/**
 * The product-limit estimate of Kaplan and Meier (1958): S falls by the factor 1 − d / n at each time with d ends among
 * n still at risk; what goes on at a time counts as at risk at it.
 */
export const survivalCurve = (observed: readonly Lasting[]): readonly SurvivalStep[] => {
  const sorted = [...observed].sort((a, b) => a.time - b.time)
  const steps: SurvivalStep[] = []
  let survival = 1
  let at = 0
  while (at < sorted.length) {
    const { time } = sorted[at] ?? { time: 0 }
    const atRisk = sorted.length - at
    let ended = 0
    for (; at < sorted.length && sorted[at]?.time === time; at++) if (sorted[at]?.ended) ended += 1
    if (ended === 0) continue
    survival *= 1 - ended / atRisk
    steps.push({ time, atRisk, ended, survival })
  }
  return steps
}

/** The first time at which no more than half last longer; null where that is not reached yet. */
export const medianTime = (observed: readonly Lasting[]): number | null =>
  survivalCurve(observed).find(({ survival }) => survival <= 0.5 + 1e-12)?.time ?? null
