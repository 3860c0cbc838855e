// Records that completion offers for what is typed: by id, by the beginning of a name or key, else by all that search
// knows (pinyin, initials, a part of the name). Walks of indexes, cut short; plain statements, for nothing else is loaded.
import type { Lane } from '../../database/store.ts'
import { indexSpan, lettered, letterNumber } from '../../kernel/reference.ts'
import type { Row } from '../../kernel/row.ts'
import { readSearch } from '../../kernel/search-query.ts'
import { literal, quoted } from '../../kernel/sql-text.ts'
import { foldText } from '../../kernel/text.ts'
import type { Candidate } from './candidate.ts'
import type { DrawnNoun, DrawnOpen } from './drawn.ts'

/** More than these nobody reads. */
const most = 50

/** Which records are asked for: those in use, of these the open ones, or the removed ones. */
export type Which = 'used' | 'open' | 'removed'

/** After every text that begins as one does. */
const last = '\u{10ffff}'

const column = (name: string): string => `r.${quoted(name)}`

const openTest = ({ column: name, codes, none }: DrawnOpen): string => {
  const list = codes.map(literal).join(', ')
  return `${column(name)} ${none ? 'not in' : 'in'} (${list})`
}

/** Removed records are looked for among so many of the newest alone: few tables have an index of them. */
const newest = 200_000

const inUse = ({ open, table }: DrawnNoun, which: Which): string => {
  if (which === 'removed') return `r.removed is not null and r.id > (select max(id) from ${quoted(table)}) - ${newest}`
  return `r.removed is null${which === 'open' && open ? ` and ${openTest(open)}` : ''}`
}

/** The open ones by the day they are due, of which there is an index; others newest first. */
const orderOf = ({ open, fields }: DrawnNoun, which: Which): string =>
  which === 'open' && open && fields.some(({ key, kind }) => key === 'due' && kind === 'day')
    ? 'r.due, r.id'
    : 'r.id desc'

const selected = (noun: DrawnNoun): string => {
  const { title, parent, told } = noun
  const key = noun.fields.some((field) => field.key === 'key')
  return [
    'r.id as id',
    ...(key ? ['r.key as key'] : []),
    ...(title === undefined ? [] : [`${column(title)} as title`]),
    ...(parent ? [`p.${quoted(parent.title)} as parent`] : []),
    ...told.map((one) => `${column(one.column)} as ${quoted(`told.${one.column}`)}`),
  ].join(', ')
}

const rowsWhere = (
  lane: Lane,
  noun: DrawnNoun,
  which: Which,
  where: string,
  values: readonly (string | number)[],
  order = orderOf(noun, which),
): readonly Row[] => {
  const { parent } = noun
  const joined = parent ? ` left join ${quoted(parent.table)} as p on p.id = ${column(parent.column)}` : ''
  const from = `from ${quoted(noun.table)} as r${joined}`
  const sql = `select ${selected(noun)} ${from} where ${inUse(noun, which)} and ${where} order by ${order} limit ${most}`
  return lane.prepare(sql).all(...values)
}

const text = (value: Row[string] | undefined): string => (value === null || value === undefined ? '' : String(value))

const toldOf = (noun: DrawnNoun, row: Row): string =>
  [
    text(row.parent),
    ...noun.told.map(({ column: name, words }) => words?.[text(row[`told.${name}`])] ?? text(row[`told.${name}`])),
  ]
    .filter((part) => part !== '')
    .join(' · ')

const byId = (noun: DrawnNoun, row: Row): Candidate => ({
  text: lettered(noun.letter, Number(row.id)),
  about: noun.title === undefined ? toldOf(noun, row) : text(row.title),
})

