// A night as rules: its steps, which days are to be done, and how a step went. No store, no clock.
import { addDays, type Day, daysBetween } from '../kernel/day.ts'

/** The steps, in their order. The standings go with the movement. */
export const nightSteps = ['backup', 'movement', 'missed', 'retention', 'lists'] as const

/** One of them. */
export type NightStep = (typeof nightSteps)[number]

/** Whether a word is the code of a step. */
export const isNightStep = (word: string): word is NightStep => nightSteps.some((step) => step === word)

/** The days to be done. */
export interface MissedDays {
  /** In order; empty where the night of the day asked for was done before. */
  readonly days: readonly Day[]
  /** Days before them that are left out; what moved on them counts on the first that is done. */
  readonly leftOut: number
}

/** The days after the last night up to a day, the latest so many of them. Of a store without a night: that day alone. */
export const missedDays = (last: Day | null, day: Day, most: number): MissedDays => {
  const missed = last === null ? 1 : Math.max(0, daysBetween(last, day))
  const done = Math.min(missed, most)
  return {
    days: Array.from({ length: done }, (_, index) => addDays(day, index + 1 - done)),
    leftOut: missed - done,
  }
}
