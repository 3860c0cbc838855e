// Compares two processes run in turn, pair by pair, so that a slow moment of the machine strikes both. A figure is the
// median of the pairs' ratios; the first pair warms the file cache and is not counted.
import { type Ran, runTask, type Task } from './process-run.ts'

/** One figure. */
export interface Figure {
  readonly work: string
  /** Customers in the store; null where no store takes part. */
  readonly size: number | null
  /** What it is compared with. */
  readonly against: string
  /** Of times on the wall; or what else the goal is of, in `unit`. */
  readonly ratio: number
  /** Default `ratio`. */
  readonly unit?: 'ratio' | 'number' | 'seconds'
  /** Of processor times; null where that says nothing. */
  readonly processor: number | null
  /** Milliseconds on the wall, median. */
  readonly ours: number
  /** Milliseconds on the wall, median; null where there is no yardstick. */
  readonly theirs: number | null
  /** MB, most of all runs; null where it was not asked. */
  readonly peak: number | null
  /** The ratio aimed at, or better; null where none is. */
  readonly goal: number | null
  readonly rounds: number
}

/** The middle value; the mean of the two middle ones of an even number. NaN of none. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
  return (low + high) / 2
}

/** What is compared. */
export interface Comparison extends Pick<Figure, 'work' | 'size' | 'against' | 'goal'> {
  readonly ours: Task
  readonly theirs: Task
  readonly rounds: number
  /** Measures memory too. */
  readonly peak?: boolean
  /** Run before each of our runs, outside the time: puts back what the last one changed. */
  readonly prepare?: () => void
  /** Pairs thrown away first. Default 1. */
  readonly warm?: number
}

/** Runs the pairs. Throws where a process fails. */
export const compare = (comparison: Comparison): Figure => {
  const { work, size, against, goal, ours, theirs, rounds, warm = 1 } = comparison
  const pairs: (readonly [Ran, Ran])[] = []
  for (let round = 0; round < rounds + warm; round++) {
    comparison.prepare?.()
    const pair = [runTask(ours, { peak: comparison.peak === true }), runTask(theirs)] as const
    if (round >= warm) pairs.push(pair)
  }
  return {
    work,
    size,
    against,
    goal,
    rounds,
    ratio: median(pairs.map(([own, other]) => own.milliseconds / other.milliseconds)),
    processor: median(pairs.map(([own, other]) => own.processor / other.processor)),
    ours: median(pairs.map(([own]) => own.milliseconds)),
    theirs: median(pairs.map(([, other]) => other.milliseconds)),
    peak: peakOf(pairs.map(([own]) => own)),
  }
}

/** The most memory of some runs; null where none was measured. */
export const peakOf = (runs: readonly Ran[]): number | null => {
  const peaks = runs.flatMap(({ peak }) => peak ?? [])
  return peaks.length > 0 ? Math.max(...peaks) : null
}
