// What is left of names, firms and addresses for comparing, and how far two customers agree.
import { describe, expect, it } from 'vitest'
import type { Around } from '../../src/customer/match-around.ts'
import { type MatchRow, matchFactsOf } from '../../src/customer/match-facts.ts'
import { matchFields } from '../../src/customer/match-fields.ts'
import { compareInto } from '../../src/customer/match-levels.ts'
import { mailPartsOf } from '../../src/customer/match-mail.ts'
import { oneSlip } from '../../src/customer/match-slip.ts'
import { addressPartsOf, firmCore, type NameParts, namePartsOf, pairsInCommon } from '../../src/customer/match-text.ts'
import { blankRow } from '../harness/match-rows.ts'

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
    ['宏（公司）', '宏公司'],
    ['AB Ltd', 'ab'],
    ['A Ltd', 'altd'],
    ['Foo & Bar Ltd.', 'foobar'],
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

  const nothing = { turned: '', words: [], titled: false, unbracketed: '', chinese: 0 }

  it.each<[string, Partial<NameParts>]>([
    [
      '张小明',
      { core: '张小明', sound: 'zhangxiaoming', turned: 'xiaomingzhang', initials: 'zxm', head: 'zhang', chinese: 3 },
    ],
    // Of four characters two are the surname.
    [
      '欧阳小明',
      { core: '欧阳小明', sound: 'ouyangxiaoming', turned: 'xiaomingouyang', initials: 'oyxm', head: 'ou', chinese: 4 },
    ],
    [
      'Anna Maria Lopez',
      {
        core: 'annamarialopez',
        sound: 'annamarialopez',
        turned: 'lopezannamaria',
        words: ['anna', 'maria', 'lopez'],
        initials: 'aml',
        head: 'anna',
      },
    ],
    ["'Mary' O'Brien", { core: 'maryobrien', words: ['mary', 'obrien'], turned: 'obrienmary', initials: 'mo' }],
    ['Zhang', { core: 'zhang', turned: '', words: ['zhang'], initials: 'z', head: 'zhang', titled: false }],
    ['Mr. Smith', { core: 'smith', words: ['smith'], titled: true }],
    ['Smith, PhD', { core: 'smith', titled: true }],
    ['Mr. John Smith', { core: 'johnsmith', titled: false }],
    ['James Green Jr.', { core: 'jamesgreen', titled: false }],
    ['王总', { core: '王', sound: 'wang', titled: true, chinese: 0 }],
    ['王', { core: '王', titled: false, chinese: 0 }],
    ['王芳2', { core: '王芳', chinese: 2 }],
    ['李明经理', { core: '李明', titled: false, chinese: 2 }],
    ['总经理', { core: '总经理', titled: false }],
    ['3M', { core: '3m', sound: '3m', words: ['3m'], initials: '3', head: '3m' }],
    [
      '宏远科技（深圳）有限公司',
      { core: '宏远科技深圳', words: [], initials: 'hykjsz', unbracketed: '宏远科技', chinese: 0 },
    ],
    ['（深圳）宏远科技公司', { core: '深圳宏远科技', unbracketed: '宏远科技' }],
    ['Nova Tech(Shanghai)Ltd', { unbracketed: 'novatech' }],
    // Behind a firm in brackets is its branch, behind a person a remark.
    ['盛丰食品公司（深圳）', { core: '盛丰食品公司深圳' }],
    ['Nova Tech Ltd (Shanghai)', { core: 'novatechltdshanghai' }],
    ['3M (China)', { core: '3mchina', unbracketed: '3m' }],
    ['Nova Jones (Shanghai)', { core: 'novajones', unbracketed: '' }],
    ['!!', { ...nothing, core: '', sound: '', initials: '', head: '' }],
  ])('%s is taken apart', (name, parts) => expect(namePartsOf(name)).toMatchObject(parts))

  it('of a title alone is kept', () => expect(namePartsOf('先生').core).toBe('先生'))
})

