// What a write of segments says beside what any write says: how many members a fixed one got, whose filters followed a name.
import type { Outcome } from '../command/command.ts'
import type { Json } from '../kernel/json.ts'
import type { Words } from '../kernel/words.ts'

/** The outcome with more keys in its report, and more sentences for people. */
export const withMore = (
  outcome: Outcome,
  json: Readonly<Record<string, Json>>,
  sentences: readonly Words[],
): Outcome => ({
  ...outcome,
  print: (page, ending) =>
    outcome.print(
      {
        ...page,
        report: ({ entry = null, ...before }, said) => {
          // The command that comes next stays the last line.
          const next = said.at(-1)?.en.startsWith('   next: ') === true ? 1 : 0
          const kept = said.slice(0, said.length - next)
          return page.report({ ...before, ...json, entry }, [...kept, ...sentences, ...said.slice(kept.length)])
        },
      },
      ending,
    ),
})
