// Rules of a visit's own record: what follows from its status and days.
import type { CheckFacts, Row, Stored } from '../command/noun.ts'
import { Failure } from '../kernel/failure.ts'
import { isInstant } from '../kernel/instant.ts'
import { same, type Words } from '../kernel/words.ts'

const changed = (row: Row, before: Row | null, key: string): boolean => (row[key] ?? null) !== (before?.[key] ?? null)

const needs = (field: string, en: string, zh: string, hint: string): Failure =>
  new Failure('usage', 'missing-field', { en, zh }, { field, hint: same(hint) })

/** The status of a visit that names none: done where it has a time, else planned; a missed one with a new day is planned. */
const statusOf = (row: Row, facts: CheckFacts): Stored => {
  const { before } = facts
  if (before?.status === 'missed' && changed(row, before, 'due') && !changed(row, before, 'status')) return 'planned'
  if ((row.status ?? null) !== null) return row.status ?? null
  return (row.at ?? null) === null ? 'planned' : 'done'
}

/** The failure (exit 2) of a talk said to have taken place on a day to come. `where` names what gave the day. */
export const doneToCome = (where: Words, day: string): Failure =>
  new Failure(
    'usage',
    'bad-value',
    { en: `${where.en} cannot be ${day}`, zh: `${where.zh}不能是 ${day}` },
    {
      field: 'at',
      why: { en: 'a talk that is done cannot lie in the future', zh: '已完成的沟通不能在将来' },
      hint: same('--at today'),
    },
  )

/**
 * Refuses a talk that took place after today; one in a file is told of, as the file may come from a later day. What
 * stands in the record already is let be.
 */
const refuseToCome = (row: Row, { before, isToCome, importing, remark }: CheckFacts): void => {
  const at = row.at ?? null
  const isNew = before?.status !== 'done' || changed(row, before, 'at')
  if (typeof at !== 'string' || !isNew || isToCome?.(at) !== true) return
  const day = isInstant(at) ? at.slice(0, 10) : at
  if (importing) {
    const en = `a visit that is done on ${day}, which is after today`
    remark?.({ kind: 'to-come', text: day, words: { en, zh: `已完成的回访在 ${day}，晚于今天` } })
    return
  }
  throw doneToCome({ en: 'at of a done visit', zh: '已完成回访的时间' }, day)
}

/**
 * Fills status and time. A done visit has a time: what is given, else the due day of an imported one, else today.
 * Fails where a planned visit has no day, a done one typed here lies in the future, or an imported done one has neither time nor day.
 */
export const completeVisit = (row: Row, facts: CheckFacts): Row => {
  const status = statusOf(row, facts)
  const filled: Record<string, Stored> = { status }
  if (status === 'done' && (row.at ?? null) === null) {
    if (facts.importing && (row.due ?? null) === null)
      throw needs('at', 'a done visit needs a time or a due day', '已完成的回访需要时间或计划日', 'at=2026-11-27')
    filled.at = facts.importing ? (row.due ?? null) : facts.today
  }
  if (status === 'done') refuseToCome({ ...row, ...filled }, facts)
  if ((status === 'planned' || status === 'missed') && (row.due ?? null) === null)
    throw needs('due', 'a planned visit needs a due day', '计划的回访需要计划日', '--due +7d')
  return filled
}
