// Small rules that much else stands on: cells of flat files, ranges of ids, the words of a value that cannot be read.
import { describe, expect, it } from 'vitest'
import { csvCell, fromTsvCell, tsvCell } from '../../src/kernel/csv-cell.ts'
import { idRanges } from '../../src/kernel/id-ranges.ts'
import { blockSigns, columnOfSigns, marksOf } from '../../src/kernel/joined-cells.ts'
import { isDaySerial, isRefusal, noSuchDay, refuse, shown } from '../../src/kernel/refusal.ts'

describe('a cell', () => {
  it.each([
    ['plain', 'plain', 'plain'],
    ['a,b', '"a,b"', 'a,b'],
    ['say "hi", "ho"', '"say ""hi"", ""ho"""', 'say "hi", "ho"'],
    ['a\nb\nc', '"a\nb\nc"', 'a\\nb\\nc'],
    ['a\rb', '"a\rb"', 'a\\rb'],
    ['a\tb', 'a\tb', 'a\\tb'],
    ['C:\\new', 'C:\\new', 'C:\\\\new'],
    ['', '', ''],
  ])('%j in CSV and in TSV', (text, csv, tsv) => {
    expect([csvCell(text), tsvCell(text)]).toEqual([csv, tsv])
    expect(fromTsvCell(tsv)).toBe(text)
  })

  it('of TSV keeps an escape that it does not know', () => {
    expect(fromTsvCell('\\x and \\')).toBe('\\x and \\')
  })

  it.each([0, 1, 63, 64, 130])('joined by SQL tells its column %i', (column) => {
    const [before, after] = marksOf('list', column)
    expect([before.charCodeAt(0), after.charCodeAt(0)]).toEqual([blockSigns.list, blockSigns.end])
    expect([before.length, after.length]).toEqual([3, 1])
    expect(columnOfSigns(before.charCodeAt(1), before.charCodeAt(2))).toBe(column)
  })
})

it('ids are parted without a gap up to the highest', () => {
  expect(idRanges(0)).toEqual([])
  expect(idRanges(20_000)).toEqual([{ from: 1, to: 20_000 }])
  expect(idRanges(5, 2)).toEqual([
    { from: 1, to: 2 },
    { from: 3, to: 4 },
    { from: 5, to: 6 },
  ])
})

describe('what cannot be read', () => {
  const usual = { why: { en: 'why', zh: '原因' }, hint: { en: 'hint', zh: '提示' } }

  it('is told with the value, the reason and what to type', () => {
    expect(refuse('bad-date', 'soon', { en: 'a day', zh: '日期' }, null, usual, 'due')).toMatchObject({
      code: 'bad-date',
      exit: 2,
      words: { en: 'cannot read "soon" as a day', zh: '无法把“soon”读作日期' },
      detail: { why: usual.why, hint: usual.hint, field: 'due' },
    })
  })

  it('has its own reason before the usual one, and no field where none is at fault', () => {
    const { detail } = refuse('bad-date', 'x', { en: 'a day', zh: '日期' }, noSuchDay, usual)
    expect(detail).toEqual({ why: { en: 'there is no such day', zh: '没有这一天' }, hint: usual.hint })
    const own = { why: usual.why, hint: { en: 'own', zh: '自己的' } }
    expect(refuse('bad-date', 'x', { en: 'a day', zh: '日期' }, own, usual).detail.hint).toEqual(own.hint)
    expect(refuse('bad-date', 'x', { en: 'a day', zh: '日期' }, null, { why: usual.why }).detail).toEqual({
      why: usual.why,
    })
  })

  it('is cut where it is long', () => {
    expect([shown('a'.repeat(40)), shown('a'.repeat(41))]).toEqual(['a'.repeat(40), `${'a'.repeat(40)}…`])
  })

  it('is told apart from a value', () => {
    expect([noSuchDay, null, '2026-11-27', 7, {}].map(isRefusal)).toEqual([true, false, false, false, false])
  })

  it.each([
    ['46353', true],
    ['46353.25', true],
    ['4635', false],
    ['463531', false],
    ['46353.', false],
    ['x46353', false],
  ])('%s is the day number of a spreadsheet: %s', (text, is) => {
    expect(isDaySerial(text)).toBe(is)
  })
})
