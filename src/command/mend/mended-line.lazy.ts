// The whole line to try instead of one that failed: as it was typed, with the one faulty word mended at its place and all
// else kept. Loaded when a line has failed. It never runs what it proposes.
import type { Failure } from '../../kernel/failure.ts'
import type { Mend } from '../../kernel/mend.ts'
import { verbOf } from '../command-names.ts'
import type { Noun } from '../noun.ts'
import { shellWord } from '../shell-line.ts'
import { fitWords } from './fit-words.ts'
import { stretchChanges } from './stretch-place.ts'
import { type Changes, changedLine, insteadOfFlag, type LineFacts, type TypedLine, typedLine } from './typed-line.ts'
import { valueChanges } from './value-place.ts'

/** The value that the sentence of a failure quotes as wrong. */
const quotedIn = ({ words }: Failure): string | undefined => /"(.*)"/.exec(words.en)?.[1]

/** The line with a flag, and all that the hint says of it, instead of what it had; at its end where it had none. */
const withFlag = (line: TypedLine, name: string, hint: string, wrong: string | undefined): string => {
  const isMany = line.options[name]?.many === true
  const own = line.flags.filter((flag) => flag.name === name)
  const meant = isMany ? own.filter(({ value }) => wrong !== undefined && value?.includes(wrong)) : own
  const changes = new Map(meant.flatMap((flag, place) => [...insteadOfFlag(flag, place === 0 ? [hint] : [])]))
  return changedLine(line, changes, meant.length === 0 ? [hint] : [])
}

const fitted = (line: TypedLine, nouns: readonly Noun[], from: number): string => {
  const { joined, pieces } = fitWords(line, nouns, from)
  const changes = new Map<number, readonly string[]>(line.words.slice(from).map((at) => [at, []]))
  const first = line.words[from]
  const before = line.words[from - 1]
  if (first !== undefined) changes.set(first, pieces)
  if (before !== undefined && joined.length > 0)
    changes.set(before, [shellWord([line.argv[before] ?? '', ...joined].join(' '))])
  return changedLine(line, changes)
}

/** Verbs that do the same for every noun, and need no flag of one. */
const sameForAll: ReadonlySet<string> = new Set(['show', 'remove', 'restore'])

/** The line with another noun, where that can be put in without more ado. */
const withNoun = (line: TypedLine, name: string): string | null => {
  if (!sameForAll.has(line.command.path[0] ?? '')) return null
  const at = line.taken.find((place) => verbOf(line.argv[place] ?? '') === undefined)
  return at === undefined ? null : changedLine(line, new Map([[at, [name]]]))
}

const changed = (line: TypedLine, changes: Changes | null): string | null =>
  changes === null ? null : changedLine(line, changes)

const byMend = (line: TypedLine, nouns: readonly Noun[], mend: Mend): string | null => {
  switch (mend.is) {
    case 'value':
      return changed(line, valueChanges(line, mend))
    case 'stretch':
      return changed(line, stretchChanges(line, mend))
    case 'words':
      return fitted(line, nouns, mend.from)
    case 'without':
      return changed(line, new Map(line.words.slice(mend.word, mend.word + 1).map((at) => [at, []])))
    case 'more':
      return changedLine(line, new Map(), mend.words.map(shellWord))
    case 'noun':
      return withNoun(line, mend.name)
  }
}

/** Failures whose sentence quotes the wrong value, and whose hint is another one. */
const valueCodes: ReadonlySet<string> = new Set(['bad-value', 'unknown-ending'])

/** The line that is typed with what a failure says would do put in its place; null where none follows from it. */
export const mendedLine = (failure: Failure, facts: LineFacts, nouns: readonly Noun[]): string | null => {
  const { field, hint, mend } = failure.detail
  const line = typedLine(facts)
  if (mend) return byMend(line, nouns, mend)
  const text = hint?.en
  if (text === undefined || field === undefined || text !== hint?.zh || text.includes('|')) return null
  const name = field.replaceAll('_', '-')
  const wrong = quotedIn(failure)
  if (text.startsWith(`--${name} `)) return withFlag(line, name, text, wrong)
  if (!valueCodes.has(failure.code) || wrong === undefined || /\s|^-|^crm /.test(text)) return null
  return changed(line, valueChanges(line, { field, wrong, right: text }))
}
