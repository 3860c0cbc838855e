// Makes the V8 code caches of dist/ for the Node that runs the build: half of the time of a start is compiling.
// Made once here and never at run time; where one does not fit, the program starts without it, a little slower.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transform } from 'esbuild'
import type { Bundled } from './bundle.ts'

const source = new URL('./warm-up.ts', import.meta.url)

/** The commands that have a code cache of the main file to themselves: see bin/crm.js, which chooses among them. */
const usualCaches: readonly string[] = ['list', 'show', 'search', 'revisits', 'add', 'log']

/** Runs the warming; what it says on stderr is the program's own talk, and shown only where it fails. */
const run = (args: readonly string[], cwd: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: emptyEnvironment(cwd),
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 120_000,
    })
    const talk: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => talk.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(talk))
      resolve(code === 0)
    })
  })

/** Files in the order they are entered: start, else main, then the rest. Workers start outside the loader. */
const cached = (bundled: readonly Bundled[]): readonly string[] => {
  const order = ['start', 'main', 'seldom', 'lazy']
  return bundled
    .map(({ part }) => part)
    .filter(({ kind }) => order.includes(kind))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map(({ file }) => file)
}

/** The environment of a person who has set nothing, in a home of its own. */
const emptyEnvironment = (home: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: home,
  LANG: 'C.UTF-8',
  TZ: 'Asia/Shanghai',
})

/** Writes dist/cache/ for what was bundled. False where the warming run failed: the program then starts without. */
export const writeCodeCache = async (root: string, bundled: readonly Bundled[]): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'crm-build-'))
  try {
    const script = join(folder, 'warm-up.mjs')
    const { code } = await transform(await readFile(source, 'utf8'), {
      loader: 'ts',
      format: 'esm',
      target: 'node20.19',
    })
    await writeFile(script, code)
    const warm = (mode: string): Promise<boolean> => run([script, root, folder, mode, ...cached(bundled)], folder)
    await warm('prepare')
    // Each before the one for all commands is there: it would be taken for the start of theirs.
    for (const mode of usualCaches) await warm(mode)
    return await warm('')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
