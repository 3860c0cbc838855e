// Turns the source into dist/: minified CommonJS, one file for what every command needs and one for each lazy thing.
// It writes dist/ and nothing else; the code caches are made afterwards.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BuildOptions, build, type Metafile, type OnResolveResult } from 'esbuild'
import { copyDemoFiles } from './demo-files.ts'
import { lateBuiltins } from './late-builtins.ts'
import { lateModules, latePackage } from './late-modules.ts'
import { fromRoot, type Part, partOf, pathOutOfDist, seldomPart } from './part.ts'
import { type Findings, fromMain, fromSeldom, partPlugin, withWorkers } from './part-plugin.ts'
import { seldomModules } from './seldom.ts'

const nativeFile = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'
const moduleUrl = 'crmModuleUrl'

/** A file of dist/ as it was written. */
export interface Bundled {
  readonly part: Part
  readonly bytes: number
}

interface Made {
  readonly code: string
  readonly metafile: Metafile
  readonly found: Findings
}

const nothing: ReadonlySet<string> = new Set()

const versionOf = async (root: string): Promise<string> => {
  const about: { readonly version?: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  return about.version ?? ''
}

/** Modules that a part does not hold itself: those that main has, those that few commands need. */
interface Elsewhere {
  readonly inMain?: ReadonlySet<string>
  readonly seldom?: ReadonlySet<string>
}

const make = async (root: string, part: Part, entry: BuildOptions, where: Elsewhere = {}): Promise<Made> => {
  const found: Findings = { reached: new Set(), shared: new Set() }
  const { inMain = nothing, seldom = nothing } = where
  const define = {
    CRM_VERSION: JSON.stringify(await versionOf(root)),
    CRM_NATIVE_BINDING: JSON.stringify(pathOutOfDist(part, nativeFile)),
    'import.meta.url': moduleUrl,
  }
  const elsewhere = (path: string): OnResolveResult | undefined => {
    if (part.kind === 'main') return seldom.has(path) ? fromSeldom(path) : undefined
    return part.kind === 'seldom' && !seldom.has(path) ? fromMain(found, path) : undefined
  }
  const rewrite = withWorkers(root, part, found)
  const late = ['main', 'start', 'seldom'].includes(part.kind)
    ? [lateModules(root, { define, rewrite, elsewhere })]
    : []
  const { outputFiles, metafile } = await build({
    ...entry,
    absWorkingDir: root,
    outfile: join(root, 'dist', part.file),
    write: false,
    bundle: true,
    metafile: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
    // A script from the code cache cannot import(); loaded by require it can.
    supported: { 'dynamic-import': false },
    define,
    plugins: [partPlugin(root, part, inMain, found), ...late, lateBuiltins],
  })
  const [output] = outputFiles
  if (output === undefined) throw new Error(`nothing came of ${part.entry}`)
  return { code: output.text, metafile, found }
}

/**
 * Escapes what the bundler leaves beyond ASCII: patterns and tagged templates, where an escape means the same
 * (unless `String.raw` reads it). Plain ASCII is read faster and kept by V8 in half the memory.
 */
const toAscii = (code: string): string =>
  code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const write = async (root: string, part: Part, code: string): Promise<Bundled> => {
  const url = code.includes(moduleUrl) ? `const ${moduleUrl}=require("node:url").pathToFileURL(__filename).href;\n` : ''
  const program = url + toAscii(code)
  // As Node's own loader wraps a module; bin/crm.js would have to copy the whole text to do it.
  const wrapped = `(function(exports,require,module,__filename,__dirname){${program}\n})`
  const body = part.kind === 'worker' ? program : wrapped
  // bin/crm.js reads the hash from the first line: a code cache of other contents is then never looked for.
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  const text = `/*${hash}*/\n${body}`
  const path = join(root, 'dist', part.file)
  await mkdir(dirname(path), { recursive: true })
  // Put in place at once: a command that runs meanwhile reads the old file or the new one.
  await writeFile(`${path}.new`, text, 'ascii')
  await rename(`${path}.new`, path)
  return { part, bytes: text.length }
}

const from = (part: Part): BuildOptions => ({ entryPoints: [part.entry] })

/** The modules whose code is in the main part. */
const modulesIn = (metafile: Metafile): ReadonlySet<string> => {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs))
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path.replace(/^module:/, ''))
  const hasPackage = used.some((path) => path.startsWith(`node_modules/${latePackage}/`))
  return new Set([...used.filter((path) => path.startsWith('src/')), ...(hasPackage ? [latePackage] : [])])
}

