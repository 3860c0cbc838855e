// Runs whole processes and times them from outside: from the start to the exit, everything included.
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
  /** Most memory held, in MB; null where the system has no GNU time. */
  readonly peak: number | null
  readonly stdout: string
}

const timer = '/usr/bin/time'
const peakMark = 'peak of the benchmark:'

const isOurs = /^(?:CRM_|XDG_|LC_)|^(?:CI|NO_COLOR|FORCE_COLOR|CLICOLOR|CLICOLOR_FORCE|COLUMNS|PAGER)$/

/** The environment of the machine, with nothing set that the program itself would read. */
export const environment = (): NodeJS.ProcessEnv => {
  const home = join(cacheFolder, 'home')
  mkdirSync(home, { recursive: true })
  const machine = Object.entries(process.env).filter(([name]) => !isOurs.test(name))
  return { ...Object.fromEntries(machine), HOME: home, LANG: 'C.UTF-8', TZ: 'Asia/Shanghai' }
}

const shown = ({ command, args }: Task): string => [command, ...args].join(' ').slice(0, 300)

/** Runs a process to its end. Throws where it fails: a figure of a failed run means nothing. */
export const runTask = (task: Task, options: { readonly peak?: boolean } = {}): Ran => {
  const measured = options.peak === true && existsSync(timer)
  const [command, args] = measured
    ? [timer, ['-f', `${peakMark}%M`, task.command, ...task.args]]
    : [task.command, [...task.args]]
  const begun = performance.now()
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    env: environment(),
    input: task.input ?? '',
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  const milliseconds = performance.now() - begun
  if (error) throw error
  if (status !== 0) throw new Error(`${shown(task)} ended with ${status}: ${stderr.slice(-500)}`)
  const peak = measured ? Number(stderr.split(peakMark)[1]) / 1024 : null
  return { milliseconds, peak, stdout }
}
