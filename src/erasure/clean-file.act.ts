// Cleans the file after an erasure: empties the write-ahead log, and looks through the bytes of the file for what the person
// was. Pages keep pieces of records that SQLite moved about; where any are found the file is written anew.
import type { FileScene, StoreScene } from '../command/command.ts'
import { textsInFile } from '../database/file-bytes.ts'
import { foldersAround } from '../database/folders-around.ts'
import { textsInRows } from '../database/text-places.ts'
import { sweepUnfinished, unfinishedIn } from '../kernel/unfinished.ts'

// So many of one person; each is a walk through the whole file, unless there are very many: then all are one.
const mostTexts = 40
// Two Chinese characters.
const fewestBytes = 6

/** How clean the file is. */
export interface Cleaned {
  /** Number of texts that were looked for. */
  readonly searched: number
  /** How many of them are still there, though no record holds them. */
  readonly left: number
  /** Whether the log could be emptied. */
  readonly logEmptied: boolean
  /** The file could not be read or written: nothing is known of the rest. */
  readonly failed?: boolean
}

/** Opens the store for one piece of work and closes it again. */
export const onStore = async <T>(scene: FileScene, work: (opened: StoreScene) => Promise<T>): Promise<T> => {
  const opened = await scene.open(true)
  try {
    return await work(opened)
  } finally {
    opened.store.close()
  }
}

const rewrite = (scene: FileScene): Promise<boolean> =>
  onStore(scene, async ({ store }) => {
    store.rewrite()
    return store.checkpoint()
  })

/** What killed runs left around the store and in the current folder, and no sweeping takes away. */
const leftFiles = (scene: FileScene): readonly string[] =>
  [...new Set([...foldersAround(scene.path), scene.world.cwd])]
    .flatMap(unfinishedIn)
    .flatMap(({ path, state }) => (state === 'left' ? [path] : []))

/** Those of the texts that stand in the file and in no record. */
const remnants = async (scene: FileScene, texts: readonly string[]): Promise<readonly string[]> => {
  // The store must not be open while its file is looked into: closing that would loosen SQLite's own locks.
  const found = [scene.path, `${scene.path}-wal`, ...leftFiles(scene)].flatMap((path) => textsInFile(path, texts))
  if (found.length === 0) return []
  return onStore(scene, ({ store }) =>
    store.read(async ({ lane }) => {
      const held = textsInRows(lane, [...new Set(found)])
      return [...new Set(found)].filter((text) => !held.has(text))
    }),
  )
}

/** The texts of a person that are looked for: a shorter one may stand anywhere by chance, across a number and what follows. */
const sought = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => Buffer.byteLength(text) >= fewestBytes).slice(0, mostTexts)

/**
 * Cleans it. The store must not be open.
 * @param people what is looked for of each person; null where that is not known any more: then the file is written anew in
 * any case, as it is where somebody has no text by which to be known
 */
export const cleanFile = async (scene: FileScene, people: readonly (readonly string[])[] | null): Promise<Cleaned> => {
  for (const folder of [...foldersAround(scene.path), scene.world.cwd]) sweepUnfinished(folder)
  const wanted = [...new Set(people?.flatMap(sought) ?? [])]
  if (people === null || people.some((texts) => sought(texts).length === 0)) {
    const logEmptied = await rewrite(scene)
    return { searched: wanted.length, left: (await remnants(scene, wanted)).length, logEmptied }
  }
  const emptied = await onStore(scene, async ({ store }) => store.checkpoint())
  const found = await remnants(scene, wanted)
  if (found.length === 0) return { searched: wanted.length, left: 0, logEmptied: emptied }
  const logEmptied = await rewrite(scene)
  return { searched: wanted.length, left: (await remnants(scene, found)).length, logEmptied }
}
