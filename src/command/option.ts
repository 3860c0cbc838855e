// Flags: declared as data, so that commander, help, completion and documents are readings of one list.
import type { Words } from '../kernel/words.ts'
import type { Takes } from './takes.ts'

/** One flag of a command. */
export interface Option {
  readonly about: Words
  /** One letter. */
  readonly short?: string
  /** Placeholder of its value; absent for a flag without one. */
  readonly value?: string
  /** May be given several times; the values come as a list. */
  readonly many?: true
  /** Codes that are accepted. */
  readonly choices?: readonly string[]
  /** What its value is chosen from, where its placeholder does not say so. */
  readonly takes?: Takes
  /** Its value is a file or folder that is written: refused where a store is. */
  readonly writes?: true
  /** Flags that say the opposite: a line may not have both. Said on one side. */
  readonly not?: readonly string[]
  /** Not shown in help. */
  readonly hidden?: true
}

/** Flags by name, as typed after the two dashes. A name `no-x` is a flag of its own. */
export type Options = Readonly<Record<string, Option>>

/** The flags given, by name. */
export interface Given {
  /** Whether a flag without a value was given. */
  flag(name: string): boolean
  /** The value of a flag, the last one where it was given twice. */
  text(name: string): string | undefined
  /** All values of a flag that may be repeated. */
  texts(name: string): readonly string[]
  /** Whether the flag was given at all. */
  has(name: string): boolean
}

/** Reads flags from a table; what is not in it was not given. */
export const givenFrom = (table: ReadonlyMap<string, readonly string[]>): Given => ({
  flag: (name) => table.has(name),
  has: (name) => table.has(name),
  text: (name) => table.get(name)?.at(-1),
  texts: (name) => table.get(name) ?? [],
})
