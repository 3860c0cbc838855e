// The first file that runs: answers what help and the names of commands are enough for, and leaves all else to the
// program itself, which it loads only then. Touches `process` as main.ts does.
import { writeSync } from 'node:fs'
import { homedir } from 'node:os'
import { asksCompletion } from './command/completion/asking.ts'
import { answerEarly } from './command/help/early-answer.ts'
import { type DrawnHelp, openManifest } from './command/help/manifest.ts'
import { failureReport, outputFailed } from './command/report-failure.ts'
import { exitCodes } from './kernel/failure.ts'

/** What the build left; undefined where it is not there, as while another build runs. */
const drawnHelp = (): DrawnHelp | undefined => {
  try {
    return openManifest(__dirname)
  } catch {
    return undefined
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** Writes at once, without the streams of Node, which take longer to open than this takes to answer. */
const put = (fd: 1 | 2, text: string): void => {
  let rest = Buffer.from(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest))
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error
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
  const world = { env: process.env, cwd: process.cwd(), home: process.env.HOME || homedir() }
  const answer = drawn && (await answerEarly(process.argv.slice(2), { ...drawn, world }))
  // Without the build's pages there is nothing to complete, and nothing to say of it.
  if (!answer && asksCompletion(process.argv.slice(2))) return
  if (!answer) return (await import('./main.ts')).main(process, drawn?.names)
  process.exitCode = answer.code
  try {
    put(2, answer.stderr)
    put(1, answer.stdout)
  } catch (error) {
    // A reader that went away has had enough.
    if (codeOf(error) === 'EPIPE' || !(error instanceof Error)) return
    process.exitCode = exitCodes.failed
    put(2, failureReport(outputFailed(error), { language: 'en', json: false, debug: false }))
  }
}
