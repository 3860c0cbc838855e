// The failure of a verb that wants one record and was given none, or several words.
import { Failure } from '../../kernel/failure.ts'
import { parseLettered } from '../../kernel/reference.ts'
import { same } from '../../kernel/words.ts'
import type { Scene } from '../command.ts'
import type { Noun } from '../noun.ts'
import { shellWord } from '../shell-line.ts'

/** Says that one record must be named, and how. `line`: the words of the command, where the noun is not one of them. */
export const missingRef = (
  scene: Pick<Scene, 'words'>,
  noun: Noun,
  verb: string,
  line = `${verb} ${noun.name}`,
): Failure => {
  const [first, ...more] = scene.words
  return first === undefined
    ? new Failure(
        'usage',
        'missing-target',
        { en: `${verb} which ${noun.name}?`, zh: `${verb} 哪个${noun.chinese[0]}？` },
        { field: 'ref', hint: same(`crm ${line} ${noun.letter}-1`) },
      )
    : new Failure(
        'usage',
        'too-many-words',
        {
          en: `one ${noun.name} at a time: what is "${more.join(' ')}"?`,
          zh: `一次一个${noun.chinese[0]}：“${more.join(' ')}”是什么？`,
        },
        {
          field: 'ref',
          hint: same(`crm ${line} ${parseLettered(first) ? first : shellWord([first, ...more].join(' '))}`),
        },
      )
}
