// Runs a command and measures the most memory it held; its words must not show the inside.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RealRun, realCrm } from '../harness/real.ts'
import { expectNoInside } from './verdict.ts'

const preload = join(import.meta.dirname, '..', 'harness', 'most-memory.cjs')

/** A run and the most memory it held, in MiB. */
export const measured = async (
  words: readonly string[],
  cwd: string,
): Promise<RealRun & { readonly memory: number }> => {
  const file = join(cwd, 'most-memory')
  const env = { NODE_OPTIONS: `--require ${preload}`, MOST_MEMORY: file }
  const run = await realCrm(words, { cwd, clock: null, env })
  expectNoInside(run, words.join(' ').slice(0, 200))
  return { ...run, memory: Number(readFileSync(file, 'utf8')) / 1024 }
}
