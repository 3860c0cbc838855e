// What a table does where it has too little room: which columns stay, what it says of the others, when rows become cards.
import { describe, expect, it } from 'vitest'
import { chooseColumns } from '../../src/output/choose-columns.ts'
import { unpainted } from '../../src/output/colour.ts'
import type { Column } from '../../src/output/column.ts'
import { gaveWayNotice, leftOutNotice } from '../../src/output/left-out.ts'
import { alignedAtPoint } from '../../src/output/point.ts'
import { type LeftOut, tableText } from '../../src/output/table.ts'
import { widestPiece } from '../../src/output/width.ts'

type Row = Readonly<Record<string, string>>

const column = (key: string, weight: number, more: Partial<Column<Row>> = {}): Column<Row> => ({
  key,
  title: { en: key, zh: key },
  json: (row) => row[key] ?? null,
  weight,
  ...more,
})

const columns = [
  column('id', 90),
  column('name', 100),
  column('note', 20),
  column('tier', 60),
  column('due', 50, { kind: 'day' }),
  column('spend', 40, { kind: 'money' }),
  column('fax', 10),
]

const rows: readonly Row[] = [
  {
    id: 'C-1',
    name: '宏远科技有限公司',
    note: 'short calls, in the morning',
    tier: 'high',
    due: '2026-11-27',
    spend: '¥5,320',
  },
  { id: 'C-2', name: 'Maria Lopez', note: 'extraordinarily', tier: 'middle', due: '2026-12-01', spend: '¥1,773.33' },
]

const drawn = (width: number, may = true): { readonly text: string; readonly left: readonly string[] } => {
  const left: string[] = []
  const onLeftOut = ({ filled, empty }: LeftOut): void => {
    left.push(...filled.map(({ key }) => key), ...empty.map(({ key }) => `(${key})`))
  }
  const options = { language: 'en', header: true, width, paint: unpainted, ...(may ? { onLeftOut } : {}) } as const
  return { text: tableText(columns, rows, options), left }
}

describe('a table without room', () => {
  it('leaves out nothing while all fits', () => {
    expect(drawn(100).left).toEqual([])
    expect(drawn(100).text).toContain('fax')
  })

  it('first breaks long text between words, then leaves out what is empty, then what weighs least', () => {
    expect(drawn(75).left).toEqual([])
    expect(drawn(75).text).toContain('morning')
    expect(drawn(70).left).toEqual(['(fax)'])
    expect(drawn(60).left).toEqual(['note', '(fax)'])
    expect(drawn(48).left).toEqual(['note', 'spend', '(fax)'])
    expect(drawn(48).text.split('\n')[1]).toBe('C-1  宏远科技有限公司  high    2026-11-27')
  })

  it('breaks no word of a usual length and no figure', () => {
    for (let width = 36; width < 90; width += 1) {
      const { text } = drawn(width)
      for (const whole of ['¥1,773.33', 'extraordinarily', '2026-12-01'])
        if (text.includes(whole.slice(0, 5))) expect(text, `${width}`).toContain(whole)
    }
  })

  it('becomes cards where half of the columns would have to go, named in their first line', () => {
    const { text, left } = drawn(30)
    expect(left).toEqual([])
    expect(text.split('\n').slice(0, 7)).toEqual([
      'C-1  宏远科技有限公司',
      ' note   short calls, in the',
      '        morning',
      ' tier   high',
      ' due    2026-11-27',
      ' spend  ¥5,320',
      '',
    ])
  })

  it('never leaves out a column that was named', () => {
    for (const width of [30, 48, 60]) {
      const { text, left } = drawn(width, false)
      expect(left).toEqual([])
      for (const word of ['extraordinarily', '¥1,773.33']) expect(text).toContain(word)
    }
  })

  it('keeps what weighs much, and takes what fits of the rest by weight', () => {
    const wish = (natural: number, weight: number) => ({
      natural,
      least: natural,
      tight: natural,
      weight,
      empty: false,
    })
    const options = { width: 30, gap: 2, mayLeaveOut: true }
    const places = (...wishes: readonly ReturnType<typeof wish>[]) => chooseColumns(wishes, options)?.places
    expect(places(wish(10, 90), wish(10, 20), wish(10, 60))).toEqual([0, 2])
    expect(places(wish(10, 90), wish(20, 50), wish(10, 20))).toEqual([0, 2])
    expect(places(wish(20, 90), wish(20, 60), wish(5, 20))).toBeUndefined()
    // They stay in their order, whatever they weigh.
    expect(places(wish(8, 20), wish(8, 90), wish(8, 60), wish(8, 10))).toEqual([0, 1, 2])
    // Nothing says which of these matter.
    expect(places(wish(10, 0), wish(10, 0), wish(10, 0))).toBeUndefined()
    expect(places(wish(10, 0), wish(10, 90), wish(10, 0))).toEqual([0, 1])
  })

  it('leaves out what is empty first, and gets tight before it leaves out what weighs much', () => {
    const wish = (natural: number, weight: number, tight = natural, empty = false) => ({
      natural,
      least: natural,
      tight,
      weight,
      empty,
    })
    const choose = (mayLeaveOut: boolean, ...wishes: readonly ReturnType<typeof wish>[]) =>
      chooseColumns(wishes, { width: 30, gap: 2, mayLeaveOut })
    expect(choose(true, wish(10, 90), wish(8, 20), wish(20, 50, 20, true))).toEqual({ places: [0, 1], widths: [10, 8] })
    expect(choose(true, wish(40, 90, 40, true))).toBeUndefined()
    expect(choose(true, wish(20, 90, 12), wish(20, 60, 12), wish(9, 20))).toEqual({ places: [0, 1], widths: [14, 14] })
    expect(choose(true, wish(20, 90, 15), wish(20, 60, 15))).toBeUndefined()
    const soft = [
      { ...wish(20, 90, 4), least: 16 },
      { ...wish(20, 60, 4), least: 10 },
    ]
    expect(choose(true, ...soft, wish(20, 20))).toEqual({ places: [0, 1], widths: [16, 12] })
    // Columns that somebody named get tight, and none of them goes.
    expect(choose(false, wish(20, 90, 12), wish(20, 0, 12))).toEqual({ places: [0, 1], widths: [14, 14] })
    expect(choose(false, wish(10, 90), wish(10, 0, 10, true), wish(10, 20))).toBeUndefined()
  })
})

