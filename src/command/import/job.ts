// One import from reading to report: what its parts hand to each other.
import type { ErasedMarks } from '../../database/erased-marks.ts'
import type { Language } from '../../kernel/words.ts'
import type { StoreScene } from '../command.ts'
import type { Noun } from '../noun.ts'
import type { SaveFacts } from '../save.ts'
import type { Criterion, ImportOptions } from './import-options.ts'
import type { FileRead } from './read-file.ts'

/** One import. */
export interface Job {
  readonly scene: StoreScene
  /** With its custom fields. */
  readonly noun: Noun
  readonly options: ImportOptions
  readonly facts: SaveFacts
  readonly language: Language
  readonly file: FileRead
  /** By what rows are matched, in order; empty where none are. */
  readonly criteria: readonly Criterion[]
  /** Whether the file's ids are taken over: the store never held such a record. */
  readonly keepsIds: boolean
  /** By what erased people are known again; null where nobody was erased, or where they may come back. */
  readonly erased: ErasedMarks | null
  /** Awaited between blocks of rows: lets an interrupt be heard, and fails with it. */
  readonly rest: () => Promise<void>
}

/** Nouns of which an unknown reference may make a record. */
export const makeable: ReadonlySet<string> = new Set(['customer', 'product'])

/** Whether an unknown reference to a noun makes a record. */
export const makes = (job: Pick<Job, 'options'>, noun: string): boolean =>
  job.options.createMissing && makeable.has(noun)
