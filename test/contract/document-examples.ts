// Reads the examples of a document: fenced `console` blocks with `$ crm ...` lines and what they answer.
// A line `# exit code 5` says how the command above it ends; `...` stands for any lines; a command without an answer is
// only run. `<!-- examples: fresh zh-CN -->` begins a new folder, in another language.

/** One command line of a document. */
export interface Example {
  /** Line of the document, from 1. */
  readonly at: number
  readonly line: string
  readonly expected: readonly string[]
  readonly exit: number
}

/** Examples that are run one after another in one folder. */
export interface ExampleRun {
  readonly language: string
  readonly examples: readonly Example[]
}

interface Open {
  readonly at: number
  readonly line: string
  readonly expected: string[]
  exit: number
}

/** The examples of a document. Throws at an answer without a command. */
export const readExamples = (text: string): readonly ExampleRun[] => {
  const runs: { language: string; examples: Open[] }[] = [{ language: 'en', examples: [] }]
  let fence: string | null = null
  for (const [index, line] of text.split('\n').entries()) {
    const run = runs.at(-1)
    if (!run) break
    const mark = /^```(\w*)/.exec(line)
    if (mark) fence = fence === null ? (mark[1] ?? '') : null
    else if (fence === 'console') {
      const last = run.examples.at(-1)
      const exit = /^# exit code (\d+)$/.exec(line)
      if (line.startsWith('$ ')) run.examples.push({ at: index + 1, line: line.slice(2), expected: [], exit: 0 })
      else if (!last) throw new Error(`line ${index + 1} answers no command: ${line}`)
      else if (exit) last.exit = Number(exit[1])
      else last.expected.push(line)
    } else if (fence === null) {
      const fresh = /^<!-- examples: fresh (\S+) -->$/.exec(line)
      if (fresh) runs.push({ language: fresh[1] ?? 'en', examples: [] })
    }
  }
  return runs.filter(({ examples }) => examples.length > 0)
}

/** Whether an answer is what was expected, where a line `...` stands for any number of lines. */
export const isAnswer = (answer: readonly string[], expected: readonly string[]): boolean => {
  const [first, ...rest] = expected
  if (first === undefined) return answer.length === 0
  if (first.trim() === '...')
    return Array.from({ length: answer.length + 1 }, (_, from) => from).some((from) =>
      isAnswer(answer.slice(from), rest),
    )
  return answer[0] === first && isAnswer(answer.slice(1), rest)
}

/** Lines for cron in `text` blocks: the command after the five fields of time. */
export const cronLines = (text: string): readonly string[] =>
  [...text.matchAll(/^(?:[\d*/,-]+\s+){5}(\S.*)$/gm)].map(([, command = '']) => command)

/** What units of systemd start: the commands after `ExecStart=`. */
export const unitCommands = (text: string): readonly string[] =>
  [...text.matchAll(/^ExecStart=(\S.*)$/gm)].map(([, command = '']) => command)

/** Files that a document gives whole: the name before a `text` block, and the block. */
export const filesGiven = (text: string): readonly { readonly name: string; readonly content: string }[] =>
  [...text.matchAll(/^`([\w.-]+)`:\n\n```text\n([\s\S]*?)^```$/gm)].map(([, name = '', content = '']) => ({
    name,
    content,
  }))
