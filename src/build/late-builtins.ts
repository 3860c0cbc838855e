// The bundler's plugin for parts of Node that are slow to load and seldom needed: `import { createHash } from
// 'node:crypto'` loads them when a name of theirs is first used, not when the program starts.
import { createRequire } from 'node:module'
import type { Plugin } from 'esbuild'

/** A few milliseconds together, a tenth of a start. What every start loads anyway gains nothing here. */
const late: readonly string[] = [
  'child_process',
  'crypto',
  'fs/promises',
  'os',
  'readline',
  'readline/promises',
  'stream/promises',
  'timers/promises',
  'v8',
  'worker_threads',
  'zlib',
]

const find = createRequire(import.meta.url)

/** Stands for a built-in: an object with its names, which loads it when one of them is read. */
const standIn = (builtin: string): string => `
  const names = ${JSON.stringify(Object.keys(find(builtin)))}
  let loaded
  const all = () => (loaded ??= require('${builtin}'))
  for (const name of names) Object.defineProperty(exports, name, { enumerable: true, get: () => all()[name] })`

/** Makes the built-ins above late in a bundle. */
export const lateBuiltins: Plugin = {
  name: 'late built-ins',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(?:node:)?(?:${late.join('|')})$`) }, ({ path, namespace }) => {
      const builtin = path.startsWith('node:') ? path : `node:${path}`
      return namespace === 'late' ? { path: builtin, external: true } : { path: builtin, namespace: 'late' }
    })
    build.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({ contents: standIn(path), loader: 'js' }))
  },
}
