// A world of its own for one run of the program: streams that are kept, a clock that is told, a folder that is given.
// `crm` runs the program in process through its seam; nothing here starts a process or reads the machine.
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import type { Program } from '../../src/command/program.ts'
import { run } from '../../src/command/run.ts'
import type { Out, World } from '../../src/command/world.ts'
import { program as ours } from '../../src/commands.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import { epochOfInstant, type Instant, instantFromEpoch } from '../../src/kernel/instant.ts'

/** What a run left: its exit code and all it wrote. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** Both streams in the order in which they were written. */
  readonly output: string
  /** stdout as it was written, for files that are not UTF-8. */
  readonly bytes: Buffer
}

/** Where a run takes place; what is not said is an empty, quiet place in English. */
export interface Place {
  /** Its folder; the home is `home` inside it. */
  readonly cwd: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** What stands on stdin, which is no terminal. */
  readonly stdin?: string | Uint8Array
  readonly clock?: Clock
  /** Whether stdout is a terminal. stdin never is one here: nobody is asked. */
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
  readonly user?: string
  readonly zone?: string
  readonly interrupted?: AbortSignal
  /** Another program than that of src/commands.ts. */
  readonly program?: Program
  /** Where stdout goes instead of being kept. */
  readonly stdout?: Writable
}

/** A clock that goes on by so many milliseconds each time it is looked at. */
export const steppingClock = (first: Instant, step = 1000): Clock => {
  let now = epochOfInstant(first)
  return {
    now: () => {
      const instant = instantFromEpoch(now)
      now += step
      return instant
    },
  }
}

const keeping = (...kept: readonly Buffer[][]): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const chunks of kept) chunks.push(Buffer.from(chunk))
      done()
    },
  })

const bytesOf = (stdin: string | Uint8Array): Buffer =>
  typeof stdin === 'string' ? Buffer.from(stdin) : Buffer.from(stdin)

/** Runs `crm` with these words in a place, in process. */
export const crm = async (argv: readonly string[], place: Place): Promise<Ran> => {
  const out: Buffer[] = []
  const err: Buffer[] = []
  const both: Buffer[] = []
  const isTTY = place.isTTY ?? false
  const outOf = (chunks: Buffer[]): Out => ({
    stream: keeping(chunks, both),
    isTTY,
    columns: isTTY ? (place.columns ?? 80) : undefined,
    rows: isTTY ? (place.rows ?? 24) : undefined,
  })
  const world: World = {
    stdin: Readable.from(place.stdin === undefined ? [] : [bytesOf(place.stdin)]),
    stdout: place.stdout ? { ...outOf(out), stream: place.stdout } : outOf(out),
    stderr: outOf(err),
    env: { CRM_DB: join(place.cwd, 'crm.db'), TERM: isTTY ? 'xterm' : undefined, PAGER: 'cat', ...place.env },
    cwd: place.cwd,
    home: join(place.cwd, 'home'),
    user: place.user ?? 'lin',
    pid: 4711,
    clock: place.clock ?? steppingClock('2026-11-27T01:00:00.000Z'),
    zone: () => place.zone ?? 'Asia/Shanghai',
    interrupted: place.interrupted ?? null,
  }
  const code = await run(place.program ?? ours, argv, world)
  const bytes = Buffer.concat(out)
  return {
    code,
    stdout: bytes.toString('utf8'),
    stderr: Buffer.concat(err).toString('utf8'),
    output: Buffer.concat(both).toString('utf8'),
    bytes,
  }
}
