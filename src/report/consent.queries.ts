// Customers in use with what they said of consent, and visits planned by a way that was refused. Reads only.
import { type RawBuilder, sql } from 'kysely'
import type { Bound, Reading } from '../database/store.ts'
import { cellsOrNone } from '../kernel/consent.ts'
import type { Row } from '../kernel/row.ts'
import type { ConsentCase, SourcedStatement } from './consent.ts'

interface OwnStatement extends SourcedStatement {
  readonly customer: number
}

/** Statements of customers in use, in the order of the customers. */
const statementsQuery = (reading: Reading, ids: RawBuilder<number> | null) =>
  reading.db
    .selectFrom('consent')
    .innerJoin('customer', 'customer.id', 'consent.customer')
    .where('customer.removed', 'is', null)
    .where('consent.removed', 'is', null)
    .$if(ids !== null, (query) => query.where('customer.id', 'in', ids ?? sql<number>`(null)`))
    .orderBy('consent.customer')
    .orderBy('consent.id')
    .select(['consent.id', 'consent.customer', 'channel', 'purpose', 'allowed', 'consent.source', 'at'])

const customersQuery = (reading: Reading, ids: RawBuilder<number> | null) =>
  reading.db
    .selectFrom('customer')
    .where('removed', 'is', null)
    .$if(ids !== null, (query) => query.where('id', 'in', ids ?? sql<number>`(null)`))
    .orderBy('id')
    .select(['id', 'name', 'consent'])

/** Customers in use, one by one, each with its record and its statements. */
export const selectConsents = async (
  reading: Reading,
  ids: RawBuilder<number> | null,
): Promise<Iterable<ConsentCase>> => {
  const all = await statementsQuery(reading, ids).execute()
  const query = customersQuery(reading, ids).compile()
  const rows = reading.lane.prepare(query.sql).iterate(...(query.parameters as readonly Bound[]))
  return cases(rows, all)
}

const cases = function* (rows: Iterable<Row>, all: readonly OwnStatement[]): Iterable<ConsentCase> {
  let next = 0
  for (const row of rows) {
    const customer = Number(row.id)
    const statements: OwnStatement[] = []
    for (let one = all[next]; one !== undefined && one.customer <= customer; one = all[next]) {
      if (one.customer === customer) statements.push(one)
      next += 1
    }
    yield { customer, name: String(row.name), cells: cellsOrNone(row.consent), statements }
  }
}

/** Open visits of customers in use. */
export const selectOpenVisits = (reading: Reading, ids: RawBuilder<number> | null) =>
  reading.db
    .selectFrom('visit')
    .innerJoin('customer', 'customer.id', 'visit.customer')
    .where('customer.removed', 'is', null)
    .where('customer.consent', 'is not', null)
    .where('visit.removed', 'is', null)
    .where('visit.status', 'in', ['planned', 'missed'])
    .$if(ids !== null, (query) => query.where('customer.id', 'in', ids ?? sql<number>`(null)`))
    .orderBy('visit.id')
    .select(['visit.id', 'visit.customer', 'visit.due', 'visit.channel', 'customer.name', 'customer.consent'])
    .execute()
