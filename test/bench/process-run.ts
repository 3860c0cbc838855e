// Runs whole processes and measures them from outside, from the start to the exit, everything included: what a clock on
// the wall shows, and the processor time of all their threads, which a busy machine hardly changes.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './store.ts'

/** A process to run. */
export interface Task {
  readonly command: string
  readonly args: readonly string[]
  /** Text for its stdin; empty when absent. */
  readonly input?: string
}

/** What a run took. */
export interface Ran {
  readonly milliseconds: number
  /** Milliseconds of processor time, of the program and of the system for it. */
  readonly processor: number
  /** Most memory held, in MB; null where it was not asked or the system has no GNU time. */
  readonly peak: number | null
  readonly stdout: string
}

const memoryTimer = '/usr/bin/time'
const peakMark = 'peak of the benchmark:'
const timeMark = 'time of the benchmark:'

// The shell's own `time` tells thousandths of a second; that of GNU only hundredths.
const timed = `TIMEFORMAT='${timeMark} %R %U %S'; time "$@"`

const isOurs = /^(?:CRM_|XDG_|LC_)|^(?:CI|NO_COLOR|FORCE_COLOR|CLICOLOR|CLICOLOR_FORCE|COLUMNS|PAGER)$/

/** The environment of the machine, with nothing set that the program itself would read. */
export const environment = (): NodeJS.ProcessEnv => {
  const home = join(cacheFolder, 'home')
  mkdirSync(home, { recursive: true })
  const machine = Object.entries(process.env).filter(([name]) => !isOurs.test(name))
  return { ...Object.fromEntries(machine), HOME: home, LANG: 'C.UTF-8', TZ: 'Asia/Shanghai' }
}

const shown = ({ command, args }: Task): string => [command, ...args].join(' ').slice(0, 300)

const after = (text: string, mark: string): readonly number[] =>
  (text.split(mark)[1] ?? '').trim().split(/\s+/).map(Number)

/** Runs a process to its end. Throws where it fails: a figure of a failed run means nothing. */
export const runTask = (task: Task, options: { readonly peak?: boolean } = {}): Ran => {
  const measured = options.peak === true && existsSync(memoryTimer)
  const wrapped = measured ? [memoryTimer, '-f', `${peakMark} %M`] : []
  const { error, status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', timed, 'bash', ...wrapped, task.command, ...task.args],
    { env: environment(), input: task.input ?? '', encoding: 'utf8', maxBuffer: 2 ** 30 },
  )
  if (error) throw error
  if (status !== 0) throw new Error(`${shown(task)} ended with ${status}: ${stderr.slice(-500)}`)
  const [real = Number.NaN, user = Number.NaN, system = Number.NaN] = after(stderr, timeMark)
  const peak = measured ? (after(stderr, peakMark)[0] ?? Number.NaN) / 1024 : null
  return { milliseconds: real * 1000, processor: (user + system) * 1000, peak, stdout }
}