describe('what is said of columns that are not there', () => {
  it('names them and what to type', () => {
    const [id, name, note, , , , fax] = columns
    if (!(id && name && note && fax)) throw new Error('no columns')
    expect(leftOutNotice({ filled: [note], empty: [fax] }, columns)).toEqual({
      en: 'not shown: note; --fields id,note shows them; left out as empty: fax',
      zh: '未显示：note；用 --fields id,note 查看；无内容而省略：fax',
    })
    expect(leftOutNotice({ filled: [], empty: [fax] }, columns)).toEqual({
      en: 'left out as empty: fax',
      zh: '无内容而省略：fax',
    })
    expect(leftOutNotice({ filled: [note, name], empty: [] }, columns)).toEqual({
      en: 'not shown: note, name; --fields id,note,name shows them',
      zh: '未显示：note、name；用 --fields id,note,name 查看',
    })
    expect(gaveWayNotice([note, fax])).toEqual({
      en: 'not shown: note, fax; a wider window or --format md shows them',
      zh: '未显示：note、fax；放宽窗口或用 --format md 查看',
    })
  })

  it('shows no break of a title', () => {
    const odd = column('odd', 20, { title: { en: 'two\nlines', zh: '两\n行' } })
    expect(leftOutNotice({ filled: [odd], empty: [] }, columns).en).toContain('two↵lines')
  })
})

describe('amounts below one another', () => {
  it.each([
    [
      ['¥5,320', '¥1,773.33', '-¥0.50', '', 'JPY 3,000'],
      ['¥5,320   ', '¥1,773.33', '-¥0.50', '', 'JPY 3,000   '],
    ],
    [
      ['¥5', '¥6', '—'],
      ['¥5', '¥6', '—'],
    ],
    [
      ['KWD 1.250', '¥1.50'],
      ['KWD 1.250', '¥1.50 '],
    ],
  ])('%j', (texts, aligned) => {
    expect(alignedAtPoint(texts)).toEqual(aligned)
  })

  it('have their points in one column of the table, and no spaces at the ends of lines', () => {
    const money = [column('id', 90), column('spend', 40, { kind: 'money' })]
    const text = tableText(money, rows, { language: 'en', header: true, paint: unpainted })
    expect(text).toBe('id       spend\nC-1  ¥5,320\nC-2  ¥1,773.33\n')
  })
})

describe('the widest piece of a text', () => {
  it.each([
    ['two words', 5],
    ['宏远科技', 2],
    ['交货太慢，改天', 4],
    ['a\nlonger line', 6],
    ['', 0],
    ['http://a.example/very-long', 12],
  ])('"%s" is %i cells', (text, cells) => {
    expect(widestPiece(text, 12)).toBe(cells)
  })
})
