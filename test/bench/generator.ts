// The made-up firm of the benchmark: customers, ten visits each, orders, staff. The same number gives the same record,
// always; nothing here knows how it is stored.
import { addDays, type Day } from '../../src/kernel/day.ts'
import { type Chance, chanceOf } from './chance.ts'
import {
  cities,
  companyNames,
  firstNames,
  givenCharacters,
  lastNames,
  sources,
  surnames,
  tags,
  talks,
  trades,
} from './names.ts'

/** The day on which everything is measured: the day that the stores are kept for. */
export const benchDay: Day = '2026-06-30'

/** Members of staff; customers belong to them in turn of chance. */
export const staffCount = 40

/** Visits of a customer; the famous one has `famousVisits` in addition. */
export const visitsEach = 10

/** The customer that `show` is measured on. */
export const famous = 7

/** So many events does the famous one have beside what everybody has. */
export const famousVisits = 190

/** A made-up customer; texts as a person types them into a spreadsheet. '' where nothing is known. */
export interface MadeCustomer {
  readonly number: number
  readonly key: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly company: string
  readonly city: string
  readonly birthday: string
  readonly source: string
  readonly stage: string
  /** Number of the owner, from 1; 0 for nobody. */
  readonly owner: number
  readonly tag: string
  readonly added: Day
}

/** A made-up visit. */
export interface MadeVisit {
  readonly customer: number
  readonly status: 'planned' | 'done'
  readonly due: Day | null
  /** Day of a done one. */
  readonly at: Day | null
  readonly channel: string
  readonly purpose: string
  readonly staff: number
  readonly note: string
}

/** A made-up order; amount in minor units. */
export interface MadeOrder {
  readonly customer: number
  readonly at: Day
  readonly amount: number
}

const two = (number: number): string => String(number).padStart(2, '0')

const birthdayOf = (chance: Chance): string => {
  const day = `${two(1 + chance.number(12))}-${two(1 + chance.number(28))}`
  const year = 1950 + chance.number(55)
  const kind = chance.number(100)
  if (kind < 50) return `${year}-${day}`
  if (kind < 60) return `--${day}`
  return kind < 65 ? `lunar:${year}-${day}` : ''
}

const chineseName = (chance: Chance): string =>
  chance.one(surnames) + chance.one(givenCharacters) + (chance.percent(80) ? chance.one(givenCharacters) : '')

const stages = ['none', 'none', 'none', 'inquiry', 'meeting', 'intent', 'pricing', 'deal', 'aftersales']

/** The customer of a number, from 1. */
export const customerAt = (number: number): MadeCustomer => {
  const chance = chanceOf(0, number)
  const english = chance.percent(15)
  const first = chance.one(firstNames)
  const last = chance.one(lastNames)
  const name = english ? `${first} ${last}` : chineseName(chance)
  // Eight digits of chance: the last four are shared by one in ten thousand.
  const phone = `1${chance.one(['38', '39', '35', '58', '86', '77'])}${String(10_000_000 + chance.number(90_000_000))}`
  const mail = `${first.toLowerCase()}.${last.toLowerCase()}${number}@${chance.one(['example.com', 'mail.example.org'])}`
  return {
    number,
    key: `K${String(number).padStart(7, '0')}`,
    name,
    phone: chance.percent(95) ? phone : '',
    email: chance.percent(50) ? mail : '',
    company: chance.percent(30) ? `${chance.one(cities)}${chance.one(companyNames)}${chance.one(trades)}` : '',
    city: chance.one(cities),
    birthday: birthdayOf(chance),
    source: chance.one(sources),
    stage: chance.one(stages),
    owner: chance.percent(95) ? 1 + chance.number(staffCount) : 0,
    tag: chance.percent(20) ? chance.one(tags) : '',
    added: addDays(benchDay, -1 - chance.number(1500)),
  }
}

const channels = ['phone', 'phone', 'wechat', 'visit', 'mail', 'sms']
const purposes = ['revisit', 'revisit', 'revisit', 'followup', 'care', 'aftersales']

const visitOf = (chance: Chance, customer: number, open: boolean): MadeVisit => {
  const at = addDays(benchDay, -chance.number(1000))
  return {
    customer,
    status: open ? 'planned' : 'done',
    due: open ? addDays(benchDay, chance.number(60) - 10) : null,
    at: open ? null : at,
    channel: chance.one(channels),
    purpose: chance.one(purposes),
    staff: 1 + chance.number(staffCount),
    note: chance.one(talks),
  }
}

/** The visits of a customer: one in five customers has an open one among them. */
export const visitsOf = (customer: number): readonly MadeVisit[] => {
  const chance = chanceOf(1, customer)
  const planned = chance.percent(20)
  const count = visitsEach + (customer === famous ? famousVisits : 0)
  return Array.from({ length: count }, (_, place) => visitOf(chance, customer, planned && place === 0))
}

/** The orders of a customer: none for three in ten, else one to 27, so that there are ten times as many as customers. */
export const ordersOf = (customer: number): readonly MadeOrder[] => {
  const chance = chanceOf(2, customer)
  const count = chance.percent(30) ? 0 : 1 + chance.number(27)
  return Array.from({ length: count }, () => ({
    customer,
    at: addDays(benchDay, -chance.number(1200)),
    amount: 1000 + chance.number(500_000),
  }))
}