/** Records by name: one that several bear stands once, with the ids of all. */
const byTitle = (noun: DrawnNoun, rows: readonly Row[]): readonly Candidate[] => {
  const ids = new Map<string, string[]>()
  for (const row of rows) {
    const title = text(row.title)
    if (title !== '') ids.set(title, [...(ids.get(title) ?? []), lettered(noun.letter, Number(row.id))])
  }
  return [...ids].map(([title, all]) => ({ text: title, about: all.join(', ') }))
}

/** The open records of which a condition holds, with what tells them apart. */
export const openRecords = (lane: Lane, noun: DrawnNoun, where: string): readonly Candidate[] =>
  rowsWhere(lane, noun, 'open', where, []).map((row) => byId(noun, row))

/** Ids whose number begins with some digits, as ranges: 1, 10 to 19, 100 to 199 ... */
const rangesOf = (digits: string): { readonly where: string; readonly values: readonly number[] } => {
  if (digits === '') return { where: 'true', values: [] }
  const first = Number(digits)
  const steps = Array.from({ length: Math.max(1, 13 - digits.length) }, (_, place) => 10 ** place)
  const values = steps.flatMap((step) => [first * step, first * step + step - 1])
  return { where: `(${steps.map(() => 'r.id between ? and ?').join(' or ')})`, values }
}

const namesWith = (lane: Lane, noun: DrawnNoun, which: Which, typed: string): readonly Candidate[] => {
  if (noun.title === undefined) return []
  const [name, from] = noun.folded ? ['name_key', foldText(typed)] : [noun.title, typed]
  // The newest where nothing is typed; else in the order of the index, so that nothing is sorted.
  if (from === '') return byTitle(noun, rowsWhere(lane, noun, which, 'true', []))
  const where = `${column(name)} >= ? and ${column(name)} < ?`
  return byTitle(noun, rowsWhere(lane, noun, which, where, [from, from + last], column(name)))
}

const keysWith = (lane: Lane, noun: DrawnNoun, which: Which, typed: string): readonly Candidate[] => {
  if (typed === '' || noun.title === 'key' || !noun.fields.some(({ key }) => key === 'key')) return []
  const rows = rowsWhere(lane, noun, which, 'r.key >= ? and r.key < ?', [typed, typed + last], 'r.key')
  return rows.map((row) => ({ ...byId(noun, row), text: text(row.key) }))
}

/** Number of a noun in the search index. */
const searchNumber = ({ letter }: DrawnNoun): number => letterNumber(letter)

const searched = (lane: Lane, noun: DrawnNoun, which: Which, typed: string): readonly Candidate[] => {
  if (!noun.folded || which !== 'used' || typed.length < 2) return []
  const { match, test } = readSearch(typed)
  if (match === undefined) return []
  const hits = `select rowid / ${indexSpan} from search where search match ? and rowid % ${indexSpan} = ? limit 2000`
  const rows = rowsWhere(lane, noun, which, `r.id in (${hits})`, [match, searchNumber(noun)])
  return byTitle(
    noun,
    rows.filter((row) => test([{ key: 'name', kind: 'name', text: text(row.title) }]).length > 0),
  )
}

/** The records that a person may mean by what is typed so far. */
export const recordsFor = (lane: Lane, noun: DrawnNoun, which: Which, typed: string): readonly Candidate[] => {
  const id = /^([a-z])(?:-(\d*)|(\d+))$/i.exec(typed)
  const isId = id?.[1]?.toUpperCase() === noun.letter
  if (isId || (typed === '' && noun.title === undefined)) {
    const { where, values } = rangesOf(id?.[2] ?? id?.[3] ?? '')
    const rows = rowsWhere(lane, noun, which, where, values)
    if (rows.length > 0) return rows.map((row) => byId(noun, row))
  }
  for (const find of [namesWith, keysWith, searched]) {
    const found = find(lane, noun, which, typed)
    if (found.length > 0) return found
  }
  const bare = typed.toUpperCase() === noun.letter
  return bare ? rowsWhere(lane, noun, which, 'true', []).map((row) => byId(noun, row)) : []
}
