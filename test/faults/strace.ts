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

// A question mark: not every processor has every call.
const kinds = {
  write: '?pwrite64,?pwritev',
  sync: '?fsync,?fdatasync',
  resize: '?ftruncate',
  name: '?rename,?renameat,?renameat2,?link,?linkat',
  /** Every step that changes a disk, and the answer on stdout. */
  step: '?pwrite64,?pwritev,?write,?fsync,?fdatasync,?ftruncate,?rename,?renameat,?renameat2,?link,?linkat,?unlink,?unlinkat,?mkdir,?chmod,?fchmod',
} as const

/** A kind of call. */
export type Call = keyof typeof kinds

const traced = (calls: Call, log: string): readonly string[] => [
  'strace',
  '-f',
  '-qq',
  '-o',
  log,
  '-e',
  `trace=${kinds[calls]}`,
]

/** How often a command makes such a call in its busiest thread. */
export const countCalls = async (words: readonly string[], calls: Call, place: RealPlace): Promise<number> => {
  const log = join(place.cwd, 'calls.log')
  await realCrm(words, { ...place, under: traced(calls, log) })
  const counts = new Map<string, number>()
  for (const [, thread = ''] of readFileSync(log, 'utf8').matchAll(/^(\d+) +\w+\(/gm))
    counts.set(thread, (counts.get(thread) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

/** What happens at the call. */
export type Blow = 'kill' | 'EIO' | 'ENOSPC'

/** A blow at one call. */
export interface Fault {
  readonly blow: Blow
  readonly calls: Call
  /** 1 is the first. */
  readonly at: number
}

/** A fault in words, for the message of a test. */
export const faultWords = ({ blow, calls, at }: Fault): string => `${blow} at ${calls} ${at}`

/** Runs a command with the fault. */
export const struckCrm = (words: readonly string[], fault: Fault, place: RealPlace): Promise<RealRun> => {
  const blow = fault.blow === 'kill' ? 'signal=SIGKILL' : `error=${fault.blow}`
  const inject = `inject=${kinds[fault.calls]}:${blow}:when=${fault.at}`
  return realCrm(words, { ...place, under: [...traced(fault.calls, '/dev/null'), '-e', inject] })
}
