// Charts as drawings: what is twice as much is twice as long, what is not known is not drawn, and no figures whatever
// make a drawing that a browser could not read.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BarsChart, Chart, LinesChart } from '../../src/output/chart.ts'
import { drawChart } from '../../src/output/draw-chart.ts'
import { bentScale, plainScale } from '../../src/output/scale.ts'
import { element, textPixels, words } from '../../src/output/svg.ts'

const attributes = (body: string, name: string, attribute: string): readonly number[] =>
  [...body.matchAll(new RegExp(`<${name} [^>]*?\\b${attribute}="([^"]+)"`, 'g'))].map(([, value]) => Number(value))

const bars = (values: readonly number[], more: Partial<BarsChart> = {}): BarsChart => ({
  kind: 'bars',
  series: ['count'],
  stacked: false,
  rows: values.map((value, at) => ({ label: `row ${at}`, figures: [{ value, text: String(value) }] })),
  more: (count) => `${count} more`,
  ...more,
})

const lines = (values: readonly (number | null)[], running = false): LinesChart => ({
  kind: 'lines',
  labels: values.map((_, at) => `m${at}`),
  values: [values],
  series: ['net'],
  axis: String,
  whole: false,
  running,
})

describe('bars', () => {
  it('are as long as their figures', () => {
    const [one = 0, two = 0, four = 0] = attributes(drawChart(bars([1, 2, 4]), 600).body, 'rect', 'width')
    expect(two / one).toBeCloseTo(2, 1)
    expect(four / one).toBeCloseTo(4, 1)
  })

  it('of nothing are not drawn, of less than nothing go to the left', () => {
    const { body } = drawChart(bars([3, 0, -3]), 600)
    const [right = 0, left = 0] = attributes(body, 'rect', 'x')
    const [width = 0] = attributes(body, 'rect', 'width')
    expect(attributes(body, 'rect', 'x')).toHaveLength(2)
    expect(left + width).toBeCloseTo(right, 0)
  })

  it('stand one behind another where they add up', () => {
    const stacked = bars([], {
      series: ['a', 'b'],
      stacked: true,
      rows: [
        {
          label: 'all',
          figures: [
            { value: 1, text: '1' },
            { value: 3, text: '3' },
          ],
          text: '4',
        },
      ],
    })
    const { body } = drawChart(stacked, 600)
    const [x = 0, next = 0] = attributes(body, 'rect', 'x')
    const [width = 0, wider = 0] = attributes(body, 'rect', 'width')
    expect(next).toBeCloseTo(x + width, 0)
    expect(wider / width).toBeCloseTo(3, 1)
    expect(body).toContain('<title>all, b: 3</title>')
  })

  it('that are too many are counted', () => {
    const { body } = drawChart(bars(Array.from({ length: 30 }, () => 1)), 600)
    expect(attributes(body, 'rect', 'x')).toHaveLength(24)
    expect(body).toContain('6 more')
  })
})

describe('lines', () => {
  it('break where nothing is known', () => {
    expect(drawChart(lines([1, 2, null, 4, 5]), 600).body.match(/<path class="l0"/g)).toHaveLength(2)
    expect(drawChart(lines([1, 2, 3]), 600).body.match(/<path class="l0"/g)).toHaveLength(1)
  })

  it('are dashed where the last month is not over', () => {
    expect(drawChart(lines([1, 2, 3], true), 600).body).toContain('class="l0 open"')
    expect(drawChart(lines([1, 2, 3]), 600).body).not.toContain('open')
  })
})

it('a field of heat is deeper the more it stands for, and blank where nothing is known', () => {
  const cell = (value: number) => ({ value, text: `${value}%`, about: `so ${value}` })
  const { body } = drawChart(
    {
      kind: 'heat',
      columns: ['+1', '+2', '+3', '+4'],
      rows: [{ label: 'May', cells: [cell(0), cell(1), cell(20), null] }],
      top: { value: 20, text: '20%' },
    },
    600,
  )
  expect([...body.matchAll(/class="(h\d)"/g)].map(([, name]) => name)).toEqual(['h0', 'h1', 'h7'])
  expect(body).toContain('<title>so 20</title>')
})

