// The only file that touches `process`: builds the world, runs the program, sets the exit code.
import { homedir, userInfo } from 'node:os'
import { run } from './command/run.ts'
import type { Out, World } from './command/world.ts'
import { program } from './commands.ts'
import { systemClock, systemZone } from './kernel/clock.ts'

const outOf = (stream: NodeJS.WriteStream): Out => ({
  stream,
  isTTY: stream.isTTY === true,
  columns: stream.columns,
  rows: stream.rows,
})

const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return process.env.USER || String(process.getuid?.() ?? 'unknown')
  }
}

const worldOf = (interrupted: AbortSignal): World => ({
  stdin: process.stdin,
  stdout: outOf(process.stdout),
  stderr: outOf(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  home: homedir(),
  user: userName(),
  clock: systemClock,
  zone: systemZone,
  interrupted,
})

/** Runs the words of the command line. Never throws; leaves the exit code in `process.exitCode`. */
export const main = async (): Promise<void> => {
  // Everything the program makes is the person's own.
  process.umask(0o077)
  const interruption = new AbortController()
  process.once('SIGINT', () => interruption.abort())
  process.once('SIGTERM', () => interruption.abort())
  process.exitCode = await run(program, process.argv.slice(2), worldOf(interruption.signal))
  // A terminal that was asked something would keep the program waiting.
  process.stdin.unref?.()
}
