// The pure rules of data quality: garbled text, odd names, birthdays that cannot be, outliers, scores, who is reviewed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ungarbled } from '../../src/kernel/garbled.ts'
import { beginnings } from '../../src/kernel/garbled-gbk.ts'
import { birthdayFault, bornOn } from '../../src/quality/born.ts'
import { type Candidate, chooseReviews } from '../../src/quality/choose-reviews.ts'
import { nameFault } from '../../src/quality/name-fault.ts'
import { outliers } from '../../src/quality/outliers.ts'
import { type Judged, recordScore, scoreOf, sharesOf, worstRecords } from '../../src/report/data-quality.ts'

describe('a garbled text', () => {
  it.each([
    ['JosÃ© MuÃ±oz', 'José Muñoz'],
    ['Caf\u00e9 â€“ bar', 'Café – bar'],
    ['å¼\u00a0ä¸‰', '张三'],
    ['ÕÅÈý', '张三'],
    ['ËÄ´¨', '四川'],
    ['寮犱笁', '张三'],
    ['鐢佃瘽', '电话'],
    ['濮撳悕', '姓名'],
    ['涓€', '一'],
    ['VIP 寮犱笁 (2026)', 'VIP 张三 (2026)'],
    ['闃块噷宸村反', '阿里巴巴'],
    ['鏉庢槑鍗?', null],
    ['鏉庢槑鍗', null],
    ['锟斤拷', null],
    ['a\uFFFDb', null],
  ])('%s was %s', (text, was) => {
    expect(ungarbled(text)).toBe(was)
  })

  it.each([
    'José Muñoz',
    'Ângela Müller',
    'Łódź',
    'ÉÀ',
    'Åse',
    '张三',
    'Crème brûlée',
    '“quoted” – well',
    'Nguyễn Văn A',
    '瑾瑜璟喆',
    '椤棰椋楗',
    '鍾鋼鐵廠',
    '欧阳修，你好',
    '山田太郎 カタカナ',
    '10€ 起',
    '¡¢£¤',
    '€',
    '浠板勾',
  ])('%s is none', (text) => {
    expect(ungarbled(text)).toBeUndefined()
  })

  it('is told of any text that was read in the wrong encoding', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'éñüçÄÖßàèìòù¡¿張李王'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(letters, (text) => {
        const wrong = Buffer.from(text, 'utf8').toString('latin1')
        // Control characters do not come in: then the text is lost, and not told.
        fc.pre(!/[\u0080-\u009f]/.test(wrong))
        expect(ungarbled(wrong)).toBe(text)
      }),
    )
  })
})

describe('Chinese in UTF-8 that was read as GBK', () => {
  const asGbk = (text: string): string => new TextDecoder('gb18030').decode(Buffer.from(text))
  const usual = fc.constantFrom(
    ...'张王李赵刘陈杨黄周吴北京上海广州深圳公司有限电话姓名地址客户订单备注市区路号明华伟芳',
  )

  it('is told of nearly any text, and mended where no byte was lost', () => {
    const texts = fc.sample(fc.string({ unit: usual, minLength: 2, maxLength: 12 }), { numRuns: 2000, seed: 7 })
    const answers = texts.map((text) => [text, ungarbled(asGbk(text))] as const)
    expect(answers.filter(([, was]) => was === undefined).length).toBeLessThan(texts.length / 20)
    // A last byte without its second half is lost.
    for (const [text, was] of answers)
      if (was !== undefined) expect(was).toBe(asGbk(text).includes('\uFFFD') ? null : text)
  })

  it.each(['“张三”', '《合同》', '（张三）', '😀张三', '快递公司', '必胜客', '念', 'VIP 快递'])(
    '%s is told',
    (text) => {
      const was = ungarbled(asGbk(text))
      expect(was).toBe(asGbk(text).includes('\uFFFD') ? null : text)
    },
  )

  it('begins with signs by which records are looked up', () => {
    const begins = new RegExp(`[${beginnings()}]`, 'u')
    for (const text of fc.sample(fc.string({ unit: usual, minLength: 1, maxLength: 2 }), { numRuns: 200, seed: 7 }))
      expect(asGbk(text)).toMatch(begins)
    expect(['“', '《', '（', '😀'].map((sign) => begins.test(asGbk(`${sign}张`)))).toEqual(Array(4).fill(true))
    expect(Array.from('张王李é7aの한').filter((sign) => begins.test(sign))).toEqual([])
  })

  it('is not found in real texts, however rare their characters', () => {
    const rare = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code))
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(usual, rare), minLength: 2, maxLength: 8 }), (text) => {
        expect(ungarbled(text)).toBeUndefined()
      }),
      { numRuns: 3000, seed: 7 },
    )
  })
})