describe('what stands before the @', () => {
  it.each([
    // The name, and two signs more at most: namesakes have it too.
    ['maria.lopez', 'Maria Lopez', true, true],
    ['lopez', 'Maria Lopez', true, true],
    ['zhangwei88', '张伟', true, true],
    ['zhangwei888', '张伟', false, true],
    ['wei.zhang', '张伟', true, true],
    ['zhang1', '张伟', true, true],
    ['zw88', '张伟', true, true],
    ['ab', 'Maria Lopez', false, false],
    ['rose.garden', 'Maria Lopez', false, false],
    // The longest word of the name is looked for first, and one letter is none.
    ['annan', 'An Annan', true, true],
    ['jsmithxx', 'J Smith', false, false],
  ])('%s of %s is the name: %s, its letters are: %s', (local, name, isName, lettersAreName) => {
    const parts = mailPartsOf(`${local}@example.com`, namePartsOf(name))
    expect([parts.isName, parts.lettersAreName]).toEqual([isName, lettersAreName])
  })

  it('is compared by its letters and digits', () => {
    expect(mailPartsOf('rose_garden-07.x2@example.com', namePartsOf('张伟'))).toMatchObject({
      bare: 'rosegarden07x2',
      letters: 'rosegardenx',
    })
  })
})

describe('a customer made ready', () => {
  const ready = (row: Partial<MatchRow>) => matchFactsOf({ ...blankRow, ...row })

  it('has numbers of six digits or more, and one that stands as the WeChat id', () => {
    expect(ready({ phones: ['12345', '123456'] }).phones).toEqual(['123456'])
    expect(ready({ phones: ['123456'], wechat: '138 0013 8000' }).phones).toEqual(['123456', '13800138000'])
    expect(ready({ phones: ['13800138000'], wechat: '13800138000' }).phones).toEqual(['13800138000'])
    for (const wechat of ['x13800138000', '138001380001', '1380013800', '23800138000', '1380013800x'])
      expect(ready({ wechat }).phones).toEqual([])
  })

  it('has what stands before the @ of its mails, but for offices', () => {
    const emails = ['Rose.Garden+Shop@x.com', 'info@x.com', 'con.tact+a@y.com', 'ab@x.com', 'abc@x.com']
    expect(ready({ emails }).locals).toEqual(['rosegarden', 'abc'])
  })

  it('has a WeChat id without spaces and case, a gender that is one, and nothing where nothing is known', () => {
    expect(ready({ wechat: 'Rose Garden' }).wechat).toBe('rosegarden')
    expect(['male', 'female', 'unknown'].map((gender) => ready({ gender }).gender)).toEqual(['male', 'female', ''])
    expect(ready({})).toMatchObject({
      wechat: '',
      gender: '',
      birthday: '',
      company: '',
      address: '',
      addressNumbers: '',
    })
  })
})

it('an address is told apart by its numbers', () => {
  expect(addressPartsOf('北京市 建国路88号3栋502室').numbers).toBe('88,3,502')
  expect(pairsInCommon('abcd', 'abcd')).toBe(1)
  expect(pairsInCommon('night', 'nacht')).toBeCloseTo(0.25, 12)
  expect(addressPartsOf('建国路 88-3').text).toBe('建国路883')
  // A pair that stands twice in one and once in the other is in common once.
  expect(pairsInCommon('aab', 'aaa')).toBe(0.5)
  expect(pairsInCommon('ab', 'ab')).toBe(1)
  for (const [a, b] of [
    ['a', 'a'],
    ['', 'ab'],
    ['ab', ''],
  ] as const)
    expect(pairsInCommon(a, b)).toBe(0)
})

it.each([
  ['13800138000', '13800138001', true],
  ['13800138000', '13800130800', true],
  ['13800138000', '1380013800', true],
  ['13800138000', '13800138000', false],
  ['13800138000', '13811138001', false],
  ['ab', 'ba', true],
  ['', 'a', true],
  ['', 'abc', false],
  ['abx', 'cax', false],
  ['bax', 'acx', false],
])('%s and %s differ by one slip: %s', (a, b, expected) => {
  expect(oneSlip(a, b)).toBe(expected)
  expect(oneSlip(b, a)).toBe(expected)
})

