// `add`: one new record, from flags, or from questions at a terminal.
import { Failure } from '../../kernel/failure.ts'
import { lettered } from '../../kernel/reference.ts'
import { same } from '../../kernel/words.ts'
import type { Act, Outcome, StoreScene, WriteScene } from '../command.ts'
import { writes } from '../command.ts'
import { withCustomFields } from '../custom-fields.ts'
import { checkDoubles, doublesOf } from '../doubles.ts'
import { saveFactsOf } from '../facts.ts'
import { givenValues, valueFor } from '../given-values.ts'
import { fieldOf, type Noun, type Row } from '../noun.ts'
import type { Options } from '../option.ts'
import { withOnlyLine } from '../record-lines.ts'
import { addRecord, columnsFor, editRecord, rowOf } from '../save.ts'
import { writtenOne } from '../written.ts'
import { askForRecord } from './ask-record.ts'
import { examplesOf, fieldOptions, flagOf, nounIn, type VerbFor, writable, writeOptions } from './verb.ts'

const addOptions: Options = {
  'if-missing': { about: { en: 'do nothing when its key is there already', zh: '外部编号已存在则不做任何事' } },
  'upsert-by': {
    about: { en: 'change the record that has the same values in these fields', zh: '这些字段相同则更新已有记录' },
    value: 'FIELDS',
  },
  'no-check': { about: { en: 'do not look for likely doubles', zh: '不检查疑似重复' }, hidden: true },
}

/** The values of the positional words: the parent, or the name. */
const positionalValues = async (scene: StoreScene, noun: Noun): Promise<Row> => {
  const [first, ...rest] = scene.words
  if (first === undefined) return {}
  const key = noun.parent ?? noun.title ?? noun.fields.find((field) => field.required)?.key
  if (key === undefined || rest.length > 0)
    throw new Failure(
      'usage',
      'too-many-words',
      { en: `too many words: ${rest.join(' ')}`, zh: `多余的词：${rest.join(' ')}` },
      { hint: { en: 'put a name with spaces in quotes', zh: '带空格的名称请加引号' } },
    )
  const field = fieldOf(noun, key)
  return field ? { [key]: await valueFor(scene, field, first) } : {}
}

const sameValues = (noun: Noun, row: Row, values: Row): boolean =>
  Object.entries(columnsFor(noun, values, row)).every(([key, value]) => (row[key] ?? null) === value)

/** The record that bears the key already; null where none does. */
const withKey = async (scene: StoreScene, noun: Noun, key: string): Promise<Row | null> => {
  const row = await scene.store.open.selectFrom(noun.table).selectAll().where('key', '=', key).executeTakeFirst()
  return row === undefined ? null : withOnlyLine(scene.store, noun, row)
}

const clash = (noun: Noun, row: Row): Failure =>
  new Failure(
    'conflict',
    'key-taken',
    {
      en: `the key "${row.key}" belongs to ${lettered(noun.letter, Number(row.id))}, with other values`,
      zh: `外部编号“${row.key}”已属于 ${lettered(noun.letter, Number(row.id))}，且内容不同`,
    },
    { field: 'key', hint: same(`crm edit ${noun.name} ${lettered(noun.letter, Number(row.id))} ...`) },
  )

const addOne = async (scene: WriteScene, noun: Noun, values: Row): Promise<Outcome> => {
  const facts = saveFactsOf(scene)
  const saved = await addRecord(scene.writing, noun, values, facts)
  const id = lettered(noun.letter, saved.id)
  return writtenOne(scene, noun, saved, {
    verb: { en: 'added', zh: '已新增' },
    next: noun.standing === 'id' ? `crm add visit ${id} --due +7d` : `crm show ${noun.name} ${id}`,
  })
}

const unchanged =
  (scene: StoreScene, noun: Noun, row: Row): Act =>
  async () =>
    writtenOne(scene, noun, { id: Number(row.id), row, before: row, changed: false }, { verb: same('') })

