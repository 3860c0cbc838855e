// What a base as a whole does to the search for doubles: who is compared with whom, copies and crowds set aside, which
// names and numbers many have, and what two have in common by chance.
import { describe, expect, it } from 'vitest'
import { missing, packLevels } from '../../src/analytics/fellegi-sunter.ts'
import { bearersOf } from '../../src/customer/match-bearers.ts'
import { candidatePairs } from '../../src/customer/match-blocks.ts'
import { chanceLevels, withChance } from '../../src/customer/match-chance.ts'
import { type CopiesIn, tellsCopies, withoutCopies } from '../../src/customer/match-copies.ts'
import { withoutCrowds } from '../../src/customer/match-crowds.ts'
import { type MatchFacts, type MatchRow, matchFactsOf } from '../../src/customer/match-facts.ts'
import { matchFields } from '../../src/customer/match-fields.ts'
import { believedFields, chanceOf, learnPairs, scoreOf, surroundingsOf } from '../../src/customer/match-learn.ts'
import { blankRow } from '../harness/match-rows.ts'

type Some = Partial<MatchRow>

const factsOf = (rows: readonly Some[]): readonly MatchFacts[] =>
  rows.map((row, at) => matchFactsOf({ ...blankRow, ...row, id: at + 1 }))

const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at))

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Names of which no two have the same first word, or the same initials in whatever order. */
const otherNames = letters.flatMap((one, at) => letters.slice(at + 1).map((other) => `${one}o${other} ${other}o${one}`))

const fail = (): never => {
  throw new Error('one is made ready')
}

const compared = (rows: readonly Some[]): readonly string[] => {
  const pairs: string[] = []
  const found = candidatePairs(factsOf(rows))
  found.each((a, b) => pairs.push(`${a}-${b}`))
  expect(found.count).toBe(pairs.length)
  return pairs
}

