// Filters for any input: text is read or refused with a Failure, what is read runs, and what runs finds the records
// that a plain reading of the same tree finds.

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Field } from '../../src/command/field.ts'
import type { Condition, Span, Test } from '../../src/command/filter/condition.ts'
import { explainFilter } from '../../src/command/filter/explain.ts'
import { filterCondition } from '../../src/command/filter/filter.queries.ts'
import { findField } from '../../src/command/filter/find-field.ts'
import { readFilter } from '../../src/command/filter/read-filter.ts'
import { readSort } from '../../src/command/filter/sort.ts'
import { wordsByReading } from '../../src/command/filter/words.queries.ts'
import type { Stored } from '../../src/command/noun.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { phoneDigits } from '../../src/kernel/phone.ts'
import { foldText } from '../../src/kernel/text.ts'
import { runs } from '../harness/property-runs.ts'
import { customer, facts, type House, nouns, openHouse, order, staff } from '../queries/filter-house.ts'

const pieces = [
  ...[
    '(',
    ')',
    '（',
    '）',
    '"',
    '“',
    '”',
    '「',
    '」',
    ' ',
    ' ',
    ' ',
    ',',
    '，',
    '..',
    '.',
    ':',
    '：',
    '=',
    '!=',
    '<',
    '<=',
  ],
  ...['>', '>=', '#', '-', '\\', 'not ', 'or ', 'and ', '不 ', '或 ', 'none', 'any', '无', '@me', '@last', 'key:', "'"],
  ...[
    'name',
    'city',
    'tier',
    'age',
    'spend',
    'added',
    'birthday',
    'owner',
    'phone',
    'email',
    'tag',
    'consent',
    'floor',
  ],
  ...[
    'langs',
    'id',
    '姓名',
    '等级',
    '.over:',
    '.before:',
    '.within:',
    '.sms:',
    '.has:',
    '.is:',
    'high',
    '高',
    'high,low',
  ],
  ...[
    '5',
    '-5',
    '1..5',
    '1.5',
    '2026-11',
    '2026-02-30',
    '30d-ago',
    '7d',
    '+7d',
    'lunar:8-15',
    '春节',
    'C-1',
    'E-1',
    '12',
  ],
  ...[
    'sms=no',
    'yes',
    '王芳',
    '张',
    '138 0013',
    'a@b',
    '%',
    '_',
    '*',
    ';',
    '--',
    '$."x"',
    '\0',
    '\u200b',
    '\ud800',
    '😀',
  ],
]
const anyFilter = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

const failsOnlyOnPurpose = <T>(work: () => T): T | null => {
  try {
    return work()
  } catch (error) {
    if (isFailure(error) && error.exit === 2) return null
    throw error
  }
}

interface Person {
  readonly id: number
  readonly city: string | null
  readonly age: number | null
  readonly owner: number | null
  readonly added: string | null
  readonly tags: readonly string[]
  readonly phones: readonly string[]
  readonly consent: Readonly<Record<string, boolean>>
  readonly floor: number | null
  readonly tier: string | null
}

const orNull = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 2 })
const cities = ['北京', 'Bei Jing', 'BEIJING', '上海', '', 'a%b_c']
const days = ['2025-12-31', '2026-01-01', '2026-11-27', '2026-11-30']
const tags = ['vip', 'VIP', '老客户']
const phones = ['+8613800138000', '+8613800138001', '+861065529988']

const anyPerson: fc.Arbitrary<Omit<Person, 'id'>> = fc.record({
  city: orNull(fc.constantFrom(...cities)),
  age: orNull(fc.integer({ min: 0, max: 4 })),
  owner: orNull(fc.integer({ min: 1, max: 4 })),
  added: orNull(fc.constantFrom(...days)),
  tags: fc.uniqueArray(fc.constantFrom(...tags), { maxLength: 2 }),
  phones: fc.uniqueArray(fc.constantFrom(...phones), { maxLength: 2 }),
  consent: fc.dictionary(fc.constantFrom('sms', 'mail'), fc.boolean(), { maxKeys: 2 }),
  floor: orNull(fc.integer({ min: 0, max: 4 })),
  tier: orNull(fc.constantFrom('high', 'low')),
})

const fieldNamed = (key: string): Field => {
  const found = findField(customer, key)
  if (!found) throw new Error(key)
  return found
}

const sought = (typed: string) => ({ typed, folded: foldText(typed) })
const anySpan = <V extends number | string>(value: fc.Arbitrary<V>): fc.Arbitrary<Span<V>> => {
  const bound = orNull(fc.record({ value, open: fc.boolean() }))
  return fc.record({ from: bound, to: bound })
}
const spans = <V extends number | string>(value: fc.Arbitrary<V>) =>
  fc.array(anySpan(value), { minLength: 1, maxLength: 3 })
