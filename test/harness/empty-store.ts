// A new store in a folder, as `crm init` makes it, without making it each time: the first one of its kind is kept, and the
// others are copies of that file. Not for tests of `init` itself.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crm } from './world.ts'

const kept = new Map<string, Promise<string>>()
let root: string | undefined

const newFolder = (): string => {
  if (root === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'crm-empty-'))
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
    root = made
  }
  return mkdtempSync(join(root, 'store-'))
}

const make = async (lines: readonly (readonly string[])[]): Promise<string> => {
  const cwd = newFolder()
  for (const line of lines) {
    const { code, stderr } = await crm(line, { cwd })
    if (code !== 0) throw new Error(`crm ${line.join(' ')}: ${stderr}`)
  }
  return join(cwd, 'crm.db')
}

/** Puts `crm.db` into a folder: a store made by `init` with these flags, then by these lines. */
export const putStore = async (
  cwd: string,
  flags: readonly string[] = [],
  lines: readonly (readonly string[])[] = [],
): Promise<void> => {
  const words = [['init', ...flags], ...lines]
  const key = JSON.stringify(words)
  const made = kept.get(key) ?? make(words)
  kept.set(key, made)
  copyFileSync(await made, join(cwd, 'crm.db'))
}
