// The values a command line gives for the fields of a noun: flags by field, and `--set name=value` for custom fields.
import { saidOver } from '../kernel/consent.ts'
import { Failure } from '../kernel/failure.ts'
import { storedList } from '../kernel/stored-list.ts'
import { suggest } from '../kernel/suggest.ts'
import { same } from '../kernel/words.ts'
import type { StoreScene } from './command.ts'
import { computedField } from './computed-field.ts'
import { bareYes, consentGiven } from './consent-options.ts'
import { tellDoubts } from './doubts.ts'
import type { Field } from './field.ts'
import { fieldOf, type Noun, type Row, type Stored } from './noun.ts'
import { findRecord } from './reference.ts'
import { nounNamed } from './rows.queries.ts'
import { shellWord } from './shell-line.ts'
import { readText } from './text-from.ts'
import { type Doubt, readValue } from './value.ts'
import { flagOf, writable } from './verbs/verb.ts'

/** Kinds in which the word `none` can be nothing else: it empties the field, as it does of a reference. */
const sayNothing: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'day', 'moment', 'birthday'])

/** A text for a field: read by its type, a reference looked up; `none` is no value. Throws where it is none. */
export const valueFor = async (scene: StoreScene, field: Field, text: string): Promise<Stored> => {
  if (sayNothing.has(field.type.kind) && /^\s*(none|无)\s*$/i.test(text)) return null
  if (field.type.kind !== 'reference') return readValue(field, text, { ...scene.facts, doubt: tellDoubts(scene) })
  if (/^\s*(none|无)?\s*$/i.test(text)) return null
  return (await findRecord(scene, nounNamed(scene.nouns, field.type.to), text, { field: field.key })).id
}

const lists = new Set(['phones', 'emails', 'words', 'tags'])

const unknownCustom = (noun: Noun, name: string, pair: string): Failure => {
  const near = suggest(
    name,
    writable(noun).map((field) => field.key),
  )
  return new Failure(
    'usage',
    'unknown-field',
    { en: `${noun.plural} have no field "${name}"`, zh: `${noun.chinese[0]}没有字段“${name}”` },
    {
      field: 'set',
      hint: same(near === undefined ? `crm add field ${noun.name}.${name} --type text` : `--set ${near}=VALUE`),
      ...(near === undefined || pair === name
        ? {}
        : { mend: { is: 'value', field: 'set', wrong: pair, right: near + pair.slice(name.length) } }),
    },
  )
}

const setPairs = (scene: StoreScene, noun: Noun): readonly (readonly [Field, string])[] =>
  scene.given.texts('set').map((pair) => {
    const cut = pair.search(/[=＝]/)
    const name = cut < 0 ? pair : pair.slice(0, cut)
    const field = fieldOf(noun, name.trim())
    if (field?.derived) throw computedField(noun, field)
    if (!field || cut < 0) throw unknownCustom(noun, name, pair)
    return [field, pair.slice(cut + 1)] as const
  })

/** What a command line says of one field: a whole value, or items of a list to add or to take away. */
export type GivenChange =
  | { readonly field: Field; readonly how: 'set'; readonly value: Stored }
  | { readonly field: Field; readonly how: 'add' | 'take'; readonly items: readonly string[] }

/** Whether every phone in a text is understood. */
const arePhones = (scene: StoreScene, field: Field, text: string): boolean => {
  let known = true
  const doubt = (_: Field, kind: Doubt): void => {
    if (kind === 'unread-phone') known = false
  }
  readValue(field, text, { ...scene.facts, doubt })
  return known
}

/**
 * The text behind a `+`. Of a phone the sign may belong to the number: `+44 20 ...`. A new record has nothing to add to,
 * so there it does if that makes a number; otherwise only where the rest alone is none, or a country's code stands apart.
 */
