// Takes an erased person's rows out of the files that crm itself wrote beside the store: rejected rows of imports and the
// lists of nights. Files that people asked for with -o are theirs to delete.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { foldersAround } from '../database/folders-around.ts'
import { writeBeside } from '../exchange/write-file.ts'
import { isStoreFile } from '../kernel/store-files.ts'
import { rowOwnerFinder } from './owner-finder.ts'
import { withoutRows } from './without-rows.ts'

const isReject = (name: string): boolean => name.endsWith('.rejected.csv')
const isList = (name: string): boolean => /^\d{4}-\d{2}-\d{2}-.+\.(?:csv|md)$/.test(name)

const isOurs = (name: string): boolean => isReject(name) || isList(name)

const filesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
      one.isFile() && isOurs(one.name) ? [join(folder, one.name)] : [],
    )
  } catch {
    return []
  }
}

/** Where such files are looked for. */
export interface FilesAsked {
  /** The store's file. */
  readonly path: string
  readonly cwd: string
  /** Files of rejected rows as receipts name them. */
  readonly rejects: readonly string[]
  readonly dryRun: boolean
}

/**
 * Rewrites every such file in the store's folder, the folders in it and the current one, without the rows that name one of
 * the people by one of the texts; answers with the number of files for each person. Fails as `writeBeside` does.
 */
export const clearFiles = async (
  asked: FilesAsked,
  people: readonly (readonly string[])[],
): Promise<readonly number[]> => {
  const home = dirname(resolve(asked.path))
  const folders = [...foldersAround(asked.path), asked.cwd]
  const named = asked.rejects.flatMap((name) => [resolve(asked.cwd, name), resolve(home, name)])
  const found = new Set([...folders.flatMap(filesIn), ...named.filter((path) => existsSync(path))])
  // A store that bears such a name is no list.
  const files = [...found].filter((path) => !isStoreFile(path))
  const counts = people.map(() => 0)
  const find = rowOwnerFinder(people)
  for (const path of files) {
    const before = readFileSync(path, 'utf8')
    const { text, owners } = withoutRows(before, find, path.endsWith('.csv'))
    if (owners.size === 0) continue
    for (const owner of owners) counts[owner] = (counts[owner] ?? 0) + 1
    if (!asked.dryRun) await writeBeside(path, (write) => write(text))
  }
  return counts
}
