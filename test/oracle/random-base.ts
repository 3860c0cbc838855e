// Random firms for the oracle: seeded, so that a failure can be run again. Days crowd around the edges that the rules
// have (7, 30, 180, 365 days), spends around ties, birthdays around leap days, year ends and leap months.
import type { OracleBase, OracleCustomer, OracleOrder, OracleVisit } from './revisit.ts'

export interface Chance {
  below: (limit: number) => number
  pick: <T>(list: readonly T[]) => T
  often: (share: number) => boolean
}

export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    pick: (list) => {
      const one = list[below(list.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
    often: (share) => next() < share,
  }
}

const edges = [
  0, 1, -1, -2, -3, -4, -6, -7, -8, -14, -29, -30, -31, -36, -37, -38, -60, -89, -90, -91, -179, -180, -181, -187, -360,
  -363, -364, -365, -366, -367, -373, -545, -546, 2, 3, 4, 5, 7, 8, 30, 60,
]

export const dayNear = (chance: Chance, day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + (chance.often(0.7) ? chance.pick(edges) : chance.below(900) - 800))
  return date.toISOString().slice(0, 10)
}

const two = (value: number) => String(value).padStart(2, '0')

export const randomBirthday = (chance: Chance, day: string): string | null => {
  const kind = chance.below(10)
  if (chance.often(0.02))
    return chance.pick(['1990-02-31', 'banana', '', 'lunar:--13-01', 'lunar:--08-31', '--02-30', '0000'])
  if (kind === 0) return null
  if (kind === 1) return String(1950 + chance.below(60))
  if (kind === 2)
    return chance.pick(['1992-02-29', '--02-29', '--02-28', '--03-01', '--12-31', '--01-01', '2000-02-29'])
  if (kind <= 5) {
    const date = dayNear(chance, day).slice(4)
    // Not every such year has a 29 February: some of these are no days, as in real files.
    return `${chance.often(0.5) ? 1960 + chance.below(40) : '-'}${date}`
  }
  const month = two(1 + chance.below(12))
  const date = two(chance.often(0.3) ? 30 : 1 + chance.below(29))
  if (kind === 6) return `lunar:--${chance.pick(['06', '05', '04', '02', month])}L-${date}`
  return `lunar:--${month}-${date}`
}

const channels = ['phone', 'visit', 'mail', 'sms', 'wechat', 'web']

const some = <T>(chance: Chance, share: number, make: () => T): T | null => (chance.often(share) ? make() : null)

export const randomCustomer = (chance: Chance, id: number, day: string): OracleCustomer => ({
  id,
  key: some(chance, 0.3, () => `k${id}`),
  name: `n${chance.below(1000)}`,
  stage: chance.pick(['none', 'none', 'inquiry', 'meeting', 'intent', 'pricing', 'deal', 'aftersales']),
  class_override: some(chance, 0.08, () => chance.pick(['potential', 'target', 'existing', 'lost'])),
  tier_override: some(chance, 0.08, () => chance.pick(['high', 'middle', 'low'])),
  every: some(chance, 0.2, () => chance.pick([0, 1, 7, 30, 45, 400])),
  added: dayNear(chance, day),
  birthday: randomBirthday(chance, day),
  owner: some(chance, 0.6, () => 1 + chance.below(3)),
  refused: chance.often(0.05) ? [...channels] : channels.filter(() => chance.often(0.12)),
  phones: chance.often(0.7) ? ['+8613800138000', '+861065529988'].slice(0, 1 + chance.below(2)) : [],
  emails: chance.often(0.4) ? ['a@example.com'] : [],
  wechat: some(chance, 0.3, () => 'wx'),
  snooze_until: some(chance, 0.15, () => dayNear(chance, day)),
  removed: chance.often(0.06),
})

export const randomVisit = (chance: Chance, id: number, customer: number, day: string): OracleVisit => {
  const status = chance.pick(['done', 'done', 'done', 'planned', 'planned', 'missed', 'cancelled'])
  const open = status === 'planned' || status === 'missed'
  // Few enough days for two talks on one of them, some with a time.
  const at_day = status === 'done' ? (chance.often(0.3) ? day : dayNear(chance, day)) : null
  const at = at_day !== null && chance.often(0.6) ? `${at_day}T0${chance.below(3)}:00:00.000Z` : at_day
  return {
    id,
    customer,
    status,
    due: open ? some(chance, 0.93, () => dayNear(chance, day)) : some(chance, 0.5, () => dayNear(chance, day)),
    at,
    at_day,
    channel: some(chance, 0.8, () => chance.pick(channels)),
    purpose: some(chance, 0.7, () => chance.pick(['care', 'care', 'revisit', 'aftersales', 'first'])),
    removed: chance.often(0.08),
  }
}

export const randomOrder = (chance: Chance, id: number, customer: number, day: string): OracleOrder => ({
  id,
  customer,
  at_day: dayNear(chance, day),
  amount: chance.pick([0, 1, 1, 2, 5, 5, 10, 10, 10, 100, 100, 1000, -1, -5, -10, 100_000, chance.below(500)]),
  currency: chance.often(0.9) ? 'CNY' : 'USD',
  removed: chance.often(0.06),
})

export const randomBase = (chance: Chance, count: number, day: string): OracleBase => {
  const base: OracleBase = { customers: [], visits: [], orders: [] }
  for (let id = 1; id <= count; id++) {
    base.customers.push(randomCustomer(chance, id, day))
    for (let more = chance.below(4); more > 0; more--) {
      base.visits.push(randomVisit(chance, base.visits.length + 1, id, day))
    }
    for (let more = chance.pick([0, 0, 1, 1, 2, 3]); more > 0; more--) {
      base.orders.push(randomOrder(chance, base.orders.length + 1, id, day))
    }
  }
  return base
}
