// Checks on single values, by the declarations of all nouns: days that are none, lists and codes that nothing reads.
// A later noun is looked at by itself.

import type { Field } from '../command/field.ts'
import type { Noun } from '../command/noun.ts'
import { isBirthday } from '../kernel/birthday-parts.ts'
import { isDay } from '../kernel/day.ts'
import { isInstant } from '../kernel/instant.ts'
import type { Row } from '../kernel/row.ts'
import { literal, quoted } from '../kernel/sql-text.ts'
import { readStoredList } from '../kernel/stored-list.ts'
import { readStoredObject } from '../kernel/stored-object.ts'
import type { Words } from '../kernel/words.ts'
import { type Check, editLine, type Found, type Looking } from './check.ts'
import { customerColumn, inUse, ownFields } from './in-use.ts'
import { inBrief } from './stored.ts'

/** Whether a stored value is doubtful, as SQL that errs on the safe side; and whether it is truly wrong. */
interface Test {
  readonly sql: (column: string) => string
  readonly wrong: (value: unknown) => boolean
}

const isNoDay = (value: unknown): boolean => !(typeof value === 'string' && isDay(value))

const isNoMoment = (value: unknown): boolean => isNoDay(value) && !(typeof value === 'string' && isInstant(value))

const dateTests: Readonly<Record<string, Test>> = {
  day: { sql: (column) => `date(${column}) is not ${column}`, wrong: isNoDay },
  moment: {
    sql: (column) =>
      `case length(${column}) when 10 then date(${column}) else strftime('%Y-%m-%dT%H:%M:%fZ', ${column}) end is not ${column}`,
    wrong: isNoMoment,
  },
  birthday: {
    sql: (column) => `date(${column}) is not ${column}`,
    wrong: (value) => !(typeof value === 'string' && isBirthday(value)),
  },
}

const notOf = (column: string, kind: string): string =>
  `case json_valid(${column}) when 1 then json_type(${column}) is not ${literal(kind)} else 1 end`

const listTest: Test = { sql: (column) => notOf(column, 'array'), wrong: (value) => readStoredList(value) === null }

const shapeTests: Readonly<Record<string, Test>> = {
  phones: listTest,
  emails: listTest,
  words: listTest,
  tags: listTest,
  consent: { sql: (column) => notOf(column, 'object'), wrong: (value) => readStoredObject(value) === null },
}

const foundIn = (noun: Noun, row: Row, field: Field, words: Words): Found => ({
  noun: noun.name,
  id: Number(row.id),
  customer: row.customer === null ? null : Number(row.customer),
  field: field.key,
  value: String(row[field.key]),
  words,
  hint: editLine(noun.name, noun.letter, Number(row.id), field.key),
})

function* wrongValues(
  { lane, nouns }: Looking,
  testOf: (field: Field) => Test | undefined,
  wordsOf: (field: Field, value: string) => Words,
): Iterable<Found> {
  for (const noun of nouns) {
    const fields = ownFields(noun).flatMap((field) => {
      const test = testOf(field)
      return test === undefined ? [] : [{ field, test, column: `r.${quoted(field.key)}` }]
    })
    if (fields.length === 0) continue
    const about = customerColumn(noun)
    const doubts = fields.map(({ column, test }) => `(${column} is not null and ${test.sql(column)})`)
    const columns = ['r.id', `${about === null ? 'null' : `r.${quoted(about)}`} as customer`]
    // A column called `customer` is there already.
    const others = fields.filter(({ field }) => field.key !== 'customer').map(({ column }) => column)
    const sql = `select ${[...columns, ...others].join(', ')} from ${quoted(noun.table)} as r
      where (${doubts.join(' or ')}) and ${inUse(noun, nouns)} order by r.id`
    for (const row of lane.prepare(sql).iterate())
      for (const { field, test } of fields) {
        const value = row[field.key] ?? null
        if (value !== null && test.wrong(value)) yield foundIn(noun, row, field, wordsOf(field, String(value)))
      }
  }
}

