// What comes with the program: which packages may run something while they are installed, where they come from, and that
// nothing of ours speaks over a network. Licences: documents.test.ts. Planted once: another install script, a digest taken
// out, an import of node:http.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const text = (name: string): string => readFileSync(join(root, name), 'utf8')

interface Package {
  readonly hasInstallScript?: boolean
  readonly dev?: boolean
  readonly optional?: boolean
  readonly link?: boolean
  readonly resolved?: string
  readonly integrity?: string
}

const lock: { readonly packages: Readonly<Record<string, Package>> } = JSON.parse(text('package-lock.json'))
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

describe('packages', () => {
  it('of the program: better-sqlite3 alone runs something while it is installed', () => {
    const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true)
    expect(running.filter(([, { dev }]) => dev !== true).map(([path]) => nameOf(path))).toEqual(['better-sqlite3'])
    // For who works on it: the bundler takes its own binary, the terminal of the tests is compiled; the watcher of macOS.
    expect(
      running
        .filter(([, { dev, optional }]) => dev === true && optional !== true)
        .map(([path]) => nameOf(path))
        .sort(),
    ).toEqual(['esbuild', 'node-pty'])
    expect(
      running
        .filter(([, { optional }]) => optional === true)
        .map(([path]) => nameOf(path))
        .filter((name) => name !== 'fsevents'),
    ).toEqual([])
    const { allowScripts }: { readonly allowScripts: Readonly<Record<string, boolean>> } = JSON.parse(
      text('package.json'),
    )
    expect(Object.keys(allowScripts).sort()).toEqual(['better-sqlite3', 'esbuild', 'node-pty'])
  })

  it('each is known by its digest, and none comes from anywhere but the registry', () => {
    const loose = packages.filter(
      ([, { link, resolved, integrity, dev, optional }]) =>
        link === true ||
        // Those for other machines, that only who works on it wants, were not fetched here.
        (integrity?.startsWith('sha512-') !== true &&
          !(dev === true && optional === true && integrity === undefined)) ||
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    )
    expect(loose.map(([path]) => path)).toEqual([])
  })
})

describe('sources', () => {
  it('know no network', () => {
    const files = ['src', 'bin', 'migrations'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:ts|js)$/.test(name))
        .map((name) => join(folder, name)),
    )
    expect(files.length).toBeGreaterThan(300)
    const speaking =
      /(?:from|import\(|require\()\s*['"](?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|inspector)['"]|\bfetch\(|\bWebSocket\b|\bXMLHttpRequest\b/
    expect(files.filter((name) => speaking.test(text(name)))).toEqual([])
  })
})
