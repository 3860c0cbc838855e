// Rules of a segment's own record. Pure: whether the names in its filter exist is asked where there is a store.
import type { CheckFacts, Row } from '../command/noun.ts'
import { shellWord } from '../command/shell-line.ts'
import { Failure } from '../kernel/failure.ts'
import { same, type Words } from '../kernel/words.ts'

const isFixed = (row: Row | null): boolean => row?.kind === 'static'

const unchangeable = (field: 'filter' | 'kind', row: Row, why: Words, hint: string): Failure =>
  new Failure(
    'usage',
    'fixed-segment',
    {
      en: `the ${field} of the segment "${row.name}" stays as it is`,
      zh: `分群“${row.name}”的${field === 'kind' ? '类型' : '条件'}不能改`,
    },
    { field, why, hint: same(hint) },
  )

/** Once fixed, members come and go one by one; and a file cannot say who they would be. */
const refuseTurn = (row: Row, { before, importing }: CheckFacts): void => {
  if (before === null) return
  if (isFixed(before) !== isFixed(row) && (isFixed(before) || importing))
    throw unchangeable(
      'kind',
      row,
      isFixed(before)
        ? { en: 'its members are fixed', zh: '其成员已固定' }
        : { en: 'a file does not say who its members are', zh: '文件没有说明其成员' },
      isFixed(before)
        ? `crm add segment NAME ${shellWord(String(before.filter ?? 'tier:high'))}`
        : `crm edit segment ${shellWord(String(row.name))} --kind static`,
    )
  if (isFixed(before) && (before.filter ?? null) !== (row.filter ?? null))
    throw unchangeable(
      'filter',
      row,
      {
        en: 'its members are fixed; the filter only says where they came from',
        zh: '其成员已固定；条件只说明成员的来源',
      },
      `crm add segment-member ${shellWord(String(row.name))} --where ${shellWord(String(row.filter ?? 'tier:high'))}`,
    )
}

/**
 * Checks that a live segment has a filter, that a filter can be read, and that a fixed segment stays one. Throws a `Failure`
 * (exit 2).
 */
export const completeSegment = (row: Row, facts: CheckFacts): Row => {
  const filter = row.filter ?? null
  refuseTurn(row, facts)
  if (!isFixed(row) && filter === null)
    throw new Failure(
      'usage',
      'missing-field',
      { en: 'a live segment needs a filter', zh: '动态分群需要条件' },
      {
        field: 'filter',
        why: {
          en: 'without one it would be every customer; a fixed list begins with --static',
          zh: '没有条件就等于全部客户；固定名单请加 --static',
        },
        hint: same(`crm add segment ${shellWord(String(row.name ?? 'lapsed'))} 'tier:high'`),
      },
    )
  if (filter !== null && filter !== (facts.before?.filter ?? null)) facts.readFilter?.('customer', String(filter))
  return {}
}
