// Writes the journal of one transaction while the work goes on: every row changed, in order, into `change` and `added`,
// and into the running digest. The entry's own row comes last. Does not decide what may be written.
import { Failure } from '../kernel/failure.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Row } from '../kernel/row.ts'
import { same } from '../kernel/words.ts'
import { chainLink, firstChain, type Hasher, payloadDigest } from './digest.ts'
import { changedColumns, partImage, wholeImage } from './image.ts'
import type { Lane } from './lane.ts'
import { refuseBeyond } from './last-number.ts'
import type { Span } from './net-changes.ts'
import { deleteRow, idOf, insertRow, numberIn, readRow, updateRow } from './row-statements.ts'
import { countIn, leaveUnsealed, sealedAtOnce, sealIds, sealRows, unsealRow } from './seal.ts'
import type { EntryAbout } from './store-types.ts'

/** Ids of a table from first to last, added by the lane. */
export interface AddedRange {
  readonly table: string
  readonly first: number
  readonly last: number
  /** Whether the caller wrote what follows from the rows as well. */
  readonly derived: boolean
}

/** The journal of one transaction. */
export interface Recorder {
  readonly entry: number
  readonly ranges: readonly AddedRange[]
  /** Steps whose consequences the caller has kept already. */
  readonly settled: readonly Span[]
  /** Number of steps so far. */
  steps(): number
  insert(table: string, row: Row): number
  update(table: string, id: number, changes: Row, known?: Row): Row | null
  raise(table: string, id: number): void
  remove(table: string, id: number): void
  added(range: AddedRange): void
  changedBefore(table: string, before: Row): void
  removedBefore(table: string, before: Row): void
  addedRow(table: string, row: Row): void
  /** Says that a record, or a part of it, went for good; nothing of it is written. */
  erased(table: string, id: number, kind: 'edit' | 'remove'): void
  /** Seals what came in bulk, as it stands. Call once, after the last change. */
  seal(): void
  /** Writes the entry's row. Call once, after the last change. */
  end(about: EntryAbout): void
}

/** The number that the next entry bears. Numbers have no gaps: a transaction rolled back gives its number back. */
export const nextEntry = (lane: Lane): number => {
  const row = lane.prepare(`select seq from sqlite_sequence where name = 'entry'`).get()
  return row ? numberIn(row.seq) + 1 : 1
}

const countersLost = (): Failure =>
  new Failure(
    'store',
    'counters-lost',
    { en: 'the store has lost its counters of numbers', zh: '数据文件的编号计数已丢失' },
    {
      why: {
        en: 'sqlite_sequence does not hold what was given out: numbers of the history, and of records that are gone, would be given out again',
        zh: 'sqlite_sequence 中没有已用的编号：历史条目和已删除记录的编号会被再次使用',
      },
      hint: same('crm doctor --repair'),
    },
  )

/** As `nextEntry`, for an entry that is to be written. Fails with `counters-lost` (9) where it is there already. */
const newEntry = (lane: Lane): number => {
  const next = nextEntry(lane)
  if (lane.prepare('select 1 from entry where id >= ? limit 1').get(next) !== undefined) throw countersLost()
  return next
}

/** The chain after the last entry. */
export const chainHead = (lane: Lane): string => {
  const row = lane.prepare('select chain from entry order by id desc limit 1').get()
  return typeof row?.chain === 'string' ? row.chain : firstChain
}

