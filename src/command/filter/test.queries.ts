// One test of one field as SQL. Every expression here is true or false and never null, also for a record that has no
// value, so that `not` loses no row. Needs the functions of store-functions.ts.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { ageColumn, dayColumn, foldedColumn, mainColumn, onLines, storedColumn } from './columns.queries.ts'
import type { Bound, How, Sought, Span, Test } from './condition.ts'
import { consentCondition } from './consent-test.queries.ts'
import { allOf, anyOf, isIn } from './join.queries.ts'
import { targetsQuery } from './target.queries.ts'

type Truth = RawBuilder<SqlBool>
type Column = RawBuilder<unknown>

const isList = ({ type: { kind } }: Field): boolean => ['phones', 'emails', 'words', 'tags'].includes(kind)
const isJson = (field: Field): boolean => isList(field) || field.type.kind === 'consent'

const presence = (noun: Noun, field: Field): Truth => {
  const column = storedColumn(noun, field)
  if (!isJson(field)) return sql`${column} is not null`
  return sql`(${column} is not null and ${column} not in ('', '[]', '{}'))`
}

/** A test that is false where there is no value. */
const known = (column: Column, test: Truth): Truth => sql`(${column} is not null and ${test})`

const textMatch = (column: Column, how: How, texts: readonly Sought[]): Truth =>
  how === 'whole'
    ? isIn(
        column,
        texts.map(({ folded }) => folded),
      )
    : anyOf(texts.map(({ folded }) => sql`instr(${column}, ${folded}) > 0`))

const termMatch = (noun: Noun, kind: 'phone' | 'email' | 'tag', match: Truth): Truth =>
  sql`r.id in (select t.id from term as t where t.kind = ${kind} and t.noun = ${noun.name} and ${match})`

const listMatch = (noun: Noun, field: Field, how: How, texts: readonly Sought[]): Truth => {
  const kind = field.type.kind === 'emails' ? 'email' : 'tag'
  if (field.type.kind !== 'words' && !field.custom)
    return termMatch(noun, kind, textMatch(sql.ref('t.value'), how, texts))
  const items = itemsOf(noun, field)
  return sql`exists (select 1 from ${items} where ${textMatch(sql`crm_fold(w.value)`, how, texts)})`
}

/** The items of a list in a column; of one that cannot be read none. */
const itemsOf = (noun: Noun, field: Field): RawBuilder<unknown> => {
  const column = storedColumn(noun, field)
  return sql`json_each(case when json_valid(${column}) then ${column} else '[]' end) as w`
}

const textTest = (noun: Noun, field: Field, how: How, texts: readonly Sought[]): Truth => {
  if (isList(field)) return listMatch(noun, field, how, texts)
  const column = foldedColumn(noun, field)
  return known(storedColumn(noun, field), textMatch(column, how, texts))
}

const reversed = (digits: string): string => [...digits].reverse().join('')

/** Numbers are kept reversed, and so are the digits looked for in them. */
const phoneMatch = (value: Column, how: How, digits: readonly string[]): Truth =>
  how === 'whole'
    ? isIn(value, digits.map(reversed))
    : anyOf(digits.map((one) => sql`instr(${value}, ${reversed(one)}) > 0`))

const phoneTest = (noun: Noun, field: Field, how: How, digits: readonly string[]): Truth => {
  if (!field.custom) return termMatch(noun, 'phone', phoneMatch(sql.ref('t.value'), how, digits))
  const items = itemsOf(noun, field)
  const has = anyOf(
    digits.map((one) => (how === 'whole' ? sql`ltrim(w.value, '+') = ${one}` : sql`instr(w.value, ${one}) > 0`)),
  )
  return sql`exists (select 1 from ${items} where ${has})`
}

const isPoint = ({ from, to }: Span<number> | Span<Day>): boolean =>
  from !== null && to !== null && from.value === to.value && !from.open && !to.open

const lower = (column: Column, { value, open }: Bound<number> | Bound<Day>): Truth =>
  open ? sql`${column} > ${value}` : sql`${column} >= ${value}`

const upper = (column: Column, { value, open }: Bound<number> | Bound<Day>): Truth =>
  open ? sql`${column} < ${value}` : sql`${column} <= ${value}`