describe('two are compared', () => {
  const [zhang, clark, rand] = [{ name: '张小明' }, { name: 'Robert Clark' }, { name: 'Clara Rand' }]

  it.each<[string, Some, Some]>([
    ['a phone', { ...zhang, phones: ['13800138000'] }, { ...clark, phones: ['02112345678', '13800138000'] }],
    [
      'what stands before the @',
      { ...zhang, emails: ['rose.garden@x.com'] },
      { ...clark, emails: ['rosegarden@y.org'] },
    ],
    ['WeChat', { ...zhang, wechat: 'rose' }, { ...clark, wechat: 'rose' }],
    ['how the name sounds', zhang, { name: 'Zhang Xiaoming' }],
    ['the name turned round', { name: 'Maria Lopez' }, { name: 'Lopez Maria' }],
    ['birthday and first letter', { ...zhang, birthday: '1990-01-05' }, { name: 'Zoe Brown', birthday: '1990-01-05' }],
    [
      'birthday, and a last letter that is the first',
      { ...zhang, birthday: '--01-05' },
      { name: 'Mary King', birthday: '--01-05' },
    ],
    ['an address', { ...zhang, address: '上海中山' }, { ...clark, address: '上海中山' }],
    [
      'town, house and surname',
      { ...zhang, address: '上海市中山路100号' },
      { name: '张伟', address: '上海市中北路100号' },
    ],
    ['firm and initials', { ...clark, company: '宏远科技' }, { ...rand, company: '宏远科技' }],
    ['name and firm that changed places', { ...zhang, company: '宏远科技' }, { name: '宏远科技', company: '张小明' }],
    ['initials and four last digits', { ...clark, phones: ['13800138000'] }, { ...rand, phones: ['02112348000'] }],
    [
      'initials and the day of birth, one without its year',
      { ...clark, birthday: '--01-05' },
      { ...rand, birthday: '1985-01-05' },
    ],
    ['initials and the day of birth', { ...clark, birthday: '1990-01-05' }, { ...rand, birthday: '1985-01-05' }],
  ])('who share %s', (_, one, other) => {
    expect(compared([one, { name: 'Xenia Quill' }, other])).toEqual(['0-2'])
  })

  it.each<[string, Some, Some]>([
    ['nothing that is known', { name: '!!' }, { name: '??' }],
    ['a year of birth alone', { ...zhang, birthday: '1990' }, { name: 'Zoe Brown', birthday: '1990' }],
    ['initials and a year of birth', { ...clark, birthday: '1990' }, { ...rand, birthday: '1990' }],
    ['that their names are of one word', { name: 'Acme' }, { name: 'Zeta' }],
    ['a birthday alone', { ...zhang, birthday: '1990-01-05' }, { ...clark, birthday: '1990-01-05' }],
    ['the day of birth alone', { ...zhang, birthday: '1990-01-05' }, { ...clark, birthday: '1985-01-05' }],
    ['a town alone', { ...zhang, address: '上海市' }, { ...clark, address: '上海市' }],
    ['town and house', { ...zhang, address: '上海市中山路100号' }, { ...clark, address: '上海市中北路100号' }],
    ['town and surname', { ...zhang, address: '上海市中山路' }, { name: '张伟', address: '上海市中北路' }],
    ['a firm alone', { ...zhang, company: '宏远科技' }, { ...clark, company: '宏远科技' }],
    ['initials alone', clark, rand],
    ['four last digits alone', { ...zhang, phones: ['13800138000'] }, { ...clark, phones: ['02112348000'] }],
  ])('but not who share %s', (_, one, other) => {
    expect(compared([one, other])).toEqual([])
  })

  it('once, whatever they share', () => {
    const one = { ...zhang, phones: ['13800138000'], wechat: 'rose', birthday: '1990-01-05' }
    expect(compared([one, one, one])).toEqual(['0-1', '0-2', '1-2'])
  })

  it('and nobody with himself', () => {
    const mails = { emails: ['rosegarden@x.com', 'rose.garden@y.org', 'rose.garden+a@z.org'] }
    expect(compared([mails])).toEqual([])
    expect(compared([mails, mails, mails])).toEqual(['0-1', '0-2', '1-2'])
  })

  it('by more than a number, where more than sixty have that', () => {
    const phones = ['13800138000']
    const shared = otherNames.slice(0, 60).map((name) => ({ name, phones }))
    expect(compared(shared).length).toBe((60 * 59) / 2)
    expect(compared([...shared, { ...zhang, phones }])).toEqual([])
    const wechat = shared.map(({ name }) => ({ name, wechat: 'rose' }))
    expect(compared([...wechat, { ...zhang, wechat: 'rose' }])).toEqual([])
  })

  it.each<[string, Some, Some, Some]>([
    ['four last digits', { phones: ['13800138000'] }, { phones: ['02112348000'] }, { phones: ['13911112222'] }],
    ['six first digits', { phones: ['13800138000'] }, { phones: ['13800199999'] }, { phones: ['13911112222'] }],
    [
      'the beginning of a mail',
      { emails: ['rosegarden@x.com'] },
      { emails: ['rosehill@y.org'] },
      { emails: ['lily@x.com'] },
    ],
    ['a year of birth', { birthday: '1990' }, { birthday: '1990' }, { birthday: '1985' }],
    [
      'the end of an address',
      { address: '上海市中山路100号' },
      { address: '中山路100号' },
      { address: '上海市长安街7号' },
    ],
    ['the beginning of a firm', { company: '宏远科技' }, { company: '宏远科技上海' }, { company: '李家食品' }],
  ])('by name and %s, where more than sixty have the name', (_, one, other, third) => {
    const bearers = times(61, () => ({ name: '张伟' }))
    const known = [one, other, third].map((own) => ({ name: '张伟', ...own }))
    expect(compared([...bearers, ...known])).toEqual(['61-62'])
  })

  it('not by name and what is not known of either', () => {
    const known = times(60, (at) => ({
      name: '张伟',
      birthday: String(1900 + at),
      address: `上海市${at}路${1000 + at}号`,
      company: `${1000 + at} trading`,
    }))
    expect(compared([...known, ...times(10, () => ({ name: '张伟' }))])).toEqual([])
  })

  it('at one address by surname or initials, where more than sixty live there', () => {
    const address = '上海市中山路'
    const house = otherNames.slice(0, 61).map((name) => ({ name, address }))
    const family = [
      { name: '张小明', address },
      { name: '张伟', address },
    ]
    expect(compared([...house, ...family])).toEqual(['61-62'])
  })

  it('however many pairs there are', () => {
    const [blank = fail()] = factsOf([{}])
    const all = times(2280, (id) => ({ ...blank, id, phones: [`1380000${1000 + (id % 38)}`] }))
    const { count, each } = candidatePairs(all)
    expect(count).toBe(38 * ((60 * 59) / 2))
    let right = 0
    each((a, b) => {
      if (a < b && a % 38 === b % 38) right += 1
    })
    expect(right).toBe(count)
  })
})

