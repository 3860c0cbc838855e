// Checks on what refers to what: links that work to be done hangs on, to records that are gone; and circles of records.
// Who did a visit and what an old order was for are history: those links may point at what is removed.
import type { Noun } from '../command/noun.ts'
import { lettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { quoted } from '../kernel/sql-text.ts'
import type { Words } from '../kernel/words.ts'
import { isNamedBy } from '../team/index.ts'
import { type Check, editLine, type Found, type Looking } from './check.ts'
import { customerColumn, inUse } from './in-use.ts'
import { inBrief } from './stored.ts'

/** A link that is to lead somewhere. */
interface Link {
  readonly noun: string
  readonly field: string
  /** Only records `r` of which this holds. */
  readonly only?: string
  /** It stands in the lines of the record. */
  readonly line?: true
}

const open = `r.status in ('planned', 'missed')`
const openCase = `r.status not in ('confirmed', 'closed')`

const links: readonly Link[] = [
  { noun: 'customer', field: 'introducer' },
  { noun: 'customer', field: 'owner' },
  { noun: 'visit', field: 'staff', only: open },
  { noun: 'order', field: 'refund_of' },
  // What was sold when it was no longer sold.
  { noun: 'order', field: 'product', only: '(t.id is null or r.at_day > substr(t.removed, 1, 10))', line: true },
  { noun: 'complaint', field: 'product', only: openCase },
  { noun: 'complaint', field: 'staff', only: openCase },
  { noun: 'complaint', field: 'department', only: openCase },
  { noun: 'staff', field: 'department' },
  { noun: 'department', field: 'parent' },
  { noun: 'segment', field: 'owner' },
]

interface Ends {
  readonly noun: Noun
  readonly target: Noun
}

const endsOf = ({ noun: name, field }: Link, nouns: readonly Noun[]): Ends | undefined => {
  const noun = nouns.find((one) => one.name === name)
  const type = noun?.fields.find(({ key }) => key === field)?.type
  const target = type?.kind === 'reference' ? nouns.find((one) => one.name === type.to) : undefined
  return noun === undefined || target === undefined ? undefined : { noun, target }
}

/** Links to records of which a condition on `t` holds: noun, record, customer, and the other end. */
function* linked(
  { lane, nouns }: Looking,
  link: Link,
  condition: string,
): Iterable<{ readonly ends: Ends; readonly row: Row }> {
  const ends = endsOf(link, nouns)
  if (ends === undefined) return
  const { noun, target } = ends
  const about = customerColumn(noun)
  const merged = target.mergedInto === undefined ? 'null' : `t.${quoted(target.mergedInto)}`
  const end = `${link.line ? 'l' : 'r'}.${quoted(link.field)}`
  // Also to what never was there, or went without a trace: another program wrote the link.
  const from = link.line
    ? `${quoted(noun.lines?.table ?? '')} as l join ${quoted(noun.table)} as r on r.id = l.${quoted(noun.lines?.parent ?? '')}
      left join ${quoted(target.table)} as t on t.id = ${end}`
    : `${quoted(noun.table)} as r left join ${quoted(target.table)} as t on t.id = ${end}`
  const sql = `select distinct r.id, ${about === null ? 'null' : `r.${quoted(about)}`} as customer, ${end} as other,
      t.id is null as lost,
      ${target.title === undefined ? 'null' : `t.${quoted(target.title)}`} as name, ${merged} as merged
    from ${from} where ${end} is not null and ${condition} ${link.only === undefined ? '' : `and ${link.only}`} and ${inUse(noun, nouns)}
    order by r.id`
  for (const row of lane.prepare(sql).all()) yield { ends, row }
}

const linkFound = ({ noun, target }: Ends, row: Row, field: string, words: Words): Found => {
  const merged = row.merged ?? null
  return {
    noun: noun.name,
    id: Number(row.id),
    customer: row.customer === null ? null : Number(row.customer),
    field,
    value: lettered(target.letter, Number(row.other)),
    words,
    hint: editLine(
      noun.name,
      noun.letter,
      Number(row.id),
      field,
      merged === null ? 'REF' : lettered(target.letter, Number(merged)),
    ),
  }
}

const wordsOf = (noun: Noun, field: string): Words =>
  noun.fields.find(({ key }) => key === field)?.words ?? { en: field, zh: field }

const orphanLink: Check = {
  name: 'orphan-link',
  severity: 'error',
  dimension: 'consistency',
  words: {
    en: 'a link to a record that was removed or merged, or is not there',
    zh: '指向已删除、已合并或不存在记录的关联',
  },
  find: function* (looking) {
    for (const link of links)
      for (const { ends, row } of linked(looking, link, '(t.id is null or t.removed is not null)')) {
        const { noun, target } = ends
        const field = wordsOf(noun, link.field)
        const other = `${lettered(target.letter, Number(row.other))}${row.name === null ? '' : ` ${row.name}`}`
        const merged = row.merged ?? null
        const [en, zh] =
          row.lost === 1
            ? ['is not there', '不存在']
            : merged === null
              ? ['is removed', '已删除']
              : [
                  `is merged into ${lettered(target.letter, Number(merged))}`,
                  `已并入 ${lettered(target.letter, Number(merged))}`,
                ]
        yield linkFound(ends, row, link.field, {
          en: `${field.en} ${other} ${en}`,
          zh: `${field.zh} ${other} ${zh}`,
        })
      }
  },
}

const ownerLeft: Check = {
  name: 'owner-left',
  severity: 'error',
  dimension: 'consistency',
  words: { en: 'work of somebody who has left', zh: '负责人已离职' },
  find: function* (looking) {
    for (const link of links.filter((one) => endsOf(one, looking.nouns)?.target.name === 'staff'))
      for (const { ends, row } of linked(looking, link, 't.removed is null and t.active = 0')) {
        const field = wordsOf(ends.noun, link.field)
        const other = `${lettered(ends.target.letter, Number(row.other))} ${row.name}`
        const found = linkFound(ends, row, link.field, {
          en: `${field.en} ${other} has left`,
          zh: `${field.zh} ${other} 已离职`,
        })
        const isCustomer = ends.noun.name === 'customer'
        yield isCustomer ? { ...found, hint: `crm assign customer ${lettered('C', Number(row.id))} --to STAFF` } : found
      }
  },
}

/** The ids of every circle that records make by one of their references, each from its least id on. */
const circlesOf = (above: ReadonlyMap<number, number>): readonly (readonly number[])[] => {
  const seen = new Set<number>()
  const circles: number[][] = []
  for (const start of above.keys()) {
    const way: number[] = []
    const placed = new Map<number, number>()
    let at: number | undefined = start
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      placed.set(at, way.length)
      way.push(at)
      at = above.get(at)
    }
    const from = at === undefined ? undefined : placed.get(at)
    if (from === undefined) continue
    const circle = way.slice(from)
    const least = circle.indexOf(Math.min(...circle))
    circles.push([...circle.slice(least), ...circle.slice(0, least)])
  }
  return circles
}

