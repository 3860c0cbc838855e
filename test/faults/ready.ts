// What the test files of disturbed deeds begin with: one first store, every deed made ready once, folders for trials.
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type Deed, deeds, firstStore, migrate, newFolder, type Ready, readyDeed } from './deeds.ts'

/** The names of all deeds but `migrate`. */
export const deedNames: readonly string[] = deeds.map((deed) => deed.name)

/** What a test file works with. */
export interface Bench {
  readonly ready: (name: string) => Promise<Ready>
  /** A path for one trial; nothing is there yet. */
  readonly place: () => string
}

const deedNamed = (name: string): Deed => {
  const deed = [...deeds, migrate].find((one) => one.name === name)
  if (!deed) throw new Error(`there is no deed ${name}`)
  return deed
}

/** Makes the first store before the tests of a file, and takes all folders away after them. */
export const openBench = (): Bench => {
  const folder = newFolder()
  const first = join(folder.path, 'first')
  beforeAll(() => firstStore(first))
  afterAll(folder.done)
  const known = new Map<string, Promise<Ready>>()
  let places = 0
  const place = (): string => {
    places += 1
    return join(folder.path, `trial-${places}`)
  }
  return {
    place,
    ready: (name) => {
      const made = known.get(name) ?? readyDeed(deedNamed(name), first, folder.path)
      known.set(name, made)
      return made
    },
  }
}
