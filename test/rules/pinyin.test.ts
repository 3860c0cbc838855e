// Readings of names against a table by hand and against pinyin-pro over many names; the order of sort keys.
import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import { pinyinOf, sortKeyOf, syllableOf } from '../../src/kernel/pinyin.ts'
import { hasInitials, partingsOf, pinyinLetters, soundsLike } from '../../src/kernel/pinyin-query.ts'
import { mainReading, readingTables, searchSyllable } from '../../src/kernel/pinyin-tables.ts'
import { runsOf, searchFold } from '../../src/kernel/search-fold.ts'
import { unitsOf } from '../../src/kernel/search-units.ts'
import { searchWords } from '../../src/kernel/search-words.ts'
import { foldText } from '../../src/kernel/text.ts'

const names: readonly (readonly [string, string, string])[] = [
  ['张小明', 'zhang xiao ming', 'zxm'],
  ['張三豐', 'zhang san feng', 'zsf'],
  ['单雄信', 'shan xiong xin', 'sxx'],
  ['單雄信', 'shan xiong xin', 'sxx'],
  ['仇英', 'qiu ying', 'qy'],
  ['解缙', 'xie jin', 'xj'],
  ['任盈盈', 'ren ying ying', 'ryy'],
  ['朴树', 'piao shu', 'ps'],
  ['曾国藩', 'zeng guo fan', 'zgf'],
  ['查良镛', 'zha liang yong', 'zly'],
  ['区志强', 'ou zhi qiang', 'ozq'],
  ['盖叫天', 'ge jiao tian', 'gjt'],
  ['覃辉', 'qin hui', 'qh'],
  ['乐嘉', 'yue jia', 'yj'],
  ['尉迟恭', 'yu chi gong', 'ycg'],
  ['长孙无忌', 'zhang sun wu ji', 'zswj'],
  ['万俟卨', 'mo qi xie', 'mqx'],
  ['单于', 'chan yu', 'cy'],
  ['澹台灭明', 'tan tai mie ming', 'ttmm'],
  ['欧阳锋', 'ou yang feng', 'oyf'],
  ['吕布', 'lv bu', 'lb'],
  ['重庆银行', 'chong qing yin hang', 'cqyh'],
  ['长沙音乐厅', 'chang sha yin yue ting', 'csyyt'],
  ['老张车行', 'lao zhang che hang', 'lzch'],
  ['单县供电公司', 'shan xian gong dian gong si', 'sxgdgs'],
  ['厦门珠宝行', 'xia men zhu bao hang', 'xmzbh'],
  ['东莞模具厂', 'dong guan mu ju chang', 'dgmjc'],
  ['解放日报社', 'jie fang ri bao she', 'jfrbs'],
  ['ABC 公司', 'abc gong si', 'ags'],
  ['T恤店', 't xu dian', 'txd'],
  ['Maria Lopez', 'maria lopez', 'ml'],
  ['玛丽·洛佩斯', 'ma li luo pei si', 'mllps'],
  ['7天酒店（北京）', '7 tian jiu dian bei jing', '7tjdbj'],
  ['㛃𬭎', 'jie hong', 'jh'],
  ['张𠅤明', 'zhang xi ming', 'zxm'],
  ['张𠮷明', 'zhang 𠮷 ming', 'z𠮷m'],
  ['', '', ''],
  ['***', '', ''],
]

describe('pinyinOf', () => {
  test.each(names)('%s is %s', (name, full, initials) => {
    const read = pinyinOf(name)
    expect([read.full, read.initials, read.syllables.join(' ')]).toEqual([full, initials, full])
  })

  test('reads any text, and each Chinese character of the block by one syllable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = pinyinOf(text)
        expect(read.syllables.every((one) => one !== '')).toBe(true)
        expect(Array.from(read.initials).length).toBe(read.syllables.length)
      }),
    )
  })
})

