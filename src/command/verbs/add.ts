// `add`: one new record, from flags, or from questions at a terminal.
import { Failure } from '../../kernel/failure.ts'
import { lettered } from '../../kernel/reference.ts'
import { same } from '../../kernel/words.ts'
import { foreignAmounts } from '../amounts.ts'
import type { Act, Outcome, StoreScene, WriteScene } from '../command.ts'
import { writes } from '../command.ts'
import { consentOptions } from '../consent-options.ts'
import { withCustomFields } from '../custom-fields.ts'
import { checkDoubles } from '../doubles.ts'
import { refuseErased } from '../erased-before.ts'
import { typedFactsOf } from '../facts.ts'
import { changedValues, givenChanges, valueFor } from '../given-values.ts'
import { fieldOf, type Noun, type Row } from '../noun.ts'
import { nounIn } from '../noun-words.ts'
import type { Options } from '../option.ts'
import { addRecord, editRecord, rowOf } from '../save.ts'
import { shellLine, shellWord } from '../shell-line.ts'
import { writtenOne } from '../written.ts'
import { type AddTarget, addTarget, withOwnLists } from './add-target.ts'
import { askForRecord } from './ask-record.ts'
import { missingFailure, missingFields } from './missing-fields.ts'
import { examplesOf, fieldOptions, type VerbFor, writeOptions } from './verb.ts'

const addOptions: Options = {
  'if-missing': {
    about: {
      en: 'do nothing where its key, or without one its name, is there already',
      zh: '外部编号（没有则名称）已存在时不做任何事',
    },
    not: ['upsert-by'],
  },
  'upsert-by': {
    about: {
      en: 'change the record with the same value in one of these, tried in order; further ones tell it from others',
      zh: '按顺序以这些字段查找，值相同则更新该记录；后面的字段用于区分多条',
    },
    value: 'FIELDS',
  },
  'no-check': { about: { en: 'do not look for likely doubles', zh: '不检查疑似重复' }, hidden: true },
}

const erasedOption: Options = {
  'allow-erased': { about: { en: 'also somebody who was erased before', zh: '也可新增曾被彻底删除的人' } },
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
      { hint: same(shellLine(['add', noun.name, first])), mend: { is: 'words', from: 1 } },
    )
  const field = fieldOf(noun, key)
  if (scene.given.has(key))
    throw new Failure(
      'usage',
      'too-many-words',
      {
        en: `${field?.words.en ?? key} is given twice: "${first}" and --${key}`,
        zh: `${field?.words.zh ?? key}给了两次：“${first}”和 --${key}`,
      },
      {
        field: key,
        hint: same(`crm add ${noun.name} --${key} ${shellWord(scene.given.text(key) ?? first)}`),
        mend: { is: 'without', word: 0 },
      },
    )
  return field ? { [key]: await valueFor(scene, field, first) } : {}
}

const typedValues = async (scene: StoreScene, noun: Noun): Promise<Row> => ({
  ...(await positionalValues(scene, noun)),
  ...changedValues(await givenChanges(scene, noun, { fresh: true }), null),
})

const addOne = async (scene: WriteScene, noun: Noun, values: Row, told: readonly string[]): Promise<Outcome> => {
  const facts = typedFactsOf(scene)
  const saved = await addRecord(scene.writing, noun, values, facts)
  const id = lettered(noun.letter, saved.id)
  return writtenOne(scene, noun, saved, {
    verb: { en: 'added', zh: '已新增' },
    told: [...told, ...foreignAmounts(noun, saved.row, facts.currency)],
    next: noun.standing === 'id' ? `crm add visit ${id} --due +7d` : `crm show ${noun.name} ${id}`,
  })
}

/** Fills what goes without saying. */
const withAssumed = (scene: StoreScene, noun: Noun, values: Row): Row => {
  const assumed = noun.fields.filter((field) => field.assumed !== undefined && (values[field.key] ?? null) === null)
  return { ...values, ...Object.fromEntries(assumed.map((field) => [field.key, scene.today])) }
}

const days = new Set(['day', 'moment', 'birthday'])

/** Fields whose value is told after it was written: days, as they were read; all that a person was asked for. */
const toldFields = (noun: Noun, said: Row, asked: boolean): readonly string[] =>
  noun.fields
    .filter((field) => asked || days.has(field.type.kind))
    .map((field) => field.key)
    .filter((key) => (said[key] ?? null) !== null)

const tellMerged = (scene: StoreScene, noun: Noun, target: AddTarget): void => {
  if (target.what === 'add' || target.merged === undefined) return
  const { key, from } = target.merged
  const into = lettered(noun.letter, Number(target.row.id))
  scene.notice({ en: `${key} (${from}) was merged into ${into}`, zh: `${key}（${from}）已并入 ${into}` })
}

/** What to do with a record that is there. */
const onTarget =
  (noun: Noun, said: Row, target: Exclude<AddTarget, { readonly what: 'add' }>): Act =>
  async (write) => {
    const { row } = target
    if (target.what === 'leave')
      return writtenOne(write, noun, { id: Number(row.id), row, before: row, changed: false }, { verb: same('') })
    const now = (await rowOf(write.writing, noun, Number(row.id))) ?? row
    // Two records cannot bear one key: that of a merged one stays with it, and goes on leading here.
    const changes = target.merged === undefined ? said : { ...said, key: now.key ?? null }
    const saved = await editRecord(write.writing, noun, now, withOwnLists(noun, now, changes), typedFactsOf(write))
    return writtenOne(write, noun, saved, { verb: { en: 'changed', zh: '已修改' }, spell: true })
  }

const plan = async (scene: StoreScene, declared: Noun): Promise<Act> => {
  const noun = await withCustomFields(scene.store.open, declared, scene.customField)
  const typed = await typedValues(scene, noun)
  const missing = missingFields(scene, noun, withAssumed(scene, noun, typed))
  const asking = missing.length > 0 ? scene.asking : null
  if (missing.length > 0 && !asking) throw missingFailure(scene, noun, missing)
  const said = asking ? await askForRecord(scene, noun, typed, missing, asking) : typed
  const values = withAssumed(scene, noun, said)
  const target = await addTarget(scene, noun, said)
  if (target.what !== 'add') {
    tellMerged(scene, noun, target)
    return onTarget(noun, said, target)
  }
  await refuseErased(scene, noun, values)
  await checkDoubles(scene, noun, values)
  const told = toldFields(noun, said, asking !== null)
  return async (write) => {
    // Asked again now that nobody else writes: another run may have added it meanwhile.
    const late = await addTarget(scene, noun, said)
    return late.what === 'add' ? addOne(write, noun, values, told) : onTarget(noun, said, late)(write)
  }
}

/** `crm add NOUN ...`. */
export const addVerb: VerbFor = (noun) =>
  writes({
    path: ['add', noun.name],
    checksWords: true,
    summary: { en: `Add ${nounIn(noun).en}`, zh: `新增${nounIn(noun).zh}` },
    positionals: [
      noun.parent
        ? { name: noun.parent, about: { en: 'whose it is', zh: '所属客户' }, optional: true }
        : { name: 'name', about: { en: 'its name', zh: '名称' }, optional: true },
    ],
    options: {
      ...fieldOptions(noun),
      ...consentOptions(noun),
      ...addOptions,
      ...(noun.standing === 'id' ? erasedOption : {}),
      ...writeOptions,
    },
    examples: examplesOf(noun, 'add'),
    plan: (scene) => plan(scene, noun),
  })