describe('exact copies', () => {
  const one: Some = { name: '王小明', phones: ['13800138000'], emails: ['w@x.com'], wechat: 'wang', gender: 'male' }
  const all: Some = { ...one, birthday: '1990-01-05', company: '宏远', address: '上海市中山路1号' }

  it('are set aside, by the first of them', () => {
    const { ones, copies } = withoutCopies(
      factsOf([all, { ...all, name: '王大明' }, { ...all, name: '王小明先生' }, all]),
    )
    expect(ones.map(({ id }) => id)).toEqual([1, 2])
    expect([...copies]).toEqual([[0, [1, 3, 4]]])
  })

  it.each<[Some]>([
    [{ name: '王大明' }],
    [{ phones: ['13900139000'] }],
    [{ emails: [] }],
    [{ wechat: null }],
    [{ gender: 'female' }],
    [{ birthday: '1990-01-06' }],
    [{ company: null }],
    [{ address: '上海市中山路2号' }],
  ])('are none with %j', (change) => {
    expect(withoutCopies(factsOf([all, { ...all, ...change }])).copies.size).toBe(0)
  })

  const ten = factsOf(
    ['王一', '王二', '王三', '王四', '王五', '王六', '王七', '王七', '王七', '王七'].map((name) => ({ name })),
  )
  const around: CopiesIn = { ones: ten, commonName: () => false, sameAddress: 0.04, sameCompany: 0.04 }

  it.each<[string, Some, Partial<CopiesIn>, boolean]>([
    ['a phone', { name: '王伟', phones: ['13800138000'] }, {}, true],
    ['a mail', { name: '王伟', emails: ['w@x.com'] }, {}, true],
    ['WeChat', { name: '王伟', wechat: 'wang' }, {}, true],
    ['a birthday', { name: '王伟', birthday: '1990-01-05' }, {}, true],
    ['a birthday without its year', { name: '王伟', birthday: '--01-05' }, {}, false],
    ['a birthday and no name', { name: '!!', birthday: '1990-01-05' }, {}, false],
    ['a house', { name: '王伟', address: '上海市中山路1号' }, {}, true],
    ['a house where many live', { name: '王伟', address: '上海市中山路1号' }, { sameAddress: 0.05 }, false],
    ['a street', { name: '王伟', address: '上海市中山路' }, {}, false],
    ['a firm', { name: '王伟', company: '宏远' }, {}, true],
    ['a firm that many work for', { name: '王伟', company: '宏远' }, { sameCompany: 0.05 }, false],
    ['a name of two characters', { name: '王伟' }, {}, false],
    ['a name of three characters', { name: '王小明' }, {}, true],
    ['a name of two words', { name: 'An Li' }, {}, true],
    ['a short word', { name: 'Anna' }, {}, false],
    ['a word of five letters', { name: 'Annie' }, {}, true],
    ['a name that many bear', { name: '王小明' }, { commonName: () => true }, false],
    ['a name, where many bear one of others', { name: '王小明' }, { ones: ten.slice(1) }, false],
  ])('with %s are told %#', (_, row, more, told) => {
    const [facts] = factsOf([row])
    expect(facts && tellsCopies({ ...around, ...more })(facts)).toBe(told)
  })
})