describe('a name', () => {
  it.each([
    ['张小明', null],
    ['7-Eleven', null],
    ['3M 中国', null],
    ['A 2024 B', null],
    ['张小明 13800138000', 'phone'],
    ['Anna +44 20 7946 0958', 'phone'],
    ['anna@example.com', 'email'],
    ['12345', 'letterless'],
    ['???', 'letterless'],
  ])('%s: %s', (name, fault) => {
    expect(nameFault(name, 'CN')).toBe(fault)
  })
})

describe('a birthday', () => {
  it.each([
    ['1990-02-03', '1990-02-03'],
    ['1990', '1990-01-01'],
    ['lunar:1990-12-20', '1991-02-04'],
    ['--02-03', null],
    ['lunar:--08-15', null],
    ['soon', null],
  ])('%s was on %s at the earliest', (birthday, day) => {
    expect(bornOn(birthday)).toBe(day)
  })

  it.each([
    ['2026-11-27', null],
    ['2026-11-28', 'future'],
    ['2027', 'future'],
    ['1906-01-01', null],
    ['1905-12-31', 'old'],
    ['1880', 'old'],
    ['--11-28', null],
  ])('%s is %s on 2026-11-27', (birthday, fault) => {
    expect(birthdayFault(birthday, '2026-11-27')).toBe(fault)
  })
})

describe('amounts', () => {
  const usual = Array.from({ length: 99 }, (_, place) => 5000 + place * 100)

  it('far above and far below are named by their places', () => {
    expect(outliers([...usual, 1_000_000, 1]).far).toEqual([99, 100])
    expect(outliers([...usual, 20_000, 2000]).far).toEqual([])
  })

  it('are not judged where there are few, or where half are the same', () => {
    expect(outliers([...usual.slice(0, 20), 1_000_000]).far).toEqual([])
    expect(outliers([...usual.map(() => 100), 1_000_000]).far).toEqual([])
    expect(outliers([])).toEqual({ far: [], middle: 0 })
  })

  it('are judged from thirty on, by the middle', () => {
    expect(outliers([...usual.slice(0, 28), 1_000_000])).toEqual({ far: [], middle: 6400 })
    expect(outliers([...usual.slice(0, 29), 1_000_000])).toEqual({ far: [29], middle: 6450 })
  })

  it('lie far by what is common on their side', () => {
    const [near, wide] = [0, 1].map((kind) =>
      Array.from({ length: 20 }, (_, at) => (kind ? 1000 * 1.2 ** at : 1000 - at)),
    )
    const both = [...(near ?? []), ...(wide ?? [])]
    // A tenth below the middle is far where nothing else lies so low; ten times the middle is not.
    expect(outliers([...both, 900, 100_000]).far).toEqual([40])
    expect(outliers([...both.map((figure) => 1_000_000 / figure), 1_000_000 / 900, 10]).far).toEqual([40])
  })
})

const judged = (id: number, more: Partial<Judged> = {}): Judged => ({
  id,
  name: `n${id}`,
  owner: null,
  source: null,
  spend: 0,
  seen: '2026-11-01',
  lacks: [],
  counted: 5,
  invalid: [],
  inconsistent: [],
  double: false,
  ...more,
})

const today = '2026-11-27'

describe('the score', () => {
  it('of a record is the mean of its five figures', () => {
    expect(recordScore(judged(1), today)).toBe(100)
    expect(recordScore(judged(1, { lacks: ['phones'] }), today)).toBeCloseTo(96, 9)
    expect(recordScore(judged(1, { double: true, seen: '2025-11-26' }), today)).toBeCloseTo(60, 9)
    expect(recordScore(judged(1, { seen: '2025-11-27' }), today)).toBe(100)
    expect(recordScore(judged(1, { counted: 0 }), today)).toBe(100)
    expect(recordScore(judged(1, { invalid: ['name-odd', 'bad-phone'] }), today)).toBe(80)
    expect(recordScore(judged(1, { inconsistent: ['circle'] }), today)).toBe(80)
    // Seen on a day that is still to come.
    expect(recordScore(judged(1, { seen: '2030-01-01' }), today)).toBe(100)
  })

  it('of the store is that of its groups by their records', () => {
    const figure = fc.record({
      lacks: fc.subarray(['phones', 'city', 'owner']),
      double: fc.boolean(),
      invalid: fc.subarray(['name-odd']),
      inconsistent: fc.subarray(['circle']),
      owner: fc.constantFrom(1, 2, null),
    })
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 20 }), (figures) => {
        const records = figures.map((one, id) => judged(id, one))
        const whole = scoreOf(sharesOf(records, today)) ?? Number.NaN
        const groups = [1, 2, null].map((owner) => records.filter((one) => one.owner === owner))
        const sum = groups.reduce((all, own) => all + own.length * (scoreOf(sharesOf(own, today)) ?? 0), 0)
        expect(whole).toBeCloseTo(sum / records.length, 9)
        const mean = records.reduce((all, one) => all + recordScore(one, today), 0) / records.length
        expect(whole).toBeCloseTo(mean, 9)
      }),
    )
  })

  it('of some has a share for each dimension', () => {
    const records = [
      judged(1, { lacks: ['city'], invalid: ['name-odd'], inconsistent: ['circle'], seen: '2020-01-01', double: true }),
      judged(2, { invalid: ['name-odd'], inconsistent: ['circle'], seen: '2020-01-01' }),
      judged(3, { invalid: ['name-odd'], inconsistent: ['circle'] }),
      judged(4, { invalid: ['name-odd'] }),
    ]
    expect(sharesOf(records, today)).toEqual({
      completeness: 0.95,
      validity: 0,
      uniqueness: 0.75,
      consistency: 0.25,
      freshness: 0.5,
    })
  })

  it('of nothing is none', () => {
    expect(scoreOf(sharesOf([], today))).toBeNull()
  })
})

