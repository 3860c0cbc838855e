import CliTable from 'cli-table3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unpainted } from '../../src/output/colour.ts'
import type { Column } from '../../src/output/column.ts'
import { drawRow } from '../../src/output/draw.ts'
import { fitColumns } from '../../src/output/fit.ts'
import { paint } from '../../src/output/paint.lazy.ts'
import { tableText } from '../../src/output/table.ts'
import { cellWidth } from '../../src/output/width.ts'
import { columns, samples } from './output-sample.ts'

type Row = readonly string[]

const columnsFor = (count: number): Column<Row>[] =>
  Array.from({ length: count }, (_, at) => ({
    key: `c${at}`,
    title: { en: `field ${at}`, zh: `字段${at}` },
    json: (row) => row[at] ?? '',
    ...(at % 4 === 3 ? { align: 'right' as const } : {}),
  }))

const counted = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const sign of text) if (sign.trim() !== '') counts.set(sign, (counts.get(sign) ?? 0) + 1)
  return counts
}

const expectAllThere = (output: string, cells: readonly string[]) => {
  const there = counted(output)
  for (const [sign, count] of counted(cells.join(''))) {
    expect(there.get(sign) ?? 0, `"${sign}" in\n${output}`).toBeGreaterThanOrEqual(count)
  }
}

const cell = fc.string({
  unit: fc.constantFrom(...'abc 019,.，。；客户回访张三é', '👨‍👩‍👧', '\n', 'e-mail ', '宏远科技有限公司'),
  maxLength: 40,
})

describe('a table for people', () => {
  it('is set calmly, with Chinese by cell width', () => {
    const text = tableText(columns, samples, { language: 'zh', header: true, width: 100, paint: unpainted })
    expect(text).toBe(
      [
        '编号   名称               电话            备注                              净消费  上次联系    贵宾',
        'C-12   宏远科技有限公司   010-6552 9988;  价格可以，交货太慢；下次带样  ¥412300.00  2026-10-21  是',
        '                          13800138000     品，约在下午三点。Short',
        '                                          calls in the morning',
        'C-7    Maria "Mia" Lopez                  a|b, <i>c</i>\\d␉e                  ¥0.05  2026-11-20',
        'C-205  張三豐 👨‍👩‍👧          +34600000000    行1                             ¥1200.00',
        '                                          行2',
        '',
      ].join('\n'),
    )
  })

  it.each([40, 80, 200])('fits %i cells and loses no character', (width) => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 12 })
          .chain((count) =>
            fc.array(fc.array(cell, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 6 }),
          ),
        (rows) => {
          const text = tableText(columnsFor(rows[0]?.length ?? 1), rows, {
            language: 'zh',
            header: true,
            width,
            paint: unpainted,
          })
          for (const line of text.split('\n')) expect(cellWidth(line)).toBeLessThanOrEqual(width)
          expectAllThere(text, rows.flat())
        },
      ),
    )
  })

  it('begins every cell of a column in the same place', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const two = columnsFor(2)
        const marked = rows.map(([left, right]) => [
          left.replaceAll('\n', ' ').trim(),
          `#${right.replaceAll(/[\n#]/g, '')}`,
        ])
        const text = tableText(two, marked, { language: 'en', header: false, paint: unpainted })
        const places = text
          .split('\n')
          .filter((line) => line.includes('#'))
          .map((line) => cellWidth(line.slice(0, line.indexOf('#'))))
        expect(places.length).toBe(rows.length)
        expect(new Set(places).size).toBe(1)
      }),
    )
  })

  it('turns rows into blocks where ten columns cannot fit 40 cells', () => {
    const text = tableText(columnsFor(10), [Array(10).fill('客户回访记录')], {
      language: 'zh',
      header: true,
      width: 40,
      paint: unpainted,
    })
    expect(text.split('\n').slice(0, 2)).toEqual(['字段0  客户回访记录', '字段1  客户回访记录'])
    expect(text.split('\n')).toHaveLength(11)
  })

  it('leaves blank cells out of blocks and parts blocks by a blank line', () => {
    const text = tableText(columns, samples, { language: 'en', header: true, width: 30, paint: unpainted })
    expect(text).toContain('vip         yes\n\nid          C-7\n')
    expect(text).not.toMatch(/phones\s*\n/)
  })

  it('lets columns of low weight give way first', () => {
    const wishes = [
      { natural: 40, least: 8, weight: 0 },
      { natural: 40, least: 8, weight: 5 },
    ]
    expect(fitColumns(wishes, 80)).toEqual([40, 40])
    expect(fitColumns(wishes, 64)).toEqual([24, 40])
    expect(fitColumns(wishes, 50)).toEqual([24, 26])
    expect(fitColumns(wishes, 30)).toEqual([14, 16])
    expect(fitColumns(wishes, 16)).toEqual([8, 8])
    expect(fitColumns(wishes, 15)).toBeUndefined()
    expect(fitColumns([...wishes].reverse(), 64)).toEqual([40, 24])
  })

  it('lowers the widest of equal weight first, down to a common width', () => {
    const wishes = [40, 30, 6].map((natural) => ({ natural, least: 4, weight: 1 }))
    expect(fitColumns(wishes, 66)).toEqual([30, 30, 6])
    expect(fitColumns(wishes, 56)).toEqual([25, 25, 6])
    expect(fitColumns(wishes, 55)).toEqual([24, 25, 6])
    expect(fitColumns(wishes, 18)).toEqual([6, 6, 6])
    expect(fitColumns(wishes, 12)).toEqual([4, 4, 4])
    // One that may not go so far stays behind.
    const [wide, less] = [
      { natural: 40, least: 36, weight: 1 },
      { natural: 40, least: 4, weight: 1 },
    ]
    expect(fitColumns([wide, less], 70)).toEqual([36, 34])
    expect(fitColumns([wide, less], 39)).toBeUndefined()
  })

  it('paints text without moving it', () => {
    const options = { language: 'zh', header: true, width: 70 } as const
    const painted = tableText(columns, samples, { ...options, paint })
    expect(painted).toContain('\x1b[2m编号\x1b[22m')
    expect(painted.replace(/\x1b\[\d+m/g, '')).toBe(tableText(columns, samples, { ...options, paint: unpainted }))
  })

  it('says nothing when there are no rows', () => {
    expect(tableText(columns, [], { language: 'en', header: true, paint: unpainted })).toBe('')
  })

  it('draws as cli-table3 does where both count the same cells', () => {
    const chars = Object.fromEntries(
      ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
        .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'])
        .map((name) => [name, '']),
    )
    const word = fc.string({ unit: fc.constantFrom(...'ab 1客户，。'), maxLength: 8 }).map((text) => text.trim())
    const lines = fc.array(word, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(fc.tuple(lines, lines, lines), { minLength: 1, maxLength: 4 }), (rows) => {
        const theirs = new CliTable({
          chars: { ...chars, middle: '  ' },
          style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
          colWidths: [16, 16, 16],
          colAligns: ['left', 'right', 'left'],
        })
        for (const row of rows) theirs.push(row.map((cellLines) => cellLines.join('\n')))
        const ours = rows.map((row) =>
          drawRow(
            row.map((cellLines) => cellLines.map((text) => ({ text, shown: text }))),
            [16, 16, 16],
            ['left', 'right', 'left'],
          ),
        )
        expect(ours.join('')).toBe(`${theirs.toString().replace(/ +$/gm, '')}\n`)
      }),
    )
  })
})
