// The order of a list: `-amount,name`. Names become fields here; SQL is made in sort.queries.ts.
import { same } from '../../kernel/words.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { cut, filterFailure, shellQuoted } from './filter-failure.ts'
import { findField, nearField } from './find-field.ts'

/** One step of an order. */
export interface SortStep {
  readonly field: Field
  readonly down: boolean
}

const most = 20

const unsorted = (noun: Noun, field: Field): boolean =>
  field.type.kind === 'consent' || noun.lines?.fields.includes(field.key) === true

const readStep = (noun: Noun, source: string, part: string, at: number): SortStep => {
  const [, lead = '', sign = '', name = ''] = /^(\s*)([+-]?)(.*?)\s*$/su.exec(part) ?? []
  const column = at + lead.length + sign.length
  if (name === '')
    throw filterFailure(
      'bad-sort',
      source,
      column,
      { en: 'a field is missing in --sort', zh: '--sort 缺少字段' },
      { field: 'sort', hint: same('--sort -added,name') },
    )
  const field = findField(noun, name)
  if (field === undefined) {
    const near = nearField(noun, name)
    const better = near === undefined ? 'name' : source.slice(0, column) + near + source.slice(column + name.length)
    throw filterFailure(
      'unknown-field',
      source,
      column,
      { en: `there is no field "${cut(name)}" to sort by`, zh: `没有可排序的字段“${cut(name)}”` },
      { field: 'sort', hint: same(`--sort ${near === undefined ? 'id' : plainOrQuoted(better)}`) },
    )
  }
  if (!unsorted(noun, field)) return { field, down: sign === '-' }
  throw filterFailure(
    'bad-sort',
    source,
    column,
    { en: `a list cannot be sorted by ${field.key}`, zh: `不能按${field.words.zh}（${field.key}）排序` },
    {
      field: 'sort',
      why: { en: 'a record has several of them, or none that compares', zh: '一条记录可能有多个值，或无法比较' },
      hint: same('--sort id'),
    },
  )
}

const plainOrQuoted = (text: string): string => (/^[\p{L}\p{N}_,+-]+$/u.test(text) ? text : shellQuoted(text))

/**
 * Reads an order; `undefined` gives the noun's own. It always ends in the id, so that it is the same on every run.
 * Throws a `Failure` (exit 2: `unknown-field`, `bad-sort`) that says the column.
 */
export const readSort = (noun: Noun, text: string | undefined): readonly SortStep[] => {
  const source = text ?? noun.sort ?? 'id'
  const steps: SortStep[] = []
  let at = 0
  for (const part of source.split(/[,，]/)) {
    const step = readStep(noun, source, part, at)
    if (!steps.some(({ field }) => field.key === step.field.key)) steps.push(step)
    at += part.length + 1
    if (steps.length > most)
      throw filterFailure('bad-sort', source, at, {
        en: `a list is sorted by ${most} fields at most`,
        zh: `最多按 ${most} 个字段排序`,
      })
  }
  const id = findField(noun, 'id')
  return id === undefined || steps.some(({ field }) => field.key === 'id')
    ? steps
    : [...steps, { field: id, down: false }]
}
