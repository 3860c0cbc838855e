// What our commands are measured against: an empty Node, and the sqlite3 shell doing the same work by hand.
import { join } from 'node:path'
import { benchDay } from './generator.ts'
import { columnNames } from './import-file.ts'
import type { Task } from './process-run.ts'
import { cacheFolder } from './store.ts'

const program = join(import.meta.dirname, '..', '..', 'bin', 'crm.js')

/** A command of ours as a process. */
export const crm = (...args: readonly string[]): Task => ({ command: process.execPath, args: [program, ...args] })

/** The least a program in Node can take. */
export const emptyNode: Task = { command: process.execPath, args: ['-e', '0'] }

const shell = (store: string, input: string): Task => ({ command: 'sqlite3', args: ['-batch', store], input })

/** Reads a query as CSV into a file. */
export const csvByShell = (store: string, query: string): Task =>
  shell(store, `.mode csv\n.headers on\n.once ${join(cacheFolder, 'shell.csv')}\n${query};\n`)

/** Looks through every page, index and reference of a store. */
export const checkByShell = (store: string): Task =>
  shell(store, 'pragma integrity_check;\npragma foreign_key_check;\n')

/** Loads a CSV file into a new typed table with three indexes. */
export const importByShell = (store: string, file: string): Task =>
  shell(
    store,
    `create table t (${columnNames.map((name) => `${name} text${name === 'key' ? ' primary key' : ''}`).join(', ')});
create index t_name on t (name);
create index t_phones on t (phones);
.import --csv --skip 1 ${file} t
`,
  )

/** Every column of an export, in its order. */
export const customerQuery = `select c.*, s.class, s.tier, s.last_contact, s.next_due, s.orders, s.spend, s.first_order,
  s.last_order from customer c left join standing s on s.customer = c.id where c.removed is null order by c.id`

/** What the revisit list shows, in its order. */
export const revisitQuery = `select s.customer, c.key, c.name, c.phones, c.owner, e.name, s.class, c.stage, s.tier, s.reasons, s.due,
  s.band, s.last_contact, s.last_channel, c.consent from standing s join customer c on c.id = s.customer
  left join staff e on e.id = c.owner where s.band is not null order by s.band, s.tier_rank, s.due, s.customer`

/** The same scores by NTILE, and how many customers have each. */
export const ntileQuery = `with bought as (
    select o.customer, max(o.at_day) filter (where o.amount >= 0) as last, count(*) filter (where o.amount >= 0) as orders,
      sum(o.amount) filter (where o.currency = 'CNY') as spend
    from sales_order o join customer c on c.id = o.customer
    where o.removed is null and c.removed is null and o.at_day <= '${benchDay}' group by o.customer having orders > 0),
  scored as (
    select ntile(5) over (order by julianday('${benchDay}') - julianday(last) desc, customer) as r,
      ntile(5) over (order by orders, customer) as f, ntile(5) over (order by spend, customer) as m from bought)
  select r, f, m, count(*) from scored group by r, f, m`

/** Customers by the month of their first purchase and those months in which they bought again. */
export const cohortQuery = `with bought as (
    select customer, at_day from sales_order where removed is null and amount >= 0 and at_day <= '${benchDay}'),
  first as (select customer, substr(min(at_day), 1, 7) as cohort from bought group by customer),
  active as (select distinct customer, substr(at_day, 1, 7) as month from bought)
  select cohort, month, count(*) from first join active using (customer) group by cohort, month`