const impossibleDate: Check = {
  name: 'impossible-date',
  severity: 'error',
  dimension: 'validity',
  words: { en: 'a date that is in no calendar', zh: '日历上不存在的日期' },
  find: (looking) =>
    wrongValues(
      looking,
      ({ type }) => dateTests[type.kind],
      ({ words }, value) => ({
        en: `${words.en} "${inBrief(value)}" is no date`,
        zh: `${words.zh}“${inBrief(value)}”不是日期`,
      }),
    ),
}

const unreadable: Check = {
  name: 'unreadable-list',
  severity: 'error',
  dimension: 'validity',
  words: { en: 'a list or a consent that cannot be read', zh: '无法读取的列表或联系许可' },
  find: (looking) =>
    wrongValues(
      looking,
      ({ type }) => shapeTests[type.kind],
      ({ words }, value) => ({
        en: `${words.en} cannot be read: ${inBrief(value)}`,
        zh: `${words.zh}无法读取：${inBrief(value)}`,
      }),
    ),
}

const codeTest = ({ type }: Field): Test | undefined => {
  if (type.kind !== 'choice') return undefined
  const codes = new Set<unknown>(type.choices.map(({ code }) => code))
  return {
    sql: (column) => `${column} not in (${type.choices.map(({ code }) => literal(code)).join(', ')})`,
    wrong: (value) => !codes.has(value),
  }
}

const unknownCode: Check = {
  name: 'unknown-code',
  severity: 'error',
  dimension: 'validity',
  words: { en: 'a code that the field does not have', zh: '字段没有的代码' },
  find: (looking) =>
    wrongValues(looking, codeTest, ({ words }, value) => ({
      en: `${words.en} cannot be "${inBrief(value)}"`,
      zh: `${words.zh}不能是“${inBrief(value)}”`,
    })),
}

/** Whether a value fits what a custom field was declared to be. */
const fits = ({ type }: Field, value: unknown): boolean => {
  switch (type.kind) {
    case 'choice':
      return type.choices.some(({ code }) => code === value)
    case 'integer':
    case 'money':
      return Number.isSafeInteger(value)
    case 'flag':
      return value === 0 || value === 1
    case 'day':
      return !isNoDay(value)
    case 'decimal':
      return /^-?\d+(?:\.\d+)?$/.test(String(value))
    case 'words':
      return readStoredList(value) !== null
    default:
      return typeof value === 'string'
  }
}

const spoiltCustom = (noun: Noun, row: Row): Found => {
  const text = inBrief(String(row.custom))
  return {
    noun: noun.name,
    id: Number(row.id),
    customer: row.customer === null ? null : Number(row.customer),
    field: 'custom',
    value: String(row.custom),
    words: { en: `the custom fields cannot be read: ${text}`, zh: `自定义字段无法读取：${text}` },
    hint: 'crm doctor --repair',
  }
}

function* wrongCustom({ lane, nouns }: Looking): Iterable<Found> {
  for (const noun of nouns) {
    const fields = noun.fields.filter(({ custom }) => custom)
    const about = customerColumn(noun)
    const sql = `select r.id, r.custom, ${about === null ? 'null' : `r.${quoted(about)}`} as customer
      from ${quoted(noun.table)} as r where r.custom is not null and ${inUse(noun, nouns)} order by r.id`
    for (const row of lane.prepare(sql).iterate()) {
      const values = readStoredObject(row.custom)
      if (values === null) yield spoiltCustom(noun, row)
      for (const field of fields) {
        const value: unknown = values?.[field.key] ?? null
        if (value === null || fits(field, value)) continue
        const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
        yield {
          ...foundIn(noun, { ...row, [field.key]: text }, field, {
            en: `${field.words.en} cannot be "${inBrief(text)}"`,
            zh: `${field.words.zh}不能是“${inBrief(text)}”`,
          }),
          hint: `crm edit ${noun.name} ${noun.letter}-${row.id} --set ${field.key}=VALUE`,
        }
      }
    }
  }
}

const customValue: Check = {
  name: 'custom-value',
  severity: 'error',
  dimension: 'validity',
  words: { en: 'a custom field with a value outside its choices or its type', zh: '自定义字段的值不在选项或类型之内' },
  find: wrongCustom,
}

/** The checks on single values. */
export const storedChecks: readonly Check[] = [impossibleDate, unreadable, unknownCode, customValue]
