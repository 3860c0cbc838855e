// The bundler's plugin that makes the main part's modules late, and with them those of the query builder, the only large
// package that every command needs: of its two hundred files a list runs half.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import type { OnResolveResult, Plugin } from 'esbuild'
import { lateModule } from './late-module.ts'
import { fromRoot } from './part.ts'

/** The package whose files are late, and which lazy parts take from the main part. */
export const latePackage = 'kysely'

const importsOfPackage = new RegExp(`^import \\{([^}]*)\\} from '${latePackage}'`, 'gm')

/** The names that a source takes from the package. */
const namesUsed = (text: string): readonly string[] => {
  const clauses = [...text.matchAll(importsOfPackage)].flatMap(([, names = '']) => names.split(','))
  const names = clauses.map((clause) => clause.trim().split(' as ')[0] ?? '')
  return names.filter((name) => name !== '' && !name.startsWith('type '))
}

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))

/** Which file of the package has a name. Throws where none of those that its index passes on does. */
const filesOf = (root: string): ((name: string) => string) => {
  const folder = join(root, 'node_modules', latePackage, 'dist', 'esm')
  const index = readFileSync(join(folder, 'index.js'), 'utf8')
  const files = [...index.matchAll(/from '(\.\/[^']+)'/g)].map(([, path = '']) => join(folder, path))
  const texts = files.map((file) => [file, readFileSync(file, 'utf8')] as const)
  return (name) => {
    const declared = new RegExp(`^export (?:class|function|const) ${name}\\b`, 'm')
    const found = texts.find(([, text]) => declared.test(text))
    if (!found) throw new Error(`${latePackage} has no ${name}`)
    return found[0]
  }
}

const face = (root: string): string => {
  const names = new Set(
    ['src', 'migrations']
      .filter((folder) => existsSync(join(root, folder)))
      .flatMap((folder) => sourcesIn(join(root, folder)).flatMap((file) => namesUsed(readFileSync(file, 'utf8')))),
  )
  const fileOf = filesOf(root)
  const getters = [...names]
    .sort()
    .map((name) => `  get ${name}() { return require(${JSON.stringify(fileOf(name))}).${name} },\n`)
  return `module.exports = {\n${getters.join('')}}\n`
}

/** What the late modules of a part depend on. */
export interface LateOptions {
  readonly define: Readonly<Record<string, string>>
  /** Is given each source of ours first. */
  readonly rewrite: (path: string, text: string) => string
  /** Modules that another part holds: what stands for them in this one. */
  readonly elsewhere: (path: string) => OnResolveResult | undefined
}

/** Makes modules late. An entry asks for one by `late:` and its path from the root. */
export const lateModules = (root: string, { define, rewrite, elsewhere }: LateOptions): Plugin => ({
  name: 'late modules',
  setup(build) {
    const builtins = new RegExp(`^(?:node:)?(?:${builtinModules.join('|').replaceAll('/', '\\/')})$`)
    // Asking Node for a module takes a microsecond, which is much where it is done for every row: asked once.
    build.onResolve({ filter: builtins }, ({ path, namespace }) => {
      if (namespace === 'built-in') return { path, external: true }
      return namespace === 'module'
        ? { path: path.startsWith('node:') ? path : `node:${path}`, namespace: 'built-in' }
        : undefined
    })
    build.onLoad({ filter: /.*/, namespace: 'built-in' }, ({ path }) => ({
      contents: `module.exports = require('${path}')`,
    }))
    build.onResolve({ filter: new RegExp(`^${latePackage}$`) }, () => ({ path: latePackage, namespace: 'face' }))
    build.onLoad({ filter: /.*/, namespace: 'face' }, () => ({ contents: face(root), resolveDir: root }))
    // In a place of their own, because the bundler takes files of this package for ES modules whatever they hold.
    const late = (path: string): OnResolveResult => elsewhere(path) ?? { path, namespace: 'module' }
    build.onResolve({ filter: /^\.\.?\/.*\.[jt]s$|^\// }, ({ path, resolveDir, namespace }) =>
      namespace === 'module' || namespace === 'face' || path.endsWith('.ts')
        ? late(fromRoot(root, resolve(resolveDir, path)))
        : undefined,
    )
    build.onResolve({ filter: /^late:/ }, ({ path }) => late(path.slice('late:'.length)))
    build.onLoad({ filter: /.*/, namespace: 'module' }, async ({ path }) => {
      const file = join(root, path)
      const source = await readFile(file, 'utf8')
      const loader = path.endsWith('.ts') ? 'ts' : 'js'
      const text = loader === 'ts' ? rewrite(file, source) : source
      return { contents: await lateModule(text, { path, loader, define }), loader: 'js', resolveDir: dirname(file) }
    })
  },
})
