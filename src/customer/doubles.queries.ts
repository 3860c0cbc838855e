// What the search for doubles reads: what is compared of every customer in use, and the pairs known to be two.
import type { Reading } from '../database/store.ts'
import { phoneDigits } from '../kernel/phone.ts'
import type { Stored } from '../kernel/row.ts'
import { storedList } from '../kernel/stored-list.ts'
import { type MatchFacts, matchFactsOf } from './match-facts.ts'

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Every customer in use, made ready for comparing, by id. */
export const readMatchFacts = ({ db, lane }: Reading): readonly MatchFacts[] => {
  const { sql } = db
    .selectFrom('customer')
    .where('removed', 'is', null)
    .select(['id', 'name', 'phones', 'emails', 'wechat', 'gender', 'birthday', 'company', 'address'])
    .orderBy('id')
    .compile()
  const all: MatchFacts[] = []
  for (const [id, name, phones, emails, wechat, gender, birthday, company, address] of lane.prepare(sql).eachValues())
    all.push(
      matchFactsOf({
        id: Number(id),
        name: String(name),
        phones: storedList(phones).map(phoneDigits),
        emails: storedList(emails),
        wechat: textOf(wechat),
        gender: textOf(gender),
        birthday: textOf(birthday),
        company: textOf(company),
        address: textOf(address),
      }),
    )
  return all
}

/** Pairs of whom somebody said that they are two, the lower id first. */
export const knownApart = async ({ db }: Reading): Promise<readonly (readonly [number, number])[]> => {
  const rows = await db.selectFrom('lookalike').where('removed', 'is', null).select(['customer', 'other']).execute()
  return rows.map(({ customer, other }) => (customer < other ? [customer, other] : [other, customer]))
}

/** The names of some customers by id. */
export const namesOf = async ({ db }: Reading, ids: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  const names = new Map<number, string>()
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await db
      .selectFrom('customer')
      .where('id', 'in', ids.slice(from, from + 500))
      .select(['id', 'name'])
      .execute()
    for (const { id, name } of rows) names.set(id, name)
  }
  return names
}

/** The pair of lookalikes of two customers, with whether it is removed; undefined where there is none. */
export const lookalikeOf = async (
  { db }: Reading,
  a: number,
  b: number,
): Promise<{ readonly id: number; readonly removed: Stored } | undefined> =>
  db
    .selectFrom('lookalike')
    .where((eb) => eb.or([eb.and({ customer: a, other: b }), eb.and({ customer: b, other: a })]))
    .select(['id', 'removed'])
    .orderBy('id')
    .executeTakeFirst()
