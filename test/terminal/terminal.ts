// The real program in a real pseudo-terminal: what is typed goes in as bytes, what appears is waited for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { builtBinary } from '../harness/built.ts'

/** How a program in a terminal ended. */
export interface Ended {
  readonly code: number
  /** Number of the signal; 0 where none. */
  readonly signal: number
}

/** A program running in a terminal. */
export interface Terminal {
  readonly pid: number
  /** Types text as a keyboard would. */
  readonly type: (text: string) => void
  /** Waits until this appears after what was waited for before. Fails with what is there instead. */
  readonly see: (wanted: string | RegExp) => Promise<void>
  /** Waits for a question and answers it with a line. */
  readonly answer: (question: string | RegExp, text: string) => Promise<void>
  readonly ended: Promise<Ended>
  /** All that appeared, without colours and movements. */
  readonly text: () => string
  /** All that appeared, as it came. */
  readonly raw: () => string
}

/** Where a program runs. */
export interface TerminalPlace {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly columns?: number
  readonly rows?: number
}

/** Keys that are no letters. */
export const keys = {
  enter: '\r',
  up: '\x1b[A',
  down: '\x1b[B',
  backspace: '\x7f',
  interrupt: '\x03',
  endOfText: '\x04',
} as const

const load = async () => {
  try {
    return await import('node-pty')
  } catch {
    return null
  }
}

const pty = await load()

/** Whether this machine can make pseudo-terminals for tests; otherwise their titles say so. */
export const hasTerminals = pty !== null

const waitAtMost = 30_000
const endAtMost = 45_000

/** The environment of a person at a terminal who has set nothing. */
export const plainEnvironment = (cwd: string): Readonly<Record<string, string>> => ({
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  HOME: join(cwd, 'home'),
  LANG: 'en_US.UTF-8',
  TZ: 'America/St_Johns',
  TERM: 'xterm-256color',
  CRM_DB: join(cwd, 'crm.db'),
  CRM_TODAY: '2026-11-27',
})

/** The state of a process in a word; `gone` where there is none. */
const stateOf = (pid: number): string => {
  try {
    return /^State:\s*(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 'unknown'
  } catch {
    return 'gone'
  }
}

/** Runs any program in a terminal. */
export const runInTerminal = (file: string, words: readonly string[], place: TerminalPlace): Terminal => {
  if (!pty) throw new Error('node-pty is not there')
  const { cwd, columns = 100, rows = 40 } = place
  const child = pty.spawn(file, [...words], {
    cwd,
    cols: columns,
    rows,
    name: place.env?.TERM ?? 'xterm-256color',
    env: { ...plainEnvironment(cwd), ...place.env },
  })
  let raw = ''
  let seenUpTo = 0
  const waiting = new Set<() => void>()
  const wake = (): void => {
    for (const look of [...waiting]) look()
  }
  child.onData((text) => {
    raw += text
    wake()
  })
  let over: Ended | undefined
  const ended = new Promise<Ended>((resolve, reject) => {
    // Says how it stands with a program that never ends, rather than let the test run out of time.
    const late = setTimeout(() => {
      reject(new Error(`${words.join(' ')}: not ended (${stateOf(child.pid)}); it has shown:\n${JSON.stringify(raw)}`))
      child.kill('SIGKILL')
    }, endAtMost)
    child.onExit(({ exitCode, signal = 0 }) => {
      clearTimeout(late)
      over = { code: exitCode, signal }
      wake()
      resolve(over)
    })
  })
  // Who waits for the end is told of it; who does not must not be stopped by it.
  ended.catch(() => undefined)
  const text = (): string => stripVTControlCharacters(raw).replaceAll('\r', '')
  const find = (wanted: string | RegExp): number => {
    const rest = text().slice(seenUpTo)
    if (typeof wanted === 'string') {
      const at = rest.indexOf(wanted)
      return at < 0 ? -1 : seenUpTo + at + wanted.length
    }
    const match = wanted.exec(rest)
    return match ? seenUpTo + match.index + match[0].length : -1
  }
  const see = (wanted: string | RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = (done: () => void): void => {
        clearTimeout(timer)
        waiting.delete(look)
        done()
      }
      const missing = (): Error => new Error(`never saw ${wanted} in:\n${text().slice(seenUpTo)}`)
      const timer = setTimeout(() => stop(() => reject(missing())), waitAtMost)
      const look = (): void => {
        const at = find(wanted)
        if (at >= 0) {
          seenUpTo = at
          stop(resolve)
        } else if (over) stop(() => reject(missing()))
      }
      waiting.add(look)
      look()
    })
  const type = (typed: string): void => {
    if (!over) child.write(typed)
  }
  return {
    pid: child.pid,
    type,
    see,
    answer: async (question, typed) => {
      await see(question)
      type(`${typed}${keys.enter}`)
    },
    ended,
    text,
    raw: () => raw,
  }
}

/** Runs `crm` in a terminal. */
export const crmInTerminal = async (words: readonly string[], place: TerminalPlace): Promise<Terminal> =>
  runInTerminal(process.execPath, [await builtBinary(), ...words], place)
