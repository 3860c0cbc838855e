// `merge customer`: two customers that are one become one. The second is removed and leads to the first.
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import type { Field } from '../command/field.ts'
import { ifEntryOption, refuseLater } from '../command/if-entry.ts'
import { fieldOf, type Noun } from '../command/noun.ts'
import { findRecord } from '../command/reference.ts'
import { rowOf } from '../command/save.ts'
import { takesCodes } from '../command/takes.ts'
import { writeOptions } from '../command/verbs/verb.ts'
import { dryMark } from '../command/written.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { suggest } from '../kernel/suggest.ts'
import { same } from '../kernel/words.ts'
import { customerNoun } from './customer.noun.ts'
import { sameCustomer } from './lookalike.ts'
import { mergeCustomers, preferences } from './merge.act.ts'
import { mergedHead, mergedJson, mergedLines } from './merge-report.act.ts'
import type { Side } from './merge-values.act.ts'

/** Fields of which somebody may choose: the key is nobody's to choose, as both lead to the one that stays. */
const chosable = customerNoun.fields
  .filter(({ key, derived }) => !derived && key !== 'id' && key !== 'key')
  .flatMap(({ key }) => [`${key}=B`, `${key}=A`])

const twoNeeded = (two: number): Failure =>
  new Failure(
    'usage',
    'missing-target',
    { en: 'merge which two customers?', zh: '合并哪两位客户？' },
    {
      why: { en: 'the first stays, the second goes into it', zh: '保留第一位，第二位并入其中' },
      hint: same('crm merge customer REF REF'),
      mend: two < 2 ? { is: 'more', words: ['REF', 'REF'].slice(two) } : { is: 'words', from: 2 },
    },
  )

const badChoice = (text: string, hint: string): Failure =>
  new Failure(
    'usage',
    'bad-value',
    { en: `--field cannot be "${text}"`, zh: `--field 不能是“${text}”` },
    {
      field: 'field',
      why: { en: 'it is written field=A or field=B', zh: '写作 字段=A 或 字段=B' },
      hint: same(`--field ${hint}`),
    },
  )

/** A field that nobody can choose the side of: there is none of that name, or it is nobody's to choose. */
const noChoice = (noun: Noun, name: string, field: Field | undefined): Failure => {
  const near = suggest(
    name,
    noun.fields.filter(isChosen).map(({ key }) => key),
  )
  const why =
    field === undefined
      ? null
      : field.derived
        ? { en: 'it is reckoned, not kept', zh: '该字段由系统计算' }
        : {
            en: 'a key stays with the customer that has it; both keys lead to the one that is left',
            zh: '编号随原客户保留；两个编号都指向保留的客户',
          }
  const hint = field === undefined ? (near ?? 'phones') : 'phones'
  return new Failure(
    'usage',
    field === undefined ? 'unknown-field' : 'bad-value',
    field === undefined
      ? { en: `customers have no field "${name}"`, zh: `客户没有字段“${name}”` }
      : { en: `--field cannot choose ${field.key}`, zh: `--field 不能选择${field.words.zh}（${field.key}）` },
    { field: 'field', ...(why ? { why } : {}), hint: same(`--field ${hint}=B`) },
  )
}

const isChosen = ({ key, derived }: Field): boolean => !derived && key !== 'id' && key !== 'key'

/** A field by its key, another name of it, or its Chinese words. */
const fieldCalled = (noun: Noun, name: string): Field | undefined =>
  fieldOf(noun, name.replaceAll('-', '_')) ?? noun.fields.find(({ words }) => words.zh === name)

const sideOf = (text: string, a: number, b: number): Side | undefined => {
  const word = text.trim().toUpperCase()
  if (word === 'A' || word === lettered(customerNoun.letter, a)) return 'a'
  return word === 'B' || word === lettered(customerNoun.letter, b) ? 'b' : undefined
}

