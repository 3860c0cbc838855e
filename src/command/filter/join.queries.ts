// Joins conditions by and, or, and in. Long chains are folded into brackets, because SQLite refuses an expression
// of a thousand links.
import { type RawBuilder, type SqlBool, sql } from 'kysely'

type Truth = RawBuilder<SqlBool>

const widest = 10

const chain = (parts: readonly Truth[], word: 'and' | 'or'): Truth => {
  const [first] = parts
  if (first !== undefined && parts.length === 1) return first
  if (parts.length <= widest) return sql`(${sql.join(parts, word === 'and' ? sql` and ` : sql` or `)})`
  const groups: Truth[] = []
  const size = Math.ceil(parts.length / widest)
  for (let at = 0; at < parts.length; at += size) groups.push(chain(parts.slice(at, at + size), word))
  return chain(groups, word)
}

/** True where all parts are; true without any. */
export const allOf = (parts: readonly Truth[]): Truth => (parts.length === 0 ? sql`1` : chain(parts, 'and'))

/** True where one part is; false without any. */
export const anyOf = (parts: readonly Truth[]): Truth => (parts.length === 0 ? sql`0` : chain(parts, 'or'))

/** Whether a column is one of some values; null where the column is. */
export const isIn = (column: RawBuilder<unknown>, values: readonly (string | number)[]): Truth => {
  const [first] = values
  return values.length === 1 ? sql`${column} = ${first}` : sql`${column} in (${sql.join(values)})`
}
