// The first rows of a file as an import would read them, and what is wrong with each by itself: also a name that the store
// does not have. Nothing is written, and no row is held against records or other rows.
import type { Lane } from '../../database/lane.ts'
import type { Json } from '../../kernel/json.ts'
import { same, type Words } from '../../kernel/words.ts'
import { amountFacts } from '../amounts.ts'
import type { Outcome } from '../command.ts'
import { jsonValue, shownValue } from '../show-value.ts'
import { rejectedAfter } from './fates.queries.ts'
import type { Job } from './job.ts'
import { mappingJson } from './receipt.queries.ts'
import { fileLines } from './report.ts'
import type { StagedRow } from './stage.queries.ts'

const textOf = (lane: Lane, id: number | undefined): string | null =>
  id === undefined ? null : String(lane.prepare('select text from temp.import_ref where id = ?').get(id)?.text ?? '')

const valuesOf = (lane: Lane, job: Job, row: StagedRow): readonly (readonly [string, Json, Words])[] => {
  const custom: unknown = typeof row.given.custom === 'string' ? JSON.parse(row.given.custom) : {}
  const customs = new Map(typeof custom === 'object' && custom !== null ? Object.entries(custom) : [])
  return job.file.mapping.columns.map(({ field }) => {
    if (field.type.kind === 'reference') {
      const text = textOf(lane, row.references[field.key])
      return [field.key, text, same(text ?? '')]
    }
    const given = (field.custom ? customs.get(field.key) : row.given[field.key]) ?? null
    // An amount in the currency of its row is a number once that is known; where it is not, it is shown as it stands.
    const stored = field.type.kind === 'money' && !field.custom ? (row.whole?.[field.key] ?? given) : given
    if (field.type.kind === 'money' && typeof stored === 'string') return [field.key, stored, same(stored)]
    const facts = amountFacts(field, row.whole, job.facts)
    const shown = (language: 'en' | 'zh') => shownValue(field, stored, facts, language).replaceAll('\n', ', ')
    return [field.key, jsonValue(field, stored, facts), { en: shown('en'), zh: shown('zh') }]
  })
}

const lineOf = (lane: Lane, job: Job, row: StagedRow, why: string | null): Words => {
  const values = valuesOf(lane, job, row)
  const text = (language: 'en' | 'zh'): string =>
    values
      .filter(([, , shown]) => shown[language] !== '')
      .map(([key, , shown]) => `${key} ${shown[language]}`)
      .join(' · ')
  const fault = why === null ? '' : `   ! ${why}`
  return { en: `   line ${row.line}   ${text('en')}${fault}`, zh: `   第 ${row.line} 行   ${text('zh')}${fault}` }
}

/** The outcome of `--preview`. After it is decided on each row by itself. */
export const previewOutcome = (lane: Lane, job: Job): Outcome => {
  const { file, options } = job
  const rejected = new Map(rejectedAfter(lane, 0, file.first.length).map(({ n, why }) => [n, why]))
  const whyOf = ({ n, whyNew }: StagedRow): string | null => rejected.get(n) ?? whyNew
  const rows = file.first.map((row) => ({
    _line: row.line,
    ...Object.fromEntries(valuesOf(lane, job, row).map(([key, json]) => [key, json])),
    _error: whyOf(row),
  }))
  const lines = file.first.map((row) => lineOf(lane, job, row, whyOf(row)))
  return {
    print: (page) =>
      page.report(
        {
          ok: true,
          preview: true,
          file: options.file,
          encoding: file.encoding,
          delimiter: file.delimiter,
          mapping: { ...mappingJson(job) },
          ignored_columns: [...file.mapping.ignored],
          new_fields: file.made.map(({ header, key, type }) => ({ header, key, type })),
          rows,
        },
        [...fileLines(job, file.rows).slice(1), ...lines],
      ),
  }
}
