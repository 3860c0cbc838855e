// Doubles in a base of which it is known who is in it twice: how many are found, and how many found are none.
import { describe, expect, it } from 'vitest'
import { usualThreshold } from '../../src/customer/dedupe-asked.ts'
import { findDoubles, pairKey } from '../../src/customer/find-doubles.ts'
import { type MatchRow, matchFactsOf } from '../../src/customer/match-facts.ts'
import { matchFields } from '../../src/customer/match-fields.ts'
import { knownBase, knownFacts, qualityOf } from '../bench/known-doubles.ts'
import { blankRow } from '../harness/match-rows.ts'

const nobody = new Set<string>()

describe('doubles', () => {
  it.each([
    [2000, 300],
    [400, 40],
    [3000, 10],
  ])('of %i customers with %i entered again are found, and little else', (size, doubles) => {
    const base = knownBase(size, doubles)
    const found = findDoubles(base.customers.map(knownFacts), { threshold: usualThreshold, apart: nobody }).doubles
    const { precision, recall } = qualityOf(
      found.map(({ a, b }) => `${a} ${b}`),
      base.truth,
    )
    // Ten doubles: one that is none too many, or one missed, is a tenth.
    const least = doubles < 40 ? 0.85 : 0.95
    expect(recall).toBeGreaterThanOrEqual(least)
    expect(precision).toBeGreaterThanOrEqual(least)
  })

  it('are the same whatever is asked, and the likeliest come first', () => {
    const all = knownBase(600, 90).customers.map(knownFacts)
    const low = findDoubles(all, { threshold: 0.1, apart: nobody }).doubles
    const high = findDoubles(all, { threshold: 0.9, apart: nobody }).doubles
    expect(high.length).toBeGreaterThan(20)
    expect(low.filter(({ score }) => score >= 0.9)).toEqual(high)
    expect(low.map(({ score }) => score)).toEqual(low.map(({ score }) => score).toSorted((a, b) => b - a))
    const [first] = high
    const apart = new Set([pairKey(first?.b ?? 0, first?.a ?? 0)])
    expect(findDoubles(all, { threshold: 0.9, apart }).doubles).toEqual(high.slice(1))
  })
})

const scoresOf = (...rows: readonly Partial<MatchRow>[]): readonly string[] =>
  findDoubles(
    rows.map((row, at) => matchFactsOf({ ...blankRow, ...row, id: at + 1 })),
    { threshold: usualThreshold, apart: nobody },
  ).doubles.map(({ a, b }) => `${a}-${b}`)

