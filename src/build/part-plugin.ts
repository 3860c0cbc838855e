// The bundler's plugin: keeps the parts of dist/ apart. What another part holds is loaded from there at run time, so
// that nothing is loaded before it is used and nothing of ours is loaded twice.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { OnResolveResult, Plugin } from 'esbuild'
import { latePackage } from './late-modules.ts'
import { fromRoot, isTable, type Part, partOf, pathBetween, seldomPart } from './part.ts'

/** What is learnt while a part is bundled. */
export interface Findings {
  /** Sources of lazy parts and workers that the part reaches. */
  readonly reached: Set<string>
  /** Sources of the main part that the part uses. */
  readonly shared: Set<string>
}

/** Where a source names a worker, as `new URL('./rows.worker.ts', import.meta.url)`, names the bundled one. */
export const withWorkers =
  (root: string, part: Part, found: Findings) =>
  (path: string, text: string): string =>
    text.replace(
      /(new URL\(\s*)'(\.[^']*\.worker\.ts)'(?=,\s*import\.meta\.url)/g,
      (_, head: string, spelled: string) => {
        const source = fromRoot(root, resolve(path, '..', spelled))
        found.reached.add(source)
        return `${head}'${pathBetween(part, partOf(source))}'`
      },
    )

const main = partOf('src/main.ts')

/** What stands in a part for a module that the main part holds. */
export const fromMain = (found: Findings, module: string): OnResolveResult => {
  found.shared.add(module)
  return { path: module, namespace: 'shared' }
}

/** What stands in the main part for a module that few commands need. */
export const fromSeldom = (module: string): OnResolveResult => ({ path: module, namespace: 'seldom' })

/** `inMain` holds the modules that the part shall take from the main part instead of bundling them again. */
export const partPlugin = (root: string, part: Part, inMain: ReadonlySet<string>, found: Findings): Plugin => ({
  name: 'parts',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\/.*\.ts$/ }, (args) => {
      if (args.kind === 'entry-point') return undefined
      const source = fromRoot(root, resolve(args.resolveDir, args.path))
      if (source.endsWith('.lazy.ts')) {
        if (args.kind !== 'dynamic-import' && part.kind !== 'lazy') {
          return { errors: [{ text: `${source} must be loaded by import('…'), else it is not lazy` }] }
        }
        found.reached.add(source)
        return { path: pathBetween(part, partOf(source)), external: true }
      }
      // A worker is not loaded by bin/crm.js, and reaches no part that is.
      if (isTable(source) && part.kind !== 'worker') {
        found.reached.add(source)
        return { path: pathBetween(part, partOf(source)), namespace: 'table' }
      }
      if (part.kind === 'start' && source === main.entry) return { path: pathBetween(part, main), external: true }
      return inMain.has(source) ? fromMain(found, source) : undefined
    })

    // A table is read character by character: its file is asked for once, and not for each of them.
    build.onResolve({ filter: /./, namespace: 'table' }, ({ path }) => ({ path, external: true }))
    build.onLoad({ filter: /.*/, namespace: 'table' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)})`,
    }))

    build.onResolve({ filter: new RegExp(`^${latePackage}$`) }, () =>
      inMain.has(latePackage) ? fromMain(found, latePackage) : undefined,
    )
    build.onResolve({ filter: /^main part$/ }, () => ({ path: pathBetween(part, main), external: true }))
    build.onResolve({ filter: /^seldom part$/ }, () => ({ path: pathBetween(part, seldomPart), external: true }))
    for (const [namespace, other] of [
      ['shared', 'main part'],
      ['seldom', 'seldom part'],
    ] as const)
      build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: `module.exports = require('${other}').shared(${JSON.stringify(path)})`,
        resolveDir: root,
      }))

    // The driver's way of looking for its native file. The place is told instead: see src/database/native-binding.ts.
    build.onResolve({ filter: /^bindings$/ }, () => ({ path: 'bindings', namespace: 'absent' }))
    build.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
      contents: `module.exports = () => { throw new Error('open the driver with nativeBinding') }`,
    }))

    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      return text.includes('.worker.ts')
        ? { contents: withWorkers(root, part, found)(path, text), loader: 'ts' }
        : undefined
    })
  },
})
