// The folders in which files of a store lie: its own and those in it, where backups and the lists of nights go.
import { readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const foldersIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
      one.isDirectory() && !one.name.startsWith('.') && one.name !== 'node_modules' ? [join(folder, one.name)] : [],
    )
  } catch {
    return []
  }
}

/** The folder of a store's file first, then those in it; hidden ones are not looked at. */
export const foldersAround = (path: string): readonly string[] => {
  const home = dirname(resolve(path))
  return [home, ...foldersIn(home)]
}