describe('in a base of few, where nothing can be learned,', () => {
  it('every pair of two doubles of one is told', () => {
    const one = { name: '张小明', phones: ['13800138000'] }
    expect(scoresOf(one, { ...one, name: '張小明' }, { ...one, emails: ['zxm@example.com'] })).toEqual([
      '1-2',
      '1-3',
      '2-3',
    ])
  })

  it.each([
    [
      'a new number',
      { name: '张小明', birthday: '1990-01-05', emails: ['a.b@x.com'], phones: ['13800138000'] },
      { phones: ['13900139000'] },
    ],
    ['the name in Latin letters', { name: '张小明', phones: ['13800138000'] }, { name: 'Zhang Xiaoming' }],
    ['the legal form', { name: '宏远科技有限公司', phones: ['01065529988'] }, { name: '宏远科技' }],
    [
      'an initial',
      { name: 'Oscar Green', phones: ['447521480555'], emails: ['oscar.green@x.com'] },
      { name: 'O. Green' },
    ],
    ['a remark', { name: '肖波平', phones: ['19936756938'] }, { name: '肖波平（老客户）' }],
    ['a remark in short brackets', { name: '王芳', phones: ['13800138000'] }, { name: '王芳(微信)' }],
    ['a number', { name: '王芳', phones: ['13800138000'] }, { name: '王芳2' }],
    ['a title for the given name', { name: '王芳', phones: ['13800138000'] }, { name: '王女士' }],
    ['another title', { name: '王芳', phones: ['13800138000'] }, { name: '王总' }],
    ['an English title', { name: 'John Smith', phones: ['447521480555'] }, { name: 'Mr. Smith' }],
    ['the surname last', { name: '顾娟慧', phones: ['15972924273'], birthday: '1957-02-28' }, { name: '娟慧 顾' }],
    ['brackets', { name: '盛丰食品有限公司', phones: ['075562846871'] }, { name: '盛丰食品（有限公司）' }],
    ['the town', { name: '盛丰食品有限公司', phones: ['075562846871'] }, { name: '深圳市盛丰食品有限公司' }],
    [
      'the town in another place',
      { name: '盛丰食品（深圳）有限公司', phones: ['075562846871'] },
      { name: '深圳盛丰食品有限公司' },
    ],
    [
      'the town in brackets',
      { name: 'Nova Tech Co. Ltd', phones: ['02112345678'] },
      { name: 'Nova Tech (Shanghai) Ltd' },
    ],
    ['a nickname', { name: 'Robert Brown', phones: ['447521480555'] }, { name: 'Bob Brown' }],
    [
      'a wrong character with phone, mail and address',
      { name: '刘睿梓', phones: ['15987648364'], emails: ['ab.liu@x.com'], address: '北京市人民路801号' },
      { name: '刘俊梓' },
    ],
    [
      'a new number and the birthday alone',
      { name: '高世泽', phones: ['18753721145'], birthday: '2002-11-10' },
      { phones: ['13900000001'] },
    ],
    ['points', { name: 'IBM', emails: ['a@ibm.com'] }, { name: 'I.B.M.' }],
    [
      'a slip in the mail',
      { name: 'Maria Lopez', emails: ['maria.lopez@x.com'], phones: ['13800138000'] },
      { emails: ['maria.lopes@x.com'] },
    ],
  ])('%s does not hide a double', (_, one, change) => {
    expect(scoresOf(one, { ...one, ...change })).toEqual(['1-2'])
  })

  it.each([
    [
      'namesakes',
      { name: '张伟', phones: ['13800138000'], birthday: '1990-01-05' },
      { phones: ['13900139000'], birthday: '1971-07-21' },
    ],
    [
      'brother and sister',
      { name: '张小明', phones: ['13800138000'], address: '北京市建国路88号3栋502室', birthday: '1990-01-05' },
      { name: '张小红', birthday: '1993-04-09' },
    ],
    [
      'man and wife',
      { name: '张小明', phones: ['13800138000'], address: '北京市建国路88号3栋502室' },
      { name: '李芳' },
    ],
    ['two of one initial', { name: 'Robert Clark', phones: ['447521480555'] }, { name: 'Rose Miller' }],
    ['brothers with one phone', { name: '张小明', phones: ['13800138000'] }, { name: '张大明' }],
    [
      'namesakes with the mail of their name',
      { name: 'Maria Lopez', emails: ['maria.lopez@x.com'] },
      { emails: ['marialopez@y.org'] },
    ],
    ['two of one name and nothing else', { name: '张小明', emails: ['a@x.com'] }, { emails: [], gender: 'male' }],
    ['branches', { name: '宏远科技（北京）有限公司', company: '宏远' }, { name: '宏远科技（上海）有限公司' }],
    ['colleagues', { name: '张小明', phones: ['01065529988'], company: '宏远科技' }, { name: '王强' }],
  ])('%s are no doubles', (_, one, change) => {
    expect(scoresOf(one, { ...one, ...change })).toEqual([])
  })

  it.each([
    [3, 3],
    [60, (60 * 59) / 2],
    // Of more each is named with the first, and somebody else with the first alone.
    [61, 60],
  ])('of %i copies %i pairs are told', (count, pairs) => {
    const one = { name: '王小明', phones: ['13800138000'], birthday: '1990-01-05' }
    const copies = Array.from({ length: count }, () => one)
    expect(scoresOf(...copies).length).toBe(pairs)
    const beside = scoresOf({ ...one, gender: 'male' }, ...copies)
    expect(beside.length).toBe(pairs + (count > 60 ? 1 : count))
    expect(beside.every((pair) => count <= 60 || /^[12]-/.test(pair))).toBe(true)
  })

  it('copies are told as nearly certain, and what both have, the weightiest first', () => {
    const one = { ...blankRow, name: '王小明', phones: ['13800138000'], gender: 'male' }
    const rows = [one, one, { ...one, name: '王小民', gender: 'female' }].map((row, at) => ({ ...row, id: at + 1 }))
    const { doubles, compared } = findDoubles(rows.map(matchFactsOf), { threshold: 0, apart: nobody })
    expect(compared).toBe(1)
    expect(doubles.map(({ a, b }) => [a, b])).toEqual([
      [1, 2],
      [1, 3],
      [2, 3],
    ])
    expect(doubles[0]?.score).toBeGreaterThanOrEqual(0.98)
    for (const { reasons } of doubles) {
      expect(reasons.map(({ field }) => matchFields[field]?.key).sort()).toEqual(['gender', 'name', 'phone'])
      expect(reasons.map(({ weight }) => weight)).toEqual(reasons.map(({ weight }) => weight).toSorted((x, y) => y - x))
    }
    const other = doubles[1]?.reasons.find(({ field }) => matchFields[field]?.key === 'gender')
    expect(other).toMatchObject({ level: 0 })
    expect(other?.weight).toBeLessThan(0)
  })

  it('a pair has the lower id first, and pairs as likely are in order of their ids', () => {
    const one = { name: '王小明', phones: ['13800138000'] }
    const [second, third] = ['a@x.com', 'b@y.com'].map((mail) => ({ ...one, emails: [mail] }))
    const pairs = scoresOf(one, second ?? one, third ?? one, { name: '李强' }, one)
    expect(pairs.filter((pair) => pair !== '2-3')).toEqual(['1-2', '1-3', '1-5', '2-5', '3-5'])
  })

  it.each([
    ['a name that is short', { name: '王伟' }, false],
    ['a name that is long', { name: '王小明' }, true],
    ['the house of all', { name: '王伟', address: '上海市长安街7号' }, false],
    ['the firm of all', { name: '王伟', company: '宏远科技' }, false],
  ])('copies of %s and nothing else are doubles or not', (_, one, found) => {
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, at) => ({
      name: `${letter}o${at} ${letter}e${at}`,
      phones: [String(13_000_000_000 + at * 123_457_891)],
      address: '上海市长安街7号',
      company: '宏远科技',
    }))
    expect(scoresOf(...others, one, one)).toEqual(found ? ['27-28'] : [])
    // Where nobody else lives or works, house and firm tell.
    expect(scoresOf(one, one)).toEqual(Object.keys(one).length > 1 || found ? ['1-2'] : [])
  })

  it('what speaks for two comes first, what speaks against them last', () => {
    const one = { phones: ['13800138000'], wechat: 'rose' }
    const rows = [
      { ...blankRow, ...one, id: 1, name: '张小明' },
      { ...blankRow, ...one, id: 2, name: '李强' },
    ]
    const { reasons = [] } = findDoubles(rows.map(matchFactsOf), { threshold: 0, apart: nobody }).doubles[0] ?? {}
    expect(reasons.map(({ field }) => matchFields[field]?.key).at(-1)).toBe('name')
    expect(reasons.map(({ weight }) => weight)).toEqual(reasons.map(({ weight }) => weight).toSorted((x, y) => y - x))
  })

  it('the more doubles there are, the more are believed in', () => {
    const shareOf = (doubles: number): number =>
      findDoubles(knownBase(100, doubles).customers.map(knownFacts), { threshold: 0.9, apart: nobody }).model
        .kinds[0] ?? 0
    expect(shareOf(60)).toBeGreaterThan(2 * shareOf(2))
  })

  it('nobody, or one alone, has no double', () => {
    expect(scoresOf()).toEqual([])
    expect(scoresOf({ name: '张小明' })).toEqual([])
  })
})
