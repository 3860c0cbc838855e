// A failure as people read it on stderr, or as JSON for scripts. The inside of an unforeseen one shows with --debug.
import { type ExitName, exitCodes, Failure, isFailure } from '../kernel/failure.ts'
import { isTooManyOpen, tooManyOpen } from '../kernel/too-many-open.ts'
import { type Language, same, say } from '../kernel/words.ts'
import { jsonLine } from '../output/json-lines.ts'
import { safeText } from '../output/safe-text.ts'
import type { TextStream } from '../output/sink.ts'
import type { DeedDone } from './command.ts'

const exitNames: readonly ExitName[] = ['failed', 'busy', 'store']

const unforeseen = {
  en: 'something went wrong that was not foreseen; nothing was written',
  zh: '发生了未预料的错误；未写入任何内容',
}

/** What to try: the line as it was typed with its fault mended, else what the failure proposes. */
const hintOf = ({ detail: { hint } }: Failure, { language, mended }: Told): string | null =>
  mended ?? (hint ? say(hint, language) : null)

/** Advice that is a sentence, where a line to try stands beside it. */
const adviceOf = ({ detail: { hint } }: Failure, { language, mended }: Told): string | null =>
  hint && (mended ?? null) !== null && hint.en !== hint.zh ? say(hint, language) : null

/** A failure's sentences: what failed, why, the candidates, what to try. */
const failureText = (failure: Failure, options: Told): string => {
  const { language } = options
  const { why, candidates } = failure.detail
  const hint = hintOf(failure, options)
  const advice = adviceOf(failure, options)
  const lines = [`crm: ${say(failure.words, language)}`]
  if (why) lines.push(`  ${say(why, language)}`)
  for (const candidate of candidates ?? [])
    lines.push(`  ${candidate.id} ${candidate.words ? say(candidate.words, language) : candidate.name}`)
  if (advice !== null) lines.push(`  ${advice}`)
  if (hint !== null) lines.push(language === 'zh' ? `  试试：${hint}` : `  try: ${hint}`)
  return `${lines.map((line) => safeText(line)).join('\n')}\n`
}

const failureJson = (failure: Failure, options: Told): string =>
  `${jsonLine({
    error: {
      code: failure.code,
      exit: failure.exit,
      message: say(failure.words, options.language),
      field: failure.detail.field ?? null,
      hint: hintOf(failure, options),
      candidates: (failure.detail.candidates ?? []).map(({ id, name }) => ({ id, name })),
    },
  })}\n`

/** How a failure is reported. */
export interface ReportOptions {
  readonly language: Language
  readonly json: boolean
  readonly debug: boolean
  /** The line as it was typed, with what was wrong in it mended. */
  readonly mended?: string | null
}

type Told = Pick<ReportOptions, 'language' | 'mended'>

/** The failure of an answer that could not be written, as on a full disk. */
export const outputFailed = (fault: Error): Failure =>
  new Failure(
    'failed',
    'output-failed',
    { en: 'the answer could not be written', zh: '结果无法写出' },
    {
      why: same(fault.message),
      hint: { en: 'free some space, or write to another place', zh: '请腾出空间，或写到别处' },
      cause: fault,
    },
  )

/** The failure to tell where a deed is done and only its answer could not be given: it must not be done again. */
export const doneAllTheSame = (error: unknown, done: DeedDone): unknown => {
  if (!isFailure(error)) return error
  const words = { en: `${error.words.en}; ${done.words.en}`, zh: `${error.words.zh}；${done.words.zh}` }
  const { hint: _, ...detail } = error.detail
  return new Failure('failed', error.code, words, { ...detail, hint: same(done.look) })
}

/** A deed that stands in the history. */
export const enteredDeed = (entry: number): DeedDone => ({
  words: { en: `what was asked is done (entry ${entry})`, zh: `操作本身已完成（条目 ${entry}）` },
  look: 'crm history',
})

/** The failure to tell where an answer was given in full, but not that it was could be written down. */
export const notKept = (error: unknown): unknown => {
  if (!isFailure(error)) return error
  const exit = exitNames.find((name) => exitCodes[name] === error.exit) ?? 'failed'
  const words = {
    en: `${error.words.en}; the answer was given in full, and will be given again`,
    zh: `${error.words.zh}；结果已完整给出，下次会再次给出`,
  }
  return new Failure(exit, error.code, words, error.detail)
}

/** What is said of a failure on stderr. */
export const failureReport = (failure: Failure, options: ReportOptions): string => {
  const { json, debug } = options
  const told = json ? failureJson(failure, options) : failureText(failure, options)
  return debug && failure.stack ? `${told}${safeText(failure.stack)}\n` : told
}

/** Reports what was thrown and answers with the exit code it leads to. */
export const reportFailure = (error: unknown, stderr: Pick<TextStream, 'write'>, options: ReportOptions): number => {
  const { language, json, debug } = options
  if (isTooManyOpen(error)) return reportFailure(tooManyOpen(error), stderr, options)
  if (isFailure(error)) {
    stderr.write(failureReport(error, options))
    return error.exit
  }
  const message = error instanceof Error ? error.message : String(error)
  const inside = safeText(message.split('\n')[0] ?? '')
  if (json)
    stderr.write(
      `${jsonLine({ error: { code: 'unforeseen', exit: 1, message: `${say(unforeseen, language)}: ${message}`, field: null, hint: null, candidates: [] } })}\n`,
    )
  else stderr.write(`crm: ${say(unforeseen, language)}\n  ${inside}\n`)
  if (debug && error instanceof Error && error.stack) stderr.write(`${safeText(error.stack)}\n`)
  return exitCodes.failed
}
