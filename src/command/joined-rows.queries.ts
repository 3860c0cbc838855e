// The rows of an export joined to lines by SQL, block by block: many times quicker than row by row. Each cell is
// what `plainValue` would give, or it is marked to be looked at; see joined-cells.ts.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Bound } from '../database/lane.ts'
import { type CellMark, type JoinedColumns, marksOf } from '../kernel/joined-cells.ts'
import type { ReadScene } from './command.ts'
import type { Field, FieldKind } from './field.ts'
import type { Noun } from './noun.ts'
import { nounNamed, type RowBuilder, type RowsAsked, rowsQuery } from './rows.queries.ts'
import { plainValue } from './show-value.ts'
import type { ValueFacts } from './value.ts'

type Text = RawBuilder<string>

const money = (column: Text, digits: number): Text => {
  if (digits === 0) return column
  const unit = sql.lit(10 ** digits)
  const places = sql`substr(${sql.lit('0'.repeat(digits))} || (abs(${column}) % ${unit}), ${sql.lit(-digits)})`
  return sql`case when ${column} is null then null else
    case when ${column} < 0 then '-' else '' end || (abs(${column}) / ${unit}) || '.' || ${places} end`
}

const listKinds: ReadonlySet<FieldKind> = new Set(['phones', 'emails', 'words', 'tags'])

/** How the cells of each field are read that SQL cannot spell. */
export const joinedColumns = (noun: Noun, facts: ValueFacts): JoinedColumns =>
  noun.fields.map((field) => {
    const isFigure = field.custom === true && !listKinds.has(field.type.kind) && field.type.kind !== 'consent'
    return (stored) => plainValue(field, isFigure ? Number(stored) : stored, facts)
  })

/** The cell of a column to be looked at; null where it is empty. */
const marked = (mark: CellMark, column: number, text: Text): Text => {
  const [begin, end] = marksOf(mark, column)
  return sql`${sql.lit(begin)} || ${text} || ${sql.lit(end)}`
}

// What the program reckons is spelled by itself, and needs neither quotes nor a guard.
const isSpelled = (field: Field): boolean => field.derived === true && !field.custom

const cellOf = (scene: ReadScene, field: Field, place: number): Text => {
  const column: Text = sql`${sql.id('q', field.key)}`
  const { kind } = field.type
  if (kind === 'consent') return marked('stored', place, column)
  if (listKinds.has(kind)) return marked('list', place, column)
  if (field.custom) {
    // SQLite spells a whole number and a text as the program does; a figure with places, an amount and a flag it does not.
    const isOdd = kind === 'money' || kind === 'flag' ? sql`in ('integer', 'real')` : sql`= 'real'`
    const figure: Text = sql`iif(typeof(${column}) = 'real', format('%!.17g', ${column}), ${column})`
    return sql`iif(typeof(${column}) ${isOdd}, ${marked('stored', place, figure)}, ${marked('text', place, column)})`
  }
  switch (kind) {
    case 'integer':
      return column
    case 'money':
      return money(column, scene.facts.digits)
    case 'flag':
      return sql`case when ${column} is null then null when ${column} = 1 then 'yes' else 'no' end`
    case 'reference': {
      const key: Text = sql`${sql.id('q', `${field.key}.key`)}`
      const { letter } = nounNamed(scene.nouns, field.type.to)
      const id: Text = sql`${sql.lit(`${letter}-`)} || ${column}`
      return sql`case when ${column} is null then null when coalesce(${key}, '') = '' then ${id} else ${marked('text', place, key)} end`
    }
    default:
      return isSpelled(field) ? column : marked('text', place, column)
  }
}

// A function of SQLite takes so many arguments at most; `concat` takes null for nothing and joins all in one go.
const mostArguments = 100

const concatenated = (parts: readonly Text[]): Text => {
  if (parts.length <= mostArguments) return sql`concat(${sql.join(parts)})`
  return sql`concat(${sql.join(parts.slice(0, mostArguments - 1))}, ${concatenated(parts.slice(mostArguments - 1))})`
}

/** Rows of a block: few enough that a block of long notes is no burden. */
const blockRows = 500

// Stands for the id after which a block begins, to be found among the parameters.
const afterMark = -771_020

/** The rows asked for in order of their ids, as blocks of lines with the cells of all fields joined by a separator. */
export const joinedRows = function* (
  scene: ReadScene,
  noun: Noun,
  asked: Pick<RowsAsked, 'where' | 'removed'>,
  separator: string,
): Iterable<Uint8Array> {
  const { open, lane } = scene.reading
  const { where, removed } = asked
  const rows = rowsQuery(open, scene.nouns, noun, {
    fields: noun.fields,
    where: (builder: RowBuilder) => sql<SqlBool>`(r.id > ${afterMark}${where ? sql` and ${where(builder)}` : sql``})`,
    order: [sql`r.id`],
    limit: blockRows,
    ...(removed ? { removed } : {}),
  })
  const cells = noun.fields.map((field, place) =>
    field.key === 'id' ? sql<string>`${sql.lit(`${noun.letter}-`)} || q.id` : cellOf(scene, field, place),
  )
  const line = concatenated([
    ...cells.flatMap((cell, at) => (at === 0 ? [cell] : [sql.lit(separator), cell])),
    sql.lit('\n'),
  ])
  const query = open
    .selectFrom(rows.as('q'))
    .select([sql<Uint8Array>`cast(group_concat(${line}, '') as blob)`.as('block'), sql<number>`max(q.id)`.as('last')])
    .compile()
  const parameters = query.parameters as readonly Bound[]
  const place = parameters.indexOf(afterMark)
  const statement = lane.prepare(query.sql)
  for (let after = 0; ; ) {
    const [row = []] = statement.values(...parameters.with(place, after))
    const [block, last] = row
    if (!(block instanceof Uint8Array) || typeof last !== 'number') return
    yield block
    after = last
  }
}
