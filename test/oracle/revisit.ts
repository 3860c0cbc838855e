// The revisit list computed a second time, the slow and plain way, straight from the sentences of the rules: whole
// arrays, one loop a sentence, the calendar by JavaScript's own dates and by another library for lunar days.
// It shares no code with src/ and must not: it is there to disagree.
import { LunarMonth, Solar } from 'lunar-typescript'

export interface OracleCustomer {
  id: number
  key: string | null
  name: string
  stage: string
  class_override: string | null
  tier_override: string | null
  every: number | null
  added: string
  birthday: string | null
  owner: number | null
  refused: string[]
  phones: string[]
  emails: string[]
  wechat: string | null
  snooze_until: string | null
  removed: boolean
}

export interface OracleVisit {
  id: number
  customer: number
  status: string
  due: string | null
  /** Day or instant; compared as text among visits of one day. */
  at: string | null
  at_day: string | null
  channel: string | null
  purpose: string | null
  removed: boolean
}

export interface OracleOrder {
  id: number
  customer: number
  at_day: string
  amount: number
  currency: string
  removed: boolean
}

export interface OracleBase {
  customers: OracleCustomer[]
  visits: OracleVisit[]
  orders: OracleOrder[]
}

export interface OracleRow {
  rank: number
  customer: number
  phone: string | null
  owner: number | null
  class: string
  stage: string
  tier: string
  reasons: string[]
  due: string
  days_late: number
  band: number
  last_contact: string | null
  channel: string | null
  close_with: string
}

export interface OracleSettings {
  lost: number
  aftersales: number
  window: number
  rest: number
  lead: number
  within: number
  stages: Record<string, number>
  tiers: Record<string, number>
}

export const oracleSettings: OracleSettings = {
  lost: 365,
  aftersales: 7,
  window: 30,
  rest: 180,
  lead: 3,
  within: 0,
  stages: { inquiry: 3, meeting: 7, intent: 7, pricing: 3 },
  tiers: { high: 30, middle: 90, low: 180 },
}

const plus = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

const apart = (from: string, to: string): number =>
  Math.round((new Date(`${to}T00:00:00Z`).getTime() - new Date(`${from}T00:00:00Z`).getTime()) / 86_400_000)

const lastOf = (days: string[]): string | null => [...days].sort().at(-1) ?? null

