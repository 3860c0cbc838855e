// Reads retention rules and what they must know of customers, in one walk for all of them.
import type { Lane } from '../database/lane.ts'
import type { Reading } from '../database/store.ts'
import type { RetentionRow } from '../database/tables.ts'
import type { Row, Stored } from '../kernel/row.ts'
import { storedList } from '../kernel/stored-list.ts'
import { nobodyId } from './reach.ts'
import type { KeepingFacts } from './retention.ts'

/** The rules in force, by id. */
export const readRules = ({ db }: Pick<Reading, 'db'>): Promise<readonly RetentionRow[]> =>
  db.selectFrom('retention').selectAll().where('removed', 'is', null).orderBy('id').execute()

/** Whether there is any rule. */
export const hasRules = ({ lane }: Pick<Reading, 'lane'>): boolean =>
  lane.prepare('select 1 from retention where removed is null limit 1').get() !== undefined

const last = (day: string, table: string, where: string): string =>
  `(select max(t.${day}) from ${table} as t where t.customer = c.id and t.removed is null${where})`
const first = (table: string, where: string): string =>
  `(select min(t.id) from ${table} as t where t.customer = c.id and t.removed is null${where})`

const sql = `select c.id, c.name, c.removed is not null as archived, c.added, c.tags,
  ${last('at_day', 'visit', ` and t.status = 'done'`)} as contact,
  ${last('at_day', 'sales_order', ' and t.amount >= 0')} as purchase,
  ${last('at_day', 'sales_order', '')} as ordered,
  ${last('received_day', 'complaint', '')} as complained,
  ${first('complaint', ` and t.status not in ('confirmed', 'closed')`)} as open,
  ${first('visit', ` and t.status = 'planned'`)} as planned
  from temp.asked_customer as a cross join customer as c on c.id = a.id
  where c.merged_into is null and c.id <> ${nobodyId} order by c.id`

const dayOf = (value: Stored | undefined): string | null => (typeof value === 'string' ? value.slice(0, 10) : null)
const idOf = (value: Stored | undefined): number | null => (typeof value === 'number' ? value : null)

/** The facts of some customers, archived ones too, by id; records that were merged into another are left out. */
export const keepingFacts = (lane: Lane, customers: readonly number[]): readonly KeepingFacts[] => {
  lane.exec('drop table if exists temp.asked_customer')
  lane.exec('create temp table asked_customer (id integer primary key)')
  const put = lane.prepare('insert or ignore into temp.asked_customer (id) values (?)')
  for (const customer of customers) put.run(customer)
  const facts = lane
    .prepare(sql)
    .all()
    .map((row) => ({
      customer: Number(row.id),
      name: String(row.name),
      archived: row.archived === 1,
      added: String(row.added).slice(0, 10),
      lastContact: dayOf(row.contact),
      lastPurchase: dayOf(row.purchase),
      lastOrder: dayOf(row.ordered),
      lastComplaint: dayOf(row.complained),
      openComplaint: idOf(row.open),
      plannedVisit: idOf(row.planned),
      tags: storedList(row.tags),
    }))
  lane.exec('drop table temp.asked_customer')
  return facts
}

/** The whole rows of some customers, by id. */
export const customerRows = (lane: Lane, customers: readonly number[]): readonly Row[] => {
  const read = lane.prepare('select * from customer where id = ?')
  return customers.flatMap((id) => {
    const row = read.get(id)
    return row === undefined ? [] : [row]
  })
}
