// The files of dist/: which source each is made of, and how one reaches another. Knows nothing of the bundler.
import { dirname, posix, relative, sep } from 'node:path'

/** One file of dist/. */
export interface Part {
  /**
   * `main` and `start` are entered from bin/; `lazy` is loaded on demand, tables too, and so is `seldom`, the modules of
   * main that few commands need; `worker` runs in a thread of its own.
   */
  readonly kind: 'main' | 'start' | 'seldom' | 'lazy' | 'worker'
  /** The source it begins with, from the root of the project, with `/`: `src/kernel/pinyin.lazy.ts`. */
  readonly entry: string
  /** Its place in dist/, with `/`: `lazy/kernel-pinyin.cjs`. */
  readonly file: string
}

/** The modules of main that few commands need; they begin with no source of their own. */
export const seldomPart: Part = { kind: 'seldom', entry: 'seldom', file: 'seldom.cjs' }

const named = (entry: string, mark: string): string =>
  entry
    .replace(/^src\//, '')
    .replace(mark, '')
    .replaceAll('/', '-')

/** Whether a source holds a table of characters: tens of kilobytes, which few commands look into. */
export const isTable = (entry: string): boolean => /^src\/kernel\/[^/]+\.table\.ts$/.test(entry)

/** The part that a source file begins, told by its name; throws where it begins none. */
export const partOf = (entry: string): Part => {
  if (entry === 'src/main.ts') return { kind: 'main', entry, file: 'main.cjs' }
  if (entry === 'src/start.ts') return { kind: 'start', entry, file: 'start.cjs' }
  if (entry.endsWith('.lazy.ts')) return { kind: 'lazy', entry, file: `lazy/${named(entry, '.lazy.ts')}.cjs` }
  if (isTable(entry)) return { kind: 'lazy', entry, file: `lazy/${named(entry, '.ts').replace('.', '-')}.cjs` }
  if (entry.endsWith('.worker.ts')) return { kind: 'worker', entry, file: `worker/${named(entry, '.worker.ts')}.cjs` }
  throw new Error(`no part of the build begins with ${entry}`)
}

/** What one part writes in `require` to reach another. */
export const pathBetween = (from: Part, to: Part): string => {
  const path = posix.relative(posix.dirname(from.file), to.file)
  return path.startsWith('.') ? path : `./${path}`
}

/** A path from the root of the project, with `/` on every system. */
export const fromRoot = (root: string, path: string): string => relative(root, path).split(sep).join('/')

/** How a part reaches a file that lies beside dist/, such as node_modules. */
export const pathOutOfDist = (part: Part, path: string): string =>
  posix.join(posix.relative(dirname(part.file), '..'), path)
