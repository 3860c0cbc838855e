// Faults of the system at an exact call, by strace: a kill at the Nth write, a disk that fails at the Nth sync. Counts
// the calls of an undisturbed run first. Where strace is not there, or may not trace, the tests say so and are skipped.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
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

/** Words before a command by which its calls, of those that matter here, come into a file. */
export const tracing = (log: string): readonly string[] => [
  ...['strace', '-f', '--seccomp-bpf', '-qq', '-o', log],
  ...['-e', `trace=${all.join(',')}`],
]

/** Every call in such a file; a name as often as its busiest thread made it. */
export const callsIn = (log: string): readonly CallAt[] => {
  const counts = new Map<string, number>()
  const most = new Map<string, number>()
  for (const [, thread = '', call = ''] of readFileSync(log, 'utf8').matchAll(/^(\d+) +(\w+)\(/gm)) {
    const count = (counts.get(`${thread} ${call}`) ?? 0) + 1
    counts.set(`${thread} ${call}`, count)
    most.set(call, Math.max(count, most.get(call) ?? 0))
  }
  return [...most].flatMap(([call, count]) => Array.from({ length: count }, (_, at) => ({ call, at: at + 1 })))
}

/** Every call that a command makes. */
export const callsOf = async (words: readonly string[], place: RealPlace): Promise<readonly CallAt[]> => {
  const log = join(place.cwd, 'calls.log')
  await realCrm(words, { ...place, under: tracing(log) })
  return callsIn(log)
}

/** What happens at a call. */
export interface Fault extends CallAt {
  readonly blow: 'kill' | 'EIO' | 'ENOSPC'
}

/** A fault in words, for the message of a test. */
export const faultWords = ({ blow, call, at }: Fault): string => `${blow} at ${call} ${at}`

/** Runs a command with the fault. Fails where a call that should fail was not made. */
export const struckCrm = async (words: readonly string[], fault: Fault, place: RealPlace): Promise<RealRun> => {
  const { call, at } = fault
  const log = `${place.cwd}.struck`
  const blow = fault.blow === 'kill' ? 'signal=SIGKILL' : `error=${fault.blow}`
  // The quicker way of tracing does not kill.
  const quick = fault.blow === 'kill' ? [] : ['--seccomp-bpf']
  const traced = ['strace', '-f', ...quick, '-qq', '-o', log, '-e', `trace=${call}`]
  const run = await realCrm(words, { ...place, under: [...traced, '-e', `inject=${call}:${blow}:when=${at}`] })
  const isStruck = readFileSync(log, 'latin1').includes('(INJECTED)')
  rmSync(log)
  if (fault.blow !== 'kill' && !isStruck) throw new Error(`${faultWords(fault)}: there was no such call`)
  return run
}