const empty: MatchRow = { ...blankRow, name: 'x y' }

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
    ['Bob Clark', 'B. Clark', 'short'],
    ['Robert J. Clark', 'Robert John Clark', 'short'],
    ['Juan Carlos Perez Lopez', 'J. Carlos Perez Lopez', 'short'],
    // A surname alone is no short form, nor is an initial of it.
    ['Clark', 'C. Clark', 'near'],
    ['Robert C.', 'Bob C.', 'different'],
    ['Robert Clark', 'R. Young', 'different'],
    ['Robert Clark', 'Bob Young', 'different'],
    ['Anna Maria Lopez', 'Lopez Anna Maria', 'sound'],
    ['张小明', '小明', 'near'],
    ['李明', '李敏', 'partly'],
    ['宏远科技（深圳）有限公司', '宏远科技', 'short'],
    ['Nova Tech (Shanghai) Ltd', 'Nova Tech', 'short'],
    ['Nova Tech', 'Big Nova Tech', 'partly'],
    ['Nova Tech (Shanghai) Ltd', 'Acme', 'different'],
    ['盛丰食品深圳', '深圳盛丰食品', 'short'],
    // Two branches, of which one is called after the other's town.
    ['宏远科技北京（海淀）有限公司', '宏远科技（北京）有限公司', 'near'],
    ['王总', '王芳', 'short'],
    ['王', '王芳', 'partly'],
    ['王总', '李芳', 'different'],
    ['Mr. Smith', 'John Paul Smith', 'short'],
    ['Mr. Smith', 'John Brown', 'different'],
    ['Smith', 'John Smith', 'partly'],
    ['张小明', 'Zhang Xiaomin', 'near'],
    ['Lopes Maria', 'Maria Lopez', 'near'],
    ['Jonathan Clarkson', 'Jonathon Clarksen', 'near'],
    // A slip in a short name makes another name.
    ['Ann Lily', 'Enn Lily', 'near'],
    ['Ann Li', 'Enn Li', 'partly'],
    ['Robert Xu', 'Robert Baumgartner', 'partly'],
    ['An Bo', 'An Zhukovskaya', 'partly'],
    ['R Xu', 'R Baumgartner', 'different'],
    ['张小明', '!!', 'missing'],
    ['!!', '??', 'missing'],
  ])('named %s and %s: %s', (one, other, expected) => {
    expect(agreement('name', { name: one }, { name: other })).toBe(expected)
    expect(agreement('name', { name: other }, { name: one })).toBe(expected)
  })

  it('whose name many bear agree less', () => {
    expect(agreement('name', { name: '张伟' }, { name: '张伟' }, { commonName: () => true })).toBe('common')
    expect(agreement('name', { name: '张伟' }, { name: '章伟' }, { commonName: () => true })).toBe('sound')
    const firm = { name: '宏远科技', company: '宏远科技' }
    expect(agreement('name', firm, firm, { commonName: () => true })).toBe('common')
    const phones = ['01065529988']
    expect(agreement('phone', { phones }, { phones }, { sharedPhone: () => true })).toBe('common')
    const emails = ['info@x.com']
    expect(agreement('email', { emails }, { emails }, { sharedEmail: () => true })).toBe('common')
  })

  it.each<[string | null, string | null, string]>([
    ['1990-01-05', '1990-01-05', 'equal'],
    ['1990-01-05', '--01-05', 'near'],
    ['1990-01-05', '1990-05-01', 'near'],
    ['1990-01-05', '1990-01-06', 'near'],
    ['1990-01-05', '1991-01-05', 'near'],
    ['1990-01-05', '1990', 'near'],
    ['1990-01-05', '1985-07-21', 'different'],
    ['1990-01-05', '1990-07-21', 'different'],
    ['1990-01-05', '1991-07-21', 'different'],
    ['1990-01-05', '1973-01-05', 'different'],
    ['1990-01-05', '1985-05-01', 'different'],
    ['1990-01-05', '1985', 'different'],
    ['1990', '1985', 'different'],
    ['1990', '1990', 'near'],
    ['--01-05', '--01-05', 'near'],
    ['--01-05', '1990-01-06', 'different'],
    ['--01-05', '1990', 'missing'],
    [null, '1990-01-05', 'missing'],
    [null, null, 'missing'],
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
    // Five signs tell somebody; four, and what an office is called, do not.
    [['roses@x.com'], ['roses@y.org'], 'near'],
    [['rose@x.com'], ['rose@y.org'], 'different'],
    [['contact@x.com'], ['contact@y.org'], 'different'],
    [['contact+a@x.com'], ['contacta@y.org'], 'different'],
    [['contacta@y.org'], ['contact+a@x.com'], 'different'],
    [[], ['a@x.com'], 'missing'],
    [['a@x.com'], [], 'missing'],
    [[], [], 'missing'],
  ])('with mails %j and %j: %s', (one, other, expected) =>
    expect(agreement('email', { name: 'Maria Lopez', emails: one }, { name: 'Maria Lopez', emails: other })).toBe(
      expected,
    ),
  )

  it.each([
    ['maria.lopez@x.com', 'marialopez@y.org'],
    ['maria.lopez71@x.com', 'maria.lopez72@y.org'],
  ])('with mails %s and %s agree in a name if it is that of one of them', (mail, other) => {
    const [one, stranger] = [
      { name: 'Maria Lopez', emails: [mail] },
      { name: 'Anna Kim', emails: [other] },
    ]
    expect(agreement('email', one, stranger)).toBe('named')
    expect(agreement('email', stranger, one)).toBe('named')
  })

  it.each<[readonly string[], readonly string[], string]>([
    [['13800138000', '13800138001'], ['13800138000'], 'equal'],
    [['13800138001', '13800138000'], ['13800138000'], 'equal'],
    [['13800138000'], ['13900139000'], 'different'],
    [['13800138000'], [], 'missing'],
    [[], [], 'missing'],
  ])('with numbers %j and %j: %s', (one, other, expected) => {
    expect(agreement('phone', { phones: one }, { phones: other })).toBe(expected)
    expect(agreement('phone', { phones: other }, { phones: one })).toBe(expected)
  })

  it.each<[string, string | null, string | null, string]>([
    ['company', '宏远科技有限公司', '宏远科技', 'equal'],
    ['company', '宏远科技', '北京宏远科技', 'near'],
    ['company', '宏远', '北京宏远', 'different'],
    ['company', 'Hongyuan Tech', 'Hongyaun Tech', 'near'],
    ['company', '宏远科技', '李家食品', 'different'],
    ['company', '宏远科技', null, 'missing'],
    ['company', null, null, 'missing'],
    ['wechat', 'rose', 'ROSE', 'equal'],
    ['wechat', 'rose', 'lily', 'different'],
    ['wechat', 'rose', null, 'missing'],
    ['wechat', null, null, 'missing'],
    ['gender', 'male', 'male', 'equal'],
    ['gender', 'male', 'female', 'different'],
    ['gender', 'male', 'unknown', 'missing'],
    ['gender', null, null, 'missing'],
  ])('of %s %s and %s: %s', (key, one, other, expected) => {
    expect(agreement(key, { [key]: one }, { [key]: other })).toBe(expected)
    expect(agreement(key, { [key]: other }, { [key]: one })).toBe(expected)
  })

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

  it.each<[string, string | null, string]>([
    ['上海市中山路100号', '上海市中山路100号', 'equal'],
    ['上海市中山路', '上海市中山路', 'near'],
    ['上海市中山路100号', '中山路100号', 'near'],
    ['上海市中山路100号', '上海市中山路102号', 'different'],
    // One holds the other, whatever numbers are added.
    ['上海市中山路100号3栋502室', '上海市中山路100号', 'near'],
    ['上海市中山路10号5室', '中山路10号', 'near'],
    ['上海市中山路1号5室', '中山路1号', 'different'],
    // The same numbers, and most of the text.
    ['上海市中山路100号', '上海中山路100号', 'near'],
    ['北京市建国路88号', '上海市南京路88号', 'different'],
    ['上海市中山路100号', null, 'missing'],
  ])('at %s and %s: %s', (one, other, expected) => {
    expect(agreement('address', { address: one }, { address: other })).toBe(expected)
    expect(agreement('address', { address: other }, { address: one })).toBe(expected)
  })

  it('with name and firm in each other’s place agree in both', () => {
    const [one, other] = [
      { name: '张小明', company: '宏远科技有限公司' },
      { name: '宏远科技', company: '张小明' },
    ]
    expect(agreement('name', one, other)).toBe('equal')
    expect(agreement('company', one, other)).toBe('equal')
    for (const half of [
      { name: '李强', company: '张小明' },
      { name: '宏远科技', company: '李家食品' },
      { name: '宏远科技', company: null },
    ]) {
      expect([agreement('name', one, half), agreement('name', half, one)]).toEqual(['different', 'different'])
      expect(agreement('company', one, half)).not.toBe('equal')
    }
    const unnamed = { name: '!!', company: '张小明' }
    expect(agreement('name', { name: '张小明', company: null }, unnamed)).toBe('missing')
  })
})

it('the beliefs of every field are shares', () => {
  for (const { shares, levels } of matchFields)
    for (const kind of shares) {
      expect(kind.length).toBe(levels.length)
      expect(kind.reduce((sum: number, share: number) => sum + share, 0)).toBeCloseTo(1, 9)
    }
})
