// Reads and writes transcripts: what a person types and what the program answers, as plain text.
// The shape is told in README.md beside this file.

/** One command line with what was answered. */
export interface Step {
  /** Comments and blank lines that stand before it, kept when the file is written anew. */
  readonly before: readonly string[]
  /** The line as written after `$ `. */
  readonly line: string
  readonly stdin: readonly string[] | null
  readonly expected: readonly string[]
}

/** A transcript. */
export interface Transcript {
  readonly head: readonly string[]
  /** Settings of its head: `@ lang zh-CN`. */
  readonly settings: ReadonlyMap<string, string>
  readonly steps: readonly Step[]
  readonly tail: readonly string[]
}

/** What a step answered. */
export interface Answer {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const known = new Set(['as-of', 'clock', 'lang', 'width', 'real', 'store', 'user'])

const settingOf = (line: string): readonly [string, string] => {
  const [, name = '', value = ''] = /^@ (\S+)\s*(.*)$/.exec(line) ?? []
  if (!known.has(name)) throw new Error(`a transcript has no setting "${line}"`)
  return [name, value]
}

/** Reads a transcript. Throws at a line that belongs nowhere. */
export const readTranscript = (text: string): Transcript => {
  const lines = text.replace(/\n$/, '').split('\n')
  const head: string[] = []
  const steps: { before: string[]; line: string; stdin: string[] | null; expected: string[] }[] = []
  let loose: string[] = []
  for (const line of lines) {
    const step = steps.at(-1)
    if (line.startsWith('$ ')) {
      steps.push({ before: loose, line: line.slice(2), stdin: null, expected: [] })
      loose = []
    } else if (line === '' || line.startsWith('#')) loose.push(line)
    else if (!step) head.push(...loose.splice(0), line)
    else if (line.startsWith('<<<') && step.expected.length === 0 && loose.length === 0)
      step.stdin = [...(step.stdin ?? []), line.slice(4)]
    else if (loose.length === 0) step.expected.push(line)
    else throw new Error(`a line belongs to no command: ${line}`)
  }
  const first = steps[0]
  if (!first) throw new Error('a transcript without a command')
  const settings = new Map(head.filter((line) => line.startsWith('@ ')).map(settingOf))
  if (head.some((line) => line !== '' && !/^[@#]/.test(line))) throw new Error('a line before the first command')
  return { head, settings, steps, tail: loose }
}

const marks = /^(?:\$ |#|<<<|2> |\? |1>)/

// A blank line, a line that begins like a mark, and spaces at an end would be lost or misread without one.
const outLine = (line: string): string => {
  const safe = line.replaceAll('\r', '<CR>').replaceAll('\uFEFF', '<BOM>')
  const ended = /\s$/.test(safe) ? `${safe}<END>` : safe
  return ended === '' || marks.test(ended) ? `1> ${ended}`.trimEnd() : ended
}

const linesOf = (text: string): readonly string[] => {
  if (text === '') return []
  return text.endsWith('\n')
    ? text.slice(0, -1).split('\n')
    : [...text.split('\n').slice(0, -1), `${text.split('\n').at(-1)}<NO NEWLINE>`]
}

/** An answer as the lines a transcript has for it. */
export const answerLines = ({ code, stdout, stderr }: Answer): readonly string[] => [
  ...linesOf(stdout).map(outLine),
  ...linesOf(stderr).map((line) => `2> ${line}`.trimEnd()),
  ...(code === 0 ? [] : [`? ${code}`]),
]

/** The transcript with other answers. */
export const writeTranscript = ({ head, steps, tail }: Transcript, answers: readonly (readonly string[])[]): string =>
  `${[
    ...head,
    ...steps.flatMap(({ before, line, stdin }, place) => [
      ...before,
      `$ ${line}`,
      ...(stdin ?? []).map((text) => `<<< ${text}`.trimEnd()),
      ...(answers[place] ?? []),
    ]),
    ...tail,
  ].join('\n')}\n`

/** A line cut into words as a shell does: blanks, '', "", backslash; words `NAME=value` in front are variables. */
export const shellWords = (
  line: string,
): { readonly env: Readonly<Record<string, string>>; readonly words: readonly string[] } => {
  const words: string[] = []
  let word: string | null = null
  let quote = ''
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? ''
    if (quote !== '') {
      if (sign === quote) quote = ''
      else if (sign === '\\' && quote === '"' && /["\\$]/.test(line[at + 1] ?? '')) word = (word ?? '') + line[++at]
      else word = (word ?? '') + sign
    } else if (sign === "'" || sign === '"') {
      quote = sign
      word ??= ''
    } else if (sign === '\\') word = (word ?? '') + (line[++at] ?? '')
    else if (sign === ' ') {
      if (word !== null) words.push(word)
      word = null
    } else word = (word ?? '') + sign
  }
  if (quote !== '') throw new Error(`a quote is open: ${line}`)
  if (word !== null) words.push(word)
  const first = words.findIndex((one) => !/^[A-Z_]+=/.test(one))
  const env = Object.fromEntries(
    words.slice(0, first).map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
  )
  return { env, words: words.slice(first) }
}
