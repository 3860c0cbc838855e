// Makes the V8 code caches of dist/ for the Node that runs the build: half of the time of a start is compiling.
// Made once here and never at run time; where one does not fit, the program starts without it, a little slower.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transform } from 'esbuild'
import type { Bundled } from './bundle.ts'

const source = new URL('./warm-up.ts', import.meta.url)

const run = (args: readonly string[], env: NodeJS.ProcessEnv): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 120_000 })
    child.on('error', reject)
    child.on('close', resolve)
  })

/** Files in the order they are entered: start, else main, then the rest. Workers start outside the loader. */
const cached = (bundled: readonly Bundled[]): readonly string[] => {
  const order = ['start', 'main', 'lazy']
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
    return (await run([script, root, folder, ...cached(bundled)], emptyEnvironment(folder))) === 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
