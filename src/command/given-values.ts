// The values a command line gives for the fields of a noun: flags by field, and `--set name=value` for custom fields.
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same } from '../kernel/words.ts'
import type { StoreScene } from './command.ts'
import type { Field } from './field.ts'
import { fieldOf, type Noun, type Row, type Stored } from './noun.ts'
import { findRecord } from './reference.ts'
import { nounNamed } from './rows.queries.ts'
import { listOf } from './show-value.ts'
import { readText } from './text-from.ts'
import { readValue } from './value.ts'
import { flagOf, writable } from './verbs/verb.ts'

/** A text for a field: read by its type, a reference looked up. Throws where it is none. */
export const valueFor = async (scene: StoreScene, field: Field, text: string): Promise<Stored> => {
  if (field.type.kind !== 'reference') return readValue(field, text, scene.facts)
  if (text.trim() === '') return null
  return (await findRecord(scene, nounNamed(scene.nouns, field.type.to), text)).id
}

const lists = new Set(['phones', 'emails', 'words', 'tags'])

/** `+x` adds to a list and `-x` takes away; anything else replaces it. */
const changedList = async (scene: StoreScene, field: Field, text: string, before: Stored): Promise<Stored> => {
  const sign = text[0]
  if (sign !== '+' && sign !== '-') return valueFor(scene, field, text)
  const named = listOf(await valueFor(scene, field, text.slice(1)))
  const kept = listOf(before)
  const next = sign === '+' ? [...new Set([...kept, ...named])] : kept.filter((item) => !named.includes(item))
  return next.length === 0 ? null : JSON.stringify(next)
}

const unknownCustom = (noun: Noun, name: string): Failure => {
  const near = suggest(
    name,
    noun.fields.map((field) => field.key),
  )
  return new Failure(
    'usage',
    'unknown-field',
    { en: `${noun.plural} have no field "${name}"`, zh: `${noun.chinese[0]}没有字段“${name}”` },
    {
      field: 'set',
      hint: same(near === undefined ? `crm add field ${noun.name}.${name} --type text` : `--set ${near}=...`),
    },
  )
}

const setPairs = (scene: StoreScene, noun: Noun): readonly (readonly [Field, string])[] =>
  scene.given.texts('set').map((pair) => {
    const cut = pair.search(/[=＝]/)
    const name = cut < 0 ? pair : pair.slice(0, cut)
    const field = fieldOf(noun, name.trim())
    if (!field || field.derived || cut < 0) throw unknownCustom(noun, name)
    return [field, pair.slice(cut + 1)] as const
  })

/**
 * Everything the command line says about the noun's fields, as stored values.
 * @param before the record being changed, for `+x` and `-x` on lists; null for a new one
 */
export const givenValues = async (scene: StoreScene, noun: Noun, before: Row | null): Promise<Row> => {
  const pairs: (readonly [Field, string])[] = []
  for (const field of writable(noun)) {
    for (const name of [field.key, ...(field.names ?? [])]) {
      // A word of the command may bear the name of a field (`--reason`); the flag of a field wins where it is declared.
      for (const text of scene.given.texts(flagOf(name))) pairs.push([field, await readText(scene, text)])
    }
  }
  pairs.push(...setPairs(scene, noun))
  const values: Record<string, Stored> = {}
  for (const [field, text] of pairs) {
    const earlier = values[field.key] ?? before?.[field.key] ?? null
    values[field.key] = lists.has(field.type.kind)
      ? await changedList(scene, field, text, earlier)
      : await valueFor(scene, field, text)
  }
  return values
}
