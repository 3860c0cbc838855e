// What is said where a name means no record: whether it is the id of another noun, a removed record, or a slip in a name.
// Loaded when nothing was found.
import { Failure, type FailureDetail } from '../kernel/failure.ts'
import { lettered, parseLettered } from '../kernel/reference.ts'
import { same } from '../kernel/words.ts'
import { nearName } from './near-name.queries.ts'
import { type Asked, type FindOptions, named, notFound, nounWord } from './not-found.ts'
import type { Noun } from './noun.ts'
import { nounIn } from './noun-words.ts'
import { byRemovedName, removedEnd } from './reference.queries.ts'
import { shellWord } from './shell-line.ts'

/** The id of a record of another noun. A name like that would have been found before. */
const ofOther = (noun: Noun, other: Noun, text: string, { field }: FindOptions): Failure =>
  new Failure(
    'notFound',
    'wrong-noun',
    {
      en: `"${text}" is not the id of ${nounIn(noun).en}: those begin with ${noun.letter}-`,
      zh: `“${text}”不是${nounWord(noun).zh}的编号：应以 ${noun.letter}- 开头`,
    },
    {
      why: {
        en: `${other.letter}- begins the id of ${nounIn(other).en}`,
        zh: `${other.letter}- 开头的是${nounWord(other).zh}编号`,
      },
      hint: same(`crm show ${other.name} ${text.toUpperCase()}`),
      ...(field === undefined ? { mend: { is: 'noun', name: other.name } } : { field }),
    },
  )

/** A removed record is called so: it is reached by its id. */
const byIdAlone = (noun: Noun, text: string, ids: readonly string[], options: FindOptions): Failure => {
  const [only = '', other] = ids
  const list = `crm list ${noun.plural} ${shellWord(text)} --removed`
  const again: FailureDetail =
    other !== undefined
      ? { hint: same(list) }
      : options.removed
        ? { hint: same(`crm restore ${noun.name} ${only}`), mend: named(text, only, options) }
        : { hint: same(`crm restore ${noun.name} ${only}`) }
  return notFound(noun, text, {
    why: {
      en: `${ids.join(', ')} was called so and is removed; a removed one is named by its id`,
      zh: `${ids.join('、')} 用过此名，已删除；已删除的要用编号指明`,
    },
    ...again,
  })
}

/** The key of a record that was merged into one that is removed by now. */
const removedSince = (noun: Noun, text: string, from: number, end: number): Failure => {
  const [one, other] = [lettered(noun.letter, from), lettered(noun.letter, end)]
  return new Failure(
    'notFound',
    'removed',
    {
      en: `${text} (${one}) was merged into ${other}, which is removed`,
      zh: `${text}（${one}）已并入 ${other}，后者已删除`,
    },
    { hint: same(`crm restore ${noun.name} ${other}`) },
  )
}

/** The failure of a name that means no record, with what was perhaps meant. Exit 3. */
export const nobody = async ({ scene, noun, text, options }: Asked): Promise<Failure> => {
  const ended = await removedEnd(scene.store.open, noun, text)
  if (ended) return removedSince(noun, text, ended.from, ended.end)
  const id = parseLettered(text)
  const other = id && scene.nouns.find((one) => one.letter === id.letter && one !== noun)
  if (other) return ofOther(noun, other, text, options)
  // By a likeness, names could be guessed that somebody may not see.
  if (scene.facts.veil) return notFound(noun, text)
  const removed = await byRemovedName(scene.store.open, noun, text)
  if (removed.length > 0) {
    const ids = removed.map((one) => lettered(noun.letter, one.id))
    return byIdAlone(noun, text, ids, options)
  }
  const near = await nearName(scene.store.open, noun, text)
  return near === undefined
    ? notFound(noun, text)
    : notFound(noun, text, {
        why: { en: `there is one called ${near}`, zh: `有名为“${near}”的` },
        mend: named(text, near, options),
      })
}