const spanTest = (column: Column, span: Span<number> | Span<Day>): Truth => {
  const { from, to } = span
  if (isPoint(span)) return sql`${column} = ${from?.value}`
  return allOf([...(from === null ? [] : [lower(column, from)]), ...(to === null ? [] : [upper(column, to)])])
}

const spansTest = (column: Column, spans: readonly (Span<number> | Span<Day>)[]): Truth => {
  const points = spans.flatMap((one) => (isPoint(one) && one.from !== null ? [one.from.value] : []))
  return known(
    column,
    points.length === spans.length ? isIn(column, points) : anyOf(spans.map((one) => spanTest(column, one))),
  )
}

/** A year alone lies in a span that holds all of it. */
const birthTest = (column: Column, spans: readonly Span<Day>[]): Truth => {
  const first: Column = sql`crm_birth_day(${column}, 'first')`
  const last: Column = sql`crm_birth_day(${column}, 'last')`
  const inside = spans.map(({ from, to }) =>
    allOf([...(from === null ? [] : [lower(first, from)]), ...(to === null ? [] : [upper(last, to)])]),
  )
  return known(first, anyOf(inside))
}

const numberColumn = (noun: Noun, field: Field): Column =>
  field.type.kind === 'decimal' ? sql`cast(${storedColumn(noun, field)} as real)` : storedColumn(noun, field)

const amountTest = (noun: Noun, field: Field, test: Extract<Test, { readonly is: 'amount' }>): Truth => {
  const inSpans = spansTest(mainColumn(noun, field, test.base), test.spans)
  if (test.only === null || field.type.kind !== 'money') return inSpans
  return sql`(${sql.ref(`r.${field.type.currency}`)} = ${test.only} and ${inSpans})`
}

/** Tests of what a record holds. */
type OwnTest = Exclude<Test, { readonly is: 'segment' | 'member' }>

const plainTest = (noun: Noun, field: Field, test: OwnTest): Truth => {
  const column = storedColumn(noun, field)
  switch (test.is) {
    case 'present':
      return presence(noun, field)
    case 'text':
      return textTest(noun, field, test.how, test.texts)
    case 'stored':
      return known(column, isIn(column, test.values))
    case 'number':
      return spansTest(numberColumn(noun, field), test.spans)
    case 'age': {
      const age = ageColumn(column, test)
      return test.spans === null ? sql`${age} is not null` : spansTest(age, test.spans)
    }
    case 'amount':
      return amountTest(noun, field, test)
    case 'day':
      return spansTest(dayColumn(noun, field), test.spans)
    case 'next-birthday':
      return spansTest(sql`crm_next_birthday(${column}, ${test.today})`, test.spans)
    case 'birth':
      return birthTest(column, test.spans)
    case 'phone':
      return phoneTest(noun, field, test.how, test.digits)
    case 'consent':
      return consentCondition(storedColumn(noun, field), test, test.allowed)
    case 'reference':
      return known(column, sql`${column} in (${targetsQuery(test.noun, test.targets)})`)
  }
}

/** Whether a test says which record is meant, by its number or key: then whatever was merged leads where it went. */
const leads = (field: Field, test: OwnTest): boolean =>
  field.key === 'key'
    ? test.is === 'stored' || test.is === 'text'
    : field.key === 'id' && test.is === 'number' && test.spans.every(isPoint)

const led = (noun: Noun, field: Field, test: OwnTest): Truth => {
  const own = plainTest(noun, field, test)
  if (noun.mergedInto === undefined || !leads(field, test)) return own
  const into = sql.ref(`r.${noun.mergedInto}`)
  // The merged record is called r too, so that the same test asks it.
  return sql`(${own} or r.id in (select ${into} from ${sql.table(noun.table)} as r where ${into} is not null and ${own}))`
}

/** One test of one field. A field of an order's lines is tested on each line; one that passes is enough. */
export const testCondition = (noun: Noun, field: Field, test: Exclude<Test, { readonly is: 'member' }>): Truth => {
  if (test.is === 'segment') throw new Error('nobody asked the store what the segment is')
  const plain = led(noun, field, test)
  if (noun.lines === undefined || !onLines(noun, field)) return plain
  const { table, parent } = noun.lines
  return sql`exists (select 1 from ${sql.table(table)} as l where ${sql.ref(`l.${parent}`)} = r.id and ${plain})`
}
