// Fills a new store with the made-up firm: rows by the bulk lane, search words and phones by the program's own keepers.
// The standings are left to store.ts.
import { namedColumns } from '../../src/command/named-columns.ts'
import { program } from '../../src/commands.ts'
import { createStore } from '../../src/database/create-store.ts'
import type { Lane, Prepared } from '../../src/database/lane.ts'
import { type EntryAbout, openStore, type Writing } from '../../src/database/store.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import type { Stored } from '../../src/kernel/row.ts'
import { customerAt, ordersOf, staffCount, visitsOf } from './generator.ts'

/** What the journal says of a step of the making. */
export const aboutOf = (command: string, kind: EntryAbout['kind']): EntryAbout => ({
  who: 'bench',
  staff: null,
  command,
  typed: null,
  reason: null,
  kind,
  clock: systemClock,
})

/** A way to add rows of a table: the columns named here, in order, then the entry. */
const adder = (lane: Lane, table: string, columns: readonly string[], entry: number) => {
  const statement: Prepared = lane.prepare(
    `insert into ${table} (${columns.join(', ')}, entry) values (${columns.map(() => '?').join(', ')}, ?)`,
  )
  return (...values: readonly Stored[]): void => {
    statement.run(...values, entry)
  }
}

const some = (text: string): string | null => (text === '' ? null : text)
const list = (text: string): string | null => (text === '' ? null : JSON.stringify([text]))

const addStaff = (writing: Writing): void => {
  const add = adder(writing.lane, 'staff', ['id', 'key', 'name', 'name_key', 'name_sort'], writing.entry)
  for (let id = 1; id <= staffCount; id++) {
    const { name } = customerAt(-id)
    const { name_key, name_sort } = namedColumns(name)
    add(id, `staff${id}`, name, name_key, name_sort)
  }
  writing.added('staff', 1, staffCount)
}

const customerColumns =
  'id key name name_key name_sort phones emails company city birthday source stage owner tags added'.split(' ')

const addCustomers = (writing: Writing, size: number): void => {
  const add = adder(writing.lane, 'customer', customerColumns, writing.entry)
  for (let id = 1; id <= size; id++) {
    const made = customerAt(id)
    const { name_key, name_sort } = namedColumns(made.name)
    const phones = list(made.phone && `+86${made.phone}`)
    const { birthday, source, stage, added } = made
    const owner = made.owner === 0 ? null : made.owner
    add(
      ...[id, made.key, made.name, name_key, name_sort, phones, list(made.email), some(made.company), made.city],
      ...[some(birthday), source, stage, owner, list(made.tag), added],
    )
  }
  writing.added('customer', 1, size)
}

const visitColumns = 'customer status due at at_day channel purpose staff note'.split(' ')

const addVisits = (writing: Writing, size: number): void => {
  const add = adder(writing.lane, 'visit', visitColumns, writing.entry)
  let count = 0
  for (let id = 1; id <= size; id++)
    for (const made of visitsOf(id)) {
      add(id, made.status, made.due, made.at, made.at, made.channel, made.purpose, made.staff, made.note)
      count += 1
    }
  writing.added('visit', 1, count, { derived: true })
}

const addOrders = (writing: Writing, size: number): void => {
  const add = adder(writing.lane, 'sales_order', 'customer at at_day amount currency'.split(' '), writing.entry)
  let count = 0
  for (let id = 1; id <= size; id++)
    for (const { at, amount } of ordersOf(id)) {
      add(id, at, at, amount, 'CNY')
      count += 1
    }
  writing.added('sales_order', 1, count, { derived: true })
}

/** Makes a store of so many customers at a path that is free. */
export const fillStore = async (path: string, size: number): Promise<void> => {
  const settings = { zone: 'Asia/Shanghai', currency: 'CNY' }
  await createStore(path, { about: aboutOf('init', 'init'), settings })
  const store = await openStore(path, {
    write: true,
    keepers: program.keepers().filter((keeper) => keeper.standing === undefined),
    functions: program.functions,
    cache: 400_000,
  })
  try {
    await store.write(aboutOf('import customers', 'import'), async (writing) => {
      addStaff(writing)
      addCustomers(writing, size)
    })
    await store.write(aboutOf('import visits', 'import'), async (writing) => addVisits(writing, size))
    await store.write(aboutOf('import orders', 'import'), async (writing) => addOrders(writing, size))
  } finally {
    store.close()
  }
}