const changeSql = 'insert into change (entry, position, tbl, row, kind, before, after) values (?, ?, ?, ?, ?, ?, ?)'
const addedSql = 'insert into added (entry, position, tbl, first, last) values (?, ?, ?, ?, ?)'
const entrySql = `insert into entry
  (id, at, who, staff, command, typed, reason, kind, records, undoes, salt, payload_digest, chain)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

// People count records, and the lines of an order belong to it.
const parts: ReadonlySet<string> = new Set(['order_line'])

/** Begins the journal of a transaction that has just begun as a writer. */
export const startRecorder = (lane: Lane, now: Instant, hasher: Hasher): Recorder => {
  const entry = newEntry(lane)
  const salt = hasher.randomBytes(16).toString('hex')
  const digest = payloadDigest(hasher, salt)
  const ranges: AddedRange[] = []
  const settled: Span[] = []
  const unimaged = new Map<string, number[]>()
  let position = 0
  let records = 0
  let inRanges = 0

  const record = (
    kind: 'add' | 'edit' | 'remove',
    table: string,
    id: number,
    before: string | null,
    after: string | null,
  ): void => {
    position += 1
    if (!parts.has(table)) records += 1
    lane.prepare(changeSql).run(entry, position, table, id, kind, before, after)
    digest.step([position, table, id, kind, before, after])
  }

  const settle = (): void => {
    const last = settled.at(-1)
    if (last?.last === position - 1) settled[settled.length - 1] = { first: last.first, last: position }
    else settled.push({ first: position, last: position })
  }

  return {
    entry,
    ranges,
    settled,
    steps: () => position,
    insert: (table, row) => {
      const added = insertRow(lane, table, { ...row, entry })
      refuseBeyond(table, idOf(added))
      record('add', table, idOf(added), null, wholeImage(added))
      return idOf(added)
    },
    update: (table, id, changes, known) => {
      const before = known ?? readRow(lane, table, id)
      if (!before) throw new Error(`${table} has no record ${id}`)
      const differing = changedColumns(before, changes)
      if (!differing) return null
      updateRow(lane, table, id, { ...differing.after, entry })
      record('edit', table, id, JSON.stringify(differing.before), JSON.stringify(differing.after))
      return { ...before, ...differing.after, entry }
    },
    raise: (table, id) => {
      updateRow(lane, table, id, { entry })
      record('edit', table, id, '{}', '{}')
    },
    remove: (table, id) => {
      const before = readRow(lane, table, id)
      if (!before) throw new Error(`${table} has no record ${id}`)
      deleteRow(lane, table, id)
      record('remove', table, id, wholeImage(before), null)
    },
    added: (range) => {
      if (range.last < range.first) return
      refuseBeyond(range.table, range.last)
      position += 1
      const count = countIn(lane, range.table, range)
      inRanges += count
      if (!parts.has(range.table)) records += count
      lane.prepare(addedSql).run(entry, position, range.table, range.first, range.last)
      digest.step([position, range.table, range.first, range.last])
      ranges.push(range)
    },
    changedBefore: (table, before) => {
      record('edit', table, idOf(before), partImage(before), null)
      const ids = unimaged.get(table)
      if (ids === undefined) unimaged.set(table, [idOf(before)])
      else ids.push(idOf(before))
    },
    addedRow: (table, row) => record('add', table, idOf(row), null, wholeImage(row)),
    removedBefore: (table, before) => {
      record('remove', table, idOf(before), wholeImage(before), null)
      settle()
    },
    erased: (table, id, kind) => {
      record(kind, table, id, null, null)
      unsealRow(lane, table, id)
      settle()
    },
    seal: () => {
      if (inRanges > sealedAtOnce) leaveUnsealed(lane, entry)
      else for (const range of ranges) sealRows(lane, range.table, range, entry)
      for (const [table, ids] of unimaged) sealIds(lane, table, ids, entry)
    },
    end: (about) => {
      const { who, staff, command, typed, reason, kind } = about
      const undoes = about.undoes ?? null
      const concerned = about.records ?? records
      const payload = digest.end([who, staff, command, typed, reason, kind, undoes, concerned])
      const chain = chainLink(hasher, chainHead(lane), entry, now, payload)
      lane
        .prepare(entrySql)
        .run(entry, now, who, staff, command, typed, reason, kind, concerned, undoes, salt, payload, chain)
    },
  }
}
