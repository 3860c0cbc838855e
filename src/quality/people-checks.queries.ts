// Checks on who people are: names, birthdays, numbers and addresses. They look at customers, contacts and staff in use.

import type { Noun } from '../command/noun.ts'
import { readEmail } from '../kernel/email.ts'
import { ungarbled } from '../kernel/garbled.ts'
import { beginnings } from '../kernel/garbled-gbk.ts'
import { readPhone } from '../kernel/phone.ts'
import { lettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { quoted } from '../kernel/sql-text.ts'
import { readStoredList } from '../kernel/stored-list.ts'
import { birthdayFault, firstYear, oldestAge } from './born.ts'
import { type Check, editLine, type Found, type Looking } from './check.ts'
import { customerColumn, inUse, ownFields } from './in-use.ts'
import { nameFault } from './name-fault.ts'
import { inBrief } from './stored.ts'

/** A record of somebody, and of one of its fields the value. */
interface Person {
  readonly noun: string
  readonly letter: string
  readonly id: number
  readonly customer: number | null
  readonly name: string
  readonly value: string
}

const people = ['customer', 'contact', 'staff']

/** Everybody who has a value in a field, by noun and id; `beside` is a condition on the column. */
function* everybody({ lane, nouns }: Looking, key: string, beside?: (column: string) => string): Iterable<Person> {
  for (const noun of nouns) {
    if (!people.includes(noun.name) || !ownFields(noun).some((field) => field.key === key)) continue
    const about = customerColumn(noun)
    const column = `r.${quoted(key)}`
    const sql = `select r.id, ${about === null ? 'null' : `r.${quoted(about)}`}, r.name, ${column}
      from ${quoted(noun.table)} as r
      where ${column} is not null ${beside === undefined ? '' : `and ${beside(column)}`} and ${inUse(noun, nouns)}
      order by r.id`
    for (const [id, customer, name, value] of lane.prepare(sql).eachValues())
      yield {
        noun: noun.name,
        letter: noun.letter,
        id: Number(id),
        customer: customer === null || customer === undefined ? null : Number(customer),
        name: String(name),
        value: String(value),
      }
  }
}

const foundAt = ({ noun, letter, id, customer }: Person, field: string, value: string) => ({
  noun,
  id,
  customer,
  field,
  value,
  hint: editLine(noun, letter, id, field),
})

const birthdayRange: Check = {
  name: 'birthday-range',
  severity: 'error',
  dimension: 'consistency',
  words: {
    en: `a birthday still to come, before ${firstYear}, or of somebody past ${oldestAge}`,
    zh: `生日在未来、早于 ${firstYear} 年，或年龄超过 ${oldestAge} 岁`,
  },
  find: function* (looking) {
    for (const person of everybody(looking, 'birthday')) {
      const { value } = person
      const fault = birthdayFault(value, looking.today)
      if (fault === null) continue
      const words =
        fault === 'future'
          ? { en: `born ${value}, which is still to come`, zh: `生日 ${value} 尚未到来` }
          : { en: `born ${value}, which is too long ago`, zh: `生日 ${value} 过早` }
      yield { ...foundAt(person, 'birthday', value), words }
    }
  },
}

const phoneUnread: Check = {
  name: 'phone-unread',
  severity: 'warning',
  dimension: 'validity',
  words: { en: 'a phone that is no number known here', zh: '无法识别的电话号码' },
  find: function* (looking) {
    const { country } = looking.settings
    const doubtful = (column: string): string => `(${column} not glob '["+*' or ${column} glob '*,"[^+]*')`
    for (const person of everybody(looking, 'phones', doubtful))
      for (const phone of readStoredList(person.value) ?? []) {
        if (/^\+\d{7,15}(?:x\d{1,6})?$/.test(phone)) continue
        const found = foundAt(person, 'phones', phone)
        const words = { en: `phone "${inBrief(phone)}" is kept as text`, zh: `电话“${inBrief(phone)}”按文字保存` }
        const isNumber = readPhone(phone, country).known
        const id = lettered(person.letter, person.id)
        yield { ...found, words, hint: isNumber ? `crm fix ${person.noun} ${id} --phones` : found.hint }
      }
  },
}

const emailMalformed: Check = {
  name: 'email-malformed',
  severity: 'error',
  dimension: 'validity',
  words: { en: 'a mail address that is none', zh: '不是邮箱地址的邮箱' },
  find: function* (looking) {
    for (const person of everybody(looking, 'emails'))
      for (const email of readStoredList(person.value) ?? [])
        if (readEmail(email) === null)
          yield {
            ...foundAt(person, 'emails', email),
            words: { en: `"${inBrief(email)}" is no mail address`, zh: `“${inBrief(email)}”不是邮箱地址` },
          }
  },
}

const nameWords = {
  phone: { en: 'there is a phone in the name', zh: '名称中有电话号码' },
  email: { en: 'there is a mail address in the name', zh: '名称中有邮箱' },
  letterless: { en: 'the name has no letter in it', zh: '名称中没有文字' },
} as const

const nameOdd: Check = {
  name: 'name-odd',
  severity: 'warning',
  dimension: 'validity',
  words: { en: 'a name that holds a phone or a mail address, or no letter', zh: '名称含电话或邮箱，或没有文字' },
  find: function* (looking) {
    for (const person of everybody(looking, 'name')) {
      const fault = nameFault(person.value, looking.settings.country)
      if (fault === null) continue
      const { en, zh } = nameWords[fault]
      const text = inBrief(person.value)
      yield { ...foundAt(person, 'name', person.value), words: { en: `${en}: "${text}"`, zh: `${zh}：“${text}”` } }
    }
  },
}

const texts = ['name', 'company', 'city', 'address', 'position', 'source']

// A garbled text has one of these; most texts have none.
const signsOfIt = '*[\u0080-\u00ff\ufffd锟斤烫屯]*'

/** A condition that every garbled text fulfils, and few others. */
const mayBeGarbled = (column: string): string => {
  const first = beginnings()
  // Chinese read as GBK begins so; where ASCII stands before it, what is ASCII throughout is soon told.
  return `(${column} glob '${signsOfIt}' or ${column} glob '[${first}]*'
    or (${column} glob '[ -~]*[^ -~]*' and ${column} glob '*[${first}]*'))`
}

// What a shell takes as one word inside single quotes.
const plainWord = /^[^'\\\n]+$/

const nameGarbled: Check = {
  name: 'text-garbled',
  severity: 'error',
  dimension: 'validity',
  words: { en: 'a text that was read in a wrong encoding', zh: '编码读错的乱码' },
  find: function* (looking) {
    for (const key of texts)
      for (const person of everybody(looking, key, mayBeGarbled)) {
        const text = ungarbled(person.value)
        if (text === undefined) continue
        const found = foundAt(person, key, person.value)
        const shown = inBrief(person.value)
        if (text === null)
          yield { ...found, words: { en: `garbled beyond reading: "${shown}"`, zh: `乱码，已无法还原：“${shown}”` } }
        else
          yield {
            ...found,
            words: { en: `"${shown}" was "${inBrief(text)}"`, zh: `“${shown}”原为“${inBrief(text)}”` },
            hint: plainWord.test(text) ? editLine(person.noun, person.letter, person.id, key, `'${text}'`) : found.hint,
          }
      }
  },
}

const ageAgainst: Check = {
  name: 'age-against-birthday',
  severity: 'warning',
  dimension: 'consistency',
  words: { en: 'an age that the birthday contradicts', zh: '年龄与生日不符' },
  find: function* ({ lane }) {
    const sql = `select id, age, age_told, birthday, substr(replace(birthday, 'lunar:', ''), 1, 4) as year from customer
      where removed is null and age is not null and age_told is not null and birthday is not null
        and replace(birthday, 'lunar:', '') glob '[0-9][0-9][0-9][0-9]*'
        and abs(substr(age_told, 1, 4) - substr(replace(birthday, 'lunar:', ''), 1, 4) - age) > 1
      order by id`
    for (const row of lane.prepare(sql).all()) yield ageFound(row)
  },
}

const ageFound = ({ id, age, age_told, birthday }: Row): Found => ({
  noun: 'customer',
  id: Number(id),
  customer: Number(id),
  field: 'age',
  value: String(age),
  words: {
    en: `${age} years old on ${age_told}, born ${birthday}`,
    zh: `${age_told} 时 ${age} 岁，生日却是 ${birthday}`,
  },
  // The birthday says more than the age.
  hint: editLine('customer', 'C', Number(id), 'age', 'none'),
})

const keyFound = (noun: Noun, { id, key, customer }: Row, other: number): Found => ({
  noun: noun.name,
  id: Number(id),
  customer: customer === null ? null : Number(customer),
  field: 'key',
  value: String(key),
  words: {
    en: `key "${key}" is all but that of ${lettered(noun.letter, other)}`,
    zh: `外部编号“${key}”与 ${lettered(noun.letter, other)} 几乎相同`,
  },
  hint: editLine(noun.name, noun.letter, Number(id), 'key'),
})

const keyDouble: Check = {
  name: 'key-double',
  severity: 'warning',
  dimension: 'uniqueness',
  words: { en: 'keys that differ in capitals or spaces only', zh: '仅大小写或空格不同的外部编号' },
  find: function* ({ lane, nouns }) {
    for (const noun of nouns) {
      // Records with a name are those that people look up; of a million orders nobody types the key.
      if (noun.title === undefined || !noun.fields.some(({ key }) => key === 'key')) continue
      const about = customerColumn(noun)
      const sql = `select r.id, r.key, ${about === null ? 'null' : `r.${quoted(about)}`}
        from ${quoted(noun.table)} as r where r.key is not null and r.removed is null order by r.id`
      const first = new Map<string, number>()
      for (const [id, key, customer = null] of lane.prepare(sql).eachValues()) {
        const folded = String(key).replaceAll(' ', '').toLowerCase()
        const other = first.get(folded)
        if (other === undefined) first.set(folded, Number(id))
        else
          yield keyFound(
            noun,
            { id: Number(id), key: String(key), customer: customer === null ? null : Number(customer) },
            other,
          )
      }
    }
  },
}

/** The checks on people. */
export const peopleChecks: readonly Check[] = [
  birthdayRange,
  emailMalformed,
  nameGarbled,
  phoneUnread,
  nameOdd,
  ageAgainst,
  keyDouble,
]
