// The one place that asks the machine what time it is, and in which zone it stands.
// Everything else is told: a clock is handed in, "today" is handed in.
import { type Instant, instantFromEpoch } from './instant.ts'

/** Tells the present instant. Tests hand in one that stands still. */
export interface Clock {
  now(): Instant
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => instantFromEpoch(Date.now()) }

/** The IANA zone that the machine is set to, for a new store. Slow (about 15 ms at first use). */
export const systemZone = (): string => new Intl.DateTimeFormat('en').resolvedOptions().timeZone
