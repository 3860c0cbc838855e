// Matches rows with records by phones, mails or names, one row after another: a row may match what an earlier row of
// the same file added or made of a record.
import type { Lane } from '../../database/lane.ts'
import { lettered } from '../../kernel/reference.ts'
import type { Row } from '../../kernel/row.ts'
import { say, type Words } from '../../kernel/words.ts'
import { criterionName, type Hit } from './crowds.queries.ts'
import { fate } from './fates.queries.ts'
import { type Handles, makeHandles, openRows } from './handles.queries.ts'
import type { Criterion } from './import-options.ts'
import type { Job } from './job.ts'
import { isMergedKey } from './merged.queries.ts'

/** What a row is; `via`: the record that was merged into it. */
type Verdict = { readonly handle: number; readonly via: number | null } | { readonly why: Words } | null

const handleName = (lane: Lane, job: Job, handle: number): Words => {
  if (handle > 0) return { en: lettered(job.noun.letter, handle), zh: lettered(job.noun.letter, handle) }
  const line = lane.prepare('select line from temp.import_row where n = ?').get(-handle)?.line
  return { en: `line ${line}`, zh: `第 ${line} 行` }
}

const named = (lane: Lane, job: Job, hits: readonly Hit[]): Words => {
  const names = hits.slice(0, 5).map(({ handle }) => handleName(lane, job, handle))
  return { en: names.map(({ en }) => en).join(', '), zh: names.map(({ zh }) => zh).join('、') }
}

/** What one criterion finds for a row; null for nothing. */
const tryCriterion = (lane: Lane, job: Job, handles: Handles, criterion: Criterion, row: Row): Verdict => {
  const [first, ...rest] = criterion
  if (first === undefined || rest.some(({ key }) => (row[`g_${key}`] ?? null) === null)) return null
  const hits = handles.found(criterion, row)
  const name = criterionName(criterion)
  const inUse = hits.filter(({ removed }) => !removed)
  // A name may be that of a removed record too; a phone, a mail or a key of one is somebody's.
  const [hit, ...more] = first.key === job.noun.title ? (inUse.length > 0 ? inUse : hits) : hits
  if (hit === undefined) return null
  const who = named(lane, job, [hit, ...more])
  if (more.length > 0)
    return { why: { en: `${name} is that of several: ${who.en}`, zh: `${name} 同属多个：${who.zh}` } }
  if (hit.removed)
    return { why: { en: `${name} is that of ${who.en}, which is removed`, zh: `${name} 属于已删除的 ${who.zh}` } }
  const key = row.g_key ?? null
  const own = key === null ? null : handles.keyOf(hit.handle)
  const clashes = key !== null && own !== null && own !== key
  if (clashes && !isMergedKey(lane, job.noun, String(key), hit.handle))
    return {
      why: {
        en: `${name} is that of ${who.en}, which has another key: ${own}`,
        zh: `${name} 属于 ${who.zh}，其外部编号不同：${own}`,
      },
    }
  return { handle: hit.handle, via: hit.via }
}

const matchRow = (lane: Lane, job: Job, handles: Handles, row: Row): Verdict => {
  for (const criterion of job.criteria) {
    const verdict = tryCriterion(lane, job, handles, criterion, row)
    if (verdict !== null) return verdict
  }
  return null
}

/** A row that names an id the store does not have is no new record. */
const unknownId = (job: Job, row: Row): Verdict => {
  const own = row.own ?? null
  if (own === null || job.keepsIds || !job.criteria.some(([field]) => field?.key === 'id')) return null
  const id = lettered(job.noun.letter, Number(own))
  return { why: { en: `${id}: there is no such record`, zh: `${id}：没有这个记录` } }
}

/** Matches every open row; the first criterion that finds something decides. */
export const matchInOrder = async (lane: Lane, job: Job): Promise<void> => {
  const { noun, criteria, options, language, file } = job
  const handles = makeHandles(lane, noun, criteria, file.stage)
  const put = lane.prepare('insert into temp.import_fate (n, fate, target, root, via, why) values (?, ?, ?, ?, ?, ?)')
  const hasName = noun.title !== undefined && file.stage.fills().includes('name_key')
  for (const rows of openRows(lane, noun, file.stage, hasName)) {
    for (const row of rows) {
      const n = Number(row.n)
      const verdict = matchRow(lane, job, handles, row) ?? unknownId(job, row)
      if (verdict === null) {
        if (row.why_new === null) handles.learn(-n, row)
        continue
      }
      if ('why' in verdict) put.run(n, fate.rejected, null, null, null, say(verdict.why, language))
      else if (options.onMatch === 'fail') {
        const who = handleName(lane, job, verdict.handle)
        put.run(
          n,
          fate.rejected,
          null,
          null,
          null,
          say({ en: `${who.en} is the same record`, zh: `${who.zh} 是同一记录` }, language),
        )
      } else if (options.onMatch === 'skip') put.run(n, fate.unchanged, null, null, null, null)
      else {
        const { handle, via } = verdict
        if (handle > 0) put.run(n, fate.matched, handle, null, via, null)
        else put.run(n, fate.joined, null, -handle, null, null)
        handles.learn(handle, row)
      }
    }
    await job.rest()
  }
}
