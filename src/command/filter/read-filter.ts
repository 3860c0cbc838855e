// From what stands on a command line to one checked filter: all of `--where` and the free words together.
import type { Noun } from '../noun.ts'
import { filterOfArguments } from './arguments.ts'
import type { FilterFacts } from './asked.ts'
import { checkFilter } from './check.ts'
import { type Condition, joined } from './condition.ts'
import { parseFilter } from './parse.ts'

/** A filter as it was given. */
export interface GivenFilter {
  /** Texts after `--where`, or one that was saved; records have to meet all. */
  readonly where?: readonly string[]
  /** Words that stand free on the command line. */
  readonly words?: readonly string[]
}

/**
 * The condition that a command line asks for; null where it asks for none. Throws a `Failure` (exit 2) with column
 * and suggestion, also for a `--where` that is blank.
 */
export const readFilter = (given: GivenFilter, noun: Noun, facts: FilterFacts): Condition | null => {
  const texts = (given.where ?? []).map((text) => parseFilter(text, { dash: true }))
  const free = given.words && given.words.length > 0 ? [parseFilter(filterOfArguments(given.words))] : []
  const parts = [...texts, ...free].map((parsed) => checkFilter(parsed, noun, facts))
  return parts.length === 0 ? null : joined('and', parts)
}
