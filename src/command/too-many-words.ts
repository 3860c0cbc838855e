// A line with more words than its command takes: refused, so that a slip is not read as something else.
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import type { Command } from './command.ts'
import { shellLine } from './shell-line.ts'

/** Throws `too-many-words` (exit 2) where a command that does not check its own words is given more than it takes. */
export const refuseMoreWords = (command: Command, words: readonly string[]): void => {
  const { path, positionals = [], checksWords } = command
  const more = words.slice(positionals.length)
  if (checksWords || more.length === 0 || positionals.at(-1)?.rest) return
  const line = `crm ${path.join(' ')}`
  const takes = positionals.length === 0 ? 'none' : positionals.map(({ name }) => name.toUpperCase()).join(' ')
  throw new Failure(
    'usage',
    'too-many-words',
    { en: `too many words: ${more.join(' ')}`, zh: `多余的词：${more.join(' ')}` },
    {
      why: { en: `${line} takes ${takes}`, zh: `${line} 的参数：${takes === 'none' ? '无' : takes}` },
      hint: same(shellLine([...path, ...words.slice(0, positionals.length)])),
      mend: { is: 'words', from: positionals.length },
    },
  )
}
