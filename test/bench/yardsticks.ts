// What our commands are measured against: an empty Node, and the sqlite3 shell doing the same work by hand.
import { join } from 'node:path'
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

/** What the revisit list shows, in its order. */
export const revisitQuery = `select s.customer, c.key, c.name, c.phones, c.owner, e.name, s.class, c.stage, s.tier, s.reasons, s.due,
  s.band, s.last_contact, s.last_channel, c.consent from standing s join customer c on c.id = s.customer
  left join staff e on e.id = c.owner where s.band is not null order by s.band, s.tier_rank, s.due, s.customer`
