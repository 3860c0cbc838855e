// Checks on what happens with customers: visits, complaints, stages. Each asks with its own query.
import { stages } from '../customer/index.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { dayOfInstant } from '../kernel/instant.ts'
import { lettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { same, type Words } from '../kernel/words.ts'
import { type Check, editLine, type Found, type Looking } from './check.ts'

/** A visit that was due so long ago is planned by nobody any more. */
const forgottenAfter = 365

const foundAt = (noun: string, row: Row, field: string, words: Words, hint: string): Found => ({
  noun,
  id: Number(row.id),
  customer: Number(row.customer),
  field,
  value: String(row[field] ?? ''),
  words,
  hint,
})

const visitFuture: Check = {
  name: 'visit-future',
  severity: 'error',
  dimension: 'consistency',
  words: { en: 'a visit that was done on a day to come', zh: '完成日在未来的回访' },
  find: function* ({ lane, today }) {
    const sql = `select v.id, v.customer, v.at, v.at_day from visit v join customer c on c.id = v.customer
      where v.at_day > ? and v.status = 'done' and v.removed is null and c.removed is null order by v.id`
    for (const row of lane.prepare(sql).all(today))
      yield foundAt(
        'visit',
        row,
        'at',
        { en: `done on ${row.at_day}, a day to come`, zh: `完成日 ${row.at_day} 尚未到来` },
        editLine('visit', 'V', Number(row.id), 'at'),
      )
  },
}

const openVisits = `from visit v join customer c on c.id = v.customer
  where v.status in ('planned', 'missed') and v.removed is null and c.removed is null`

const visitForgotten: Check = {
  name: 'visit-forgotten',
  severity: 'warning',
  dimension: 'consistency',
  words: { en: 'a visit that is still open a year after its day', zh: '逾期一年仍未了结的回访' },
  find: function* ({ lane, today }) {
    const sql = `select v.id, v.customer, v.due ${openVisits} and v.due < ? order by v.id`
    for (const row of lane.prepare(sql).all(addDays(today, -forgottenAfter)))
      yield foundAt(
        'visit',
        row,
        'due',
        { en: `open since ${row.due}`, zh: `自 ${row.due} 起未了结` },
        `crm cancel visit ${lettered('V', Number(row.id))}`,
      )
  },
}

const visitOfNobody: Check = {
  name: 'visit-of-nobody',
  severity: 'warning',
  dimension: 'completeness',
  words: {
    en: 'an open visit that is for nobody to do, of a customer of nobody',
    zh: '无人负责的回访：客户也没有负责人',
  },
  find: function* ({ lane }) {
    const sql = `select v.id, v.customer, v.staff, v.due ${openVisits} and v.staff is null and c.owner is null order by v.id`
    for (const row of lane.prepare(sql).iterate())
      yield foundAt(
        'visit',
        row,
        'staff',
        { en: `due ${row.due}, for nobody to do`, zh: `计划日 ${row.due}，无人负责` },
        editLine('visit', 'V', Number(row.id), 'staff'),
      )
  },
}

const cases = `from complaint k join customer c on c.id = k.customer where k.removed is null and c.removed is null`

/** The day on which each closed case was closed, as the history tells it. */
function* closings({ lane, settings }: Looking): Iterable<readonly [Row, Day]> {
  const last = lane.prepare(`select entry.at from change join entry on entry.id = change.entry
    where change.tbl = 'complaint' and change.row = ? and change.kind = 'edit'
      and json_extract(change.before, '$.status') is not null order by change.id desc limit 1`)
  const sql = `select k.id, k.customer, k.received, k.received_day ${cases} and k.status in ('confirmed', 'closed')
    and k.received_day >= (select coalesce(min(substr(at, 1, 10)), '') from entry) order by k.id`
  for (const row of lane.prepare(sql).all()) {
    const at = last.get(Number(row.id))?.at
    if (typeof at === 'string') yield [row, dayOfInstant(at, settings.zone)]
  }
}

function* wrongDays(looking: Looking): Iterable<Found> {
  const { lane, today } = looking
  const mend = (row: Row, field: string): string => editLine('complaint', 'K', Number(row.id), field)
  const future = `select k.id, k.customer, k.received, k.received_day ${cases} and k.received_day > ?`
  for (const row of lane.prepare(future).all(today)) {
    const words = { en: `received on ${row.received_day}, a day to come`, zh: `接收日 ${row.received_day} 尚未到来` }
    yield foundAt('complaint', row, 'received', words, mend(row, 'received'))
  }
  const early = `select k.id, k.customer, k.due, k.received_day ${cases}
    and k.due is not null and substr(k.due, 1, 10) < k.received_day`
  for (const row of lane.prepare(early).all()) {
    const words = {
      en: `due ${row.due}, received on ${row.received_day}`,
      zh: `期限 ${row.due} 早于接收日 ${row.received_day}`,
    }
    yield foundAt('complaint', row, 'due', words, mend(row, 'due'))
  }
  for (const [row, closed] of closings(looking)) {
    if (String(row.received_day) <= closed || String(row.received_day) > today) continue
    const words = {
      en: `closed on ${closed}, received on ${row.received_day}`,
      zh: `结案日 ${closed} 早于接收日 ${row.received_day}`,
    }
    yield foundAt('complaint', row, 'received', words, mend(row, 'received'))
  }
}

const complaintDays: Check = {
  name: 'complaint-days',
  severity: 'error',
  dimension: 'consistency',
  words: {
    en: 'a complaint received on a day to come, or due or closed before it was received',
    zh: '接收日在未来的投诉，或期限、结案早于接收',
  },
  find: (looking) => [...wrongDays(looking)].sort((a, b) => (a.id ?? 0) - (b.id ?? 0)),
}

const early = ['none', 'inquiry', 'meeting', 'intent', 'pricing']
const sold = `('deal', 'aftersales')`

/** Customers whose stage says that they bought, though no purchase does. */
const unsold = (lane: Looking['lane'], today: Day): readonly Row[] =>
  lane
    .prepare(
      `select c.id, c.id as customer, c.stage from customer c where c.removed is null and c.stage in ${sold}
      and not exists (select 1 from sales_order o where o.customer = c.id and o.at_day <= ? and o.amount >= 0
        and o.removed is null) order by c.id`,
    )
    .all(today)

/** The stage before the last move, as the history tells it; undefined where there was none. */
const stageBefore = (lane: Looking['lane']): ((customer: number) => string | undefined) => {
  const last = lane.prepare(`select json_extract(before, '$.stage') as stage from change
    where tbl = 'customer' and row = ? and kind = 'edit' and json_extract(before, '$.stage') is not null
    order by id desc limit 1`)
  return (customer) => {
    const stage = last.get(customer)?.stage
    return typeof stage === 'string' ? stage : undefined
  }
}

/** A deal may follow any talk; after-sales service follows a deal alone. */
const isJump = (from: string | undefined, to: unknown): boolean =>
  from !== undefined && (to === 'aftersales' ? early.includes(from) : from === 'none')

const stageWords = (code: unknown): Words => stages.find((one) => one.code === code)?.words ?? same(String(code))

const stageLine = (row: Row): string => editLine('customer', 'C', Number(row.id), 'stage')

const stageJump: Check = {
  name: 'stage-jump',
  severity: 'error',
  dimension: 'consistency',
  words: {
    en: 'a stage that was jumped to: after-sales without a deal, a deal out of nothing, and no purchase',
    zh: '阶段跳跃：未成交即进入售后，或无接触即成交，且没有购买',
  },
  find: function* ({ lane, today }) {
    const before = stageBefore(lane)
    for (const row of unsold(lane, today)) {
      const old = before(Number(row.id))
      if (!isJump(old, row.stage)) continue
      const [from, to] = [stageWords(old), stageWords(row.stage)]
      const words = {
        en: `went from "${from.en}" to "${to.en}" without a purchase`,
        zh: `没有购买便从“${from.zh}”变为“${to.zh}”`,
      }
      yield foundAt('customer', row, 'stage', words, stageLine(row))
    }
  },
}

const stageUnsold: Check = {
  name: 'stage-without-order',
  severity: 'warning',
  dimension: 'consistency',
  words: { en: 'a stage from the deal on, without a purchase', zh: '已到成交或售后阶段，却没有购买' },
  find: function* ({ lane, today }) {
    const from = stageBefore(lane)
    for (const row of unsold(lane, today)) {
      if (isJump(from(Number(row.id)), row.stage)) continue
      const { en, zh } = stageWords(row.stage)
      const words = { en: `stage "${en}", but no purchase`, zh: `阶段为“${zh}”，却没有购买` }
      yield foundAt('customer', row, 'stage', words, stageLine(row))
    }
  },
}

const stageBehind: Check = {
  name: 'stage-behind',
  severity: 'warning',
  dimension: 'consistency',
  words: { en: 'a stage from before the deal, with purchases', zh: '已有购买，阶段却在成交之前' },
  find: function* ({ lane, today }) {
    const sql = `select c.id, c.id as customer, c.stage from customer c
      where c.removed is null and c.stage not in ${sold} and exists (select 1 from sales_order o
        where o.customer = c.id and o.at_day <= ? and o.amount >= 0 and o.removed is null) order by c.id`
    for (const row of lane.prepare(sql).iterate(today)) {
      const { en, zh } = stageWords(row.stage)
      const words = { en: `stage "${en}", but has bought`, zh: `阶段为“${zh}”，却已购买` }
      yield foundAt('customer', row, 'stage', words, editLine('customer', 'C', Number(row.id), 'stage', 'deal'))
    }
  },
}

const addedFuture: Check = {
  name: 'added-future',
  severity: 'error',
  dimension: 'consistency',
  words: { en: 'a customer known from a day to come on, or from before 1900', zh: '建档日在未来或早于 1900 年的客户' },
  find: function* ({ lane, today }) {
    const sql = `select id, id as customer, added from customer where removed is null and (added > ? or added < '1900')
      and added glob '[0-9][0-9][0-9][0-9]-*' order by id`
    for (const row of lane.prepare(sql).all(today)) {
      const words =
        String(row.added) > today
          ? { en: `added on ${row.added}, a day to come`, zh: `建档日 ${row.added} 尚未到来` }
          : { en: `added on ${row.added}, which is too long ago`, zh: `建档日 ${row.added} 过早` }
      yield foundAt('customer', row, 'added', words, editLine('customer', 'C', Number(row.id), 'added'))
    }
  },
}

/** The checks on visits, complaints and stages. */
export const happeningChecks: readonly Check[] = [
  addedFuture,
  visitFuture,
  complaintDays,
  stageJump,
  visitForgotten,
  visitOfNobody,
  stageUnsold,
  stageBehind,
]
