// Faults of the system at an exact call, by strace: a kill at the Nth write, a disk that fails at the Nth sync. Counts
// the calls of an undisturbed run first. Where strace is not there, or may not trace, the tests say so and are skipped.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RealPlace, type RealRun, realCrm } from '../harness/real.ts'

/** Whether strace is there and may trace. */
export const canTrace: boolean =
  process.platform === 'linux' && spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0

/** Put into the title of tests that need it. */
export const needsTrace = '(skipped where strace is not there or may not trace)'

/** Calls by which a disk may fail a program. */
export const diskCalls = /^(?:pwrite64|pwritev|fsync|fdatasync|ftruncate|rename|renameat2?|link|linkat)$/

/** Every step that changes a disk, and the answer on stdout. */
export const stepCalls =
  /^(?:pwrite64|pwritev|write|fsync|fdatasync|ftruncate|rename\w*|link|linkat|unlink|unlinkat|mkdir|chmod|fchmod)$/

// A question mark: not every processor has every call.
const all = [
  ...['pwrite64', 'pwritev', 'write', 'fsync', 'fdatasync', 'ftruncate', 'rename', 'renameat', 'renameat2', 'link'],
  ...['linkat', 'unlink', 'unlinkat', 'mkdir', 'chmod', 'fchmod'],
].map((call) => `?${call}`)

/** One call of a run: the Nth of its name in a thread; 1 is the first. */
export interface CallAt {
  readonly call: string
  readonly at: number
}

/** Every call that a command makes, of those that matter here; a name as often as its busiest thread makes it. */
export const callsOf = async (words: readonly string[], place: RealPlace): Promise<readonly CallAt[]> => {
  const log = join(place.cwd, 'calls.log')
  await realCrm(words, { ...place, under: ['strace', '-f', '-qq', '-o', log, '-e', `trace=${all.join(',')}`] })
  const counts = new Map<string, number>()
  const most = new Map<string, number>()
  for (const [, thread = '', call = ''] of readFileSync(log, 'utf8').matchAll(/^(\d+) +(\w+)\(/gm)) {
    const count = (counts.get(`${thread} ${call}`) ?? 0) + 1
    counts.set(`${thread} ${call}`, count)
    most.set(call, Math.max(count, most.get(call) ?? 0))
  }
  return [...most].flatMap(([call, count]) => Array.from({ length: count }, (_, at) => ({ call, at: at + 1 })))
}

/** What happens at a call. */
export interface Fault extends CallAt {
  readonly blow: 'kill' | 'EIO' | 'ENOSPC'
}

/** A fault in words, for the message of a test. */
export const faultWords = ({ blow, call, at }: Fault): string => `${blow} at ${call} ${at}`

/** Runs a command with the fault. */
export const struckCrm = (words: readonly string[], fault: Fault, place: RealPlace): Promise<RealRun> => {
  const { call, at } = fault
  const blow = fault.blow === 'kill' ? 'signal=SIGKILL' : `error=${fault.blow}`
  const traced = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`]
  return realCrm(words, { ...place, under: [...traced, '-e', `inject=${call}:${blow}:when=${at}`] })
}
