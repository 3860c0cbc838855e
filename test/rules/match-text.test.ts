// What is left of names, firms and addresses for comparing, and how far two customers agree.
import { describe, expect, it } from 'vitest'
import type { Around } from '../../src/customer/match-around.ts'
import { type MatchRow, matchFactsOf } from '../../src/customer/match-facts.ts'
import { matchFields } from '../../src/customer/match-fields.ts'
import { compareInto } from '../../src/customer/match-levels.ts'
import { oneSlip } from '../../src/customer/match-slip.ts'
import { addressPartsOf, firmCore, namePartsOf, pairsInCommon } from '../../src/customer/match-text.ts'

describe('a firm', () => {
  it.each([
    ['宏远科技有限公司', '宏远科技'],
    ['宏遠科技股份有限公司', '宏远科技'],
    ['宏远科技有限责任公司', '宏远科技'],
    ['宏远科技集团有限公司', '宏远科技'],
    ['Acme Co., Ltd.', 'acme'],
    ['ACME Inc', 'acme'],
    ['Acme Holdings Limited', 'acme'],
    ['Müller GmbH', 'müller'],
    ['宏远科技（北京）有限公司', '宏远科技北京'],
    // Nothing is taken off that would leave nothing.
    ['有限公司', '有限公司'],
    ['Inc', 'inc'],
  ])('%s is %s', (name, core) => expect(firmCore(name)).toBe(core))
})

describe('a name', () => {
  it.each([
    ['张小明', '張小明'],
    ['张小明', '张小明先生'],
    ['James Green', 'Mr. James  GREEN'],
    ['宏远科技', '宏遠科技有限公司'],
  ])('%s is the same as %s', (one, other) => expect(namePartsOf(one).core).toBe(namePartsOf(other).core))

  it('is read the same in characters and in Latin letters', () => {
    expect(namePartsOf('张小明').sound).toBe('zhangxiaoming')
    expect(namePartsOf('Zhang Xiaoming').sound).toBe('zhangxiaoming')
    expect(namePartsOf('Lopez Maria').turned).toBe(namePartsOf('Maria Lopez').sound)
  })

  it('of a title alone is kept', () => expect(namePartsOf('先生').core).toBe('先生'))
})

it('an address is told apart by its numbers', () => {
  expect(addressPartsOf('北京市 建国路88号3栋502室').numbers).toBe('88,3,502')
  expect(pairsInCommon('abcd', 'abcd')).toBe(1)
  expect(pairsInCommon('night', 'nacht')).toBeCloseTo(0.25, 12)
  expect(pairsInCommon('a', 'a')).toBe(0)
})

it.each([
  ['13800138000', '13800138001', true],
  ['13800138000', '13800130800', true],
  ['13800138000', '1380013800', true],
  ['13800138000', '13800138000', false],
  ['13800138000', '13811138001', false],
  ['ab', 'ba', true],
  ['', 'a', true],
])('%s and %s differ by one slip: %s', (a, b, expected) => {
  expect(oneSlip(a, b)).toBe(expected)
  expect(oneSlip(b, a)).toBe(expected)
})

const empty: MatchRow = {
  id: 1,
  name: 'x y',
  phones: [],
  emails: [],
  wechat: null,
  gender: null,
  birthday: null,
  company: null,
  address: null,
}

const nowhere: Around = {
  commonName: () => false,
  sharedPhone: () => false,
  sharedEmail: () => false,
  phonesInRow: false,
  emailsInRow: false,
}

const agreement = (key: string, a: Partial<MatchRow>, b: Partial<MatchRow>, around: Partial<Around> = {}): string => {
  const levels = new Int8Array(matchFields.length)
  const facts = [a, b].map((row, at) => matchFactsOf({ ...empty, ...row, id: at + 1 }))
  const [one, other] = facts
  if (!one || !other) throw new Error('two are compared')
  compareInto(levels, one, other, { ...nowhere, ...around })
  const at = matchFields.findIndex((field) => field.key === key)
  return matchFields[at]?.levels[levels[at] ?? -1]?.code ?? 'missing'
}

