// docs/licences.md: whose work is in the program, under which licence. What is bundled is asked of the bundler, what is
// installed of the lock file, whose it is of the licence that each package carries.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

interface Package {
  /** Its folder from the root of the project. */
  readonly folder: string
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly holders: string
}

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
}

/** The sources that parts of the bundle begin with. */
const entries = async (root: string): Promise<readonly string[]> => {
  const names = await readdir(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const starts = names.filter((name) => /^(?:main|start)\.ts$|\.(?:lazy|worker)\.ts$/.test(name.replaceAll('\\', '/')))
  return starts.map((name) => `src/${name.replaceAll('\\', '/')}`).sort()
}

/** Folders of the packages of which some code is in the bundle. */
const bundledFolders = async (root: string): Promise<ReadonlySet<string>> => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...(await entries(root))],
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    external: ['bindings'],
    define: { 'import.meta.url': '""', CRM_NATIVE_BINDING: '""' },
  })
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  )
  return new Set(used.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []))
}

/** The lines of copyright in the licence a package carries, joined. */
const holdersOf = async (folder: string): Promise<string> => {
  const names = await readdir(folder).catch((): readonly string[] => [])
  const file = names.find((name) => /^licen[cs]e(?:-mit)?(?:\.(?:md|txt))?$/i.test(name))
  if (file === undefined) return ''
  const lines = (await readFile(join(folder, file), 'utf8')).split('\n')
  const holders = lines
    .map((line) => /^\W*copyright\s+(?:\(c\)|©)?\s*(.*\d{4}.*|.*\S.*)$/i.exec(line.trim())?.[1] ?? '')
    .map((line) =>
      line
        .replace(/^\(c\)\s*/i, '')
        .replace(/\s*(?:<.*|&lt;.*|\([^)]*(?:@|:|\.com).*|All rights reserved.*)$|[,.]$/gi, ''),
    )
  return holders.filter((line) => line !== '' && !/^(?:notice|holders?|owner|and|license|\{)/i.test(line))[0] ?? ''
}

const isLock = (value: unknown): value is { readonly packages: Readonly<Record<string, Locked>> } =>
  typeof value === 'object' && value !== null && 'packages' in value

const installed = async (root: string): Promise<readonly Package[]> => {
  const lock: unknown = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))
  if (!isLock(lock)) throw new Error('package-lock.json has no list of packages')
  const needed = Object.entries(lock.packages).filter(
    ([folder, { dev }]) => folder !== '' && dev !== true && !folder.includes('@types/'),
  )
  return Promise.all(
    needed.map(async ([folder, { version = '', license = '' }]) => ({
      folder,
      name: folder.replace(/^.*node_modules\//, ''),
      version,
      licence: license,
      holders: await holdersOf(join(root, folder)),
    })),
  )
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')

const table = (packages: readonly Package[]): string =>
  [
    '| package | version | licence | copyright |',
    '| --- | --- | --- | --- |',
    ...packages.map(
      ({ name, version, licence, holders }) => `| ${name} | ${version} | ${licence} | ${cell(holders)} |`,
    ),
  ].join('\n')

/** The page as Markdown. */
export const licencesPage = async (): Promise<string> => {
  const root = join(import.meta.dirname, '..', '..')
  const bundled = await bundledFolders(root)
  const all = await installed(root)
  const parts = [
    '# Licences',
    'Made by `npm run docs` from package-lock.json and the packages themselves. Do not edit.',
    'crm itself is under the MIT licence (file LICENSE).',
    '## In the program',
    'Code of these packages is in dist/. The text of each licence is in the folder of its package after `npm ci`.',
    table(all.filter(({ folder }) => bundled.has(folder))),
    '- src/kernel/pinyin.table.ts was computed with pinyin-pro (MIT), src/kernel/chinese.table.ts with opencc-js (MIT; its data are those of OpenCC, Apache-2.0).',
    '- better-sqlite3 carries SQLite, which is in the public domain.',
    '- src/system/demo/invoices.csv: see the README beside it (CC0).',
    '## Installed beside it',
    'Needed by the packages above, mostly to fetch or compile the SQLite driver; not in dist/.',
    table(all.filter(({ folder }) => !bundled.has(folder))),
  ]
  return `${parts.join('\n\n')}\n`
}
