// How a customer is entered a second time: other characters of the same sound, names turned round, what is left out, what
// moved. Two faults at most, and always enough in common that somebody who knows both would tell.
import { pinyinOf } from '../../src/kernel/pinyin.ts'
import type { Chance } from './chance.ts'
import { inPinyin, mapped, misspelt, slip, traditional } from './known-doubles.ts'
import { addressOf, type Person, phoneOf } from './people-of-bases.ts'

const nicknames: Readonly<Record<string, string>> = {
  Robert: 'Bob',
  William: 'Bill',
  Michael: 'Mike',
  David: 'Dave',
  James: 'Jim',
  Susan: 'Sue',
  Peter: 'Pete',
  Henry: 'Harry',
  Lucas: 'Luke',
  Oliver: 'Ollie',
}

const shortened = (name: string): string => {
  const [first = '', ...rest] = name.split(' ')
  if (rest.length > 1) return `${first} ${rest.at(-1)}`
  return `${nicknames[first] ?? `${first.slice(0, 1)}.`} ${rest.join(' ')}`
}

const turned = (name: string, sort: Person['sort'], chance: Chance): string => {
  if (sort === 'zh') return `${name.slice(1)}${chance.one(['', ' '])}${name.slice(0, 1)}`
  const words = name.split(' ')
  const [last, rest] = [words.at(-1), words.slice(0, -1).join(' ')]
  return chance.one([`${last}, ${rest}`, `${last} ${rest}`, `${last} ${rest}`.toUpperCase()])
}

const swappedInPinyin = (name: string): string => {
  const [first = '', ...rest] = pinyinOf(name).syllables.map((one) => one)
  return `${rest.join('')} ${first}`
}

const formless = /(?:股份有限公司|有限公司|Co\., Ltd|Ltd|Inc\.|GmbH)$/

type Fault = (person: Person, chance: Chance) => Person

const nameFaults: readonly Fault[] = [
  (one, chance) => ({ ...one, name: misspelt(one.name, chance) }),
  (one) => ({ ...one, name: mapped(one.name, traditional), company: mapped(one.company, traditional) }),
  (one, chance) => (one.sort === 'firm' ? one : { ...one, name: turned(one.name, one.sort, chance) }),
  (one) => (one.sort === 'zh' ? { ...one, name: inPinyin(one.name) } : one),
  (one) => (one.sort === 'zh' ? { ...one, name: swappedInPinyin(one.name) } : one),
  (one) => (one.sort === 'en' ? { ...one, name: shortened(one.name) } : one),
  (one, chance) => {
    if (one.sort === 'firm')
      return { ...one, name: one.name.replace(formless, chance.one(['', '有限责任公司', 'Limited'])) }
    return {
      ...one,
      name: one.sort === 'zh' ? `${one.name}${chance.one(['先生', '女士', '老师', '总'])}` : `Mr. ${one.name}`,
    }
  },
]

const otherFaults: readonly Fault[] = [
  (one, chance) => ({ ...one, phone: one.phone === '' ? '' : phoneOf(one.sort, chance) }),
  (one, chance) => ({ ...one, phone: slip(one.phone, chance) }),
  (one, chance) => ({ ...one, email: slip(one.email, chance) }),
  (one) => ({ ...one, phone: '' }),
  (one) => ({ ...one, email: '' }),
  (one) => ({ ...one, birthday: '', wechat: '' }),
  (one) => ({ ...one, address: '', gender: '' }),
  (one, chance) => ({ ...one, address: one.address === '' ? '' : addressOf(one.sort, chance) }),
  (one) => ({ ...one, company: '' }),
]

/** Something of the person, or two things of the household, are the same; somebody else's alone is not enough. */
const isTellable = (one: Person, double: Person, everybodysHouse: boolean): boolean => {
  const same = (key: keyof Person): boolean =>
    one[key] !== '' && one[key] === double[key] && !(everybodysHouse && key === 'address')
  const own = [same('email'), same('wechat'), same('phone'), same('birthday')].filter(Boolean).length
  if (one.name === double.name) return own > 0 || same('address')
  return same('email') || same('wechat') || same('phone') || (same('birthday') && same('address'))
}

/** The customer entered again; where all live in one house it tells nobody. */
export const doubleOf = (one: Person, chance: Chance, everybodysHouse = false): Person => {
  for (let tries = 0; tries < 60; tries++) {
    let double = one
    if (chance.percent(70)) double = chance.one(nameFaults)(double, chance)
    if (chance.percent(60)) double = chance.one(otherFaults)(double, chance)
    if (isTellable(one, double, everybodysHouse)) return double
  }
  return one
}
