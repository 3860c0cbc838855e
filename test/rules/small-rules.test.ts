// Small rules that much else stands on: cells of flat files, ranges of ids, lists as columns hold them, texts in texts,
// words for nothing, the words of a value that cannot be read.
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemClock, systemZone } from '../../src/kernel/clock.ts'
import { csvCell, fromTsvCell, tsvCell } from '../../src/kernel/csv-cell.ts'
import { idRanges } from '../../src/kernel/id-ranges.ts'
import { epochOfInstant, isInstant } from '../../src/kernel/instant.ts'
import { blockSigns, columnOfSigns, marksOf } from '../../src/kernel/joined-cells.ts'
import { textFinder } from '../../src/kernel/many-texts.ts'
import { isNoAnswer } from '../../src/kernel/no-answer.ts'
import type { RawRow, RawValue } from '../../src/kernel/raw-rows.ts'
import { isDaySerial, isRefusal, noSuchDay, refuse, shown } from '../../src/kernel/refusal.ts'
import { literal, quoted } from '../../src/kernel/sql-text.ts'
import { readStoredList, storedList } from '../../src/kernel/stored-list.ts'

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

it('ids are parted by those that are there, whatever lies between them', () => {
  const db = new Sqlite(':memory:')
  db.exec('create table t (id integer primary key)')
  let asked = 0
  const lane = {
    prepare: (text: string) => {
      asked += 1
      const statement = db.prepare<RawValue[], RawRow>(text).raw()
      return { values: (...ids: readonly RawValue[]) => statement.all(...ids), eachValues: () => [] }
    },
  }
  expect([...idRanges(lane, 't')]).toEqual([])
  for (const id of [1, 2, 3, 900, 901, 2_147_483_647, 4_503_599_627_370_496]) db.exec(`insert into t values (${id})`)
  asked = 0
  expect([...idRanges(lane, 't', 2)]).toEqual([
    { from: 1, to: 2 },
    { from: 3, to: 4 },
    { from: 900, to: 901 },
    { from: 2_147_483_647, to: 2_147_483_648 },
    { from: 4_503_599_627_370_496, to: 4_503_599_627_370_497 },
  ])
  expect(asked).toBe(6)
})

describe('a list as a column holds it', () => {
  it.each([
    ['["a"]', ['a']],
    ['["a","b"]', ['a', 'b']],
    ['["a\\"]', null],
    ['["a\\"b"]', ['a"b']],
    ['["\\u4e2d"]', ['中']],
    ['["a" ]', ['a']],
    ['[""]', []],
    ['["a",3,null,"","b"]', ['a', 'b']],
    ['[]', []],
    ['', []],
    [null, []],
    [7, []],
    ['{"a":1}', null],
    ['"a"', null],
    ['["a"', null],
    ['a"]', null],
    ['abc"]', null],
    ['["ab"x', null],
    ['["', null],
    ['["]', null],
  ])('%j has the texts %j', (stored, texts) => {
    expect(readStoredList(stored)).toEqual(texts)
    expect(storedList(stored)).toEqual(texts ?? [])
  })

  it('of any texts gives them back', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', ',', '[', ']', '张'), minLength: 1 })
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        expect(storedList(JSON.stringify(texts))).toEqual(texts)
      }),
    )
  })
})

it('the texts that stand in another are found each once, however many are sought', () => {
  const unit = fc.constantFrom('a', 'b', '张', '三', '😀')
  const texts = fc.array(fc.string({ unit, maxLength: 4 }), { maxLength: 6 })
  fc.assert(
    fc.property(texts, fc.string({ unit, maxLength: 12 }), (sought, whole) => {
      const there = sought.flatMap((text, at) => (text !== '' && whole.includes(text) ? [at] : []))
      expect([...textFinder(sought)(whole)].sort()).toEqual(there)
    }),
  )
})

it('names and texts in SQL end where they end', () => {
  expect([quoted('a"b""c'), literal("O'Brien's")]).toEqual(['"a""b""""c"', "'O''Brien''s'"])
})

it('the clock tells the present instant, and the zone is that of the machine', () => {
  expect(isInstant(systemClock.now())).toBe(true)
  expect(Math.abs(epochOfInstant(systemClock.now()) - Date.now())).toBeLessThan(60_000)
  expect(systemZone()).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone)
})

describe('a word for nothing', () => {
  const words =
    'unspecified|Unknown|not set|not specified|not known|n/a|NA|none|NULL|nil|undefined|未知|不详|不明|保密|未填|未填写|未设置|无|暂无|没有|-|--|—|－|/|\\|?|？？|n.a.|N.A|not applicable|<NA>|不适用|不清楚|未提供|暂缺|无数据|待定|待补|0|0/0/00|00-00-0000|0000-00-00|0000/0/0|0000-00-00 00:00:00'
  const values =
    'unknown street|null island|nobody|nan|n.|n/a/b|待定中|不清楚了|not|未|未知数|无锡|没有人|a-|-1|00|0.5|10|0/0|0/0-00|0/0/000|1000-00-00|0000-00-00 10:00|0000-00-01|?!|张三'
  it('is known, and values that only hold one are values', () => {
    expect(words.split('|').filter((word) => !isNoAnswer(word))).toEqual([])
    expect(values.split('|').filter(isNoAnswer)).toEqual([])
  })
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
