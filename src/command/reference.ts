// From what a person typed to one record: id, key, name, phone, mail, part of a name, pinyin, initials.
// A bare number on the command line is an id; in a file it is always a key, which `reference-cell.ts` sees to.
import { type Candidate, Failure } from '../kernel/failure.ts'
import { formatPhone, looksLikePhone } from '../kernel/phone.ts'
import { lettered, parseLettered } from '../kernel/reference.ts'
import { cleanText } from '../kernel/text.ts'
import { same } from '../kernel/words.ts'
import type { StoreScene } from './command.ts'
import { findChoice } from './find-choice.ts'
import { type Asked, type FindOptions, named, notFound, nounWord } from './not-found.ts'
import type { Noun } from './noun.ts'
import { nounIn } from './noun-words.ts'
import {
  byEmail,
  byId,
  byKey,
  byMergedKey,
  byName,
  byPartOfName,
  byPhone,
  bySearch,
  byValue,
  type Found,
  lastTouched,
  mergedInto,
} from './reference.queries.ts'
import { shellWord } from './shell-line.ts'
import type { ValueFacts } from './value.ts'

export { notFound } from './not-found.ts'

/** A removed record was named for something that only a present one can do. Exit 3. */
const isRemoved = (noun: Noun, id: string): Failure =>
  new Failure(
    'notFound',
    'removed',
    { en: `${noun.name} ${id} is removed`, zh: `${nounWord(noun).zh} ${id} 已删除` },
    { hint: same(`crm restore ${noun.name} ${id}`) },
  )

/** A record among several: its id, its name, and a phone or company that tells it from the others. */
export const candidate = (noun: Noun, found: Found, { country, veil }: ValueFacts): Candidate => {
  const hint = veil ? '' : found.hint?.startsWith('+') ? formatPhone(found.hint, country) : (found.hint ?? '')
  return {
    id: lettered(noun.letter, found.id),
    name: [found.name ?? found.key ?? '', hint].filter((part) => part !== '').join(' · '),
  }
}

/** A name that several records bear. Exit 4. */
const ambiguous = (asked: Asked, found: readonly Found[]): Failure => {
  const { scene, noun, text } = asked
  const candidates = found.slice(0, 10).map((one) => candidate(noun, one, scene.facts))
  const first = candidates[0]?.id ?? ''
  return new Failure(
    'conflict',
    'ambiguous',
    {
      en: `"${text}" could be ${found.length}${found.length > 10 ? ' or more' : ''} ${noun.plural}`,
      zh: `“${text}”可能指${found.length}个${nounWord(noun).zh}`,
    },
    { candidates, hint: same(`crm show ${noun.name} ${first}`), mend: named(text, first, asked.options) },
  )
}

/** The one record among several: the only one, the one a person picks, or a failure that names them. */
const oneOf = async (asked: Asked, found: readonly Found[]): Promise<Found> => {
  const { scene, noun, text } = asked
  const [first] = found
  if (!first) throw notFound(noun, text)
  if (found.length === 1) return first
  if (!scene.asking) throw ambiguous(asked, found)
  const picks = found.slice(0, 20).map((one) => {
    const shown = candidate(noun, one, scene.facts)
    return { value: shown.id, label: `${shown.id} ${shown.name}` }
  })
  const picked = await scene.asking.pick({ en: `which ${noun.name}?`, zh: `哪一个${nounWord(noun).zh}？` }, picks)
  const chosen = found.find((one) => lettered(noun.letter, one.id) === picked)
  if (!chosen) throw ambiguous(asked, found)
  return chosen
}

/**
 * Finds the one record that a text means. Throws a `Failure`: not found, also the id of another noun (3), several (4).
 * @returns its id, with name and key
 */
export const findRecord = async (
  scene: StoreScene,
  noun: Noun,
  given: string,
  options: FindOptions = {},
): Promise<Found> => {
  const text = cleanText(given, { multiline: false })
  const db = scene.store.open
  const asked: Asked = { scene, noun, text, options }
  if (text === '') throw notFound(noun, given)
  if (text === '@me') return ofMe(scene, noun)
  if (text === '@last') return oneOf(asked, await lastTouched(db, noun, scene.actor.name))
  if (text.startsWith('key:')) {
    const key = text.slice(4)
    const keyed = await byKey(db, noun, key)
    return (keyed.length === 0 && (await ledOn(scene, noun, key))) || oneOf(asked, keyed)
  }
  const id = parseLettered(text)
  if (id && id.letter === noun.letter) return presentOne(scene, noun, text, id.id, options)
  if (/^\d{1,15}$/.test(text)) {
    const [asId] = await byId(db, noun, Number(text), options.removed ?? false)
    const [asKey] = await byKey(db, noun, text)
    if (asId && asKey && asId.id !== asKey.id)
      scene.notice({
        en: `${text} is read as ${lettered(noun.letter, asId.id)}; for the key type key:${text}`,
        zh: `${text} 按编号 ${lettered(noun.letter, asId.id)} 理解；要按外部编号请输入 key:${text}`,
      })
    const found = asId ?? asKey
    if (found) return found
    if (!options.removed && (await byId(db, noun, Number(text))).length > 0)
      return whereItWent(scene, noun, Number(text))
  }
  const exact = await byKey(db, noun, keyMeant(noun, text))
  if (exact.length > 0) return oneOf(asked, exact)
  const called = await byOwnName(scene, noun, text)
  if (called.length > 0) return oneOf(asked, called)
  if (!noun.title) return nobodyOf(asked)
  return findByWords(asked)
}

