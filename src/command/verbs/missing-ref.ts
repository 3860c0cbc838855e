// The failure of a verb that wants one record and was given none, or several words.
import { Failure } from '../../kernel/failure.ts'
import { same, type Words } from '../../kernel/words.ts'
import type { Scene } from '../command.ts'
import type { Noun } from '../noun.ts'
import { shellWord } from '../shell-line.ts'
import { wordsOver } from '../words-over.ts'

/** Says that one record must be named, and how. `line`: the words of the command, where the noun is not one of them. */
export const missingRef = (
  scene: Pick<Scene, 'words'>,
  noun: Noun,
  verb: string,
  more: { readonly line?: string; readonly why?: Words } = {},
): Failure => {
  const [first, ...others] = scene.words
  const line = `crm ${more.line ?? `${verb} ${noun.name}`}`
  const why = more.why ? { why: more.why } : {}
  return first === undefined
    ? new Failure(
        'usage',
        'missing-target',
        { en: `${verb} which ${noun.name}?`, zh: `${verb} 哪个${noun.chinese[0]}？` },
        {
          ...why,
          field: 'ref',
          hint: same(`${line} ${noun.letter}-1`),
          mend: { is: 'more', words: [`${noun.letter}-1`] },
        },
      )
    : new Failure(
        'usage',
        'too-many-words',
        {
          en: `one ${noun.name} at a time: what is "${wordsOver(others)}"?`,
          zh: `一次一个${noun.chinese[0]}：“${wordsOver(others)}”是什么？`,
        },
        { ...why, field: 'ref', hint: same(`${line} ${shellWord(first)}`), mend: { is: 'words', from: 1 } },
      )
}
