// Lists of patterns with what each means, tried in order. Patterns given as text are compiled when first tried, so
// that a command that reads no date pays nothing for them.
import type { Reading } from './refusal.ts'

/** What a pattern matched: the whole, then its groups. */
export type Groups = readonly (string | undefined)[]

/** A pattern for a whole text, and how its groups are read; the reader may still give null to pass it on. */
export type ReadingRule<Context, Value> = readonly [
  pattern: string,
  read: (groups: Groups, context: Context) => Reading<Value>,
]

const compiled = new Map<string, RegExp>()

const shapeOf = (pattern: string): RegExp => {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  const made = new RegExp(`^(?:${pattern})$`)
  compiled.set(pattern, made)
  return made
}

/** The groups of a pattern that matches the whole text, or null. The pattern is compiled once. */
export const matchWhole = (pattern: string, text: string): Groups | null => shapeOf(pattern).exec(text)

/** What the first rule that reads the text makes of it; null where none does. */
export const firstReading = <Context, Value>(
  rules: readonly ReadingRule<Context, Value>[],
  text: string,
  context: Context,
): Reading<Value> => {
  for (const [pattern, read] of rules) {
    const groups = matchWhole(pattern, text)
    const reading = groups === null ? null : read(groups, context)
    if (reading !== null) return reading
  }
  return null
}
