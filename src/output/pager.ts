// Shows what is longer than the screen page by page. Waits until the text really is longer; short text goes straight
// to the terminal. Starts no process itself: the way to start one is handed in (pager.lazy.ts has the real one).
import type { Environment } from '../kernel/environment.ts'
import type { Sink, StreamSink } from './sink.ts'

/** What a pager is started with. */
export interface PagerCommand {
  /** The line as a person wrote it, perhaps with arguments. */
  readonly command: string
  /** Variables to add to the environment. */
  readonly env: Readonly<Record<string, string>>
}

/** A started pager: text goes in; it is over when the person leaves it. */
export interface RunningPager extends Sink {
  /** Ends the text and waits until the person has left. Answers with the fault when the pager could not be run. */
  readonly finish: () => Promise<Error | undefined>
}

/** Starts a pager; undefined when it cannot be started. */
export type StartPager = (command: PagerCommand) => Promise<RunningPager | undefined>

/**
 * The pager to use: the setting, else PAGER, else less so that it leaves short text on the screen and shows colour.
 * Undefined when paging is not wanted: no terminal, `--no-pager`, a dumb terminal, or a pager named `cat` or nothing.
 */
export const pagerCommand = (asked: {
  readonly isTTY: boolean
  readonly noPager: boolean
  readonly setting?: string | undefined
  readonly env: Environment
}): PagerCommand | undefined => {
  const { isTTY, noPager, setting, env } = asked
  if (!isTTY || noPager || env.TERM === 'dumb') return undefined
  const command = (setting ?? env.PAGER ?? 'less -FRX').trim()
  if (command === '' || command === 'cat') return undefined
  return { command, env: env.LESS === undefined ? { LESS: 'FRX', LESSCHARSET: 'utf-8' } : {} }
}

const linesIn = (text: string): number => text.split('\n').length - 1

/** A sink that holds back up to a screen of text, and starts the pager with the first line beyond it. */
export const pagedSink = (
  terminal: StreamSink,
  options: { readonly command: PagerCommand; readonly start: StartPager; readonly screenLines: number },
): StreamSink => {
  let held = ''
  let lines = 0
  let pager: RunningPager | undefined
  let decided = false
  const write = async (text: string): Promise<void> => {
    if (decided) return (pager ?? terminal).write(text)
    held += text
    lines += linesIn(text)
    // The last line of the screen is left for the next prompt.
    if (lines < options.screenLines) return
    decided = true
    pager = await options.start(options.command)
    const first = held
    held = ''
    return (pager ?? terminal).write(first)
  }
  return {
    write,
    isClosed: () => (pager ?? terminal).isClosed(),
    finish: async () => {
      const fault = await pager?.finish()
      if (held !== '') await terminal.write(held)
      held = ''
      return fault ?? terminal.finish()
    },
  }
}
