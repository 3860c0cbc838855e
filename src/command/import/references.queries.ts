// What the texts of references mean: a key, a lettered id, or a name that one record alone bears. Each different text is
// looked up once; rows that name what is not there are rejected.
import type { Lane } from '../../database/lane.ts'
import { lettered, parseLettered } from '../../kernel/reference.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { foldText } from '../../kernel/text.ts'
import { say, type Words } from '../../kernel/words.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { nounNamed } from '../rows.queries.ts'
import { erasedKey } from './erased.queries.ts'
import { fate } from './fates.queries.ts'
import { type Job, makes } from './job.ts'
import { mergedInto } from './merged.queries.ts'
import { textColumn } from './stage.queries.ts'

/** What a text was found to mean. */
export type Found =
  | { readonly id: number }
  | { readonly why: Words }
  /** Nothing of that name. */
  | null

const mostNamed = 5

const removedWhy = (noun: Noun, id: number): Words => ({
  en: `${lettered(noun.letter, id)} is removed`,
  zh: `${lettered(noun.letter, id)} 已删除`,
})

/** Several records bear a name. */
export const severalWhy = (noun: Noun, ids: readonly (number | string)[]): Words => {
  const names = ids.slice(0, mostNamed).map((id) => (typeof id === 'number' ? lettered(noun.letter, id) : id))
  const more = ids.length > mostNamed ? ' ...' : ''
  return {
    en: `${ids.length > mostNamed ? 'many' : ids.length} ${noun.plural} bear this name: ${names.join(', ')}${more}`,
    zh: `有多个${noun.chinese[0]}同名：${names.join('、')}${more}`,
  }
}

const hasKey = (noun: Noun): boolean => noun.fields.some(({ key }) => key === 'key')

/** Finds a record by one column; one that was merged into another is that other. */
const foundBy = (lane: Lane, noun: Noun, column: 'id' | 'key', value: string | number): Found => {
  const row = lane.prepare(`select id, removed from ${quoted(noun.table)} where ${column} = ?`).get(value)
  if (row === undefined) return null
  const id = Number(row.id)
  if (row.removed === null) return { id }
  const into = mergedInto(lane, noun, id)
  return into === null ? { why: removedWhy(noun, id) } : { id: into }
}

/** By key in the store. */
export const byStoredKey = (lane: Lane, noun: Noun, text: string): Found =>
  hasKey(noun) ? foundBy(lane, noun, 'key', text) : null

/** By lettered id in the store. */
export const byLetteredId = (lane: Lane, noun: Noun, text: string): Found => {
  const id = parseLettered(text)
  return id?.letter === noun.letter ? foundBy(lane, noun, 'id', id.id) : null
}

/** The records in use that bear a name, and whether a removed one does. */
export const namedInStore = (
  lane: Lane,
  noun: Noun,
  text: string,
): { readonly ids: readonly number[]; readonly gone: number | null } => {
  if (noun.title === undefined) return { ids: [], gone: null }
  const rows = lane
    .prepare(
      `select id, removed from ${quoted(noun.table)} where name_key = ? order by removed is not null, id limit ${mostNamed + 1}`,
    )
    .all(foldText(text))
  const ids = rows.filter((row) => row.removed === null).map((row) => Number(row.id))
  return { ids, gone: rows.length > ids.length ? Number(rows.at(-1)?.id) : null }
}

const byStoredName = (lane: Lane, noun: Noun, text: string): Found => {
  const { ids, gone } = namedInStore(lane, noun, text)
  const [only, ...more] = ids
  if (only === undefined) return gone === null ? null : { why: removedWhy(noun, gone) }
  return more.length === 0 ? { id: only } : { why: severalWhy(noun, ids) }
}

const inStore = (lane: Lane, noun: Noun, text: string, keyAlone: boolean): Found => {
  const keyed = byStoredKey(lane, noun, text)
  if (keyed !== null || keyAlone) return keyed
  return byLetteredId(lane, noun, text) ?? byStoredName(lane, noun, text)
}