describe('two customers', () => {
  it.each([
    ['张小明', '張小明', 'equal'],
    ['张小明', '张晓明', 'sound'],
    ['张小明', 'Zhang Xiaoming', 'sound'],
    ['Maria Lopez', 'Lopez Maria', 'sound'],
    ['张小明', '张小民', 'near'],
    // A brother.
    ['张小明', '张小红', 'partly'],
    ['张小明', '李强', 'different'],
    ['Robert Clark', 'Robetr Clark', 'near'],
    ['Robert Clark', 'Emma Young', 'different'],
    ['宏远科技有限公司', '宏远科技', 'equal'],
    ['宏远科技（有限公司）', '宏远科技', 'equal'],
    ['宏远科技Limited', '宏远科技', 'equal'],
    ['深圳宏远科技', '宏远科技有限公司', 'short'],
    ['张小明', '小明张', 'sound'],
    ['张小明', '小明 张', 'sound'],
    ['欧阳小明', '小明欧阳', 'sound'],
    ['曾强世', '强世曾', 'sound'],
    ['张小明', 'Xiaoming Zhang', 'sound'],
    // Another surname, the given name of two characters the same: a slip, no brother.
    ['黄睿杰', '王睿杰', 'near'],
    ['陈峰', '程峰', 'near'],
    ['陈峰', '李峰', 'different'],
    ['张伟（老客户）', '张伟', 'equal'],
    ['张小明总', '张小明', 'equal'],
    ['John Smith (VIP)', 'John Smith', 'equal'],
    ['Robert Clark', 'Bob Clark', 'short'],
    ['Robert Clark', 'R. Clark', 'short'],
    ['Robert Clark', 'Clark, R.', 'short'],
    ['Bob Clark', 'R. Clark', 'short'],
    ['Robert J. Clark', 'Robert Clark', 'short'],
    ['Robert J. Clark', 'Robert K. Clark', 'near'],
    ['Robert Clark', 'E. Clark', 'different'],
    ["Mary O'Brien", 'Mary OBrien', 'equal'],
    ['Clara Scott', 'Calara Scott', 'near'],
  ])('named %s and %s: %s', (one, other, expected) => {
    expect(agreement('name', { name: one }, { name: other })).toBe(expected)
    expect(agreement('name', { name: other }, { name: one })).toBe(expected)
  })

  it('whose name many bear agree less', () => {
    expect(agreement('name', { name: '张伟' }, { name: '张伟' }, { commonName: () => true })).toBe('common')
    const phones = ['01065529988']
    expect(agreement('phone', { phones }, { phones }, { sharedPhone: () => true })).toBe('common')
    const emails = ['info@x.com']
    expect(agreement('email', { emails }, { emails }, { sharedEmail: () => true })).toBe('common')
  })

  it.each([
    ['1990-01-05', '1990-01-05', 'equal'],
    ['1990-01-05', '--01-05', 'near'],
    ['1990-01-05', '1990-05-01', 'near'],
    ['1990-01-05', '1990-01-06', 'near'],
    ['1990-01-05', '1991-01-05', 'near'],
    ['1990-01-05', '1990', 'near'],
    ['1990-01-05', '1985-07-21', 'different'],
    ['lunar:1990-08-15', 'lunar:1990-08-15', 'equal'],
    // Nobody knows without a calendar.
    ['lunar:1990-08-15', '1990-10-03', 'missing'],
  ])('born %s and %s: %s', (one, other, expected) => {
    expect(agreement('birthday', { birthday: one }, { birthday: other })).toBe(expected)
    expect(agreement('birthday', { birthday: other }, { birthday: one })).toBe(expected)
  })

  it.each([
    [['a@x.com'], ['b@x.com', 'a@x.com'], 'equal'],
    [['rose.garden@x.com'], ['rosegarden@y.org'], 'near'],
    [['rose.garden@x.com'], ['rose.gardne@x.com'], 'near'],
    // The name itself, or with a number: namesakes have it too.
    [['maria.lopez@x.com'], ['marialopez@y.org'], 'named'],
    [['maria.lopez71@x.com'], ['maria.lopez72@x.com'], 'named'],
    [['lopez@x.com'], ['lopez@y.org'], 'named'],
    [['info@x.com'], ['info@y.org'], 'different'],
    [[], ['a@x.com'], 'missing'],
  ])('with mails %j and %j: %s', (one, other, expected) =>
    expect(agreement('email', { name: 'Maria Lopez', emails: one }, { name: 'Maria Lopez', emails: other })).toBe(
      expected,
    ),
  )

  it('with numbers in a row are no slip apart', () => {
    const [phones, emails] = [
      [['13800001204'], ['13800001205']],
      [['user1204@x.com'], ['user1205@x.com']],
    ]
    const levelsOf = (around: Partial<Around>): readonly string[] => [
      agreement('phone', { phones: phones[0] ?? [] }, { phones: phones[1] ?? [] }, around),
      agreement('email', { emails: emails[0] ?? [] }, { emails: emails[1] ?? [] }, around),
    ]
    expect(levelsOf({})).toEqual(['near', 'near'])
    expect(levelsOf({ phonesInRow: true, emailsInRow: true })).toEqual(['different', 'different'])
    expect(agreement('email', { emails: ['usre12@x.com'] }, { emails: ['user12@x.com'] }, { emailsInRow: true })).toBe(
      'near',
    )
  })

  it.each([
    ['上海市中山路100号', '上海市中山路100号', 'equal'],
    ['上海市中山路', '上海市中山路', 'near'],
    ['上海市中山路100号', '中山路100号', 'near'],
    ['上海市中山路100号', '上海市中山路102号', 'different'],
  ])('at %s and %s: %s', (one, other, expected) =>
    expect(agreement('address', { address: one }, { address: other })).toBe(expected),
  )

  it('with name and firm in each other’s place agree in both', () => {
    const [one, other] = [
      { name: '张小明', company: '宏远科技有限公司' },
      { name: '宏远科技', company: '张小明' },
    ]
    expect(agreement('name', one, other)).toBe('equal')
    expect(agreement('company', one, other)).toBe('equal')
  })
})

it('the beliefs of every field are shares', () => {
  for (const { shares, levels } of matchFields)
    for (const kind of shares) {
      expect(kind.length).toBe(levels.length)
      expect(kind.reduce((sum: number, share: number) => sum + share, 0)).toBeCloseTo(1, 9)
    }
})
