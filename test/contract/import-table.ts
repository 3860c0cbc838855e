// Who may import whom: the table of docs/layout.md as data, and the check of one file against it.
import type { Import } from './code-text.ts'
import { type SourceFile, targetOf } from './source-tree.ts'

/** What a file is: a whole room where all files are alike, or a role inside a slice. */
type Role =
  | 'top'
  | 'build'
  | 'kernel'
  | 'analytics'
  | 'language'
  | 'output'
  | 'exchange'
  | 'command'
  | 'database'
  | 'report'
  | 'system'
  | 'migration'
  | 'rules'
  | 'words'
  | 'table'
  | 'queries'
  | 'verbs'
  | 'face'

const rooms = [
  'build',
  'kernel',
  'analytics',
  'language',
  'output',
  'exchange',
  'command',
  'database',
  'report',
  'system',
] as const

const topFiles = ['src/main.ts', 'src/start.ts', 'src/commands.ts']

/** The folder directly under src/ that a path lies in; '' for files at the top. */
const roomOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? ''

const isSlice = (path: string): boolean => {
  const room = roomOf(path)
  return room !== '' && !rooms.some((name) => name === room)
}

/**
 * `x.act.ts` is work that several commands of a slice share, `x.source.ts` what a slice adds to another's page, and
 * `.fields`, `.columns` are parts of nouns and commands.
 */
const roleOf = (path: string): Role => {
  if (path.startsWith('migrations/')) return 'migration'
  if (topFiles.includes(path) || roomOf(path) === '') return 'top'
  if (/\.queries(?:\.lazy)?\.ts$/.test(path)) return 'queries'
  if (/\.(?:command|noun|fields|columns|act|source)(?:\.lazy)?\.ts$/.test(path) && roomOf(path) !== 'report')
    return 'verbs'
  const room = rooms.find((name) => name === roomOf(path))
  if (room !== undefined) return room
  if (path.endsWith('/index.ts')) return 'face'
  if (path.endsWith('.table.ts')) return 'table'
  if (path.endsWith('.words.ts')) return 'words'
  return 'rules'
}

/** For each role, what it may import beside its own room: as values, and beyond that as types. */
const table: Readonly<Record<Role, { readonly values: readonly Role[]; readonly types?: readonly Role[] }>> = {
  top: { values: [] },
  build: { values: [] },
  kernel: { values: [] },
  analytics: { values: ['kernel'] },
  language: { values: ['kernel'] },
  output: { values: ['kernel', 'language'] },
  exchange: { values: ['kernel', 'language'] },
  command: { values: ['kernel', 'language', 'output', 'exchange', 'database', 'queries'] },
  database: { values: ['kernel'], types: ['table'] },
  report: {
    values: ['kernel', 'analytics', 'language', 'output', 'exchange', 'command', 'queries', 'face'],
    types: ['database', 'table'],
  },
  system: {
    values: ['kernel', 'language', 'output', 'exchange', 'command', 'database', 'queries', 'face'],
    types: ['table'],
  },
  migration: { values: ['kernel'], types: ['database'] },
  rules: { values: ['kernel', 'analytics', 'words', 'face'], types: ['table', 'command', 'database', 'queries'] },
  words: { values: ['kernel', 'language'] },
  table: { values: [], types: ['kernel', 'rules'] },
  queries: { values: ['kernel', 'rules', 'words', 'face'], types: ['database', 'table', 'command'] },
  verbs: {
    values: [
      'kernel',
      'analytics',
      'language',
      'output',
      'exchange',
      'command',
      'database',
      'rules',
      'words',
      'queries',
      'verbs',
      'face',
    ],
    types: ['table'],
  },
  face: { values: ['rules', 'words', 'queries', 'verbs'], types: ['table', 'kernel'] },
}

/** Roles whose files are reached from within their own slice alone. */
const inside: readonly Role[] = ['rules', 'words', 'queries', 'verbs']

