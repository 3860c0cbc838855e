// The plain failure of a name that means no record, and what such a name was asked for.
import { Failure, type FailureDetail } from '../kernel/failure.ts'
import type { Mend } from '../kernel/mend.ts'
import { parseLettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'
import type { StoreScene } from './command.ts'
import type { Noun } from './noun.ts'
import { shellWord } from './shell-line.ts'

/** What may be found: removed records are found by id alone, and only where they are asked for. */
export interface FindOptions {
  readonly removed?: boolean
  /** The field or flag that the record is named for, where it is not the subject of the line. */
  readonly field?: string
}

/** A record that was asked for. */
export interface Asked {
  readonly scene: StoreScene
  readonly noun: Noun
  readonly text: string
  readonly options: FindOptions
}

/** The noun as people say it, with its article where the language has one. */
export const nounWord = (noun: Noun): Words => ({ en: noun.name, zh: noun.chinese[0] ?? noun.name })

/** No record of that name. Exit 3. */
export const notFound = (noun: Noun, text: string, detail: FailureDetail = {}): Failure =>
  new Failure(
    'notFound',
    'not-found',
    { en: `there is no ${noun.name} "${text}"`, zh: `没有这个${nounWord(noun).zh}：“${text}”` },
    { hint: same(findLine(noun, text)), ...detail },
  )

/** Where to look: what has no name is found by the words that stand in it. */
const findLine = (noun: Noun, text: string): string =>
  noun.title === undefined && noun.parent !== undefined && /\p{L}/u.test(text) && parseLettered(text) === null
    ? `crm list ${noun.plural} ${shellWord(text)}`
    : `crm list ${noun.plural}`

/** The name of a record stands for another, wherever in the line it is. */
export const named = (wrong: string, right: string, { field }: FindOptions): Mend => ({
  is: 'value',
  wrong,
  right,
  ...(field === undefined ? {} : { field }),
})
