// Makes a folder with those on the way to it. Node's own way never comes back where a file system answers that a folder
// cannot be made by saying that its parent is not there, as /proc does.
import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { refuseBesideStore } from './store-files.ts'

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/**
 * Makes a folder that only its owner may enter, and those missing above it. Answers with the first one made; undefined
 * where it is there. Throws what the file system says where one cannot be made, and `over-store` as `refuseBesideStore`.
 */
export const makeFolders = (path: string): string | undefined => {
  if (isFolder(path)) return undefined
  // A folder in the place of its log would keep a store from being opened.
  refuseBesideStore(path)
  const above = dirname(path)
  const first = above === path ? undefined : makeFolders(above)
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!isFolder(path)) throw error
  }
  return first ?? path
}
