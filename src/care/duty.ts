// What else is due, beside the revisit list: one sentence of each slice at the foot of the day's screen.
import type { Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import type { Words } from '../kernel/words.ts'

/** A slice's part: how much of its own waits, with the command that shows it; null when nothing does. */
export type Duty = (reading: Reading, day: Day) => Promise<{ readonly words: Words; readonly command: string } | null>
