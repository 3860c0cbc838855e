// The ids of the records of another noun that a filter names, as a subquery. Removed records are among them:
// what hangs on a removed member of staff is still found by its name.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Noun } from '../noun.ts'
import type { Target } from './condition.ts'
import { anyOf } from './join.queries.ts'

/** Whoever was merged is found where it went: a record by its id or key, and the one it was merged into. */
const led = (noun: Noun, test: RawBuilder<SqlBool>, by: 'id' | 'key', value: number | string): RawBuilder<SqlBool> => {
  if (noun.mergedInto === undefined) return test
  const into = sql`select ${sql.ref(`m.${noun.mergedInto}`)} from ${sql.table(noun.table)} as m`
  return sql`(${test} or t.id = (${into} where ${sql.ref(`m.${by}`)} = ${value}))`
}

const targetTest = (noun: Noun, target: Target): RawBuilder<SqlBool> => {
  switch (target.by) {
    case 'id':
      return led(noun, sql`t.id = ${target.id}`, 'id', target.id)
    case 'key':
      return led(noun, sql`t.key is ${target.key}`, 'key', target.key)
    case 'number': {
      const taken = sql`select 1 from ${sql.table(noun.table)} as u where u.id = ${target.number}`
      const own = sql<SqlBool>`(t.id = ${target.number} or (t.key is ${target.key} and not exists (${taken})))`
      return led(noun, own, 'id', target.number)
    }
    case 'name': {
      const key = led(noun, sql<SqlBool>`t.key is ${target.name.typed}`, 'key', target.name.typed)
      if (noun.title === undefined) return key
      const name =
        target.how === 'whole'
          ? sql<SqlBool>`t.name_key = ${target.name.folded}`
          : sql<SqlBool>`instr(t.name_key, ${target.name.folded}) > 0`
      return anyOf([key, name])
    }
  }
}

/** Ids of the records that one of the targets names. Never holds null. */
export const targetsQuery = (noun: Noun, targets: readonly Target[]): RawBuilder<unknown> =>
  sql`select t.id from ${sql.table(noun.table)} as t where ${anyOf(targets.map((target) => targetTest(noun, target)))}`