describe('the worst records', () => {
  it('come first, of equal ones the more valuable; what is well is none of them', () => {
    const records = [
      judged(1, { lacks: ['city'] }),
      judged(2, { double: true }),
      judged(9, { double: true, spend: 5 }),
      judged(4),
      judged(3, { double: true, spend: 5 }),
    ]
    expect(worstRecords(records, today, 0).map(({ id }) => id)).toEqual([3, 9, 2, 1])
    expect(worstRecords(records, today, 2).map(({ id }) => id)).toEqual([3, 9])
  })
})

const candidate = (id: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  reviewer: 1,
  errors: [],
  warnings: [],
  seen: '2026-11-01',
  spend: 0,
  reviewed: null,
  waiting: false,
  ...more,
})

const plan = { month: '2026-12', today: '2026-12-01', perOwner: 2, pause: 6 }
const chosen = (all: readonly Candidate[], listed: ReadonlySet<number | null> = new Set()) =>
  chooseReviews(all, plan, listed).map(({ customer, reasons }) => [customer, ...reasons])

describe('who is reviewed', () => {
  it('has errors first, then was not seen for longest, then is worth most', () => {
    expect(chosen([candidate(1), candidate(2, { seen: '2026-01-01' }), candidate(3, { errors: ['circle'] })])).toEqual([
      [3, 'circle'],
      [2, 'unseen-334d'],
    ])
    expect(chosen([candidate(1), candidate(2, { spend: 5 }), candidate(3)])).toEqual([
      [2, 'in-turn'],
      [1, 'in-turn'],
    ])
    // In whatever order they come; 180 days are not long.
    const early = candidate(5, { seen: '2026-06-04' })
    const earlier = candidate(4, { seen: '2026-06-03' })
    for (const all of [
      [early, earlier],
      [earlier, early],
    ])
      expect(chosen(all)).toEqual([
        [4, 'unseen-181d'],
        [5, 'in-turn'],
      ])
    expect(chosen([candidate(3), candidate(2), candidate(1)])).toEqual([
      [1, 'in-turn'],
      [2, 'in-turn'],
    ])
  })

  it('is as many for each reviewer, nobody last', () => {
    const all = [1, 2, 3, 4, 5, 6].map((id) => candidate(id, { reviewer: [2, null, 1][id % 3] ?? null }))
    expect(chooseReviews(all, { ...plan, perOwner: 1 }, new Set()).map(({ reviewer }) => reviewer)).toEqual([
      1,
      2,
      null,
    ])
  })

  it('does not come twice within the pause, but for a fault', () => {
    const errors = ['circle']
    expect(chosen([candidate(1, { reviewed: '2026-07' }), candidate(2, { reviewed: '2026-06' })])).toEqual([
      [2, 'in-turn'],
    ])
    expect(chosen([candidate(1, { reviewed: '2026-11', errors })])).toEqual([[1, 'circle']])
    expect(chosen([candidate(1, { reviewed: '2025-07' })])).toEqual([[1, 'in-turn']])
    expect(chosen([candidate(1, { reviewed: '2026-12', errors })])).toEqual([])
    expect(chosen([candidate(1, { reviewed: '2020-01', waiting: true, errors })])).toEqual([])
  })

  it('is nobody where the list is there', () => {
    expect(chosen([candidate(1)], new Set([1]))).toEqual([])
  })
})
