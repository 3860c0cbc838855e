// A copy of this tree with changes, built: the program as it will be one migration later, or with a fault planted to
// see whether a test finds it. Leaves this tree as it is.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** A change of one file: a text in it is replaced, or, with no text to find, the file is new. */
export interface Change {
  /** From the root of the project. */
  readonly file: string
  readonly from?: string
  readonly to: string
}

const apply = (folder: string, { file, from, to }: Change): void => {
  const path = join(folder, file)
  if (from === undefined) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, to)
    return
  }
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} no longer contains: ${from}`)
  writeFileSync(
    path,
    text.replace(from, () => to),
  )
}

/**
 * Builds a changed copy in a folder that is not there yet; gives its binary. Fails where a change fits nowhere.
 * @param from the tree that is copied, such as another variant
 */
export const buildVariant = (folder: string, changes: readonly Change[], from = root): string => {
  mkdirSync(folder, { recursive: true })
  for (const name of ['src', 'migrations', 'bin', 'build.ts', 'package.json', 'tsconfig.json'])
    cpSync(join(from, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const change of changes) apply(folder, change)
  execFileSync(process.execPath, ['--import', 'tsx', 'build.ts'], { cwd: folder, stdio: 'pipe' })
  return join(folder, 'bin', 'crm.js')
}
