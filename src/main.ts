// The only file that touches `process`: builds the world, runs the program, sets the exit code.
import { userInfo } from 'node:os'
import type { CommandNames } from './command/command-names.ts'
import { openManifest } from './command/help/manifest.ts'
import { run } from './command/run.ts'
import type { Out, World } from './command/world.ts'
import { program } from './commands.ts'
import { systemClock, systemZone } from './kernel/clock.ts'
import { homeFolder } from './kernel/home-folder.ts'
import { workingFolder } from './kernel/working-folder.ts'
import { descriptorText, mayBeTerminal } from './output/descriptor.ts'

// Node's streams are made when first touched: each costs several hundredths of a start, which most runs never need.
const outOf = (descriptor: number, whole: () => NodeJS.WriteStream): Out => {
  const isTTY = mayBeTerminal(descriptor) && whole().isTTY === true
  return {
    stream: descriptorText(descriptor, whole),
    whole,
    isTTY,
    columns: isTTY ? whole().columns : undefined,
    rows: isTTY ? whole().rows : undefined,
  }
}

const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return process.env.USER || String(process.getuid?.() ?? 'unknown')
  }
}

let stdinTouched = false

/** Signals by which a person, or the system, asks the program to end. */
const requests = ['SIGINT', 'SIGTERM'] as const

/**
 * What such a request does. At first it ends the program at once, as it does any other: there is nothing to clean up.
 * From `tell` on it fulfils the signal, and only the second one ends the program; from `ignore` on an interrupt is left
 * to the pager, which gets it too.
 */
const listenToRequests = (): Required<Pick<World, 'interrupted' | 'onInterrupt'>> => {
  let controller: AbortController | undefined
  const told = (): AbortController => {
    controller ??= new AbortController()
    return controller
  }
  let ignored = false
  const stop = (): void => {
    for (const request of requests) process.off(request, hear)
  }
  const hear = (request: NodeJS.Signals): void => {
    if (ignored) return
    if (!told().signal.aborted) told().abort()
    else {
      stop()
      process.kill(process.pid, request)
    }
  }
  return {
    get interrupted() {
      return told().signal
    },
    onInterrupt: (how) => {
      stop()
      ignored = how === 'ignore'
      for (const request of ignored ? (['SIGINT'] as const) : requests) process.on(request, hear)
    },
  }
}

const theWorld = (): World => {
  const requested = listenToRequests()
  return {
    get stdin() {
      stdinTouched = true
      return process.stdin
    },
    stdout: outOf(1, () => process.stdout),
    stderr: outOf(2, () => process.stderr),
    env: process.env,
    get cwd() {
      return workingFolder(() => process.cwd())
    },
    home: homeFolder(process.env.HOME),
    get user() {
      return userName()
    },
    pid: process.pid,
    clock: systemClock,
    zone: systemZone,
    get interrupted() {
      return requested.interrupted
    },
    onInterrupt: requested.onInterrupt,
  }
}

/** The names that the build left; undefined where they are not there, as while another build runs. */
const builtNames = (): CommandNames | undefined => {
  try {
    return openManifest(__dirname).names
  } catch {
    return undefined
  }
}

/**
 * Runs the words of the command line. Never throws; leaves the exit code in `process.exitCode`.
 * @param names of the commands, from the start file, which has given the early answers; bin/crm.js leaves that file out
 * where the words want none
 */
export const main = async (_process?: unknown, names = builtNames()): Promise<void> => {
  // Everything the program makes is the person's own.
  process.umask(0o077)
  process.exitCode = await run(program, process.argv.slice(2), theWorld(), names)
  // A terminal that was asked something would keep the program waiting.
  if (stdinTouched) process.stdin.unref?.()
}
