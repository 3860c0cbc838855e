// A made-up customer base of which it is known who is entered twice: doubles as clerks make them, and honest look-alikes.
// The same numbers give the same base, always. Used to measure how well doubles are found.
import { type MatchFacts, matchFactsOf } from '../../src/customer/match-facts.ts'
import { pinyinOf } from '../../src/kernel/pinyin.ts'
import { rowOf } from '../harness/match-rows.ts'
import { type Chance, chanceOf } from './chance.ts'
import { customerAt } from './generator.ts'
import { givenCharacters } from './names.ts'

/** One customer of the base, as it would be typed into a spreadsheet; '' where nothing is known. */
export interface KnownCustomer {
  readonly id: number
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly birthday: string
  readonly company: string
  readonly address: string
  readonly gender: string
  readonly wechat: string
}

/** A base and the truth about it. */
export interface KnownBase {
  readonly customers: readonly KnownCustomer[]
  /** Every pair that is one customer, `a b` with a < b; two doubles of one original are a pair too. */
  readonly truth: ReadonlySet<string>
}

type Filled = Omit<KnownCustomer, 'id'>

const roads = '建国路 人民路 解放大道 中山北路 长江路 学院路 和平街 新华路 南京西路 文化路 花园街 滨江大道'.split(' ')

const addressOf = (chance: Chance, city: string): string =>
  /^[A-Z]/.test(city)
    ? `${1 + chance.number(220)} ${chance.one(['High Street', 'Mill Lane', 'Orchard Road', 'Station Road'])}, ${city}`
    : `${city}市${chance.one(roads)}${1 + chance.number(300)}号${1 + chance.number(20)}栋${100 * (1 + chance.number(20)) + 1 + chance.number(4)}室`

const phoneOf = (chance: Chance): string =>
  `1${chance.one(['38', '39', '50', '77', '86'])}${String(10_000_000 + chance.number(90_000_000))}`

const two = (number: number): string => String(number).padStart(2, '0')

const dayOf = (chance: Chance): string =>
  `${1950 + chance.number(55)}-${two(1 + chance.number(12))}-${two(1 + chance.number(28))}`

const originalAt = (number: number): Filled => {
  const chance = chanceOf(20, number)
  const { name, phone, email, company, city } = customerAt(number)
  return {
    name,
    phone,
    email,
    company: company === '' ? '' : `${company}${chance.one(['', '有限公司'])}`,
    address: chance.percent(65) ? addressOf(chance, city) : '',
    birthday: chance.percent(65) ? dayOf(chance) : '',
    gender: chance.percent(70) ? chance.one(['male', 'female']) : '',
    wechat: chance.percent(25) ? `wx_${number.toString(36)}${chance.number(1000)}` : '',
  }
}

const isChinese = (name: string): boolean => /^\p{Script=Han}/u.test(name)

/** Somebody else of the same household: address, often the number, the surname; nothing of the person. */
const relativeOf = (one: Filled, chance: Chance): Filled => {
  const surname = isChinese(one.name) ? one.name.slice(0, 1) : (one.name.split(' ').at(-1) ?? '')
  // Brothers and sisters often have a character of the given name in common.
  const given = chance.percent(40) ? one.name.slice(1, 2) : chance.one(givenCharacters)
  const name = isChinese(one.name)
    ? `${surname}${given}${chance.one(givenCharacters)}`
    : `${chance.one(['Dora', 'Felix', 'Gloria', 'Ivan', 'Petra', 'Simon', 'Wanda', 'Victor'])} ${surname}`
  return {
    ...one,
    name: name === one.name ? `${surname}${chance.one(givenCharacters)}` : name,
    phone: chance.percent(60) ? one.phone : phoneOf(chance),
    email: '',
    company: '',
    wechat: '',
    birthday: chance.percent(75) ? dayOf(chance) : '',
    gender: chance.percent(70) ? chance.one(['male', 'female']) : '',
  }
}