const surnames = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇解朴查区盖翟柏卜车沈缪员隗晏裴曲尉焦詹宁乐乔应欧燕华召句',
).concat('欧阳 司马 诸葛 上官 尉迟 长孙 万俟 令狐 慕容 皇甫 澹台 东方 公孙 轩辕 司徒 夏侯 宇文 端木 南宫'.split(' '))
const given = Array.from(
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂小文华建国红玉春梅海燕晓志玲云龙雪飞鹏宇浩然子轩梓涵欣怡思佳俊嘉豪天一诺博雨泽晨曦瑞昊钰振鑫帅凯斌波辉力永健世广义兴良栋峰生金贵福成康星光清彬富顺信有坚和彪达安岩中茂进林胜学祥才发武新利毅保东士以行时泰盛雄琛钧冠策腾楠榕风航弘慧巧美静淑惠珠翠雅芝萍红娥芬芳彩菊凤洁琳素莲真环荣爱妹香月莺媛瑞凡琼勤珍贞莉娣璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑筠柔竹霭凝霓长重乐朝曾少都会朔',
)

/** The same pseudo-random numbers in every run. */
const randomly = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % below
  }
}

const manyNames = (count: number): string[] => {
  const next = randomly(7)
  return Array.from({ length: count }, () => {
    const pick = () => given[next(given.length)] ?? ''
    return (surnames[next(surnames.length)] ?? '') + pick() + (next(3) === 0 ? '' : pick())
  })
}

test('agrees with pinyin-pro on more than 99.5 % of 8,000 names', () => {
  const many = manyNames(8000)
  const wrong = many.filter((name) => {
    const theirs = pinyin(name, { toneType: 'none', type: 'array', mode: 'surname', surname: 'head', v: true })
    return theirs.join(' ') !== pinyinOf(name).full
  })
  expect(wrong.length / many.length, wrong.slice(0, 20).join(' ')).toBeLessThan(0.005)
})

const sorted = (list: readonly string[]): string[] => {
  const keyed = list.map((name) => ({ name, key: Buffer.from(sortKeyOf(foldText(name))) }))
  return keyed.sort((a, b) => a.key.compare(b.key)).map((one) => one.name)
}

describe('sortKeyOf', () => {
  const orders: readonly (readonly string[])[] = [
    ['重庆', '李四', '欧阳', '张三', 'Bob'],
    ['(甲)', '7天', '啊', '阿里', '曾巩', '张', '张三', '张三丰', '章三', 'alice', 'Bob'],
    ['鲁', '路', '吕', '旅', '栾', '略', '论', '罗'],
    ['单雄信', '上官', '解缙'],
    ['妈', '麻', '马', '骂'],
  ]
  test.each(orders.map((order) => [order.join(' '), order] as const))('%s', (_, order) => {
    expect(sorted([...order].reverse())).toEqual(order)
  })

  test('agrees with the collation of Unicode wherever the readings differ', () => {
    const collator = new Intl.Collator('zh-u-co-pinyin')
    // Surname readings are unknown to the collation, and so are characters it reads otherwise.
    const many = manyNames(3000).filter(
      (name) => !/[曾单仇解朴查区盖覃翟柏乐员隗尉车缪召句重长行会都朝燕万应华宁]/.test(name),
    )
    const next = randomly(3)
    const toned = (name: string) =>
      pinyin(name, { toneType: 'num', type: 'array', mode: 'surname', surname: 'head' }).join(' ')
    const pairs = Array.from(
      { length: 5000 },
      () => [many[next(many.length)] ?? '', many[next(many.length)] ?? ''] as const,
    ).filter(([a, b]) => toned(a.slice(0, 1)) !== toned(b.slice(0, 1)))
    const agree = pairs.filter(([a, b]) => Math.sign(collator.compare(a, b)) === (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1))
    expect(agree.length / pairs.length).toBeGreaterThan(0.98)
  })
})