const nobodyOf = async (asked: Asked): Promise<never> => {
  throw await (await import('./nobody.lazy.ts')).nobody(asked)
}

/** The key that a text means: where keys are codes, as of a tier, people may say them in either language. */
const keyMeant = (noun: Noun, text: string): string => {
  const type = noun.fields.find(({ key }) => key === 'key')?.type
  return (type?.kind === 'choice' && findChoice(type.choices, text)?.code) || text
}

/** The records of a noun without title that bear a name all the same, as custom fields do. */
const byOwnName = async (scene: StoreScene, noun: Noun, text: string): Promise<readonly Found[]> =>
  noun.title === undefined && noun.fields.some(({ key, unique }) => key === 'name' && unique)
    ? byValue(scene.store.open, noun, 'name', text)
    : []

const findByWords = async (asked: Asked): Promise<Found> => {
  const { scene, noun, text } = asked
  const open = scene.store.open
  const named = await byName(open, noun, text)
  if (named.length > 0) return oneOf(asked, named)
  const led = await ledOn(scene, noun, text)
  if (led) return led
  const hasMail = noun.fields.some((field) => field.type.kind === 'emails')
  if (text.includes('@') && hasMail) {
    const mailed = await byEmail(open, noun, text)
    if (mailed.length > 0) return oneOf(asked, mailed)
  }
  const hasPhone = noun.fields.some((field) => field.type.kind === 'phones')
  if (hasPhone && looksLikePhone(text)) {
    const phoned = await byPhone(open, noun, text, scene.facts.country)
    if (phoned.length > 0) return oneOf(asked, phoned)
  }
  const partly = await byPartOfName(open, noun, text, scene.facts.country)
  if (partly.length > 0) return oneOf(asked, partly)
  // By what else is known of a record, its hidden values could be guessed.
  const found = scene.facts.veil ? [] : await bySearch(open, noun, text, scene.facts.country)
  if (found.length > 0) return oneOf(asked, found)
  return nobodyOf(asked)
}

/** The record of an id. A removed one is found only where that is asked, else told from one that never was. */
const presentOne = async (
  scene: StoreScene,
  noun: Noun,
  text: string,
  id: number,
  options: FindOptions,
): Promise<Found> => {
  const db = scene.store.open
  const [found] = await byId(db, noun, id, options.removed ?? false)
  if (found) return found
  if ((await byId(db, noun, id)).length > 0) return whereItWent(scene, noun, id)
  throw notFound(noun, text)
}

const tellMerged = (scene: StoreScene, noun: Noun, text: string, into: Found): void => {
  const to = `${lettered(noun.letter, into.id)} ${into.name ?? ''}`.trim()
  scene.notice({ en: `${text} was merged into ${to}`, zh: `${text} 已并入 ${to}` })
}

/** What a removed record was merged into; throws `removed` where it was not. */
const whereItWent = async (scene: StoreScene, noun: Noun, id: number): Promise<Found> => {
  const into = await mergedInto(scene.store.open, noun, id)
  if (!into) throw isRemoved(noun, lettered(noun.letter, id))
  tellMerged(scene, noun, lettered(noun.letter, id), into)
  return into
}

/** What the key of a merged record leads to. */
const ledOn = async (scene: StoreScene, noun: Noun, key: string): Promise<Found | undefined> => {
  const into = await byMergedKey(scene.store.open, noun, key)
  if (into) tellMerged(scene, noun, key, into)
  return into
}

/** `@me` is somebody who works here, and no record of another kind. */
const notOfStaff = (noun: Noun): Failure =>
  new Failure(
    'notFound',
    'no-me',
    { en: `@me is a member of staff, not ${nounIn(noun).en}`, zh: `@me 是员工，不是${nounIn(noun).zh}` },
    { hint: same(`crm list ${noun.plural}`) },
  )

const ofMe = async (scene: StoreScene, noun: Noun): Promise<Found> => {
  if (noun.name !== 'staff') throw notOfStaff(noun)
  if (scene.actor.staff !== null) {
    const [me] = await byId(scene.store.open, noun, scene.actor.staff)
    if (me) return me
  }
  throw new Failure(
    'notFound',
    'no-me',
    { en: '@me is nobody here', zh: '不知道 @me 是谁' },
    {
      why: {
        en: `no member of staff has the key "${scene.actor.name}"`,
        zh: `没有外部编号为“${scene.actor.name}”的员工`,
      },
      hint: same(`crm add staff NAME --key ${shellWord(scene.actor.name)}`),
    },
  )
}