const how = fc.constantFrom('part' as const, 'whole' as const)
const staffNoun = staff

const testsOfField: readonly fc.Arbitrary<{ readonly key: string; readonly test: Test }>[] = [
  fc.record({
    key: fc.constantFrom('city', 'age', 'owner', 'added', 'tags', 'phones', 'consent', 'floor', 'tier'),
    test: fc.constant({ is: 'present' as const }),
  }),
  fc.record({
    key: fc.constant('city'),
    test: fc.record({
      is: fc.constant('text' as const),
      how,
      texts: fc.array(fc.constantFrom('北', '北京', 'beijing', 'bei', '%', '_', 'x').map(sought), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
  }),
  fc.record({
    key: fc.constant('tags'),
    test: fc.record({
      is: fc.constant('text' as const),
      how: fc.constant('whole' as const),
      texts: fc.array(fc.constantFrom('vip', '老客户', '老').map(sought), { minLength: 1, maxLength: 2 }),
    }),
  }),
  fc.record({
    key: fc.constantFrom('age', 'floor'),
    test: fc.record({ is: fc.constant('number' as const), spans: spans(fc.integer({ min: 0, max: 4 })) }),
  }),
  fc.record({
    key: fc.constant('added'),
    test: fc.record({ is: fc.constant('day' as const), spans: spans(fc.constantFrom(...days)) }),
  }),
  fc.record({
    key: fc.constant('tier'),
    test: fc.record({
      is: fc.constant('stored' as const),
      values: fc.array(fc.constantFrom('high', 'middle', 'low'), { minLength: 1, maxLength: 2 }),
    }),
  }),
  fc.record({
    key: fc.constant('owner'),
    test: fc.record({
      is: fc.constant('reference' as const),
      noun: fc.constant(staffNoun),
      targets: fc.array(
        fc.oneof(
          fc.record({ by: fc.constant('id' as const), id: fc.integer({ min: 1, max: 4 }) }),
          fc.record({ by: fc.constant('key' as const), key: fc.constantFrom('k1', '2', 'none') }),
          fc.integer({ min: 1, max: 9 }).map((number) => ({ by: 'number' as const, number, key: String(number) })),
          fc.record({
            by: fc.constant('name' as const),
            how,
            name: fc.constantFrom('王', '王芳', 'k1', 'li').map(sought),
          }),
        ),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  }),
  fc.record({
    key: fc.constant('phones'),
    test: fc.record({
      is: fc.constant('phone' as const),
      how,
      digits: fc.array(fc.constantFrom('8000', '8001', '0', '13800138000', '01065529988'), {
        minLength: 1,
        maxLength: 2,
      }),
      typed: fc.constant([]),
    }),
  }),
  fc.record({
    key: fc.constant('consent'),
    test: fc.record({
      is: fc.constant('consent' as const),
      channel: fc.constantFrom('sms', 'mail', 'web'),
      purpose: fc.constant('all'),
      allowed: fc.constantFrom(true, false, null),
    }),
  }),
]

const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition; leaf: Condition }>((tie) => ({
  leaf: fc.oneof(...testsOfField).map(({ key, test }): Condition => ({ kind: 'test', field: fieldNamed(key), test })),
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    tie('tree').map((part): Condition => ({ kind: 'not', part })),
    fc
      .record({ kind: fc.constantFrom('and' as const, 'or' as const), parts: fc.array(tie('tree'), { maxLength: 4 }) })
      .map((joint): Condition => joint),
  ),
})).tree

const colleagues = [
  { id: 1, key: 'k1', name: '王芳' },
  { id: 2, key: null, name: 'Li Qiang' },
  { id: 3, key: '2', name: 'K1' },
  { id: 4, key: '7', name: '王五' },
]

const inSpan = <V extends number | string>(value: V, { from, to }: Span<V>): boolean =>
  (from === null || (from.open ? value > from.value : value >= from.value)) &&
  (to === null || (to.open ? value < to.value : value <= to.value))

/** A plain reading of a test, written without regard to the one in SQL. */
const passes = (person: Person, key: string, test: Test): boolean => {
  const value = person[key as keyof Person]
  switch (test.is) {
    case 'present':
      if (Array.isArray(value)) return value.length > 0
      if (key === 'consent') return Object.keys(person.consent).length > 0
      return value !== null
    case 'text': {
      const own = (Array.isArray(value) ? value.map(String) : value === null ? [] : [String(value)]).map(foldText)
      return own.some((one) =>
        test.texts.some(({ folded }) => (test.how === 'part' ? one.includes(folded) : one === folded)),
      )
    }
    case 'stored':
      return test.values.some((one) => one === value)
    case 'number':
      return typeof value === 'number' && test.spans.some((span) => inSpan(value, span))
    case 'day':
      return typeof value === 'string' && test.spans.some((span) => inSpan(value, span))
    case 'phone':
      return person.phones.some((phone) =>
        test.digits.some((digits) =>
          test.how === 'whole' ? phoneDigits(phone) === digits : phoneDigits(phone).includes(digits),
        ),
      )
    case 'consent': {
      const answer = person.consent[test.channel]
      return test.allowed === null ? answer !== undefined : answer === test.allowed
    }
    case 'reference':
      return test.targets.some((target) =>
        colleagues.some((one) => {
          if (one.id !== person.owner) return false
          if (target.by === 'id') return one.id === target.id
          if (target.by === 'key') return one.key === target.key
          if (target.by === 'number') {
            const taken = colleagues.some(({ id }) => id === target.number)
            return taken ? one.id === target.number : one.key === target.key
          }
          const name = foldText(one.name)
          const { typed, folded } = target.name
          return one.key === typed || (target.how === 'part' ? name.includes(folded) : name === folded)
        }),
      )
    default:
      throw new Error(test.is)
  }
}

const finds = (person: Person, condition: Condition): boolean => {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => finds(person, part))
    case 'or':
      return condition.parts.some((part) => finds(person, part))
    case 'not':
      return !finds(person, condition.part)
    case 'test':
      return passes(person, condition.field.key, condition.test)
    case 'words':
      throw new Error('no words here')
  }
}

const listOrNull = (items: readonly string[]): Stored => (items.length === 0 ? null : JSON.stringify(items))

describe('filters of any kind', () => {
  let house: House

  beforeAll(() => {
    house = openHouse()
    house.insert('customer', { id: 1, name: '张', tags: '["vip"]', consent: '{"sms":true}', custom: '{"floor":1}' })
    house.insert('customer', { id: 2, name: '王' })
  })

  it('are read, explained and run, or refused on purpose', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, fc.constantFrom(customer, order, staff), fc.boolean(), async (text, noun, free) => {
        const given = free ? { words: text.split('|') } : { where: [text] }
        const condition = failsOnlyOnPurpose(() => readFilter(given, noun, facts))
        if (condition === null) return
        for (const language of ['en', 'zh'] as const)
          expect(explainFilter(noun, condition, language, facts)).not.toContain('undefined')
        if (noun !== customer) return
        const query = house.db
          .selectFrom('customer as r')
          .leftJoin('standing as s', 's.customer', 'r.id')
          .select(({ fn }) => fn.countAll().as('count'))
        const counted = async (tree: Condition): Promise<number> => {
          const found = await query
            .where(filterCondition(customer, tree, wordsByReading(nouns)))
            .executeTakeFirstOrThrow()
          return Number(found.count)
        }
        expect((await counted(condition)) + (await counted({ kind: 'not', part: condition }))).toBe(2)
      }),
      runs(2000),
    )
  })

  it('are orders too, or refused on purpose', () => {
    fc.assert(
      fc.property(anyFilter, (text) => {
        const steps = failsOnlyOnPurpose(() => readSort(customer, text))
        if (steps !== null) expect(steps.some(({ field }) => field.key === 'id')).toBe(true)
      }),
      runs(2000),
    )
  })
})

