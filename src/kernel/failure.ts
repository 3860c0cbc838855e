// The one error that the program throws on purpose, and the table of exit codes it leads to.
import type { Mend } from './mend.ts'
import type { Words } from './words.ts'

/** Exit codes as promised to scripts; `crm help exit-codes` prints them. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  conflict: 4,
  partly: 5,
  nothing: 6,
  declined: 7,
  busy: 8,
  store: 9,
  interrupted: 130,
} as const

/** The name of an exit code. */
export type ExitName = keyof typeof exitCodes

/** One of several records that a name could mean, or a word that was perhaps meant. */
export interface Candidate {
  readonly id: string
  readonly name: string
  /** What people read instead of the name, where it differs by language. */
  readonly words?: Words
}

/** What a failure may carry beside its sentence. */
export interface FailureDetail {
  /** Why it failed, one sentence. */
  readonly why?: Words
  /** A command or a change to try, ready to type. */
  readonly hint?: Words
  /** What would mend the line as it was typed; where there is a line, that is shown instead of the hint. */
  readonly mend?: Mend
  /** The field, flag or column at fault, by its key. */
  readonly field?: string
  readonly candidates?: readonly Candidate[]
  readonly cause?: unknown
}

/**
 * A failure that was foreseen: it has a stable code for scripts (`unknown-field`), an exit code,
 * and a sentence in both languages that names the value and the place.
 */
export class Failure extends Error {
  readonly code: string
  readonly exit: number
  readonly words: Words
  readonly detail: FailureDetail
  /** Bundled parts hold copies of this class, so it is told by this mark and not by `instanceof`. */
  readonly isFailure = true

  constructor(exit: ExitName, code: string, words: Words, detail: FailureDetail = {}) {
    super(words.en, detail.cause === undefined ? undefined : { cause: detail.cause })
    this.name = 'Failure'
    this.code = code
    this.exit = exitCodes[exit]
    this.words = words
    this.detail = detail
  }
}

/** Whether a thrown value is a `Failure`, from whichever bundled part it comes. */
export const isFailure = (error: unknown): error is Failure =>
  error instanceof Error && 'isFailure' in error && error.isFailure === true
