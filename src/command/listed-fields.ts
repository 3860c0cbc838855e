// Which fields a list reads from the store: those behind the names of `--fields`, else those that the format has.
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import type { Field } from './field.ts'
import { findField } from './filter/find-field.ts'
import { linesKey } from './lines-column.ts'
import { fieldOf, type Noun } from './noun.ts'
import type { Page } from './page.ts'
import { suggestFields } from './pick-columns.ts'
import type { ReachColumn } from './reach.ts'

const wholeFormats = new Set(['json', 'ndjson', 'csv'])

/** The names of columns that stand beside fields, each with the fields that it is made of. */
const namesBeside = (noun: Noun, fields: readonly Field[]): ReadonlyMap<string, readonly Field[]> => {
  const names = new Map<string, readonly Field[]>()
  for (const field of fields) {
    if (field.type.kind === 'reference') names.set(`${field.key}_name`, [field])
    if (field.leavesOut !== undefined) names.set(field.leavesOut.key, [field])
  }
  const { lines } = noun
  if (lines) {
    const own = fields.filter(({ key }) => lines.fields.includes(key))
    for (const name of [linesKey, '明细']) names.set(name, own)
  }
  return names
}

/** Formats with a cell of their own for each figure, so that an amount bears no sign. */
const bareFormats = new Set(['tsv', 'xlsx'])

/** The fields that a person sees without asking; where an amount bears no sign, its currency beside it. */
const usualFields = (fields: readonly Field[], page: Pick<Page, 'format'>): readonly Field[] => {
  const listed = fields.filter((field) => field.listed !== undefined)
  if (!bareFormats.has(page.format)) return listed
  const currencies = listed.map(({ type }) => (type.kind === 'money' ? type.currency : undefined))
  return fields.filter((field) => listed.includes(field) || currencies.includes(field.key))
}

/**
 * The fields of a list: those named by `--fields`, else all for programs and the main ones for people. Throws a
 * `Failure` (`unknown-field`) for a name that is none.
 */
export const listedFields = (
  noun: Noun,
  fields: readonly Field[],
  page: Pick<Page, 'format'>,
  named: string | undefined,
  reach: ReachColumn | null = null,
): readonly Field[] => {
  if (named === 'help') return fields
  if (named === undefined) return wholeFormats.has(page.format) ? fields : usualFields(fields, page)
  const beside = new Map([...namesBeside(noun, fields), ...(reach ? [[reach.column.key, reach.fields] as const] : [])])
  const asked = named.split(/[,，]/).flatMap((name) => {
    const wanted = name.trim().replaceAll('-', '_')
    const own = fieldOf({ ...noun, fields }, wanted)
    const found = own ? [own] : (beside.get(wanted) ?? findField({ ...noun, fields }, wanted))
    if (found !== undefined) return found
    throw new Failure(
      'usage',
      'unknown-field',
      { en: `there is no field "${name.trim()}"`, zh: `没有字段“${name.trim()}”` },
      {
        field: 'fields',
        hint: same(`--fields ${suggestFields(named, [...fields.map(({ key }) => key), ...beside.keys()])}`),
      },
    )
  })
  return page.format === 'ids' ? fields.filter(({ key }) => key === 'id') : [...new Set(asked)]
}