const isReadable = (birthday: string): boolean => {
  if (birthday.startsWith('lunar:')) {
    const said = /^lunar:--(\d\d)L?-(\d\d)$/.exec(birthday)
    return said !== null && '01 02 03 04 05 06 07 08 09 10 11 12'.includes(said[1] ?? '') && Number(said[2]) <= 30
  }
  if (/^\d{4}$/.test(birthday)) return birthday !== '0000'
  const full = birthday.startsWith('--') ? `2000${birthday.slice(1)}` : birthday
  const date = new Date(`${full}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(full) && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === full
}

/** Customers whose birthday nobody can read; one without is none of them. */
export const oracleFaults = (base: OracleBase): { record: string; value: string }[] =>
  base.customers
    .filter((one) => !one.removed && one.birthday !== null && one.birthday !== '' && !isReadable(one.birthday))
    .map((one) => ({ record: `C-${one.id}`, value: one.birthday ?? '' }))

const isToday = (birthday: string, day: string): boolean => {
  const year = Number(day.slice(0, 4))
  if (/^\d{4}$/.test(birthday) || birthday === '' || !isReadable(birthday)) return false
  if (!birthday.startsWith('lunar:')) {
    if (/^\d{4}-/.test(birthday) && birthday > day) return false
    const wanted = birthday.slice(-5)
    const common = new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1
    return day.slice(5) === (wanted === '02-29' && common ? '02-28' : wanted)
  }
  const said = /^lunar:(\d{4}|-)-(\d\d)(L?)-(\d\d)$/.exec(birthday)
  if (said === null) throw new Error(`the oracle does not know ${birthday}`)
  const lunar = Solar.fromYmd(year, Number(day.slice(5, 7)), Number(day.slice(8))).getLunar()
  if (said[1] !== '-' && Number(said[1]) > lunar.getYear()) return false
  const month = Number(said[2])
  // The other library writes a leap month as a negative number.
  const leapThisYear = said[3] === 'L' && LunarMonth.fromYm(lunar.getYear(), -month) !== null
  if (lunar.getMonth() !== (leapThisYear ? -month : month)) return false
  const length = LunarMonth.fromYm(lunar.getYear(), lunar.getMonth())?.getDayCount() ?? 0
  return lunar.getDay() === Math.min(Number(said[4]), length)
}

/** The standing of every customer by id: class, tier, sums, last contact, next due. */
export const oracleStandings = (base: OracleBase, D: string, settings = oracleSettings) => {
  const people = base.customers.filter((customer) => !customer.removed)
  const spend365 = new Map<number, number>()
  for (const person of people) {
    let sum = 0
    for (const order of base.orders) {
      if (order.customer !== person.id || order.removed || order.currency !== 'CNY') continue
      if (order.at_day <= D && order.at_day >= plus(D, -364)) sum += order.amount
    }
    spend365.set(person.id, sum)
  }
  const ranking = people.filter((person) => (spend365.get(person.id) ?? 0) > 0)
  ranking.sort((a, b) => (spend365.get(b.id) ?? 0) - (spend365.get(a.id) ?? 0) || a.id - b.id)
  const total = ranking.reduce((sum, person) => sum + (spend365.get(person.id) ?? 0), 0)
  return people.map((person) => {
    const orders = base.orders.filter((order) => order.customer === person.id && !order.removed && order.at_day <= D)
    const purchases = orders.filter((order) => order.amount >= 0).map((order) => order.at_day)
    const lastOrder = lastOf(purchases)
    const firstOrder = [...purchases].sort()[0] ?? null
    let klass = 'potential'
    if (lastOrder !== null) klass = apart(lastOrder, D) <= settings.lost ? 'existing' : 'lost'
    else if (person.stage === 'intent' || person.stage === 'pricing') klass = 'target'
    if (person.class_override !== null) klass = person.class_override
    let ruled = 'low'
    const place = ranking.indexOf(person)
    if (place >= 0) {
      const before = ranking.slice(0, place).reduce((sum, one) => sum + (spend365.get(one.id) ?? 0), 0)
      if (2 * before < total) ruled = 'high'
      else if (5 * before < 4 * total) ruled = 'middle'
    }
    const tier = person.tier_override ?? ruled
    const visits = base.visits.filter((visit) => visit.customer === person.id && !visit.removed)
    const done = visits.filter((visit) => visit.status === 'done' && visit.at_day !== null && visit.at_day <= D)
    const open = visits.filter((visit) => ['planned', 'missed'].includes(visit.status) && visit.due !== null)
    const lastContact = lastOf(done.map((visit) => visit.at_day ?? ''))
    const anchor = lastContact ?? firstOrder ?? person.added
    let rhythm = settings.tiers[tier] ?? 0
    if (klass === 'potential' || klass === 'target') rhythm = settings.stages[person.stage] ?? 30
    if (person.every !== null) rhythm = person.every
    if (klass === 'lost') rhythm = 0
    const dues = open.map((visit) => visit.due ?? '')
    if (rhythm > 0) dues.push(plus(anchor, rhythm))
    const latest = done
      .filter((visit) => visit.at_day === lastContact)
      .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : (a.at ?? '') > (b.at ?? '') ? 1 : a.id - b.id))
      .at(-1)
    return {
      person,
      class: klass,
      tier,
      ruled,
      spend365: spend365.get(person.id) ?? 0,
      spend: orders.filter((order) => order.currency === 'CNY').reduce((sum, order) => sum + order.amount, 0),
      other: orders.filter((order) => order.currency !== 'CNY').length,
      orders: purchases.length,
      firstOrder,
      lastOrder,
      lastContact,
      lastChannel: latest?.channel ?? null,
      nextDue: [...dues].sort()[0] ?? null,
      anchor,
      rhythm,
      open,
      done,
    }
  })
}

const bandOf: Record<string, number> = { planned: 2, rhythm: 2, aftersales: 2, winback: 3, birthday: 3 }

/** The list itself; a reason is written `code:due:visit`. */
export const oracleRevisits = (base: OracleBase, D: string, settings = oracleSettings): OracleRow[] => {
  const end = plus(D, settings.within)
  const rows: Omit<OracleRow, 'rank'>[] = []
  for (const one of oracleStandings(base, D, settings)) {
    const { person, open, done, anchor, rhythm, lastOrder, lastContact } = one
    if (person.snooze_until !== null && person.snooze_until > D) continue
    if (['phone', 'visit', 'mail', 'sms', 'wechat', 'web'].every((channel) => person.refused.includes(channel)))
      continue
    const reasons: { code: string; due: string; visit: number }[] = []
    for (const visit of open) {
      if ((visit.due ?? '') <= end) reasons.push({ code: 'planned', due: visit.due ?? '', visit: visit.id })
    }
    if (rhythm > 0 && plus(anchor, rhythm) <= end) {
      if (!open.some((visit) => (visit.due ?? '') <= plus(anchor, 2 * rhythm))) {
        reasons.push({ code: 'rhythm', due: plus(anchor, rhythm), visit: 0 })
      }
    }
    if (lastOrder !== null) {
      const due = plus(lastOrder, settings.aftersales)
      const talked = done.some((visit) => (visit.at_day ?? '') >= lastOrder)
      if (due <= end && D <= plus(due, settings.window) && !talked) reasons.push({ code: 'aftersales', due, visit: 0 })
    }
    if (one.class === 'lost' && lastOrder !== null) {
      const days = [plus(lastOrder, settings.lost + 1)]
      if (lastContact !== null) days.push(plus(lastContact, settings.rest))
      const due = lastOf(days) ?? ''
      if (due <= end) reasons.push({ code: 'winback', due, visit: 0 })
    }
    for (let ahead = 0; ahead <= settings.lead && person.birthday !== null; ahead++) {
      const due = plus(D, ahead)
      if (!isToday(person.birthday, due)) continue
      const cared = done.some((visit) => visit.purpose === 'care' && (visit.at_day ?? '') >= plus(due, -settings.lead))
      if (!cared) reasons.push({ code: 'birthday', due, visit: 0 })
      break
    }
    if (reasons.length === 0) continue
    reasons.sort((a, b) =>
      a.due < b.due ? -1 : a.due > b.due ? 1 : a.code < b.code ? -1 : a.code > b.code ? 1 : a.visit - b.visit,
    )
    const refused = (channel: string) => person.refused.includes(channel)
    const usable = ['phone', 'wechat', 'mail', 'visit', 'sms', 'web'].filter(
      (channel) =>
        !refused(channel) &&
        (channel !== 'phone' || person.phones.length > 0) &&
        (channel !== 'wechat' || person.wechat !== null) &&
        (channel !== 'mail' || person.emails.length > 0),
    )
    const planned = reasons.filter((reason) => reason.code === 'planned')[0]
    const due = reasons[0]?.due ?? ''
    rows.push({
      customer: person.id,
      phone: refused('phone') && refused('sms') ? null : (person.phones[0] ?? null),
      owner: person.owner,
      class: one.class,
      stage: person.stage,
      tier: one.tier,
      reasons: reasons.map((reason) => `${reason.code}:${reason.due}:${reason.visit === 0 ? '' : reason.visit}`),
      due,
      days_late: apart(due, D),
      band: Math.min(...reasons.map((reason) => bandOf[reason.code] ?? 9)),
      last_contact: lastContact,
      channel: one.lastChannel !== null && !refused(one.lastChannel) ? one.lastChannel : (usable[0] ?? null),
      close_with: planned ? `crm done visit V-${planned.visit}` : `crm log C-${person.id} "..."`,
    })
  }
  const tiers = ['high', 'middle', 'low']
  rows.sort(
    (a, b) =>
      a.band - b.band ||
      tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
      b.days_late - a.days_late ||
      a.customer - b.customer,
  )
  return rows.map((row, index) => ({ rank: index + 1, ...row }))
}
