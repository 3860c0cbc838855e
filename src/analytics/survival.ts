// How long things last where some of them have not ended yet: the estimate of Kaplan and Meier, with its interval.
import { z95 } from './wilson.ts'

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
  /** The interval of 95 per cent about it; null where all have ended: nothing is known of the share then. */
  readonly interval: { readonly lower: number; readonly upper: number } | null
}

/** How many ended, and how many were last seen going on, at each whole time from 0 on. */
export interface LastingCounts {
  readonly ended: ArrayLike<number>
  readonly ongoing: ArrayLike<number>
}

interface Tie {
  readonly time: number
  readonly ended: number
  readonly ongoing: number
}

/**
 * The interval by the log-log transform, as `conf.type = "log-log"` of R's survival has it: with Greenwood's sum
 * g = Σ d / (n (n − d)), the bounds are S to the power exp(± z √g / ln S). It never leaves 0 to 1.
 */
const intervalOf = (survival: number, greenwood: number): SurvivalStep['interval'] => {
  if (survival <= 0) return null
  const width = Math.exp((z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(survival)))
  return { lower: survival ** width, upper: survival ** (1 / width) }
}

const curveOf = (ties: Iterable<Tie>, all: number): readonly SurvivalStep[] => {
  const steps: SurvivalStep[] = []
  let [atRisk, survival, greenwood] = [all, 1, 0]
  for (const { time, ended, ongoing } of ties) {
    if (ended > 0) {
      survival *= 1 - ended / atRisk
      // Where all have ended, survival is 0 exactly and nobody reads the sum any more.
      greenwood += ended / (atRisk * (atRisk - ended))
      steps.push({ time, atRisk, ended, survival, interval: intervalOf(survival, greenwood) })
    }
    atRisk -= ended + ongoing
  }
  return steps
}

const tiesOf = function* (observed: readonly Lasting[]): Generator<Tie, void> {
  const sorted = [...observed].sort((a, b) => a.time - b.time)
  let at = 0
  while (at < sorted.length) {
    const time = sorted[at]?.time ?? 0
    let [ended, ongoing] = [0, 0]
    for (; sorted[at]?.time === time; at++) {
      if (sorted[at]?.ended) ended += 1
      else ongoing += 1
    }
    yield { time, ended, ongoing }
  }
}

/**
 * The product-limit estimate of Kaplan and Meier (1958): S falls by the factor 1 − d / n at each time with d ends among
 * n still at risk; what goes on at a time counts as at risk at it.
 */
export const survivalCurve = (observed: readonly Lasting[]): readonly SurvivalStep[] =>
  curveOf(tiesOf(observed), observed.length)

/** The same from counts by whole time, in one pass over them however many there are. */
export const survivalOfCounts = ({ ended, ongoing }: LastingCounts): readonly SurvivalStep[] => {
  const places = Math.max(ended.length, ongoing.length)
  const ties = Array.from({ length: places }, (_, time) => ({
    time,
    ended: ended[time] ?? 0,
    ongoing: ongoing[time] ?? 0,
  }))
  return curveOf(
    ties,
    ties.reduce((sum, tie) => sum + tie.ended + tie.ongoing, 0),
  )
}

/** The first time of a curve at which no more than half last longer; null where that is not reached yet. */
export const medianOf = (curve: readonly SurvivalStep[]): number | null =>
  curve.find(({ survival }) => survival <= 0.5 + 1e-12)?.time ?? null

/** The same of observations. */
export const medianTime = (observed: readonly Lasting[]): number | null => medianOf(survivalCurve(observed))