describe('what a filter finds', () => {
  it('is what a plain reading of it finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyPerson, { minLength: 1, maxLength: 8 }),
        fc.array(anyCondition, { minLength: 1, maxLength: 12 }),
        async (people, conditions) => {
          const house = openHouse()
          const rows: readonly Person[] = people.map((person, at) => ({ id: at + 1, ...person }))
          for (const one of colleagues) house.insert('staff', one)
          for (const person of rows) {
            house.insert('customer', {
              id: person.id,
              name: `n${person.id}`,
              city: person.city,
              age: person.age,
              owner: person.owner,
              added: person.added,
              tags: listOrNull(person.tags),
              phones: listOrNull(person.phones),
              consent: Object.keys(person.consent).length === 0 ? null : JSON.stringify(person.consent),
              custom: person.floor === null ? null : JSON.stringify({ floor: person.floor }),
            })
            if (person.tier !== null) house.insert('standing', { customer: person.id, tier: person.tier })
          }
          for (const condition of conditions) {
            const found = await house.db
              .selectFrom('customer as r')
              .leftJoin('standing as s', 's.customer', 'r.id')
              .select('r.id as id')
              .where(filterCondition(customer, condition, wordsByReading(nouns)))
              .orderBy('r.id')
              .execute()
            const expected = rows.filter((person) => finds(person, condition)).map(({ id }) => id)
            expect(found.map(({ id }) => id)).toEqual(expected)
          }
          house.file.close()
        },
      ),
      runs(150, 10),
    )
  })
})
