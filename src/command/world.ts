// Everything outside the program, handed in as values, so that a test can be a world of its own.
import type { Readable, Writable } from 'node:stream'
import type { Clock } from '../kernel/clock.ts'
import type { Environment } from '../kernel/environment.ts'
import type { TextStream } from '../output/sink.ts'

/** A stream people or scripts read; `isTTY` and `columns` as a terminal has them. */
export interface Out {
  readonly stream: TextStream
  /** The same as a stream of Node, for libraries that want one; made when it is asked for. */
  readonly whole?: () => Writable
  readonly isTTY: boolean
  readonly columns: number | undefined
  readonly rows: number | undefined
}

/** Where a run takes place. */
export interface World {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Out
  readonly stderr: Out
  readonly env: Environment
  readonly cwd: string
  readonly home: string
  /** Login name of the person at the operating system. */
  readonly user: string
  /** Number of the process. */
  readonly pid: number
  readonly clock: Clock
  /** Zone of the machine, slow to find; a store has its own. */
  readonly zone: () => string
  /** Fulfilled when the person interrupts after `onInterrupt('tell')`; null where nobody can. */
  readonly interrupted: AbortSignal | null
  /**
   * What an interrupt does from now on, instead of ending the program at once: `tell` fulfils `interrupted`, `ignore`
   * leaves it to the pager.
   */
  readonly onInterrupt?: (how: 'tell' | 'ignore') => void
}
