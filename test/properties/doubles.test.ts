// What holds of the search for doubles in every base: copies are found whatever their number, what two have in common
// never makes them less likely to be one, and nothing hangs on who was entered first.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missing, packLevels } from '../../src/analytics/fellegi-sunter.ts'
import { findDoubles } from '../../src/customer/find-doubles.ts'
import { type MatchRow, matchFactsOf } from '../../src/customer/match-facts.ts'
import { matchFields } from '../../src/customer/match-fields.ts'
import { believedFields, scoreOf } from '../../src/customer/match-learn.ts'
import { baseOf, basePlans } from '../bench/kinds-of-bases.ts'
import { blankRow } from '../harness/match-rows.ts'
import { runs } from '../harness/property-runs.ts'

const nobody = new Set<string>()
const find = (rows: readonly MatchRow[], threshold = 0.75) =>
  findDoubles(rows.map(matchFactsOf), { threshold, apart: nobody })

const number = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
const copied = fc
  .record({
    name: fc.constantFrom('王小明', '王伟', 'John Smith', '宏远科技有限公司', '欧阳静'),
    phones: fc.array(number, { maxLength: 2 }),
    emails: fc.constantFrom([], ['wang@example.com'], ['info@example.com']),
    gender: fc.constantFrom(null, 'male'),
    birthday: fc.constantFrom(null, '1990-01-05'),
    address: fc.constantFrom(null, '北京市建国路88号3栋502室'),
  })
  .filter(({ phones, emails, birthday }) => phones.length + emails.length > 0 || birthday !== null)

describe('exact copies', () => {
  it('are found whatever their number and whoever else is there', () => {
    fc.assert(
      fc.property(
        copied,
        fc.integer({ min: 2, max: 12 }),
        fc.constantFrom(...basePlans),
        fc.integer({ min: 0, max: 40 }),
        (one, count, plan, others) => {
          const rest = others === 0 ? [] : baseOf(plan, others, 0).rows
          const copies = Array.from({ length: count }, () => ({ ...blankRow, ...one }))
          const rows = [...rest, ...copies].map((row, at) => ({ ...row, id: at + 1 }))
          const found = find(rows).doubles.filter(({ a }) => a > rest.length)
          expect(found.length).toBe((count * (count - 1)) / 2)
        },
      ),
      runs(60, 500),
    )
  })

  it.each([61, 300, 2000])('%i of them are each named with the first', (count) => {
    const rows = Array.from({ length: count }, (_, at) => ({
      ...blankRow,
      id: at + 1,
      name: '王小明',
      phones: ['13800138000'],
    }))
    const { doubles } = find(rows)
    expect(doubles.length).toBe(count - 1)
    expect(doubles.every(({ a }) => a === 1)).toBe(true)
  })

  it('of a name alone are told where names are borne by one, and not where many bear them', () => {
    const named = (name: string, id: number): MatchRow => ({ ...blankRow, id, name })
    expect(find([named('王小明', 1), named('王小明', 2)]).doubles.length).toBe(1)
    expect(find([named('王伟', 1), named('王伟', 2)]).doubles.length).toBe(0)
    const many = baseOf({ title: '', mix: [100, 0, 0], filled: { phone: 100 }, namePool: 60 }, 200, 0).rows
    const twice = [...many, named('欧阳小明', 201), named('欧阳小明', 202)]
    expect(find(twice).doubles.length).toBe(0)
  })
})

describe('agreement', () => {
  const levels = fc.tuple(...matchFields.map(({ levels: all }) => fc.integer({ min: missing, max: all.length - 1 })))
  const models = basePlans.flatMap((plan) => [
    find(baseOf(plan, 60, 8).rows).model,
    find(baseOf(plan, 300, 60).rows).model,
  ])

  it('in a field never makes two less likely to be one than less agreement does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), levels, fc.nat(matchFields.length - 1), (model, some, place) => {
        const at = (level: number): number => scoreOf(model, packLevels(believedFields, some.with(place, level)))
        for (let level = 1; level < (matchFields[place]?.levels.length ?? 0); level++)
          expect(at(level)).toBeGreaterThanOrEqual(at(level - 1) - 1e-9)
      }),
      runs(2000),
    )
  })
})

describe('a name alone', () => {
  const plan = { title: '', mix: [50, 50, 0], filled: { phone: 100 }, copies: 100 } as const
  const { model } = find(baseOf(plan, 1600, 800).rows)
  const others = matchFields.slice(1).map(({ key }) => key)

  it('makes nobody more likely one than two, however many doubles there are', () => {
    for (const name of matchFields[0].levels.keys())
      for (const gender of [missing, 0, 1]) {
        const levels = [name, ...others.map((key) => (key === 'gender' ? gender : missing))]
        expect(scoreOf(model, packLevels(believedFields, levels))).toBeLessThanOrEqual(0.5)
      }
  })
})

describe('the order of entry', () => {
  it('does not matter in a small base', () => {
    fc.assert(
      fc.property(fc.constantFrom(...basePlans), fc.integer({ min: 2, max: 60 }), (plan, size) => {
        const { rows } = baseOf(plan, size, Math.floor(size / 5))
        const said = (some: readonly MatchRow[], idOf: (id: number) => number) =>
          find(some, 0.2)
            .doubles.map(({ a, b, score }) => [idOf(a), idOf(b)].sort((x, y) => x - y).concat(Math.round(score * 1e6)))
            .map(String)
            .sort()
        const back = rows.toReversed().map((row, at) => ({ ...row, id: at + 1 }))
        expect(said(back, (id) => size + 1 - id)).toEqual(said(rows, (id) => id))
      }),
      runs(60, 500),
    )
  })
})