const added = (scene: StoreScene, field: Field, text: string, fresh: boolean): string => {
  const bare = text.slice(1)
  if (field.type.kind !== 'phones') return bare
  const signed = fresh || /^\+\d{1,3}[\s(.-]/.test(text) ? [text, bare] : [bare, text]
  return signed.find((one) => arePhones(scene, field, one)) ?? bare
}

const changeOf = async (scene: StoreScene, field: Field, text: string, fresh: boolean): Promise<GivenChange> => {
  const sign = lists.has(field.type.kind) ? text[0] : undefined
  if (sign !== '+' && sign !== '-') return { field, how: 'set', value: await valueFor(scene, field, text) }
  // What is taken away need not be known here.
  if (sign === '-') return { field, how: 'take', items: storedList(readValue(field, text.slice(1), scene.facts)) }
  return { field, how: 'add', items: storedList(await valueFor(scene, field, added(scene, field, text, fresh))) }
}

/** Refuses two different values for a field that has one: one of them is a slip, and would be lost without a word. */
const refuseTwice = (pairs: readonly (readonly [Field, string])[]): void => {
  const seen = new Map<string, string>()
  for (const [field, text] of pairs) {
    if (lists.has(field.type.kind) || field.type.kind === 'consent') continue
    const other = seen.get(field.key)
    seen.set(field.key, text)
    if (other === undefined || other === text) continue
    throw new Failure(
      'usage',
      'clashing-flags',
      {
        en: `${field.key} is given twice: "${other}" and "${text}"`,
        zh: `${field.words.zh}（${field.key}）给了两次：“${other}”和“${text}”`,
      },
      { field: field.key, hint: same(`--${flagOf(field.key)} ${shellWord(text)}`) },
    )
  }
}

/**
 * Everything the command line says about the noun's fields. Long texts are read and references looked up here, once.
 * Throws `may-not-see` where one of them is hidden from whoever acts and the record is there.
 * @param options.fresh whether it is for a new record
 */
export const givenChanges = async (
  scene: StoreScene,
  noun: Noun,
  options: { readonly fresh: boolean },
): Promise<readonly GivenChange[]> => {
  const pairs: (readonly [Field, string])[] = []
  for (const field of writable(noun)) {
    for (const name of [field.key, ...(field.names ?? [])]) {
      // A word of the command may bear the name of a field (`--reason`); the flag of a field wins where it is declared.
      for (const text of scene.given.texts(flagOf(name))) pairs.push([field, await readText(scene, text)])
    }
  }
  refuseTwice(pairs)
  const said = [...pairs, ...consentGiven(noun, scene.given), ...setPairs(scene, noun)]
  const { veil } = scene.facts
  // Before anything is looked for: also where no record would be found, the answer is the same.
  if (veil && !options.fresh) {
    const fields = said.map(([field]) => field)
    ;(await import('./veil/hidden-writes.lazy.ts')).refuseHiddenWrite(veil, noun, fields)
  }
  const changes: GivenChange[] = []
  for (const [field, text] of said) changes.push(await changeOf(scene, field, text, options.fresh))
  const bare = bareYes(changes, scene.given)
  if (bare !== null) scene.notice(bare)
  return changes
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** Whether an item of a list is the one to take away; a phone is told by its digits. */
const isMeant = (field: Field, item: string, named: string): boolean =>
  item === named || (field.type.kind === 'phones' && digitsOf(named) !== '' && digitsOf(item) === digitsOf(named))

/** The stored values that changes make of a record; null for a new one. */
export const changedValues = (changes: readonly GivenChange[], before: Row | null): Row => {
  const values: Record<string, Stored> = {}
  for (const change of changes) {
    const { key } = change.field
    if (change.how === 'set') {
      // A list said twice is both.
      if (change.field.type.kind === 'consent' && change.value !== null) {
        values[key] = saidOver(key in values ? (values[key] ?? null) : (before?.[key] ?? null), change.value)
        continue
      }
      const twice = lists.has(change.field.type.kind) && key in values && change.value !== null
      values[key] = twice
        ? JSON.stringify([...new Set([...storedList(values[key]), ...storedList(change.value)])])
        : change.value
      continue
    }
    const kept = storedList(key in values ? (values[key] ?? null) : (before?.[key] ?? null))
    const next =
      change.how === 'add'
        ? [...new Set([...kept, ...change.items])]
        : kept.filter((item) => !change.items.some((named) => isMeant(change.field, item, named)))
    values[key] = next.length === 0 ? null : JSON.stringify(next)
  }
  return values
}
