// Asks a person for a record field by field, one step back with `<`, and gives the stored values.
import { isFailure } from '../../kernel/failure.ts'
import { say, type Words } from '../../kernel/words.ts'
import { amountFacts } from '../amounts.ts'
import { type Asking, back } from '../asking.ts'
import type { StoreScene } from '../command.ts'
import { refuseNoPhone } from '../doubts.ts'
import type { Field } from '../field.ts'
import { valueFor } from '../given-values.ts'
import type { Noun, Row, Stored } from '../noun.ts'
import { nounIn } from '../noun-words.ts'
import { nounNamed } from '../rows.queries.ts'
import { plainValue } from '../show-value.ts'
import { readValue } from '../value.ts'
import { finder, none, stepBack } from './ask-reference.ts'
import { writable } from './verb.ts'

/** The fields a person is asked for, in order; the rest is for flags and `edit`. */
const fieldsToAsk = (noun: Noun): readonly Field[] => {
  const fields = writable(noun)
  return noun.asked === undefined
    ? fields.filter(
        (field) => field.key !== 'key' && (field.required || field.listed !== undefined || field.key === 'note'),
      )
    : noun.asked.flatMap((key) => fields.find((field) => field.key === key) ?? [])
}

const question = (field: Field, needed: boolean): Words => ({
  en: `${field.words.en}${needed ? ' *' : ''}:`,
  zh: `${field.words.zh}${needed ? ' *' : ''}：`,
})

/** What is wrong with an answer for a field; null where nothing is. */
export const wrongAnswer = (scene: StoreScene, field: Field, needed: boolean, text: string): Words | null => {
  if (text.trim() === '') return needed ? { en: `${field.words.en} is needed`, zh: `需要填写${field.words.zh}` } : null
  try {
    readValue(field, text, { ...scene.facts, doubt: refuseNoPhone })
    return null
  } catch (error) {
    if (!isFailure(error)) throw error
    const { why = error.words, hint } = error.detail
    if (!hint) return why
    // A hint is either a value that would do or a sentence.
    return hint.en.includes(' ')
      ? { en: `${why.en}; ${hint.en}`, zh: `${why.zh}；${hint.zh}` }
      : { en: `${why.en}, such as ${hint.en}`, zh: `${why.zh}，例如 ${hint.zh}` }
  }
}

/** What a field holds when nothing is said. */
const initialOf = (scene: StoreScene, field: Field): string => {
  if (field.assumed !== undefined || typeof field.initial === 'object') return scene.today
  return field.initial === undefined ? '' : plainValue(field, field.initial, scene.facts)
}

interface Interview {
  readonly scene: StoreScene
  readonly asking: Asking
  readonly fields: readonly Field[]
  readonly needed: ReadonlySet<string>
}

const askField = (interview: Interview, field: Field, before: string): Promise<string | typeof back> => {
  const { scene, asking, needed } = interview
  const { type } = field
  const isNeeded = needed.has(field.key)
  const words = question(field, isNeeded)
  const initial = before === '' ? initialOf(scene, field) : before
  if (type.kind === 'choice') {
    const picks = type.choices.map((choice) => ({ value: choice.code, label: say(choice.words, scene.language) }))
    const all = isNeeded || field.initial !== undefined ? picks : [none(scene), ...picks]
    return asking.pick(words, [...all, stepBack(scene)], initial)
  }
  if (type.kind === 'reference')
    return asking.search(words, finder(scene, nounNamed(scene.nouns, type.to), { needed: isNeeded, before }))
  return asking.line(words, {
    ...(initial === '' ? {} : { initial }),
    check: (text) => wrongAnswer(scene, field, isNeeded, text),
  })
}

const askAll = async (
  interview: Interview,
  before: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> => {
  const { scene, fields, needed } = interview
  const star: Words = needed.size > 0 ? { en: '* is needed; ', zh: '* 必填；' } : { en: '', zh: '' }
  scene.notice({
    en: `${star.en}Enter alone goes on, < goes one step back, Ctrl-C leaves and writes nothing.`,
    zh: `${star.zh}直接回车继续，输入 < 返回上一步，Ctrl-C 退出且不写入。`,
  })
  const answers = new Map(before)
  for (let place = 0; place < fields.length; place += 1) {
    const field = fields[place]
    if (!field) break
    const answer = await askField(interview, field, answers.get(field.key) ?? '')
    if (answer === back) place = Math.max(-1, place - 2)
    else answers.set(field.key, answer)
  }
  return answers
}

const storedAnswer = (scene: StoreScene, field: Field, text: string): Promise<Stored> =>
  text.trim() === '' ? Promise.resolve(null) : valueFor(scene, field, text)

/**
 * Asks for what was not said of a new record. Rejects with `interrupted` when the person leaves; nothing is written then.
 * @param typed what the command line said
 * @param missing fields that the record cannot do without
 */
export const askForRecord = async (
  scene: StoreScene,
  noun: Noun,
  typed: Row,
  missing: readonly Field[],
  asking: Asking,
): Promise<Row> => {
  const usual = fieldsToAsk(noun)
  const fields = [...usual, ...missing.filter((field) => !usual.includes(field))].filter(
    (field) => (typed[field.key] ?? null) === null,
  )
  const needed = new Set(missing.map((field) => field.key))
  scene.notice({ en: `A new ${noun.name}.`, zh: `新增${nounIn(noun).zh}。` })
  const answers = await askAll({ scene, asking, fields, needed }, new Map())
  const values: Record<string, Stored> = { ...typed }
  for (const field of fields) {
    const value = await storedAnswer(scene, field, answers.get(field.key) ?? '')
    if (value !== null) values[field.key] = value
  }
  return values
}

/** Asks for changes of a record, each field with what it holds; answers with the fields that differ. */
export const askForChanges = async (scene: StoreScene, noun: Noun, row: Row, asking: Asking): Promise<Row> => {
  const { veil } = scene.facts
  const fields = fieldsToAsk(noun).filter(
    (field) => field.type.kind !== 'reference' && veil?.hides(noun.name, field) !== true,
  )
  const needed = new Set(fields.filter((field) => field.required).map((field) => field.key))
  const before = new Map(
    fields.map((field) => [field.key, plainValue(field, row[field.key] ?? null, amountFacts(field, row, scene.facts))]),
  )
  const answers = await askAll({ scene, asking, fields, needed }, before)
  const values: Record<string, Stored> = {}
  for (const field of fields) {
    const text = answers.get(field.key) ?? ''
    if (text !== before.get(field.key)) values[field.key] = await storedAnswer(scene, field, text)
  }
  return values
}
