// References of a file to records of its own noun: whom an introducer, a parent, the order of a refund names may stand
// anywhere in the same file. Resolved after its last row.
import type { Lane } from '../../database/lane.ts'
import { lettered, parseLettered } from '../../kernel/reference.ts'
import type { Row } from '../../kernel/row.ts'
import { foldText } from '../../kernel/text.ts'
import { say, type Words } from '../../kernel/words.ts'
import { rejectCircles } from './circles.queries.ts'
import { erasedKey } from './erased.queries.ts'
import { rejectFallen } from './fallen-rows.queries.ts'
import { fate } from './fates.queries.ts'
import { rejectWithRoots, spoilGroups } from './groups.queries.ts'
import { rejectItself } from './itself.queries.ts'
import { type Job, makes } from './job.ts'
import { rejectOtherParent } from './other-parent.queries.ts'
import {
  byLetteredId,
  byStoredKey,
  namedInStore,
  noteReference,
  referenceFields,
  referenceTexts,
  rejectReferring,
  severalWhy,
  unknownWhy,
} from './references.queries.ts'
import { filledColumn, givenColumn } from './stage.queries.ts'

/** What a text means in file and store together. */
type Meant =
  | { readonly id: number }
  /** A row of the file. */
  | { readonly n: number }
  | { readonly why: Words }
  | null

const rowNumber = (row: Row | undefined): Meant => (row === undefined ? null : { n: Number(row.n) })

const byFileKey = (lane: Lane, job: Job, text: string): Meant => {
  if (!job.file.stage.layout.given.includes('key')) return null
  const key = givenColumn('key')
  return rowNumber(
    lane.prepare(`select n from temp.import_row where ${key} = ? and why is null order by n limit 1`).get(text),
  )
}

const byFileId = (lane: Lane, job: Job, text: string): Meant => {
  const id = parseLettered(text)
  if (!job.keepsIds || id?.letter !== job.noun.letter) return null
  return rowNumber(
    lane.prepare('select n from temp.import_row where own = ? and why is null order by n limit 1').get(id.id),
  )
}

/** The rows that add a record of this name. */
const namedInFile = (lane: Lane, job: Job, text: string): readonly Row[] =>
  job.noun.title !== undefined && job.file.stage.fills().includes('name_key')
    ? lane
        .prepare(
          `select s.n as n, s.line as line from temp.import_row as s left join temp.import_fate as f on f.n = s.n
          where s.${filledColumn('name_key')} = ? and f.n is null order by s.n limit 6`,
        )
        .all(foldText(text))
    : []

const byName = (lane: Lane, job: Job, text: string): Meant => {
  const { ids, gone } = namedInStore(lane, job.noun, text)
  const rows = namedInFile(lane, job, text)
  if (ids.length + rows.length > 1) {
    const lines = rows.map((row) => say({ en: `line ${row.line}`, zh: `第 ${row.line} 行` }, job.language))
    return { why: severalWhy(job.noun, [...ids, ...lines]) }
  }
  const [id] = ids
  if (id !== undefined) return { id }
  if (rows.length > 0) return rowNumber(rows[0])
  const name = gone === null ? '' : lettered(job.noun.letter, gone)
  return gone === null ? null : { why: { en: `${name} is removed`, zh: `${name} 已删除` } }
}

const meantBy = (lane: Lane, job: Job, text: string): Meant => {
  const keyed = byStoredKey(lane, job.noun, text) ?? byFileKey(lane, job, text)
  if (keyed !== null || makes(job, job.noun.name)) return keyed
  return byLetteredId(lane, job.noun, text) ?? byFileId(lane, job, text) ?? byName(lane, job, text)
}

/** What has become of a row of the file, for those who name it. */
const recordOf = (lane: Lane, job: Job, n: number): Meant => {
  const row = lane.prepare('select fate, target, root from temp.import_fate where n = ?').get(n)
  if (row === undefined) return { n }
  if (typeof row.root === 'number' && row.fate !== fate.rejected) return { n: row.root }
  if (typeof row.target === 'number' && row.fate !== fate.rejected) return { id: row.target }
  const line = lane.prepare('select line from temp.import_row where n = ?').get(n)?.line
  return row.fate === fate.rejected
    ? { why: { en: `line ${line} is rejected`, zh: `第 ${line} 行被拒收` } }
    : { why: unknownWhy(job, job.noun) }
}

const note = (lane: Lane, job: Job, id: number, meant: Meant): void => {
  const { text } = lane.prepare('select text from temp.import_ref where id = ?').get(id) ?? {}
  const erased = meant === null ? erasedKey(job, job.noun, String(text)) : null
  if (erased !== null) noteReference(lane, id, null, false, say(erased, job.language))
  else if (meant === null) {
    if (makes(job, job.noun.name)) noteReference(lane, id, null, true, null)
    else noteReference(lane, id, null, false, say(unknownWhy(job, job.noun), job.language))
  } else if ('why' in meant) noteReference(lane, id, null, false, say(meant.why, job.language))
  else if ('id' in meant) noteReference(lane, id, meant.id, false, null)
  else lane.prepare('update temp.import_ref set n = ? where id = ?').run(meant.n, id)
}

/** Looks once more at those who name a row of the file: it may have been rejected meanwhile. Says how many were. */
const followRows = async (lane: Lane, job: Job): Promise<void> => {
  const sql = 'select id, n from temp.import_ref where n is not null and why is null and id > ? order by id limit 1000'
  for (let after = 0; ; ) {
    const rows = lane.prepare(sql).all(after)
    for (const row of rows) {
      const record = recordOf(lane, job, Number(row.n))
      if (record !== null && !('n' in record)) note(lane, job, Number(row.id), record)
      else if (record !== null)
        lane.prepare('update temp.import_ref set n = ? where id = ?').run(record.n, Number(row.id))
    }
    const last = rows.at(-1)
    if (!last) return
    after = Number(last.id)
    await job.rest()
  }
}

/**
 * Resolves the references of rows to records of the noun itself, and rejects the rows that name none, or one that they
 * cannot belong to.
 */
export const resolveOwn = async (lane: Lane, job: Job): Promise<void> => {
  const fields = referenceFields(job).filter(({ type }) => type.to === job.noun.name)
  if (fields.length === 0) {
    if (rejectOtherParent(lane, job) > 0) while (rejectWithRoots(lane, job) + spoilGroups(lane, job) > 0);
    return
  }
  const { given } = job.file.stage.layout
  if (given.includes('key'))
    lane.exec(`create index if not exists temp.import_row_key on import_row (${givenColumn('key')})`)
  if (job.file.stage.fills().includes('name_key'))
    lane.exec(`create index if not exists temp.import_row_name on import_row (${filledColumn('name_key')})`)
  if (job.keepsIds) lane.exec('create index if not exists temp.import_row_own on import_row (own)')
  for await (const { id, text } of referenceTexts(lane, job, job.noun.name))
    note(lane, job, id, meantBy(lane, job, text))
  // Each rejected row may take those with it that name it, and so on.
  for (;;) {
    await followRows(lane, job)
    const named = rejectReferring(lane, job, fields)
    const others =
      rejectWithRoots(lane, job) +
      spoilGroups(lane, job) +
      rejectItself(lane, job, fields) +
      rejectOtherParent(lane, job) +
      rejectCircles(lane, job)
    if (named + others === 0) return
    await rejectFallen(lane, job, fields)
  }
}