/** Finds the one record that has these values in the fields of `--upsert-by`, tried in order. */
const upsertTarget = async (scene: StoreScene, noun: Noun, values: Row): Promise<Row | null> => {
  for (const name of (scene.given.text('upsert-by') ?? '').split(/[,，]/)) {
    const field = fieldOf(noun, name.trim())
    if (!field || field.derived)
      throw new Failure(
        'usage',
        'unknown-field',
        { en: `there is no field "${name}"`, zh: `没有字段“${name}”` },
        { field: 'upsert-by', hint: same('--upsert-by phone,name') },
      )
    const rows = await doublesOf(scene.store.open, noun, { [field.key]: values[field.key] ?? null }, [field.key])
    const [only] = rows
    if (only && rows.length === 1) return (await rowOf(scene.store, noun, only.id)) ?? null
    if (rows.length > 1)
      throw new Failure(
        'conflict',
        'ambiguous',
        { en: `several ${noun.plural} have this ${field.key}`, zh: `多个${noun.chinese[0]}的${field.words.zh}相同` },
        { candidates: rows.map((row) => ({ id: lettered(noun.letter, row.id), name: row.name ?? '' })) },
      )
  }
  return null
}

/** Fills what goes without saying. */
const withAssumed = (scene: StoreScene, noun: Noun, values: Row): Row => {
  const assumed = noun.fields.filter((field) => field.assumed !== undefined && (values[field.key] ?? null) === null)
  return { ...values, ...Object.fromEntries(assumed.map((field) => [field.key, scene.today])) }
}

const refuseMissing = (scene: StoreScene, noun: Noun, values: Row): void => {
  const missing = writable(noun)
    .filter((field) => field.required && field.initial === undefined && (values[field.key] ?? null) === null)
    .filter((field) => !(field.key === 'amount' && noun.lines && (values.price ?? null) !== null))
  if (missing.length === 0) return
  const flags = missing.map((field) => `--${flagOf(field.key)}`)
  throw new Failure(
    'usage',
    'missing-field',
    { en: `${nounIn(noun).en} needs ${flags.join(', ')}`, zh: `新增${nounIn(noun).zh}还缺 ${flags.join('、')}` },
    { field: missing[0]?.key ?? '', hint: same(`${scene.typed} ${flags.map((flag) => `${flag} ...`).join(' ')}`) },
  )
}

const plan = async (scene: StoreScene, declared: Noun): Promise<Act> => {
  const noun = await withCustomFields(scene.store.open, declared, scene.customField)
  const typed = { ...(await positionalValues(scene, noun)), ...(await givenValues(scene, noun, null)) }
  const bare = Object.keys(typed).length === 0
  const said = bare && scene.asking ? await askForRecord(scene, noun, scene.asking) : typed
  const values = withAssumed(scene, noun, said)
  refuseMissing(scene, noun, values)
  const key = values.key ?? null
  const taken = key === null ? null : await withKey(scene, noun, String(key))
  if (taken) {
    if (scene.given.flag('if-missing') || (taken.removed === null && sameValues(noun, taken, said)))
      return unchanged(scene, noun, taken)
    if (!scene.given.has('upsert-by')) throw clash(noun, taken)
  }
  const target = scene.given.has('upsert-by') ? (taken ?? (await upsertTarget(scene, noun, values))) : null
  if (target)
    return async (write) => {
      const now = (await rowOf(write.writing, noun, Number(target.id))) ?? target
      const saved = await editRecord(write.writing, noun, now, values, saveFactsOf(write))
      return writtenOne(write, noun, saved, { verb: { en: 'changed', zh: '已修改' }, spell: true })
    }
  await checkDoubles(scene, noun, values)
  return (write) => addOne(write, noun, values)
}

/** `crm add NOUN ...`. */
export const addVerb: VerbFor = (noun) =>
  writes({
    path: ['add', noun.name],
    summary: { en: `Add ${nounIn(noun).en}`, zh: `新增${nounIn(noun).zh}` },
    positionals: [
      noun.parent
        ? { name: noun.parent, about: { en: 'whose it is', zh: '所属客户' }, optional: true }
        : { name: 'name', about: { en: 'its name', zh: '名称' }, optional: true },
    ],
    options: { ...fieldOptions(noun), ...addOptions, ...writeOptions },
    examples: examplesOf(noun, 'add'),
    plan: (scene) => plan(scene, noun),
  })