describe('letters typed as pinyin', () => {
  test.each([
    ['zhang', 'zhang'],
    ['lvbu', 'lubu'],
    ['nvlyu', 'nulu'],
    ["xi'an", "xi'an"],
    ['zhang1', undefined],
    ["a'", undefined],
    ["'a", undefined],
    ["a''b", undefined],
    ['a b', undefined],
    ['', undefined],
  ])('%j are %j', (typed, letters) => {
    expect(pinyinLetters(typed)).toBe(letters)
  })

  test.each([
    ['xian', 'xian|xia n|xi an|xi a n'],
    ["xi'an", 'xi an|xi a n'],
    ['zhangx', 'zhang x|zha ng x'],
    ['zhangv', ''],
    ["zha'ngv", ''],
    ['v', ''],
    ['', ''],
  ])('%j part into %j', (letters, partings) => {
    expect(
      partingsOf(letters)
        .map((one) => one.join(' '))
        .join('|'),
    ).toBe(partings)
  })

  test('part in two dozen ways at most', () => {
    expect(partingsOf('xian'.repeat(12))).toHaveLength(24)
  })

  test.each([
    ['张小明', 'xiaoming', true],
    ['张小明', "xiao'm", true],
    ['张小明', 'aoming', false],
    ['张小明', 'zhangming', false],
    ['张小明', 'mingx', false],
    ['解缙', 'jiej', true],
    ['解缙', 'xiej', true],
    ['西安', "xi'an", true],
    ['先生', "xi'an", false],
  ])('%s sounds like %s: %s', (name, letters, does) => {
    expect(soundsLike(unitsOf(searchFold(name)), letters)).toBe(does)
  })

  test.each([
    ['张小明', 'xm', true],
    ['张小明', 'zm', false],
    ['张小明', 'zxmx', false],
    ['解缙', 'jj', true],
    ['张 bob', 'zb', true],
    ['张𠅤明', 'zxm', true],
    ['张𠮷明', 'zm', false],
    // A number as it stands, so far as it is typed, or by its first digit.
    ['7天酒店', '7tjd', true],
    ['7天酒店', '7jd', false],
    ['客户12', 'kh12', true],
    ['客户12', 'kh1', true],
    ['客户12', 'kh2', false],
    ['客户12号', 'kh12h', true],
    ['客户12号', 'kh1h', true],
    ['客户12号', 'kh2h', false],
    ['12客户', '2kh', false],
    ['12客户', '34kh', false],
    ['客户12张', 'kh12z', true],
    ['客户12张', 'kh12h', false],
  ])('%s has the initials %s: %s', (name, initials, does) => {
    expect(hasInitials(unitsOf(searchFold(name)), initials)).toBe(does)
  })

  test('every reading that a place calls for is among those that search knows', () => {
    const tables = readingTables()
    const phrases = [...tables.compounds.values(), ...tables.phrases.values()].flat()
    const read = [
      ...[...tables.others.keys()].map((char) => [char, mainReading(char.charCodeAt(0))] as const),
      ...[...tables.surnames].map(([unit, reading]) => [String.fromCharCode(unit), reading] as const),
      ...phrases.flatMap((one) => [...one.text].map((char, at) => [char, one.readings[at] ?? -1] as const)),
    ]
    const lost = read.filter(
      ([char, reading]) => tables.others.get(char)?.includes(searchSyllable(syllableOf(reading))) === false,
    )
    expect(lost).toEqual([])
  })
})

describe('what is searched', () => {
  test.each([
    ['abc张三12-x', 'abc 张三* 12 x'],
    ['张·三 a1b', '张* 三* a1b'],
    ['José 张さん한글', 'jose 张さん한글*'],
    ['a_b--', 'a b'],
    ['一汽az09鿿', '一汽* az09 鿿*'],
    ['a{b}|~@[`', 'a b'],
    ['Жук 9', 'жук 9'],
    ['𠮷a', '𠮷* a'],
    ['', ''],
    ['--', ''],
  ])('%j is cut into %j', (text, runs) => {
    const folded = searchFold(text)
    const found = runsOf(folded)
    expect(found.map((run) => run.text + (run.dense ? '*' : '')).join(' ')).toBe(runs)
    expect(found.map((run) => folded.slice(run.at, run.at + run.text.length))).toEqual(found.map((run) => run.text))
  })

  test('a long text has all its words', () => {
    const words = Array.from({ length: 3000 }, (_, at) => `w${at}`)
    const text = `${words.join(' ')} 张三`
    const pieces = words.flatMap((word) =>
      [word.slice(0, 3), word.slice(1, 4), word.slice(2, 5)].filter((one, at) => one.length === 3 || at === 0),
    )
    expect(searchWords([{ key: 'note', kind: 'text', text }])).toBe(`${pieces.join(' ')} 张 张三 三`)
  })
})