/** Code as the entry of a part, with a way for other parts to take modules from it: not a table, which would be filled. */
const entryOf = (root: string, modules: Iterable<string>, code = ''): BuildOptions => {
  const cases = [...new Set(modules)]
    .sort()
    .map((path) => `case '${path}': return require('${path === latePackage ? '' : 'late:'}${path}')\n`)
  const contents = `${code}exports.shared = (path) => {\nswitch (path) {\n${cases.join('')}}\n}\n`
  return { stdin: { contents, resolveDir: root, loader: 'js', sourcefile: 'entry.cjs' } }
}

const sharedBy = (parts: Iterable<Made>): readonly string[] => [...parts].flatMap(({ found }) => [...found.shared])

/** Bundles parts and all that they reach. Parts that `start` reaches stand alone, so that main is not loaded for them. */
const makeAll = async (
  root: string,
  first: Iterable<string>,
  inMain: ReadonlySet<string>,
): Promise<Map<string, Made>> => {
  const made = new Map<string, Made>()
  const waiting = [...first]
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (made.has(entry)) continue
    const part = partOf(entry)
    const one = await make(root, part, from(part), part.kind === 'lazy' ? { inMain } : {})
    made.set(entry, one)
    waiting.push(...one.found.reached)
  }
  return made
}

/** What the build writes anew after the bundle; until then a command that runs meanwhile finds the earlier ones. */
const writtenLater = /^(?:[\w-]+\.json|help-\w+\.txt|man\/.*)$/

/** Removes what an earlier build left, code caches too. */
const removeOthers = async (root: string, written: readonly string[]): Promise<void> => {
  const dist = join(root, 'dist')
  const kept = new Set(written)
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory() || kept.has(path) || writtenLater.test(fromRoot(dist, path))) continue
    await rm(path)
  }
}

/** Writes dist/ anew and tells what is in it. Throws where the source cannot be bundled. */
export const bundle = async (root: string): Promise<readonly Bundled[]> => {
  const main = partOf('src/main.ts')
  const start = partOf('src/start.ts')
  const early = await makeAll(root, existsSync(join(root, start.entry)) ? [start.entry] : [], nothing)
  const plain = await make(root, main, from(main))
  const later = await makeAll(root, plain.found.reached, modulesIn(plain.metafile))
  const others = new Map([...later, ...early])
  const { all, asked } = seldomModules(plain.metafile, main.entry)
  const wanted = sharedBy(others.values())
  const forSeldom = entryOf(root, [...asked, ...wanted.filter((path) => all.has(path))])
  const seldom = await make(root, seldomPart, forSeldom, { inMain: new Set([latePackage]), seldom: all })
  const run = `exports.main = (...values) => require('late:${main.entry}').main(...values)\n`
  const forMain = entryOf(root, [...wanted, ...seldom.found.shared], run)
  const whole = await make(root, main, forMain, { seldom: all })
  const written = [await write(root, main, whole.code)]
  if (all.size > 0) written.push(await write(root, seldomPart, seldom.code))
  for (const [entry, { code }] of others) written.push(await write(root, partOf(entry), code))
  const files = written.map(({ part }) => join(root, 'dist', part.file))
  await removeOthers(root, [...files, ...(await copyDemoFiles(root))])
  return written
}