/** Packages, and which files may load them; `types` may name their types as well. */
const packages: Readonly<Record<string, { readonly values: RegExp; readonly types?: RegExp }>> = {
  'better-sqlite3': { values: /^src\/database\// },
  kysely: {
    values: /^(?:src\/database\/|migrations\/)|\.queries(?:\.lazy)?\.ts$/,
    types: /^src\/(?:command|report)\/|\.(?:table|command|noun)(?:\.lazy)?\.ts$/,
  },
  commander: { values: /^src\/command\// },
  chalk: { values: /^src\/output\/.*\.lazy\.ts$/ },
  'cli-table3': { values: /^src\/output\/.*\.lazy\.ts$/ },
  'wrap-ansi': { values: /^src\/output\// },
  'get-east-asian-width': { values: /^src\/output\// },
  inquirer: { values: /^src\/command\/.*\.lazy\.ts$/ },
  '@inquirer/prompts': { values: /^src\/command\/.*\.lazy\.ts$/ },
  'csv-parse': { values: /^src\/exchange\/.*\.(?:lazy|worker)\.ts$/ },
  'iconv-lite': { values: /^src\/exchange\/.*\.lazy\.ts$/ },
  'smol-toml': { values: /\.lazy\.ts$/ },
  'libphonenumber-js': { values: /^src\/kernel\/.*\.lazy\.ts$/ },
  'pinyin-pro': { values: /^src\/kernel\/.*\.lazy\.ts$/ },
  'opencc-js': { values: /^src\/kernel\/.*\.lazy\.ts$/ },
  esbuild: { values: /^src\/build\// },
}

/** Built-ins that only some files may load: the process belongs to main. */
const builtins: Readonly<Record<string, RegExp>> = {
  'node:process': /^src\/(?:main|start)\.ts$/,
  'node:module': /^src\/(?:build\/|database\/native-binding\.ts$)/,
}

const packageName = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier

const againstPackages = (path: string, { specifier, how }: Import): string | undefined => {
  if (specifier.startsWith('node:')) {
    return builtins[specifier]?.test(path) === false ? `${specifier} is not for this file` : undefined
  }
  const rule = packages[packageName(specifier)]
  if (rule === undefined) return `${specifier} is not in the table of packages`
  if (rule.values.test(path) || (how === 'type' && rule.types?.test(path) === true)) return undefined
  return `${specifier} is not for this file${rule.types?.test(path) === true ? ', except as a type' : ''}`
}

const againstTable = (path: string, target: string, how: Import['how']): string | undefined => {
  const [role, other] = [roleOf(path), roleOf(target)]
  if (target.endsWith('.lazy.ts') && how === 'value' && !path.endsWith('.lazy.ts')) {
    return `${target} must be loaded by import('…'), else it is not lazy`
  }
  if (role === 'top' || role === 'build') return undefined
  const sameRoom = roomOf(path) === roomOf(target)
  if (sameRoom && (role === other || role === 'face' || !isSlice(path))) return undefined
  if (other === 'migration') return role === 'database' ? undefined : `${target} is for database/ alone`
  if (isSlice(target) && !sameRoom && inside.includes(other)) {
    return `${target} is the inside of another room: go through its index.ts`
  }
  const { values, types = [] } = table[role]
  if (values.includes(other)) return undefined
  if (types.includes(other)) return how === 'type' ? undefined : `${role} may import ${other} only as types`
  return `${role} may not import ${other}`
}

/** What a file imports against the table, each with its line. */
export const breachesOf = ({ path, imports }: SourceFile): readonly string[] =>
  imports.flatMap((one) => {
    const target = targetOf(path, one.specifier)
    const breach =
      target === undefined
        ? againstPackages(path, one)
        : target.endsWith('.json')
          ? undefined
          : againstTable(path, target, one.how)
    return breach === undefined ? [] : [`${path}:${one.line} ${breach}`]
  })

/** Circles of imports among files, types left out: each as the files it runs through. */
export const circlesIn = (files: readonly SourceFile[]): readonly (readonly string[])[] => {
  const known = new Map(files.map((file) => [file.path, file]))
  const done = new Set<string>()
  const circles: string[][] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const from = trail.indexOf(path)
    if (from >= 0) circles.push([...trail.slice(from), path])
    if (from >= 0 || done.has(path)) return
    for (const { specifier, how } of known.get(path)?.imports ?? []) {
      const target = targetOf(path, specifier)
      if (target !== undefined && how !== 'type') visit(target, [...trail, path])
    }
    done.add(path)
  }
  for (const { path } of files) visit(path, [])
  return circles
}
