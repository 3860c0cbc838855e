// What an entry came to for each row, whatever the steps in between: added, edited or removed, with the columns before
// and after. Read from the journal in blocks, so that the connection is free to write between two rows.
import type { Row, Stored } from '../kernel/row.ts'
import { readImage } from './image.ts'
import type { Lane } from './lane.ts'
import { numberIn, placeAfter, textIn } from './row-statements.ts'

/** What an entry did to one row, by single steps; rows added in ranges are not among them. */
export interface NetChange {
  readonly table: string
  readonly id: number
  readonly kind: 'add' | 'edit' | 'remove'
  /** Columns before: all of them for a removal (empty ones missing), the changed ones for an edit, null for an addition. */
  readonly before: Row | null
  /** Columns after, as far as the journal says: a bulk edit says nothing. Of an addition empty ones are missing. */
  readonly after: Row
  /** True where erasure has emptied the journal of this row. */
  readonly erased: boolean
}

interface Step {
  readonly kind: string
  readonly before: Row | null
  readonly after: Row | null
}

const stepOf = (row: Row): Step => ({
  kind: textIn(row.kind),
  before: row.before === null ? null : readImage(textIn(row.before)),
  after: row.after === null ? null : readImage(textIn(row.after)),
})

const isErased = ({ kind, before, after }: Step): boolean => (kind === 'add' ? after === null : before === null)

// Columns that a whole image leaves out are empty, which matters when it stands beside one of an edit.
const withEmpty = (row: Row, other: Row): Row => {
  const filled: Record<string, Stored> = { ...row }
  for (const column of Object.keys(other)) filled[column] ??= null
  return filled
}

const afterSteps = (steps: readonly Step[]): Row => {
  const after: Record<string, Stored> = {}
  for (const step of steps) {
    if (step.after) Object.assign(after, step.after)
    else for (const column of Object.keys(step.before ?? {})) delete after[column]
  }
  return after
}

// The usual case, without the copies.
const foldOne = (table: string, id: number, step: Step): NetChange => {
  const erased = isErased(step)
  if (step.kind === 'remove') return { table, id, kind: 'remove', before: step.before ?? {}, after: {}, erased }
  if (step.kind === 'add') return { table, id, kind: 'add', before: null, after: step.after ?? {}, erased }
  return { table, id, kind: 'edit', before: step.before ?? {}, after: step.after ?? {}, erased }
}

const fold = (table: string, id: number, steps: readonly Step[]): NetChange | null => {
  const first = steps[0]
  const last = steps.at(-1)
  if (!first || !last) return null
  if (steps.length === 1) return foldOne(table, id, first)
  const erased = steps.some(isErased)
  const gone = last.kind === 'remove'
  if (first.kind === 'add' && gone) return null
  let before: Record<string, Stored> = {}
  for (const step of steps.toReversed()) {
    if (step.kind === 'edit') Object.assign(before, step.before)
    else before = { ...step.before }
  }
  if (gone) return { table, id, kind: 'remove', before, after: {}, erased }
  const after = afterSteps(steps)
  if (first.kind === 'add') return { table, id, kind: 'add', before: null, after, erased }
  const whole = steps.some((step) => step.kind !== 'edit')
  return {
    table,
    id,
    kind: 'edit',
    before: whole ? withEmpty(before, after) : before,
    after: whole ? withEmpty(after, before) : after,
    erased,
  }
}

const blockSql = `select position, tbl, row, kind, before, after from change
  where entry = ? and position > ? order by position limit 1000`
const rowSql = 'select position, kind, before, after from change where tbl = ? and row = ? and entry = ? order by id'
const kindsSql = 'select distinct kind from change where entry = ?'
const severalSql = 'select tbl, row from change where entry = ? group by tbl, row having count(*) > 1'

/** Ids of a table from first to last. */
export interface IdRange {
  readonly table: string
  readonly first: number
  readonly last: number
}

/** The ranges of ids that an entry added by the lane, in order. */
export const addedRanges = (lane: Lane, entry: number): readonly IdRange[] =>
  lane
    .prepare('select tbl, first, last from added where entry = ? order by position')
    .all(entry)
    .map((row) => ({ table: textIn(row.tbl), first: numberIn(row.first), last: numberIn(row.last) }))

/** What an entry came to for one row that it changed; null for nothing. */
export const netChange = (lane: Lane, entry: number, table: string, id: number): NetChange | null =>
  fold(table, id, lane.prepare(rowSql).all(table, id, entry).map(stepOf))

// Ranges of a table do not overlap, and may be many: halved until one is left.
const inRanges = (ranges: readonly IdRange[]): ((table: string, id: number) => boolean) => {
  const byTable = new Map<string, IdRange[]>()
  for (const range of ranges) {
    const own = byTable.get(range.table)
    if (own === undefined) byTable.set(range.table, [range])
    else own.push(range)
  }
  for (const own of byTable.values()) own.sort((one, other) => one.first - other.first)
  return (table, id) => {
    const own = byTable.get(table) ?? []
    let [low, high] = [0, own.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((own[middle]?.last ?? 0) < id) low = middle + 1
      else high = middle
    }
    return (own[low]?.first ?? id + 1) <= id
  }
}

/** Which rows of an entry are wanted. */
export interface Wanted {
  readonly kinds?: readonly NetChange['kind'][]
  /** Steps that are passed over, by their positions; no other step may be of the same rows. */
  readonly past?: readonly Span[]
}

/** Steps of an entry from one position to another. */
export interface Span {
  readonly first: number
  readonly last: number
}

/**
 * The rows an entry changed, in the order of their first step, each once. Rows of its added ranges are not among them:
 * they were not there before, and are afterwards if they still are.
 */
export function* netChanges(lane: Lane, entry: number, { kinds, past = [] }: Wanted = {}): Generator<NetChange> {
  const isAdded = inRanges(addedRanges(lane, entry))
  const markOf = ({ tbl, row }: Row): string => `${row} ${tbl}`
  const isWanted = (kind: Stored | undefined): boolean => kinds === undefined || kinds.some((one) => one === kind)
  const [kind, other] = lane.prepare(kindsSql).all(entry)
  // Nothing is added or removed twice: then each row has one step, as have nearly all where there are other steps. One step
  // is all that became of its row, and needs no second look.
  const isEach = other === undefined && kind?.kind !== 'edit'
  if (isEach && !isWanted(kind?.kind)) return
  const several = new Set(isEach ? [] : lane.prepare(severalSql).all(entry).map(markOf))
  let position = 0
  for (;;) {
    const block = lane.prepare(blockSql).all(entry, position)
    for (const step of block) {
      position = placeAfter(position, numberIn(step.position))
      const span = past.find(({ first, last }) => first <= position && position <= last)
      if (span) {
        position = span.last
        break
      }
      const table = textIn(step.tbl)
      const id = numberIn(step.row)
      const single = !several.has(markOf(step))
      if ((single && !isWanted(step.kind)) || isAdded(table, id)) continue
      const steps = single ? [step] : lane.prepare(rowSql).all(table, id, entry)
      if (steps[0]?.position !== position) continue
      const net = fold(table, id, steps.map(stepOf))
      if (net && isWanted(net.kind)) yield net
    }
    if (block.length === 0) return
  }
}
