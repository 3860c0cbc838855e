// What a visit's record is filled with, and what it refuses: status, time and due day.
import { describe, expect, it } from 'vitest'
import { completeVisit } from '../../src/care/visit.ts'
import type { CheckFacts, Row } from '../../src/command/noun.ts'
import { checkFacts } from '../harness/check-facts.ts'

const facts: CheckFacts = {
  ...checkFacts,
  isToCome: (moment) => moment > checkFacts.today,
}

const missed = { status: 'missed', due: '2026-11-20', at: null }

describe('a visit', () => {
  it.each<[string, Row, Partial<CheckFacts>, Row]>([
    ['with a day is planned', { due: '2026-12-01' }, {}, { status: 'planned' }],
    ['with a time is done', { at: '2026-11-26' }, {}, { status: 'done' }],
    ['that says what it is is that', { status: 'missed', due: '2026-11-01' }, {}, { status: 'missed' }],
    ['done without a time took place today', { status: 'done' }, {}, { status: 'done', at: '2026-11-27' }],
    [
      'done of a file took place when it was due',
      { status: 'done', due: '2026-11-02' },
      { importing: true },
      { status: 'done', at: '2026-11-02' },
    ],
    [
      'done on the command line took place today, whenever it was due',
      { status: 'done', due: '2026-11-02' },
      {},
      { status: 'done', at: '2026-11-27' },
    ],
    ['missed with a new day is planned', { ...missed, due: '2026-12-01' }, { before: missed }, { status: 'planned' }],
    ['missed with the same day stays missed', missed, { before: missed }, { status: 'missed' }],
    [
      'missed with a new day that is done meanwhile is done',
      { status: 'done', due: '2026-12-01', at: '2026-11-26' },
      { before: missed },
      { status: 'done' },
    ],
    [
      'planned with a new day stays planned',
      { status: 'planned', due: '2026-12-01' },
      { before: { status: 'planned', due: '2026-11-20' } },
      { status: 'planned' },
    ],
    [
      'done long ago with a time to come is let be',
      { status: 'done', at: '2026-12-31' },
      { before: { status: 'done', at: '2026-12-31' } },
      { status: 'done' },
    ],
    [
      'done with another due day stays done',
      { status: 'done', due: '2026-12-01', at: '2026-11-26' },
      { before: { status: 'done', due: '2026-11-20', at: '2026-11-26' } },
      { status: 'done' },
    ],
    ['of an unknown status is not looked at', { status: 'odd' }, {}, { status: 'odd' }],
  ])('%s', (_, row, more, filled) => {
    expect(completeVisit(row, { ...facts, ...more })).toEqual(filled)
  })

  it.each<[Row, Partial<CheckFacts>, string, string, string]>([
    [{}, {}, 'due', 'a planned visit needs a due day', '--due +7d'],
    [{ status: 'missed' }, {}, 'due', 'a planned visit needs a due day', '--due +7d'],
    [{ status: 'done' }, { importing: true }, 'at', 'a done visit needs a time or a due day', 'at=2026-11-27'],
    [{ at: '2026-11-28' }, {}, 'at', 'at of a done visit cannot be 2026-11-28', '--at today'],
    [{ at: '2026-11-29T08:00:00.000Z' }, {}, 'at', 'at of a done visit cannot be 2026-11-29', '--at today'],
    [
      { status: 'done', at: '2026-12-05' },
      { before: { status: 'done', at: '2026-11-05' } },
      'at',
      'at of a done visit cannot be 2026-12-05',
      '--at today',
    ],
    [
      { status: 'done', at: '2026-12-05' },
      { before: { status: 'planned', at: '2026-12-05', due: '2026-12-05' } },
      'at',
      'at of a done visit cannot be 2026-12-05',
      '--at today',
    ],
  ])('%j is refused', (row, more, field, sentence, hint) => {
    const complete = () => completeVisit(row, { ...facts, ...more })
    expect(complete).toThrow(sentence)
    const detail = expect.objectContaining({ field, hint: { en: hint, zh: hint } })
    expect(complete).toThrow(expect.objectContaining({ exit: 2, detail }))
  })

  it('is refused in both languages, by code and reason', () => {
    const refusalOf = (row: Row, more: Partial<CheckFacts> = {}): unknown => {
      try {
        return completeVisit(row, { ...facts, ...more })
      } catch (error) {
        return error
      }
    }
    expect(refusalOf({ at: '2026-11-29T08:00:00.000Z' })).toMatchObject({
      code: 'bad-value',
      words: { en: 'at of a done visit cannot be 2026-11-29', zh: '已完成回访的时间不能是 2026-11-29' },
      detail: { why: { en: 'a talk that is done cannot lie in the future', zh: '已完成的沟通不能在将来' } },
    })
    expect(refusalOf({ status: 'done' }, { importing: true })).toMatchObject({
      code: 'missing-field',
      words: { zh: '已完成的回访需要时间或计划日' },
    })
    expect(refusalOf({})).toMatchObject({ code: 'missing-field', words: { zh: '计划的回访需要计划日' } })
  })

  it('to come is not asked about where nobody knows the day', () => {
    const { isToCome: _, ...unknowing } = facts
    expect(completeVisit({ at: '2099-01-01' }, unknowing)).toEqual({ status: 'done' })
  })
})
