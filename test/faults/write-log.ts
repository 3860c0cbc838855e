// Everything that commands do to the files of a folder, in order and with every byte, as strace sees it. Shared memory
// is left out: SQLite makes it anew after a crash.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type RealPlace, type RealRun, realCrm } from '../harness/real.ts'

/** A name made, given, moved or taken away. */
export type Naming =
  | { readonly kind: 'make' | 'folder' | 'unlink'; readonly path: string }
  | { readonly kind: 'link' | 'rename'; readonly path: string; readonly to: string }

/** One thing done to a folder. Paths begin in it; '' is the folder itself. */
export type Step =
  | Naming
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'cut'; readonly path: string; readonly length: number }
  /** The answer of a command, which from here on is acknowledged. */
  | { readonly kind: 'answer' }

const calls = 'openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,link,mkdir'

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex')
const textOf = (hex: string): string => bytesOf(hex).toString('utf8')

interface Line {
  readonly time: number
  readonly call: string
  readonly rest: string
}

const linesOf = (folder: string): readonly Line[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('trace.'))
    .flatMap((name) => readFileSync(join(folder, name), 'latin1').split('\n'))
    .flatMap((line) => {
      const match = /^(\d+\.\d+) (\w+)\((.*)\) += \d+/.exec(line)
      return match ? [{ time: Number(match[1]), call: match[2] ?? '', rest: match[3] ?? '' }] : []
    })
    .sort((one, other) => one.time - other.time)

/** Reads the steps of one traced run in a folder; `there` are the files it began with. */
const stepsOf = (traces: string, folder: string, there: ReadonlySet<string>): readonly Step[] => {
  const files = new Set(there)
  const ends = new Map<string, number>()
  const inside = (path: string): string | null => {
    if (path === folder) return ''
    return path.startsWith(`${folder}/`) && !path.endsWith('-shm') ? path.slice(folder.length + 1) : null
  }
  const stepOf = ({ call, rest }: Line): Step | null => {
    const names = [...rest.matchAll(/(?<!<)"((?:\\x..)*)"/g)].map(([, hex = '']) => hex)
    if (call === 'write' && /^1\D/.test(rest)) return { kind: 'answer' }
    const [, held = ''] = /^\d+<((?:\\x..)*)>/.exec(rest) ?? []
    const path = inside(held === '' || call === 'openat' ? textOf(names[0] ?? '') : textOf(held))
    if (path === null) return null
    const numbers = rest.split(',').map(Number)
    if (call === 'openat') {
      if (/O_TRUNC/.test(rest) && files.has(path)) throw new Error(`${path} is emptied where it stands`)
      if (!/O_CREAT/.test(rest) || files.has(path)) return null
      files.add(path)
      ends.set(path, 0)
      return { kind: 'make', path }
    }
    if (call === 'fsync' || call === 'fdatasync') return { kind: 'sync', path }
    if (call === 'ftruncate') return { kind: 'cut', path, length: numbers.at(-1) ?? 0 }
    if (call === 'mkdir') return { kind: 'folder', path }
    if (call === 'pwrite64') return { kind: 'write', path, at: numbers.at(-1) ?? 0, data: bytesOf(names[0] ?? '') }
    if (call === 'write') {
      const data = bytesOf(names[0] ?? '')
      const at = ends.get(path) ?? 0
      ends.set(path, at + data.length)
      return { kind: 'write', path, at, data }
    }
    if (call === 'unlink') {
      files.delete(path)
      return { kind: 'unlink', path }
    }
    const to = inside(textOf(names[1] ?? '')) ?? ''
    files.add(to)
    if (call === 'rename') files.delete(path)
    return { kind: call === 'rename' ? 'rename' : 'link', path, to }
  }
  return linesOf(traces).flatMap((line) => stepOf(line) ?? [])
}

/** Runs a command and gives what it did to its folder; the traces go to another folder and are taken away. */
export const recordCrm = async (
  words: readonly string[],
  place: RealPlace,
  traces: string,
): Promise<{ readonly run: RealRun; readonly steps: readonly Step[] }> => {
  const there = new Set(readdirSync(place.cwd, { recursive: true, encoding: 'utf8' }))
  const traced = ['-ff', '--seccomp-bpf', '-qq', '-ttt', '-xx', '-yy', '-s', '10000000', '-e', `trace=${calls}`]
  const run = await realCrm(words, { ...place, under: ['strace', ...traced, '-o', join(traces, 'trace')] })
  const steps = stepsOf(traces, place.cwd, there)
  for (const name of readdirSync(traces)) rmSync(join(traces, name))
  return { run, steps }
}
