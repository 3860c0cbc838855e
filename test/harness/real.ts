// The real program as a process of its own: what it is given, what it answered, how it ended. Nothing of it is replaced,
// except the clock where a test asks for one that stands.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { builtBinary } from './built.ts'

/** How a process ended and what it said. */
export interface RealRun {
  /** Null where a signal ended it. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly bytes: Buffer
  readonly stderr: string
  /** Milliseconds. */
  readonly took: number
}

/** Where and how the program runs. */
export interface RealPlace {
  /** Its folder; the store is `crm.db` and the home `home` inside it. */
  readonly cwd: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly stdin?: string | Uint8Array
  /** Words before `node`, such as those of strace. */
  readonly under?: readonly string[]
  /** A descriptor for its stdout; then nothing of it is kept. */
  readonly stdout?: number
  /** The instant at which its clock stands; null leaves it the real one. */
  readonly clock?: string | null
  /** Called when it has started. */
  readonly started?: (child: ChildProcess) => void
  /** Another binary than that of this tree. */
  readonly binary?: string
}

/** Where the clock stands unless said otherwise. */
export const realNow = '2026-11-27T01:00:00.000Z'

const preload = join(import.meta.dirname, 'fixed-clock.cjs')

/** The binary under test: `FAULTS_BINARY`, for trying the tests on a broken program, else that of this tree. */
export const realBinary = async (): Promise<string> => process.env.FAULTS_BINARY || builtBinary()

/** The environment of a run: nothing of the machine's own but where its programs are. */
export const realEnvironment = ({ cwd, env, clock = realNow }: RealPlace): NodeJS.ProcessEnv => ({
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: join(cwd, 'home'),
  USER: 'lin',
  LANG: 'en_US.UTF-8',
  TZ: 'America/St_Johns',
  CRM_DB: join(cwd, 'crm.db'),
  // One thread for the file system, so that the Nth call is the same each time.
  UV_THREADPOOL_SIZE: '1',
  ...(clock === null ? {} : { NODE_OPTIONS: `--require ${preload}`, FIXED_CLOCK: clock }),
  ...env,
})

/** Starts any program and waits until it has ended. Fails only where it cannot be started. */
export const runProcess = (words: readonly string[], place: RealPlace): Promise<RealRun> =>
  new Promise((resolve, reject) => {
    const [file = '', ...rest] = words
    const begun = performance.now()
    const child = spawn(file, rest, {
      cwd: place.cwd,
      env: realEnvironment(place),
      stdio: ['pipe', place.stdout ?? 'pipe', 'pipe'],
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
    // A program that ends early does not read all it is given.
    child.stdin?.on('error', () => {})
    child.stdin?.end(place.stdin ?? '')
    child.on('error', reject)
    child.on('close', (code, signal) => {
      const bytes = Buffer.concat(out)
      const stderr = Buffer.concat(err).toString('utf8')
      resolve({ code, signal, bytes, stdout: bytes.toString('utf8'), stderr, took: performance.now() - begun })
    })
    place.started?.(child)
  })

/** Runs `crm` with these words. */
export const realCrm = async (words: readonly string[], place: RealPlace): Promise<RealRun> => {
  const binary = place.binary ?? (await realBinary())
  return runProcess([...(place.under ?? []), process.execPath, binary, ...words], place)
}