/** `张張 刘劉` as a table. */
const tableOf = (pairs: string): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]))

// Mostly of one sound, as a keyboard offers them; some that only look alike.
const others = tableOf(
  '伟維 明铭 静婧 丽莉 军君 洋阳 艳燕 超朝 霞侠 平萍 建健 国果 文雯 玉钰 梅玫 晓筱 晨辰 宇羽 浩皓 志智 鹏朋 海每 云芸 鑫欣 波坡 辉晖 琳林 佳家 慧惠 婷亭 天夫 立丽 新欣',
)
export const traditional = tableOf(
  '张張 刘劉 陈陳 杨楊 黄黃 赵趙 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 许許 韩韓 冯馮 邓鄧 萧蕭 叶葉 苏蘇 吕呂 卢盧 钟鍾 伟偉 丽麗 强強 军軍 艳艷 杰傑 兰蘭 刚剛 华華 国國 红紅 晓曉 轩軒 思思 远遠 鹏鵬 飞飛 云雲 辉輝 凯凱 龙龍 长長',
)

export const mapped = (text: string, table: Readonly<Record<string, string>>): string =>
  [...text].map((char) => table[char] ?? char).join('')

/** One character out of place, left out or another: what fingers do. */
export const slip = (text: string, chance: Chance): string => {
  if (text.length < 4) return text
  const at = 1 + chance.number(text.length - 2)
  const how = chance.number(3)
  if (how === 0) return text.slice(0, at) + text.slice(at + 1)
  if (how === 1) return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`
  const other = /\d/.test(text[at] ?? '') ? String((Number(text[at]) + 1 + chance.number(8)) % 10) : 'e'
  return text.slice(0, at) + other + text.slice(at + 1)
}

export const misspelt = (name: string, chance: Chance): string => {
  if (!isChinese(name)) return slip(name, chance)
  const last = name.slice(-1)
  return `${name.slice(0, -1)}${others[last] ?? last}`
}

export const inPinyin = (name: string): string =>
  pinyinOf(name)
    .syllables.map((one) => one[0]?.toUpperCase() + one.slice(1))
    .join(' ')

type Fault = (one: Filled, chance: Chance) => Filled

const faults: readonly Fault[] = [
  (one, chance) => ({ ...one, name: misspelt(one.name, chance) }),
  (one, chance) => ({ ...one, name: misspelt(one.name, chance) }),
  (one) => ({ ...one, name: mapped(one.name, traditional), address: mapped(one.address, { 号: '號', 栋: '棟' }) }),
  (one) => ({ ...one, name: isChinese(one.name) ? inPinyin(one.name) : one.name.split(' ').toReversed().join(' ') }),
  (one) => ({ ...one, name: isChinese(one.name) ? `${one.name}先生` : `Mr. ${one.name}` }),
  (one, chance) => ({ ...one, phone: phoneOf(chance) }),
  (one, chance) => ({ ...one, phone: phoneOf(chance) }),
  (one, chance) => ({ ...one, phone: slip(one.phone, chance) }),
  (one) => ({ ...one, phone: '' }),
  (one) => ({ ...one, email: '' }),
  (one) => ({ ...one, email: one.email.replace(/@.*/, '@mail.example.net') }),
  (one, chance) => ({ ...one, email: slip(one.email, chance) }),
  (one) => ({ ...one, birthday: '' }),
  (one) => ({ ...one, birthday: one.birthday.replace(/^\d{4}/, '-') }),
  (one, chance) => ({
    ...one,
    birthday: one.birthday === '' ? '' : `${one.birthday.slice(0, 8)}${two(1 + chance.number(28))}`,
  }),
  (one, chance) => ({
    ...one,
    company:
      one.company === ''
        ? ''
        : `${one.company.replace('有限公司', '')}${chance.one(['股份有限公司', ' Ltd', ' Inc.', '', '有限责任公司'])}`,
  }),
  (one) => ({ ...one, company: '' }),
  (one) => ({ ...one, address: '' }),
  (one) => ({ ...one, address: one.address.replace(/^.+?市/, '').replace('室', '') }),
  (one) => (one.company === '' ? one : { ...one, name: one.company, company: one.name }),
  (one) => ({ ...one, gender: '', wechat: '' }),
]

/** What the two still have in common by which somebody who knows them would tell. */
const isTellable = (one: Filled, double: Filled): boolean => {
  const same = (key: keyof Filled): boolean => one[key] !== '' && one[key] === double[key]
  const strong = [same('phone'), same('email'), same('wechat')].filter(Boolean).length
  const weak = [same('birthday'), same('address'), same('company'), same('name')].filter(Boolean).length
  return strong + weak >= 2 && (strong > 0 || same('birthday') || same('address'))
}

const doubleOf = (one: Filled, chance: Chance): Filled => {
  for (let tries = 0; tries < 50; tries++) {
    let double = one
    for (let count = 1 + chance.number(3); count > 0; count--) double = chance.one(faults)(double, chance)
    if (isTellable(one, double)) return double
  }
  return one
}

const mixed = <T>(list: readonly T[], chance: Chance): readonly T[] => {
  const all = [...list]
  for (let at = all.length - 1; at > 0; at--) {
    const other = chance.number(at + 1)
    const [one, two] = [all[at], all[other]]
    if (one !== undefined && two !== undefined) [all[at], all[other]] = [two, one]
  }
  return all
}

/**
 * A base of so many customers, of whom so many are doubles of others. Of the rest one in eight is of the household of
 * another, one in twenty bears the name of another, one in twenty works where others do and has their number.
 */
export const knownBase = (size: number, doubles: number): KnownBase => {
  const chance = chanceOf(21, size)
  const entered: { readonly of: number; readonly filled: Filled }[] = []
  for (let number = 1; number <= size - doubles; number++) {
    const own = originalAt(number)
    const before = entered.length === 0 ? undefined : chance.one(entered).filled
    const kind = chance.number(1000)
    let filled = own
    if (before && kind < 125 && before.address !== '') filled = relativeOf(before, chance)
    else if (before && kind < 175) filled = { ...own, name: before.name }
    else if (before && kind < 225 && before.company !== '')
      filled = {
        ...own,
        company: before.company,
        address: before.address,
        phone: chance.percent(50) ? before.phone : own.phone,
      }
    entered.push({ of: number, filled })
  }
  const originals = [...entered]
  for (let count = 0; count < doubles; count++) {
    const { of, filled } = chance.one(originals)
    entered.push({ of, filled: doubleOf(filled, chance) })
  }
  const placed = mixed(entered, chance)
  const byOriginal = new Map<number, number[]>()
  for (const [at, { of }] of placed.entries()) byOriginal.set(of, [...(byOriginal.get(of) ?? []), at + 1])
  const truth = new Set<string>()
  for (const ids of byOriginal.values())
    for (const [at, a] of ids.entries()) for (const b of ids.slice(at + 1)) truth.add(`${a} ${b}`)
  return { customers: placed.map(({ filled }, at) => ({ id: at + 1, ...filled })), truth }
}

/** A customer of the base as the search takes it. */
export const knownFacts = ({ id, ...person }: KnownCustomer): MatchFacts => matchFactsOf(rowOf(person, id))

/** How well pairs were found. */
export interface Quality {
  readonly precision: number
  readonly recall: number
}

/** Precision: share of the pairs found that are true. Recall: share of the true pairs that were found. */
export const qualityOf = (found: readonly string[], truth: ReadonlySet<string>): Quality => {
  const right = found.filter((pair) => truth.has(pair)).length
  return { precision: right / Math.max(1, found.length), recall: right / Math.max(1, truth.size) }
}
