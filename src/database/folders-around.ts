// The folders in which files of a store lie: its own and those in it, where backups and the lists of nights go.
import { readdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

// Backups may be kept on another disk; other links lead to folders that are not the store's.
const isLinked = (name: string, path: string): boolean =>
  name === 'backups' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

const foldersIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
      const path = join(folder, one.name)
      const isFolder = one.isDirectory() || (one.isSymbolicLink() && isLinked(one.name, path))
      return isFolder && !one.name.startsWith('.') && one.name !== 'node_modules' ? [path] : []
    })
  } catch {
    return []
  }
}

/** The folder of a store's file first, then those in it; hidden ones are not looked at. */
export const foldersAround = (path: string): readonly string[] => {
  const home = dirname(resolve(path))
  return [home, ...foldersIn(home)]
}
