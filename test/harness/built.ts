// The built program, made anew where its sources are newer: for tests of the real binary. Several test files may ask at
// once, from processes of their own; one builds and the others wait.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = join(import.meta.dirname, '..', '..')

/** `bin/crm.js` of this tree. */
export const binary = join(root, 'bin', 'crm.js')

const main = join(root, 'dist', 'main.cjs')

const newest = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )

const isFresh = (): boolean =>
  existsSync(main) && statSync(main).mtimeMs >= Math.max(newest(join(root, 'src')), newest(join(root, 'migrations')))

const lock = join(tmpdir(), `crm-build-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`)

const lockAge = (): number => {
  try {
    return performance.timeOrigin + performance.now() - statSync(lock).mtimeMs
  } catch {
    return 0
  }
}

const takeLock = (): boolean => {
  // Whoever held it so long was killed.
  if (lockAge() > 60_000) rmSync(lock, { recursive: true, force: true })
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

const build = async (): Promise<string> => {
  // While another builds, the main file may be new and the rest old.
  while (existsSync(lock) || !isFresh()) {
    if (takeLock()) {
      try {
        if (!isFresh()) execFileSync(process.execPath, ['--import', 'tsx', 'build.ts'], { cwd: root, stdio: 'pipe' })
        return binary
      } finally {
        rmSync(lock, { recursive: true, force: true })
      }
    }
    await pause(200)
  }
  return binary
}

let built: Promise<string> | undefined

/** Builds where needed and gives the path of the binary. Fails with what the build said where it failed. */
export const builtBinary = (): Promise<string> => {
  // Looked at once a process: the sources do not change under the tests.
  built ??= build()
  return built
}