describe('what a crowd has', () => {
  const values: Some = {
    phones: ['13800138000', '13900139000'],
    emails: ['none@x.com', 'a@x.com'],
    wechat: 'none',
    birthday: '1900-01-01',
  }
  const [blank = fail(), same = fail()] = factsOf([{}, { name: 'x', ...values }])
  const named = (facts: MatchFacts, at: number, own: Partial<MatchFacts>): MatchFacts => ({
    ...facts,
    ...own,
    id: at,
    name: { ...facts.name, sound: `n${at}` },
  })
  const others = times(500, (at) =>
    named(blank, 1000 + at, { phones: [`1${at}`], emails: [`m${at}`], wechat: `w${at}`, birthday: `b${at}` }),
  )
  const crowd = (count: number): readonly MatchFacts[] =>
    times(count, (at) => named(same, at, { phones: [`2${at}`, '13800138000'], emails: [`c${at}`, 'none@x.com'] }))

  it('is taken for not known', () => {
    const all = [...crowd(21), ...others]
    const left = withoutCrowds(all)
    expect(left.slice(21)).toEqual(others)
    expect(left[20]).toEqual({
      ...all[20],
      phones: ['220'],
      emails: ['c20'],
      mails: all[20]?.mails.slice(0, 1),
      locals: [],
      wechat: '',
      birthday: '',
    })
  })

  it.each<[string, Partial<MatchFacts>]>([
    ['phone', { phones: ['13800138000'] }],
    ['mail', { emails: ['none@x.com'], mails: same.mails.slice(0, 1), locals: ['none'] }],
    ['WeChat', { wechat: 'none' }],
    ['birthday', { birthday: '1900-01-01' }],
    ['phone and a mail', { phones: ['13800138000'], emails: ['none@x.com'], mails: same.mails.slice(0, 1) }],
    ['WeChat and a birthday', { wechat: 'none', birthday: '1900-01-01' }],
  ])('may be a %s alone', (_, own) => {
    const all = [...times(21, (at) => named(blank, at, own)), ...others]
    expect(withoutCrowds(all)[0]).toEqual(named(blank, 0, {}))
    // Who has no value at all does not count.
    const without = times(2000, (at) => named(blank, 5000 + at, {}))
    expect(withoutCrowds([...all, ...without])[0]).toEqual(named(blank, 0, {}))
  })

  it('is taken from among what else somebody has', () => {
    const phones = times(21, (at) => named(blank, at, { phones: ['13800138000', `2${at}`] }))
    expect(withoutCrowds([...phones, ...others])[0]?.phones).toEqual(['20'])
    const mails = times(21, (at) => named(blank, at, { emails: [`c${at}`, 'none@x.com'], mails: same.mails }))
    expect(withoutCrowds([...mails, ...others])[0]).toMatchObject({ emails: ['c0'], mails: [same.mails[0]] })
  })

  it('is not what twenty have, or few names, or no more than others', () => {
    const stay = (all: readonly MatchFacts[]) => expect(withoutCrowds(all)).toEqual(all)
    stay([...crowd(20), ...others])
    stay([...crowd(20), ...crowd(20), ...others])
    stay([...crowd(21), ...others.slice(0, 100)])
    stay([])
  })
})

describe('how many people', () => {
  const [phones, emails] = [['13800138000'], ['info@x.com']]
  const zhang = { name: '张伟' }
  const four: readonly Some[] = [
    { ...zhang, phones: ['13800138001'] },
    { ...zhang, emails: ['w1@x.com'] },
    { ...zhang, birthday: '--01-05', wechat: 'w', address: '上海市中山路1号' },
    { ...zhang, birthday: '--01-05', address: '上海市中山路' },
  ]
  const commonIn = (rows: readonly Some[]): boolean => bearersOf(factsOf(rows)).commonName('张伟')

  it('bear a name: from four on it is common', () => {
    expect(commonIn(four)).toBe(true)
    expect(commonIn(four.slice(1))).toBe(false)
    expect(bearersOf(factsOf(four)).commonName('张三')).toBe(false)
  })

  it.each<[string, Some, boolean]>([
    ['a phone', { phones }, false],
    ['a mail', { emails }, false],
    ['a WeChat id', { wechat: 'w' }, false],
    ['a birthday', { birthday: '1990-01-05' }, false],
    ['a house', { address: '上海市中山路1号' }, false],
    ['a day of birth', { birthday: '--01-05' }, true],
    ['a street', { address: '上海市中山路' }, true],
    ['nothing', {}, true],
  ])('bear it, is asked of people: two entries that share %s', (_, own, isCommon) => {
    const two = ['13700137000', '13600136000'].map((phone) => ({ ...zhang, phones: [phone] }))
    expect(commonIn([{ ...zhang, ...own }, { ...zhang, ...own }, ...two])).toBe(isCommon)
  })

  it('are those that one thing after another joins; what differs joins nobody', () => {
    const rest = [
      { ...zhang, phones: ['13700137000'] },
      { ...zhang, phones: ['13600136000'] },
    ]
    const chain = [
      { ...zhang, phones },
      { ...zhang, phones, emails },
      { ...zhang, emails },
    ]
    expect(commonIn([...chain, ...rest])).toBe(false)
    expect(
      commonIn(['1990-01-05', '1991-02-06', '1992-03-07', '1993-04-08'].map((birthday) => ({ ...zhang, birthday }))),
    ).toBe(true)
  })

  it('have a number or an address: from four names on it is shared', () => {
    const names = ['张小明', '李强', 'Robert Clark', 'Emma Young']
    const all = names.map((name) => ({ name, phones, emails }))
    const shared = (rows: readonly Some[]): readonly boolean[] => {
      const { sharedPhone, sharedEmail } = bearersOf(factsOf(rows))
      return [sharedPhone('13800138000'), sharedEmail('info@x.com'), sharedPhone('13900139000'), sharedEmail('a@x.com')]
    }
    expect(shared(all)).toEqual([true, true, false, false])
    // Names that are nearly the same are of one.
    for (const name of ['張曉明', '张小民'])
      expect(shared(all.with(1, { name, phones, emails }))).toEqual([false, false, false, false])
    expect(shared(all.with(1, { name: '张大明', phones, emails }))).toEqual([true, true, false, false])
  })
})

