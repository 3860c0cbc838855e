// The people and firms of made-up bases: strangers, and who looks like somebody else and is not.
import { pinyinOf } from '../../src/kernel/pinyin.ts'
import type { Chance } from './chance.ts'
import type { BasePlan, Column } from './kinds-of-bases.ts'
import { companyNames, firstNames, givenCharacters, lastNames, surnames, trades } from './names.ts'

/** One customer; '' where nothing is known. */
export type Person = Readonly<Record<Column | 'name', string>> & { readonly sort: 'zh' | 'en' | 'firm' }

const more =
  'Pemberton Ashworth Novak Kowalski Larsen Fischer Becker Schneider Bergstrom Nguyen Torres Garcia Rossi Marlowe Duvall Thorne Abbott Langley Okafor Silva'.split(
    ' ',
  )
const cities = '上海 北京 广州 深圳 杭州 南京 成都 武汉'.split(' ')
const roads = '中山路 人民路 解放路 延安路 文一路 长江路 和平街 科技园路 新华路 天河路'.split(' ')
const streets = 'High Street|Station Road|Park Avenue|Church Lane|Mill Lane|Oak Street|Queen Street'.split('|')
const two = (number: number): string => String(number).padStart(2, '0')
const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.number(10)).join('')

const givenOf = (chance: Chance): string =>
  chance.one(givenCharacters) + (chance.percent(75) ? chance.one(givenCharacters) : '')

/** A number of its own. */
export const phoneOf = (sort: Person['sort'], chance: Chance): string => {
  if (sort === 'en') return `447${digits(chance, 9)}`
  if (sort === 'firm') return `0${chance.one(['21', '10', '20', '755'])}${2 + chance.number(7)}${digits(chance, 7)}`
  return `1${chance.one(['38', '39', '36', '50', '58', '77', '86', '89'])}${digits(chance, 8)}`
}

/** A house of its own. */
export const addressOf = (sort: Person['sort'], chance: Chance): string =>
  sort === 'en'
    ? `${1 + chance.number(300)} ${chance.one(streets)}`
    : `${chance.one(cities)}市${chance.one(roads)}${1 + chance.number(999)}号${1 + chance.number(30)}0${1 + chance.number(6)}室`

const firmOf = (chance: Chance): string =>
  chance.percent(75)
    ? `${chance.one(['', '上海', '北京', '杭州'])}${chance.one(companyNames.slice(0, 15))}${chance.one(givenCharacters)}${chance.one(trades)}${chance.one(['有限公司', '有限公司', '股份有限公司'])}`
    : `${chance.one(more)} ${chance.one(['Trading', 'Foods', 'Systems', 'Motors', 'Design'])} ${chance.one(['Ltd', 'Inc.', 'GmbH', 'Co., Ltd'])}`

const nameOf = (sort: Person['sort'], chance: Chance): string => {
  if (sort === 'firm') return firmOf(chance)
  if (sort === 'zh') return chance.one(surnames) + givenOf(chance)
  const middle = chance.percent(15) ? `${chance.one([...'ABCDEFGHJKLM'])}. ` : ''
  return `${chance.one(firstNames)} ${middle}${chance.one([...lastNames, ...more, ...more])}`
}

const plain = (name: string): string => pinyinOf(name).syllables.join('')

const mailOf = (sort: Person['sort'], name: string, number: number, chance: Chance): string => {
  const [first = '', last = ''] = name.toLowerCase().split(' ')
  if (sort === 'en')
    return `${first}${chance.one(['.', '_', ''])}${last}${number}@${chance.one(['gmail.com', 'yahoo.com'])}`
  if (sort === 'firm') return `${chance.one(['info', 'sales', 'office'])}@firm${number}.cn`
  return `${plain(name)}${number}@${chance.one(['qq.com', '163.com', '126.com'])}`
}

const birthdayOf = (chance: Chance): string =>
  `${1950 + chance.number(55)}-${two(1 + chance.number(12))}-${two(1 + chance.number(28))}`

/** One of another household and name, filled as the plan says. */
const anybody = (plan: BasePlan, chance: Chance, number: number): Person => {
  const kind = chance.number(100)
  const sort = kind < plan.mix[0] ? 'zh' : kind < plan.mix[0] + plan.mix[1] ? 'en' : 'firm'
  const filled = (column: Column): boolean => chance.percent(plan.filled[column] ?? 0)
  const name =
    plan.namePool === undefined
      ? nameOf(sort, chance)
      : `${surnames[chance.number(plan.namePool) % 30]}${givenCharacters[chance.number(plan.namePool) % 12]}`
  const phone = filled('phone')
  const wanted = plan.either === true && chance.percent(50)
  const person = sort !== 'firm'
  const unknown = chance.percent(plan.placeholders ?? 0)
  return {
    sort,
    name,
    phone:
      !phone || wanted
        ? ''
        : unknown && chance.percent(50)
          ? '13800000000'
          : plan.numbered
            ? `138${10_000_000 + number}`
            : phoneOf(sort, chance),
    email:
      filled('email') && (plan.either !== true || wanted)
        ? plan.numbered
          ? `user${number}@example.com`
          : mailOf(sort, name, number, chance)
        : '',
    wechat: filled('wechat') && person ? `wx_${number.toString(36)}${chance.number(1000)}` : '',
    gender: filled('gender') && person ? chance.one(['male', 'female']) : '',
    birthday: !filled('birthday') || !person ? '' : unknown ? '1990-01-01' : birthdayOf(chance),
    company: plan.oneFirm === true ? '华兴科技有限公司' : filled('company') && person ? firmOf(chance) : '',
    address: plan.oneFirm === true ? '上海市中山路100号' : filled('address') ? addressOf(sort, chance) : '',
  }
}

/** Somebody who is nobody else, though of the household, the name or the firm of who was entered before. */
export const strangerOf = (plan: BasePlan, chance: Chance, number: number, before: Person | undefined): Person => {
  const own = anybody(plan, chance, number)
  const kind = chance.number(100)
  const [relatives = 0, namesakes = 0, colleagues = 0] = [plan.relatives, plan.namesakes, plan.colleagues]
  if (before === undefined) return own
  const person = before.sort !== 'firm'
  if (kind < relatives && person) {
    const surname = before.sort === 'zh' ? before.name.slice(0, 1) : (before.name.split(' ').at(-1) ?? '')
    const name =
      before.sort === 'zh'
        ? `${chance.percent(60) ? surname : chance.one(surnames)}${givenOf(chance)}`
        : `${chance.one(firstNames)} ${surname}`
    // One in a thousand would be called as the other.
    if (name === before.name) return own
    return {
      ...own,
      sort: before.sort,
      name,
      phone: chance.percent(80) ? before.phone : own.phone,
      address: before.address,
      email: '',
      wechat: '',
      company: '',
    }
  }
  if (kind < relatives + namesakes && person) return own.sort === before.sort ? { ...own, name: before.name } : own
  if (kind < relatives + namesakes + colleagues && own.sort !== 'firm') {
    const firm = person ? before.company : before.name
    if (firm === '') return own
    return {
      ...own,
      company: firm,
      address: before.address,
      phone: !person || chance.percent(30) ? before.phone : own.phone,
    }
  }
  return own
}
