// The rows of an export joined to text by SQL, block by block: many times quicker than row by row. Each cell is what
// `plainValue` would give, or it is marked as not read and handed over as stored.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Bound } from '../database/lane.ts'
import { blockSigns, type JoinedColumn } from '../kernel/joined-cells.ts'
import type { ReadScene } from './command.ts'
import type { Field, FieldKind } from './field.ts'
import type { Noun } from './noun.ts'
import { nounNamed, type RowBuilder, type RowsAsked, rowsQuery } from './rows.queries.ts'
import { plainValue } from './show-value.ts'
import type { ValueFacts } from './value.ts'

type Text = RawBuilder<string>

const unread = sql.raw(`char(${blockSigns.unread})`)

const inner = (column: Text): Text => sql`substr(${column}, 3, length(${column}) - 4)`

/** A list of one plain element is that element. */
const single = (column: Text): Text =>
  sql`case when ${column} is null then null when substr(${column}, 1, 2) = '["' and instr(substr(${column}, 3), '"') = length(${column}) - 3
    and instr(${column}, '\\') = 0 then ${inner(column)} else ${unread} || ${column} end`

/** A list of one number in the form +8613800138000 is that number. */
const singlePhone = (column: Text): Text =>
  sql`case when ${column} is null then null when substr(${column}, 1, 3) = '["+' and substr(${column}, -2) = '"]'
    and ltrim(substr(${column}, 4, length(${column}) - 5), '0123456789') = '' and length(${column}) > 5 then ${inner(column)}
    else ${unread} || ${column} end`

const money = (column: Text, digits: number): Text => {
  if (digits === 0) return column
  const unit = sql.lit(10 ** digits)
  const places = sql`substr(${sql.lit('0'.repeat(digits))} || (abs(${column}) % ${unit}), ${sql.lit(-digits)})`
  return sql`case when ${column} is null then null else
    case when ${column} < 0 then '-' else '' end || (abs(${column}) / ${unit}) || '.' || ${places} end`
}

// Kinds that never begin like a formula as the store spells them, or are guarded in `cellOf`.
const trustedKinds: ReadonlySet<FieldKind> = new Set([
  'integer',
  'money',
  'flag',
  'day',
  'birthday',
  'choice',
  'phones',
])
const listKinds: ReadonlySet<FieldKind> = new Set(['phones', 'emails', 'words', 'tags', 'consent'])

/** What is known of the cells of each field: see `JoinedColumn`. */
export const joinedColumns = (noun: Noun, facts: ValueFacts): readonly JoinedColumn[] =>
  noun.fields.map((field) => {
    const { kind } = field.type
    const isFigure = field.custom === true && !listKinds.has(kind)
    return {
      trusted: field.custom !== true && (field.key === 'id' || trustedKinds.has(kind)),
      read: (stored) => plainValue(field, isFigure ? Number(stored) : stored, facts),
    }
  })

const cellOf = (scene: ReadScene, field: Field): Text => {
  const column: Text = sql`${sql.id('q', field.key)}`
  switch (field.type.kind) {
    case 'money':
      return money(column, scene.facts.digits)
    case 'flag':
      return sql`case when ${column} is null then null when ${column} = 1 then 'yes' else 'no' end`
    case 'phones':
      return singlePhone(column)
    case 'emails':
    case 'words':
    case 'tags':
      return single(column)
    case 'birthday':
      // The guard of a day without a year, `--05-12`; no other birthday begins so that it needs one.
      return sql`iif(substr(${column}, 1, 2) = '--', '''' || ${column}, ${column})`
    case 'consent':
      return sql`case when ${column} is null then null else ${unread} || ${column} end`
    case 'reference': {
      const key: Text = sql`${sql.id('q', `${field.key}.key`)}`
      const { letter } = nounNamed(scene.nouns, field.type.to)
      return sql`case when ${column} is null then null when coalesce(${key}, '') = '' then ${sql.lit(`${letter}-`)} || ${column} else ${key} end`
    }
    default:
      // A figure with places would be spelled by SQLite, not as the program spells it.
      return field.custom
        ? sql`iif(typeof(${column}) = 'real', ${unread} || format('%!.17g', ${column}), ${column})`
        : column
  }
}

// A function of SQLite takes so many arguments at most; `concat` takes null for nothing and joins all in one go.
const mostArguments = 100

const concatenated = (parts: readonly Text[]): Text => {
  if (parts.length <= mostArguments) return sql`concat(${sql.join(parts)})`
  return sql`concat(${sql.join(parts.slice(0, mostArguments - 1))}, ${concatenated(parts.slice(mostArguments - 1))})`
}

const cellSign: Text = sql.raw(`char(${blockSigns.cell})`)

/** Rows of a block: few enough that a block of long notes is no burden. */
const blockRows = 500

// Stands for the id after which a block begins, to be found among the parameters.
const afterMark = -771_020

/**
 * The rows asked for in order of their ids, as blocks of joined cells, those of `fields` in order. The order and the
 * limit of `asked` are left aside.
 */
export const joinedRows = function* (
  scene: ReadScene,
  noun: Noun,
  asked: Pick<RowsAsked, 'where' | 'removed'>,
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
  const cells = noun.fields.map((field) =>
    field.key === 'id' ? sql<string>`${sql.lit(`${noun.letter}-`)} || q.id` : cellOf(scene, field),
  )
  const line = concatenated(cells.flatMap((cell, at) => (at === 0 ? [cell] : [cellSign, cell])))
  const query = open
    .selectFrom(rows.as('q'))
    .select([
      sql<Uint8Array>`cast(group_concat(${line}, ${sql.raw(`char(${blockSigns.row})`)}) as blob)`.as('block'),
      sql<number>`max(q.id)`.as('last'),
    ])
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
