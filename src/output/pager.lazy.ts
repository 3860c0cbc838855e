// Starts a real pager. The line is run by the shell only where it needs one, so that a pager that is not there is
// noticed before any text is lost. The caller must let an interrupt pass while the pager runs: it belongs to the pager.
import { spawn } from 'node:child_process'
import type { Environment } from '../kernel/environment.ts'
import type { PagerCommand, RunningPager } from './pager.ts'
import { streamSink } from './sink.ts'

const needsShell = /[^\w\s./+:,@%-]/

/** Starts the pager on the terminal of this process; undefined when there is no such program. */
export const startPager = ({ command, env }: PagerCommand, base: Environment): Promise<RunningPager | undefined> =>
  new Promise((resolve) => {
    const [program = '', ...words] = needsShell.test(command) ? ['/bin/sh', '-c', command] : command.split(/\s+/)
    const child = spawn(program, words, { stdio: ['pipe', 'inherit', 'inherit'], env: { ...base, ...env } })
    const over = new Promise<Error | undefined>((left) => {
      child.on('close', (code) => left(code === 126 || code === 127 ? new Error(`cannot run ${command}`) : undefined))
    })
    const sink = streamSink(child.stdin)
    child.on('error', () => resolve(undefined))
    child.on('spawn', () =>
      resolve({
        write: sink.write,
        isClosed: sink.isClosed,
        finish: async () => {
          child.stdin.end()
          return over
        },
      }),
    )
  })