/** Why a text that means nothing is refused. */
export const unknownWhy = (job: Pick<Job, 'options'>, noun: Noun): Words => {
  const hint = !job.options.createMissing && makes({ options: { ...job.options, createMissing: true } }, noun.name)
  return {
    en: `there is no such ${noun.name}${hint ? ' (--create-missing makes it)' : ''}`,
    zh: `没有这个${noun.chinese[0]}${hint ? '（--create-missing 可新建）' : ''}`,
  }
}

/** Writes down what a text means: a record, a record to be made, or why it is refused. */
export const noteReference = (
  lane: Lane,
  id: number,
  found: number | null,
  made: boolean,
  why: string | null,
): void => {
  lane
    .prepare('update temp.import_ref set found = ?, made = ?, why = ? where id = ?')
    .run(found, made ? 1 : null, why, id)
}

/** The texts of references to a noun, block by block. */
export async function* referenceTexts(
  lane: Lane,
  job: Pick<Job, 'rest'>,
  noun: string,
): AsyncGenerator<{ readonly id: number; readonly text: string }, void> {
  for (let after = 0; ; ) {
    const rows = lane
      .prepare('select id, text from temp.import_ref where noun = ? and id > ? order by id limit 1000')
      .all(noun, after)
    for (const row of rows) yield { id: Number(row.id), text: String(row.text) }
    const last = rows.at(-1)
    if (!last) return
    after = Number(last.id)
    await job.rest()
  }
}

/** The reference fields of a job's file. */
export const referenceFields = (
  job: Job,
): readonly (Field & { readonly type: { readonly kind: 'reference'; readonly to: string } })[] =>
  job.file.mapping.columns.flatMap(({ field }) =>
    field.type.kind === 'reference' ? [{ ...field, type: field.type }] : [],
  )

/** Rejects the rows that name, in these fields, what was refused; says every fault of a row. */
export const rejectReferring = (lane: Lane, job: Job, fields: readonly Field[]): number => {
  let rejected = 0
  for (const field of fields) {
    const name = job.language === 'zh' ? field.words.zh : field.key
    rejected += lane
      .prepare(
        `insert into temp.import_fate (n, fate, why)
        select s.n, ${fate.rejected}, ? || ' "' || r.text || '": ' || r.why
          from temp.import_row as s cross join temp.import_ref as r on r.id = s.${textColumn(field.key)}
          left join temp.import_fate as f on f.n = s.n
        where r.why is not null and r.told is null and r.n is not s.n and (f.n is null or f.fate <> ${fate.unchanged})
        on conflict (n) do update set fate = excluded.fate,
          why = case when why is null then excluded.why else why || '; ' || excluded.why end`,
      )
      .run(name).changes
  }
  lane.exec('update temp.import_ref set told = 1 where why is not null')
  return rejected
}

/** Looks up every text that names a record of another noun, and rejects the rows that name none. */
export const resolveForeign = async (lane: Lane, job: Job): Promise<void> => {
  const fields = referenceFields(job).filter(({ type }) => type.to !== job.noun.name)
  let refused = false
  for (const name of new Set(fields.map(({ type }) => type.to))) {
    const noun = nounNamed(job.scene.nouns, name)
    for await (const { id, text } of referenceTexts(lane, job, name)) {
      const known = inStore(lane, noun, text, makes(job, name))
      const erased = known === null ? erasedKey(job, noun, text) : null
      const found: Found = erased === null ? known : { why: erased }
      if (found !== null && 'id' in found) noteReference(lane, id, found.id, false, null)
      else if (found === null && makes(job, name)) noteReference(lane, id, null, true, null)
      else {
        refused = true
        noteReference(lane, id, null, false, say(found?.why ?? unknownWhy(job, noun), job.language))
      }
    }
  }
  if (refused) rejectReferring(lane, job, fields)
}
