// A run of the night under way: which steps were tried, how long each took, what went wrong. Stops at nothing.
import type { Clock } from '../kernel/clock.ts'
import { epochOfInstant } from '../kernel/instant.ts'
import type { NightStep } from './night.ts'
import type { StepDone } from './night-report.ts'

/** A run under way: what was tried so far, how long each took. */
export interface Run {
  readonly steps: StepDone[]
  readonly seconds: () => number
  /** Tries a step; null where it fails. */
  readonly attempt: <T>(step: NightStep, work: () => Promise<T>) => Promise<T | null>
}

/** Begins. */
export const startRun = (clock: Clock): Run => {
  const now = (): number => epochOfInstant(clock.now())
  const begun = now()
  const steps: StepDone[] = []
  return {
    steps,
    seconds: () => (now() - begun) / 1000,
    attempt: async (step, work) => {
      const from = now()
      try {
        const result = await work()
        steps.push({ step, seconds: (now() - from) / 1000 })
        return result
      } catch (error) {
        steps.push({ step, seconds: (now() - from) / 1000, error })
        return null
      }
    },
  }
}