function* circles({ lane, nouns }: Looking): Iterable<Found> {
  for (const noun of nouns)
    for (const field of noun.fields) {
      if (field.type.kind !== 'reference' || field.type.to !== noun.name || field.custom) continue
      const column = `r.${quoted(field.key)}`
      const sql = `select r.id, ${column} from ${quoted(noun.table)} as r where ${column} is not null and ${inUse(noun, nouns)}`
      const above = new Map<number, number>()
      for (const [id, up] of lane.prepare(sql).eachValues()) above.set(Number(id), Number(up))
      for (const circle of circlesOf(above)) {
        const [first = 0, next = first] = circle
        const way = [...circle, first].map((id) => lettered(noun.letter, id)).join(' → ')
        yield {
          noun: noun.name,
          id: first,
          customer: noun.name === 'customer' ? first : null,
          field: field.key,
          value: lettered(noun.letter, next),
          words: { en: `${field.words.en} goes round: ${way}`, zh: `${field.words.zh}循环：${way}` },
          hint: editLine(noun.name, noun.letter, first, field.key, 'none'),
        }
      }
    }
}

const circle: Check = {
  name: 'circle',
  severity: 'error',
  dimension: 'consistency',
  words: { en: 'records that stand above themselves: introducers, departments', zh: '循环关联：介绍人、部门' },
  find: circles,
}

const roleUnknown: Check = {
  name: 'role-unknown',
  severity: 'warning',
  dimension: 'consistency',
  words: {
    en: 'staff whose role hides nothing, though the firm has roles',
    zh: '已设角色，而员工的职务不是角色，什么也不遮盖',
  },
  find: function* ({ lane }) {
    const roles = lane.prepare('select id, key, name_key from role where removed is null').all()
    if (roles.length === 0) return
    const bearers = 'select id, role from staff where removed is null and active = 1 and role is not null order by id'
    for (const { id, role } of lane.prepare(bearers).all()) {
      const word = String(role)
      if (roles.some((one) => isNamedBy(word, one))) continue
      yield {
        noun: 'staff',
        id: Number(id),
        customer: null,
        field: 'role',
        value: word,
        words: {
          en: `"${inBrief(word)}" is no role: sees everything`,
          zh: `“${inBrief(word)}”不是角色，可查看全部内容`,
        },
        hint: editLine('staff', 'E', Number(id), 'role', 'ROLE'),
      }
    }
  },
}

/** The checks on links. */
export const linkChecks: readonly Check[] = [orphanLink, ownerLeft, circle, roleUnknown]