const nowhere = {
  commonName: () => false,
  sharedPhone: () => false,
  sharedEmail: () => false,
  phonesInRow: false,
  emailsInRow: false,
}

describe('by chance', () => {
  const workers = (...firms: readonly (readonly [string, number])[]): readonly MatchFacts[] => {
    const [blank = fail()] = factsOf([{}])
    return firms.flatMap(([company, count]) => times(count, (id) => ({ ...blank, id, company })))
  }
  const sameFirm = (...firms: readonly (readonly [string, number])[]): number =>
    chanceOf(chanceLevels(workers(...firms), believedFields, nowhere), 'company', 'equal')

  it.each([
    // All pairs, less 4 / (n - 1), which doubles could make.
    [9, 0, 1 - 4 / 8],
    [5, 0, 0],
    [20, 21, (190 + 210) / 820 - 4 / 40],
    // Never certain.
    [401, 0, 0.98],
    [1, 0, 0],
  ])('%i of one firm and %i of another have a firm in common: %d', (one, other, share) => {
    expect(sameFirm(['abcdef', one], ['uvwxyz', other])).toBeCloseTo(share, 12)
  })

  it('is told from pairs drawn at random where there are many, the same each time', () => {
    const drawn = sameFirm(['abcdef', 150], ['uvwxyz', 50])
    expect(drawn).toBeGreaterThan(0.58)
    expect(drawn).toBeLessThan(0.63)
    expect(sameFirm(['abcdef', 150], ['uvwxyz', 50])).toBe(drawn)
  })

  it('no field is told where nothing is known, nor that two differ', () => {
    expect(
      chanceLevels(workers(['', 10]), believedFields, nowhere)
        .flat()
        .every((share) => share === 0),
    ).toBe(true)
    const all = chanceLevels(workers(['abcdef', 10], ['uvwxyz', 40]), believedFields, nowhere)
    expect(all.map(([first]) => first)).toEqual(matchFields.map(() => 0))
    expect(all.map((levels) => levels.length)).toEqual(matchFields.map(({ levels }) => levels.length))
    expect([chanceOf(all, 'firm', 'equal'), chanceOf(all, 'company', 'same')]).toEqual([0, 0])
  })

  it('two who were believed to differ agree as often', () => {
    const field = [
      [0.2, 0.1, 0.7],
      [0.9, 0.05, 0.05],
    ]
    const close = (chance: readonly number[], wanted: readonly (readonly number[])[]): void => {
      for (const [kind, shares] of withChance(field, chance).entries())
        for (const [level, share] of shares.entries())
          expect(share).toBeCloseTo(wanted[kind]?.[level] ?? Number.NaN, 12)
    }
    close(
      [0, 0.3, 0.2],
      [
        [0.1, 0.16, 0.74],
        [0.45, 0.32, 0.23],
      ],
    )
    // More than nearly all is cut to that, in proportion.
    close(
      [0, 0.6, 0.6],
      [
        [0.004, 0.198, 0.798],
        [0.018, 0.491, 0.491],
      ],
    )
    expect(withChance(field, [0, 0, 0])).toBe(field)
  })

  it('numbers that differ in one digit are in a row', () => {
    const inRow = (rows: readonly Some[]) => {
      const { around, chance } = surroundingsOf(factsOf(rows))
      return [around.phonesInRow, around.emailsInRow, chanceOf(chance, 'phone', 'near') > 0]
    }
    const far = (at: number): string => String(13_000_000_000 + at * 123_457_891)
    expect(
      inRow(times(40, (at) => ({ phones: [String(13_800_138_000 + at)], emails: [`q${far(at)}@x.com`] }))),
    ).toEqual([true, false, false])
    expect(inRow(times(40, (at) => ({ phones: [far(at)], emails: [`user${1000 + at}@x.com`] })))).toEqual([
      false,
      true,
      false,
    ])
    expect(inRow(times(40, (at) => ({ phones: [far(at)], emails: [`q${far(at)}@x.com`] })))).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('what is learned', () => {
  const none = matchFields.map(({ levels }) => levels.map(() => 0))
  const shareOf = (size: number, key: string, level: string, kind: number): number => {
    const place = matchFields.findIndex((field) => field.key === key)
    const at = matchFields[place]?.levels.findIndex(({ code }) => code === level) ?? -1
    return learnPairs(new Map(), none, size).fields[place]?.[kind]?.[at] ?? Number.NaN
  }

  it.each([
    ['phone', 'equal'],
    ['phone', 'near'],
    ['phone', 'common'],
    ['email', 'equal'],
    ['email', 'near'],
    ['email', 'common'],
    ['wechat', 'equal'],
    ['address', 'equal'],
  ])('of namesakes with %s %s: the larger the base, the fewer of them', (key, level) => {
    const namesakes = 2
    const believed = shareOf(500, key, level, namesakes)
    expect(shareOf(1, key, level, namesakes)).toBeCloseTo(believed, 12)
    expect(shareOf(2000, key, level, namesakes)).toBeCloseTo(believed / 4, 12)
    for (const kind of [0, 1, 3])
      expect(shareOf(2000, key, level, kind)).toBeCloseTo(shareOf(500, key, level, kind), 12)
    const whole = learnPairs(new Map(), none, 2000).fields.map((field) => field[namesakes] ?? [])
    for (const shares of whole) expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
  })

  it.each([
    ['email', 'named'],
    ['company', 'equal'],
    ['birthday', 'equal'],
    ['gender', 'equal'],
    ['name', 'equal'],
  ])('of namesakes with %s %s: as many, however large the base', (key, level) => {
    expect(shareOf(2000, key, level, 2)).toBeCloseTo(shareOf(500, key, level, 2), 12)
  })

  it('of chance: what all have in common makes no double', () => {
    const allOne = matchFields.map(({ key, levels }) =>
      levels.map((_, at) => (key === 'company' && at === 2 ? 0.9 : 0)),
    )
    const named = (key: string): number => matchFields.findIndex((field) => field.key === key)
    const code = packLevels(
      believedFields,
      matchFields.map((_, at) => (at === named('name') ? 4 : at === named('company') ? 2 : missing)),
    )
    const [seldom, often] = [none, allOne].map((chance) => scoreOf(learnPairs(new Map(), chance, 500), code))
    expect(seldom).toBeGreaterThan((often ?? 1) * 1.5)
  })

  it('of a name alone never makes a double likely', () => {
    const model = learnPairs(new Map(), none, 500)
    const score = (levels: Readonly<Record<string, number>>): number =>
      scoreOf(
        model,
        packLevels(
          believedFields,
          matchFields.map(({ key }) => levels[key] ?? missing),
        ),
      )
    expect(score({ name: 6 })).toBeLessThanOrEqual(0.5)
    expect(score({ name: 6, gender: 1 })).toBeLessThanOrEqual(0.5)
    expect(score({ name: 6, phone: 3 })).toBeGreaterThan(0.9)
    expect(score({ name: 0, phone: 0 })).toBeLessThan(0.01)
  })

  it('of a base where nearly all pairs are doubles: a name alone is still worth no more than a half', () => {
    const model = { kinds: [0.9, 0.05, 0.03, 0.02], fields: believedFields, rounds: 0 }
    const score = (levels: Readonly<Record<string, number>>): number =>
      scoreOf(
        model,
        packLevels(
          believedFields,
          matchFields.map(({ key }) => levels[key] ?? missing),
        ),
      )
    expect([score({ name: 6 }), score({ name: 6, gender: 1 })]).toEqual([0.5, 0.5])
    expect(score({ name: 6, birthday: 2 })).toBeGreaterThan(0.9)
  })
})
