// Clears what the store keeps of erased people beside their records: fingerprints, receipts, nights, marks of scripts, rows
// of files. Each place is walked through once, whatever the number of people.
import type { Noun } from '../command/noun.ts'
import { bytesOfIds, idsOfBytes } from '../command/since/id-set.ts'
import type { Writing } from '../database/store.ts'
import { ownerFinder } from './owner-finder.ts'
import { clearNaming, type Dropped, dropFingerprints, type Gone, putRun, readRuns } from './traces.queries.ts'

/** An erased person, as far as traces are concerned. */
export interface Traced {
  readonly gone: readonly Gone[]
  readonly identifiers: readonly string[]
}

/** What was cleared. */
export interface Traces {
  /** By place, for each person. */
  readonly counts: readonly Readonly<Record<string, number>>[]
  readonly dropped: readonly Dropped[]
}

/** Takes the people's rows out of files beside the store; answers with the number of files for each. */
export type ClearFiles = (identifiers: readonly (readonly string[])[]) => Promise<readonly number[]>

/** Takes the people's ids out of the marks of scripts; how many marks for each. */
const tidyRuns = async (
  writing: Writing,
  nouns: readonly Noun[],
  people: readonly Traced[],
): Promise<readonly number[]> => {
  const counts = people.map(() => 0)
  for (const { id, command, ids } of await readRuns(writing)) {
    const noun = nouns.find(({ name }) => command.endsWith(` ${name}`))?.name
    const known = new Set(idsOfBytes(ids))
    const before = known.size
    for (const [at, { gone }] of people.entries()) {
      const taken = gone.filter((one) => one.noun === noun && known.delete(one.id))
      if (taken.length > 0) counts[at] = (counts[at] ?? 0) + 1
    }
    if (known.size < before) putRun(writing.lane, id, bytesOfIds([...known]), before - known.size)
  }
  return counts
}

/** Clears the traces of people whose records have gone. Fails as `clearFiles` does. */
export const clearTraces = async (
  writing: Writing,
  nouns: readonly Noun[],
  people: readonly Traced[],
  clearFiles: ClearFiles,
): Promise<Traces> => {
  const named = people.map(({ identifiers }) => identifiers)
  const find = ownerFinder(named)
  const dropped = dropFingerprints(
    writing,
    people.flatMap(({ gone }) => gone),
  )
  const prints = new Map<string, number>()
  for (const { noun, id } of dropped) prints.set(`${noun} ${id}`, (prints.get(`${noun} ${id}`) ?? 0) + 1)
  const receipts = clearNaming(writing, 'receipts', find, people.length)
  const mappings = clearNaming(writing, 'mappings', find, people.length)
  const nights = clearNaming(writing, 'nights', find, people.length)
  const runs = clearNaming(writing, 'runs', find, people.length)
  const tidied = await tidyRuns(writing, nouns, people)
  const files = await clearFiles(named)
  return {
    dropped,
    counts: people.map(({ gone }, at) => ({
      fingerprints: gone.reduce((sum, { noun, id }) => sum + (prints.get(`${noun} ${id}`) ?? 0), 0),
      receipts: receipts[at] ?? 0,
      mappings: mappings[at] ?? 0,
      nights: nights[at] ?? 0,
      runs: (runs[at] ?? 0) + (tidied[at] ?? 0),
      files: files[at] ?? 0,
    })),
  }
}