/** `--field phones=B`, for each field once. */
const fieldsFrom = async (scene: StoreScene, a: number, b: number): Promise<ReadonlyMap<string, Side>> => {
  const noun = await withCustomFields(scene.store.open, customerNoun, scene.customField)
  const chosen = new Map<string, Side>()
  for (const text of scene.given.texts('field').flatMap((one) => one.split(','))) {
    const [, called = '', side = ''] = /^([^=＝]+)[=＝](.*)$/.exec(text.trim()) ?? []
    if (called === '') throw badChoice(text, 'phones=B')
    const name = called.trim()
    const field = fieldCalled(noun, name)
    const from = sideOf(side, a, b)
    if (!field || !isChosen(field)) throw noChoice(noun, name, field)
    if (!from) throw badChoice(text, `${field.key}=B`)
    chosen.set(field.key, from)
  }
  return chosen
}

const plan = async (scene: StoreScene): Promise<Act> => {
  const [one, other, ...rest] = scene.words
  if (one === undefined || other === undefined || rest.length > 0) throw twoNeeded(scene.words.length)
  const a = (await findRecord(scene, customerNoun, one)).id
  const b = (await findRecord(scene, customerNoun, other)).id
  if (a === b) throw sameCustomer(a, 'crm dedupe')
  const fields = await fieldsFrom(scene, a, b)
  const prefer = scene.given.text('prefer') ?? 'A'
  return async (write) => {
    const before = await rowOf(write.writing, customerNoun, a)
    if (before) refuseLater(write, customerNoun, before)
    const merged = await mergeCustomers(write, { a, b, prefer, fields })
    const lines = mergedLines(write, merged)
    return {
      print: (page, ending) => {
        const dry = dryMark(ending)
        const head = mergedHead(merged)
        return page.report(
          {
            ok: true,
            ...mergedJson(write, merged),
            ...(ending.dryRun ? { dry_run: true } : {}),
            entry: ending.entry,
          },
          [{ en: `${dry.en}${head.en}`, zh: `${dry.zh}${head.zh}` }, ...lines],
        )
      },
    }
  }
}

/** `crm merge customer A B [--prefer A|B|newest|filled] [--field phones=B]`. */
export const mergeCustomer: Command = writes({
  path: ['merge', 'customer'],
  sees: 'all',
  checksWords: true,
  summary: { en: 'Make two customers one; nothing is lost', zh: '把两位客户合并为一位，不丢失任何内容' },
  details: {
    en: 'The first stays. Visits, orders, complaints, contacts and all else that refers to the second moves; phones, mails, tags and long texts are joined; of other fields the value of the first stands, or that of the second where the first has none. What does not stand is written into the note. The second is removed and leads to the first from then on: crm undo brings both back as they were.',
    zh: '保留第一位。指向第二位的回访、订单、投诉、联系人等全部转移；电话、邮箱、标签和长文本合并；其他字段以第一位为准，第一位没有的取第二位的值。未采用的值写入备注。第二位被删除，此后其编号指向第一位；crm undo 可使两者恢复原状。',
  },
  positionals: [
    {
      name: 'a',
      about: { en: 'the customer that stays', zh: '保留的客户' },
      takes: { kind: 'record', noun: 'customer' },
    },
    {
      name: 'b',
      about: { en: 'the customer that goes into it', zh: '并入的客户' },
      takes: { kind: 'record', noun: 'customer' },
    },
  ],
  options: {
    prefer: {
      about: {
        en: 'whose values stand where both have one: A (default), B, the one changed last, the one with more fields filled',
        zh: '两者都有值时以谁为准：A（默认）、B、最近修改的（newest）、资料更全的（filled）',
      },
      value: preferences.join('|'),
      choices: preferences,
    },
    field: {
      about: {
        en: 'whose value stands in one field, as city=B; of lists, whose comes first',
        zh: '单个字段以谁为准，如 city=B；列表字段则谁的值在前',
      },
      value: 'FIELD=A|B',
      takes: takesCodes(chosable, ','),
      many: true,
    },
    ...ifEntryOption,
    ...writeOptions,
  },
  examples: [
    { about: { en: 'what would come of it', zh: '看看会变成什么样' }, line: 'crm merge customer C-3 C-4 -n' },
    {
      about: { en: 'with the address of the second', zh: '地址取第二位的' },
      line: 'crm merge customer C-3 C-4 --field address=B',
    },
  ],
  plan,
})
