// Asks a person for a record field by field, one step back with `<`, and gives the stored values.
import { isFailure } from '../../kernel/failure.ts'
import { lettered } from '../../kernel/reference.ts'
import { say, type Words } from '../../kernel/words.ts'
import { type Asking, back, type Pick } from '../asking.ts'
import type { StoreScene } from '../command.ts'
import type { Field } from '../field.ts'
import { valueFor } from '../given-values.ts'
import type { Noun, Row, Stored } from '../noun.ts'
import { bySearch } from '../reference.queries.ts'
import { nounNamed } from '../rows.queries.ts'
import { plainValue } from '../show-value.ts'
import { readValue } from '../value.ts'
import { writable } from './verb.ts'

const leave = ''
const step = '<'

/** The fields a person is asked for, in order; the rest is for flags and `edit`. */
const asked: Readonly<Record<string, readonly string[]>> = {
  customer: ['name', 'kind', 'phones', 'emails', 'company', 'source', 'stage', 'birthday', 'owner', 'note'],
}

const fieldsToAsk = (noun: Noun): readonly Field[] => {
  const keys = asked[noun.name]
  const fields = writable(noun)
  return keys === undefined
    ? fields.filter(
        (field) => field.key !== 'key' && (field.required || field.listed !== undefined || field.key === 'note'),
      )
    : keys.flatMap((key) => fields.find((field) => field.key === key) ?? [])
}

const question = (field: Field): Words => ({
  en: `${field.words.en}${field.required ? '' : ' (optional)'}:`,
  zh: `${field.words.zh}${field.required ? '' : '（可空）'}：`,
})

const stepBack = (scene: StoreScene): Pick => ({
  value: step,
  label: say({ en: '< one step back', zh: '< 返回上一步' }, scene.language),
})

const none = (scene: StoreScene): Pick => ({ value: leave, label: say({ en: '(none)', zh: '（无）' }, scene.language) })

/** The ids of records for the letters typed so far. */
const finder =
  (scene: StoreScene, target: Noun) =>
  async (typed: string): Promise<readonly Pick[]> => {
    if (typed.trim() === step) return [stepBack(scene)]
    if (typed.trim() === '') return [none(scene)]
    const found = await bySearch(scene.store.open, target, typed)
    const picks = found.map((one) => ({
      value: lettered(target.letter, one.id),
      label: `${lettered(target.letter, one.id)} ${one.name ?? ''}${one.hint === null ? '' : ` · ${one.hint}`}`,
    }))
    return [...picks, none(scene)]
  }

const wrong = (scene: StoreScene, field: Field, text: string): Words | null => {
  if (text.trim() === '')
    return field.required ? { en: `${field.words.en} is needed`, zh: `需要填写${field.words.zh}` } : null
  try {
    readValue(field, text, scene.facts)
    return null
  } catch (error) {
    if (isFailure(error)) return error.detail.why ?? error.words
    throw error
  }
}

const askField = (scene: StoreScene, field: Field, asking: Asking, before: string): Promise<string | typeof back> => {
  const { type } = field
  if (type.kind === 'choice') {
    const picks = type.choices.map((choice) => ({ value: choice.code, label: say(choice.words, scene.language) }))
    const all = field.required || field.initial !== undefined ? picks : [none(scene), ...picks]
    const initial = before === '' && typeof field.initial === 'string' ? field.initial : before
    return asking.pick(question(field), [...all, stepBack(scene)], initial)
  }
  if (type.kind === 'reference') return asking.search(question(field), finder(scene, nounNamed(scene.nouns, type.to)))
  return asking.line(question(field), {
    ...(before === '' ? {} : { initial: before }),
    check: (text) => wrong(scene, field, text),
  })
}

const askAll = async (
  scene: StoreScene,
  fields: readonly Field[],
  asking: Asking,
  before: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> => {
  const answers = new Map(before)
  for (let place = 0; place < fields.length; place += 1) {
    const field = fields[place]
    if (!field) break
    const answer = await askField(scene, field, asking, answers.get(field.key) ?? '')
    if (answer === back) place = Math.max(-1, place - 2)
    else answers.set(field.key, answer)
  }
  return answers
}

const storedAnswers = async (
  scene: StoreScene,
  fields: readonly Field[],
  answers: ReadonlyMap<string, string>,
): Promise<Row> => {
  const values: Record<string, Stored> = {}
  for (const field of fields) {
    const text = answers.get(field.key) ?? ''
    if (text !== '') values[field.key] = await valueFor(scene, field, text)
  }
  return values
}

/** Asks for a new record. Rejects with `interrupted` when the person leaves; nothing is written then. */
export const askForRecord = async (scene: StoreScene, noun: Noun, asking: Asking): Promise<Row> => {
  const fields = fieldsToAsk(noun)
  const known = new Map<string, string>()
  return storedAnswers(scene, fields, await askAll(scene, fields, asking, known))
}

/** Asks for changes of a record, each field with what it holds; answers with the fields that differ. */
export const askForChanges = async (scene: StoreScene, noun: Noun, row: Row, asking: Asking): Promise<Row> => {
  const fields = fieldsToAsk(noun).filter((field) => field.type.kind !== 'reference')
  const before = new Map(fields.map((field) => [field.key, plainValue(field, row[field.key] ?? null, scene.facts)]))
  const answers = await askAll(scene, fields, asking, before)
  const values: Record<string, Stored> = {}
  for (const field of fields) {
    const text = answers.get(field.key) ?? ''
    if (text === before.get(field.key)) continue
    values[field.key] = text === '' ? null : await valueFor(scene, field, text)
  }
  return values
}