it('points of a quadrant are at most as many as its fields, and none is lost', () => {
  const count = 5000
  const { body } = drawChart(
    {
      kind: 'quadrant',
      x: Float64Array.from({ length: count }, (_, at) => at % 71),
      y: Float64Array.from({ length: count }, (_, at) => (at * 37) % 97),
      cut: { x: 30, y: 40 },
      fieldAt: (at) => at % 4,
      xName: 'x',
      yName: 'y',
      xText: String,
      yText: String,
      fields: ['a', 'b', 'c', 'd'].map((name) => ({ name, text: '' })),
      several: (some) => `holds ${some}`,
    },
    900,
  )
  const held = [...body.matchAll(/holds (\d+)/g)].map(([, some]) => Number(some))
  expect(held.reduce((sum, some) => sum + some, 0)).toBe(count)
  expect(held.length).toBeLessThan(count)
})

describe('scales', () => {
  it('are marked with round numbers that hold everything', () => {
    expect(plainScale([3, 47], 5).marks).toEqual([0, 10, 20, 30, 40, 50])
    expect(plainScale([-30, 20], 5).marks).toEqual([-30, -20, -10, 0, 10, 20])
    expect(plainScale([0, 1], 5, true).marks).toEqual([0, 1])
    expect(plainScale([], 5).marks.length).toBeGreaterThan(1)
    expect(plainScale([0.1, 0.16], 5).marks).toEqual([0, 0.05, 0.1, 0.15, 0.2])
  })

  it('that are bent rise all the way', () => {
    const { at, marks } = bentScale(-20, 1000, 5, 8)
    const places = [-20, -5, 0, 1, 5, 10, 100, 1000].map(at)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect([places[0], places.at(-1)]).toEqual([0, 1])
    expect(marks).toContain(0)
  })
})

it('a text is never markup', () => {
  expect(words(0, 0, '<b>&"\n', { class: '"x' })).toBe('<text x="0" y="0" class="&quot;x">&lt;b&gt;&amp;&quot;↵</text>')
  expect(element('line', { x1: 1 / 3, y1: undefined })).toBe('<line x1="0.3"/>')
})

it('Chinese is wider than Latin', () => {
  expect(textPixels('中文')).toBeGreaterThan(textPixels('ab'))
})

describe('any figures', () => {
  const figure = fc.oneof(
    fc.constant(0),
    fc.integer({ min: -1000, max: 1000 }),
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  )
  const figures = fc.array(figure, { maxLength: 40 })
  const chart: fc.Arbitrary<Chart> = fc.oneof(
    figures.map((values): Chart => bars(values)),
    fc.tuple(figures, fc.boolean()).map(([values, running]): Chart => lines(values, running)),
    figures.map((values): Chart => ({ ...lines(values), kind: 'columns', whole: true })),
    figures.map(
      (values): Chart => ({
        kind: 'heat',
        columns: values.map(String),
        rows: [{ label: 'r', cells: values.map((value) => ({ value, text: 't', about: 'a' })) }],
        top: { value: values.reduce((most, one) => Math.max(most, one), 0), text: '' },
      }),
    ),
    fc.tuple(fc.array(fc.tuple(figure, figure), { maxLength: 40 }), figure).map(
      ([points, cut]): Chart => ({
        kind: 'quadrant',
        x: Float64Array.from(points, ([x]) => x),
        y: Float64Array.from(points, ([, y]) => y),
        cut: { x: cut, y: cut },
        fieldAt: () => 0,
        xName: '',
        yName: '',
        xText: String,
        yText: String,
        fields: [],
        several: String,
      }),
    ),
  )

  it('make a drawing of real numbers', () => {
    fc.assert(
      fc.property(chart, fc.constantFrom(340, 520, 900), (one, width) => {
        const { body, ...size } = drawChart(one, width)
        expect(body).not.toMatch(/="(?:NaN|-?Infinity)|[ML]NaN|NaN/)
        expect([size.width, size.height].every((length) => length > 0 && length < 2000)).toBe(true)
        for (const length of attributes(body, 'rect', 'width')) expect(length).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 300 },
    )
  })
})
