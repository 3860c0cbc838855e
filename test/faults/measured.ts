// Runs a command and measures the most memory it held; its words must not show the inside. Where many small commands
// are tried, the short form runs them in this process, and what counts is by how much they make it grow.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { realCrm } from '../harness/real.ts'
import { type Answer, askCrm } from './asked.ts'
import { full } from './measure.ts'
import { expectNoInside } from './verdict.ts'

const preload = join(import.meta.dirname, '..', 'harness', 'most-memory.cjs')

/** An answer, how long it worked, in milliseconds of processor, and the most memory it held, in MiB. */
export type Measured = Answer & { readonly worked: number; readonly memory: number }

/** Runs a command as a process of its own. */
export const measured = async (words: readonly string[], cwd: string): Promise<Measured> => {
  const file = join(cwd, 'most-memory')
  const env = { NODE_OPTIONS: `--require ${preload}`, MOST_MEMORY: file }
  const run = await realCrm(words, { cwd, clock: null, env })
  expectNoInside(run, words.join(' ').slice(0, 200))
  const [memory = 0, worked = 0] = readFileSync(file, 'utf8').split(' ').map(Number)
  return { ...run, worked, memory: memory / 1024 }
}

const measuredHere = async (words: readonly string[], cwd: string): Promise<Measured> => {
  const before = process.resourceUsage().maxRSS
  const begun = process.cpuUsage()
  const run = await askCrm(words, { cwd })
  const { user, system } = process.cpuUsage(begun)
  expectNoInside(run, words.join(' ').slice(0, 200))
  return { ...run, worked: (user + system) / 1000, memory: (process.resourceUsage().maxRSS - before) / 1024 }
}

/** Runs one of many small commands. */
export const measuredSmall = full || process.env.FAULTS_BINARY ? measured : measuredHere
