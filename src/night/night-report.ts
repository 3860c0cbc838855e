// What a run of the night came to, as data: for the summary and for programs.
import type { RuleDone } from '../erasure/index.ts'
import type { Day } from '../kernel/day.ts'
import type { Words } from '../kernel/words.ts'
import type { CountedStep } from '../segment/index.ts'
import type { NightStep } from './night.ts'

/** A step that was tried. */
export interface StepDone {
  readonly step: NightStep
  readonly seconds: number
  /** What went wrong; undefined where all went well. */
  readonly error?: unknown
}

/** Whose list, how long, and its files. */
export interface ListWritten {
  /** Id with its letter; null for the customers of nobody. */
  readonly owner: string | null
  readonly owner_name: string | null
  readonly rows: number
  readonly files: readonly string[]
}

/** All of it. */
export interface NightReport {
  readonly day: Day
  /** Clock time in the store's zone at which the run began: `02:00`. */
  readonly begun: string
  /** The nights that were done, in order. */
  readonly nights: readonly Day[]
  /** Nights too far back. */
  readonly leftOut: number
  /** The first night of the store. */
  readonly first: boolean
  /** Path of the backup. */
  readonly backup: string | null
  /** The journal's head in that backup, for `crm doctor journal --head`; null without a backup. */
  readonly head: string | null
  readonly moves: readonly CountedStep[]
  readonly missed: number
  /** What each retention rule came to. */
  readonly rules: readonly RuleDone[]
  /** How many are on the list of the day; null where it was not looked at. */
  readonly toContact: number | null
  readonly lists: readonly ListWritten[]
  /** The folder as it was typed. */
  readonly out: string | null
  readonly steps: readonly StepDone[]
  /** What is to be said beside the lists. */
  readonly notes: readonly Words[]
  readonly seconds: number
  readonly dryRun: boolean
}
