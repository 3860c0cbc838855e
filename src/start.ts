// The first file that runs: answers what help and the names of commands are enough for, and leaves all else to the
// program itself, which it loads only then. Touches `process` as main.ts does.
import { writeSync } from 'node:fs'
import { asksCompletion } from './command/completion/asking.ts'
import { answerEarly } from './command/help/early-answer.ts'
import { type DrawnHelp, openManifest, unsetName } from './command/help/manifest.ts'
import { usualWidth } from './command/help/page-width.ts'
import { lineWidth } from './command/line-width.ts'
import { failureReport, outputFailed } from './command/report-failure.ts'
import { errorCode } from './kernel/error-code.ts'
import { exitCodes } from './kernel/failure.ts'
import { homeFolder } from './kernel/home-folder.ts'
import type { Language } from './kernel/words.ts'
import { workingFolder } from './kernel/working-folder.ts'
import { mayBeTerminal } from './output/descriptor.ts'

/** What the build left; undefined where it is not there, as while another build runs. */
const drawnHelp = (): DrawnHelp | undefined => {
  try {
    return openManifest(__dirname)
  } catch {
    return undefined
  }
}

const noTerminal = { isTTY: false, columns: undefined } as const

/** A page as the build set it, or set now where the terminal is narrower or wider. */
const pageAt = async (drawn: DrawnHelp, name: string, language: Language, width = usualWidth) => {
  const unset = width === usualWidth ? undefined : drawn.page(unsetName(name), language)
  return unset === undefined
    ? drawn.page(name, language)
    : (await import('./command/help/set-page.lazy.ts')).setAt(unset, width)
}

/** Writes at once, without the streams of Node, which take longer to open than this takes to answer. */
const put = (fd: 1 | 2, text: string): void => {
  let rest = Buffer.from(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest))
    } catch (error) {
      if (errorCode(error) !== 'EAGAIN') throw error
      // A pipe that is full and does not wait: the stream does.
      const stream = fd === 1 ? process.stdout : process.stderr
      stream.write(rest)
      return
    }
  }
}

/** Runs the words of the command line. Never throws; leaves the exit code in `process.exitCode`. */
export const main = async (): Promise<void> => {
  const drawn = drawnHelp()
  const world = {
    env: process.env,
    get cwd() {
      return workingFolder(() => process.cwd())
    },
    home: homeFolder(process.env.HOME),
  }
  const answer =
    drawn &&
    (await answerEarly(process.argv.slice(2), {
      names: drawn.names,
      world,
      page: (name, language, width) => pageAt(drawn, name, language, width),
      width: () => lineWidth({ stdout: mayBeTerminal(1) ? process.stdout : noTerminal, env: process.env }),
    }))
  // Without the build's pages there is nothing to complete, and nothing to say of it.
  if (!answer && asksCompletion(process.argv.slice(2))) return
  if (!answer) return (await import('./main.ts')).main(process, drawn?.names)
  process.exitCode = answer.code
  try {
    put(2, answer.stderr)
    put(1, answer.stdout)
  } catch (error) {
    // A reader that went away has had enough.
    if (errorCode(error) === 'EPIPE' || !(error instanceof Error)) return
    process.exitCode = exitCodes.failed
    put(2, failureReport(outputFailed(error), { language: 'en', json: false, debug: false }))
  }
}
