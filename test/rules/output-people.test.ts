import { describe, expect, it } from 'vitest'
import { colourChoice, paintFor, unpainted, wantsColour } from '../../src/output/colour.ts'
import { startPager } from '../../src/output/pager.lazy.ts'
import { pagedSink, pagerCommand, type RunningPager } from '../../src/output/pager.ts'
import { phraseLines } from '../../src/output/phrases.ts'
import { startProgress } from '../../src/output/progress.ts'
import { recordText } from '../../src/output/record.ts'
import { type StreamSink, textSink } from '../../src/output/sink.ts'
import { cellWidth } from '../../src/output/width.ts'
import { writeRecord } from '../../src/output/write-record.ts'
import { columns, samples } from './output-sample.ts'

describe('whether colour is wanted', () => {
  it.each([
    ['auto', {}, true, true],
    ['auto', {}, false, false],
    ['auto', { TERM: 'dumb' }, true, false],
    ['auto', { CLICOLOR: '0' }, true, false],
    ['auto', { NO_COLOR: '1' }, true, false],
    ['auto', { NO_COLOR: '' }, true, true],
    ['auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['auto', { FORCE_COLOR: '1' }, false, true],
    ['auto', { FORCE_COLOR: '0' }, true, false],
    ['auto', { CLICOLOR_FORCE: '1' }, false, true],
    ['auto', { CLICOLOR_FORCE: '0' }, false, false],
    ['auto', { CLICOLOR_FORCE: 'false' }, false, false],
    ['auto', { CLICOLOR_FORCE: '' }, false, false],
    // Set to nothing it is set.
    ['auto', { FORCE_COLOR: '' }, false, true],
    ['auto', { FORCE_COLOR: 'false' }, true, false],
    ['always', { NO_COLOR: '1' }, false, true],
    ['never', { FORCE_COLOR: '1' }, true, false],
  ] as const)('--color %s, %j, terminal %s: %s', (flag, env, isTTY, wanted) => {
    expect(wantsColour({ flag, env, isTTY })).toBe(wanted)
  })

  it('is left to the terminal unless somebody says always or never', () => {
    const said = ['always', 'never', 'auto', 'yes', undefined]
    expect(said.map(colourChoice)).toEqual(['always', 'never', 'auto', 'auto', 'auto'])
  })

  it('paints by meaning, or not at all', async () => {
    const paint = await paintFor(true)
    expect(paint('warning', 'late')).toBe('\x1b[33mlate\x1b[39m')
    expect(paint(undefined, 'late')).toBe('late')
    expect(await paintFor(false)).toBe(unpainted)
  })
})

const view = () => {
  const row = samples[0]
  if (row === undefined) throw new Error('no sample')
  return {
    row,
    heading: `${row.name}  ${row.id}`,
    sections: [{ columns: columns.slice(2, 4) }, { title: { en: 'money', zh: '金额' }, columns: columns.slice(4) }],
    timeline: [
      { at: '2026-10-21', type: 'phone', id: 'V-88', text: row.note, what: { en: 'phone', zh: '电话' } },
      { at: '2026-09-02T01:00:00.000Z', type: 'visit', id: 'V-7', text: 'ok', when: '2026-09-02 09:00' },
    ],
  }
}

describe('one record', () => {
  it('for people: labelled lines, sections, what happened', () => {
    expect(recordText(view(), { language: 'zh', width: 60, paint: unpainted })).toBe(
      [
        '宏远科技有限公司  C-12',
        ' 电话      010-6552 9988;13800138000',
        ' 备注      价格可以，交货太慢；下次带样品，约在下午三点。',
        '           Short calls in the morning',
        '',
        '金额',
        ' 净消费    ¥412300.00',
        ' 上次联系  2026-10-21',
        ' 贵宾      是',
        '',
        '往来记录',
        ' 2026-10-21        电话   V-88  价格可以，交货太慢；下次带样',
        '                                品，约在下午三点。Short',
        '                                calls in the morning',
        ' 2026-09-02 09:00  visit  V-7   ok',
        '',
      ].join('\n'),
    )
  })

  it.each([40, 60, 80, 120, 200])('fits %i cells', (width) => {
    const text = recordText(view(), { language: 'en', width, paint: unpainted })
    for (const line of text.split('\n')) expect(cellWidth(line)).toBeLessThanOrEqual(width)
    expect(text.replace(/\s/g, '')).toContain('V-88价格可以，交货太慢；下次带样品，约在下午三点。')
  })

  it('sets what happened below its day where there is no room beside it', () => {
    const text = recordText(view(), { language: 'en', width: 40, paint: unpainted })
    expect(text).toContain('V-88\n   价格可以，交货太慢；下次带样品，约在\n')
  })

  it('as JSON has every key and the timeline', async () => {
    const sink = textSink()
    await writeRecord(sink, view(), { format: 'json', language: 'zh' })
    const read = JSON.parse(sink.text())
    expect(Object.keys(read)).toEqual(['phones', 'note', 'spend', 'last_contact', 'vip', 'timeline'])
    expect(read.timeline[1]).toEqual({ at: '2026-09-02T01:00:00.000Z', type: 'visit', id: 'V-7', text: 'ok' })
  })

  it.each([
    ['ndjson', /^\{"phones".*"timeline":\[.*\n$/],
    ['csv', /^phones,note,spend,last_contact,vip\n010-6552 9988;13800138000,/],
    ['md', /^# 宏远科技有限公司 {2}C-12\n\n\| 字段 \| 内容 \|[\s\S]*\n## 往来记录\n\n\| 时间 /],
    ['html', /<h1>宏远科技有限公司 {2}C-12<\/h1>[\s\S]*<h2>往来记录<\/h2>[\s\S]*<\/html>\n$/],
  ] as const)('as %s', async (format, pattern) => {
    const sink = textSink()
    await writeRecord(sink, view(), { format, language: 'zh' })
    expect(sink.text()).toMatch(pattern)
  })
})

const memory = (): StreamSink & { readonly text: () => string } => ({ ...textSink(), finish: async () => undefined })

describe('phrases', () => {
  const three = ['C-12 宏远', '', 'tier high', 'of Wang']

  it.each([
    [undefined, {}, 'C-12 宏远   tier high   of Wang\n'],
    [31, {}, 'C-12 宏远   tier high   of Wang\n'],
    [28, { gap: 1, indent: 1 }, ' C-12 宏远 tier high of Wang\n'],
    // Too wide for the line, they stand one below another, all but the first further in.
    [30, {}, 'C-12 宏远\n    tier high\n    of Wang\n'],
    [27, { gap: 1, indent: 1 }, ' C-12 宏远\n     tier high\n     of Wang\n'],
    [13, {}, 'C-12 宏远\n    tier high\n    of Wang\n'],
    // And one that is too wide by itself goes on further in.
    [12, {}, 'C-12 宏远\n    tier\n        high\n    of Wang\n'],
  ])('in %s cells, %j', (width, more, lines) => {
    expect(phraseLines(three, { width, ...more })).toBe(lines)
  })

  it('are safe to print, and nothing where there are none', () => {
    expect(phraseLines(['a\x1b[2Jb'], { width: undefined })).toBe('a␛[2Jb\n')
    expect([phraseLines([], { width: 10 }), phraseLines([''], { width: 10, indent: 2 })]).toEqual(['', ''])
  })
})

describe('the pager', () => {
  const command = { command: 'less', env: {} }
  const fake = () => {
    const sink = textSink()
    const running: RunningPager = { ...sink, finish: async () => undefined }
    return { running, text: sink.text }
  }

  it('is left out for text that fits the screen', async () => {
    const [terminal, pager] = [memory(), fake()]
    const sink = pagedSink(terminal, { command, start: async () => pager.running, screenLines: 4 })
    await sink.write('a\nb\n')
    await sink.write('c\n')
    expect(terminal.text()).toBe('')
    await sink.finish()
    expect([terminal.text(), pager.text()]).toEqual(['a\nb\nc\n', ''])
  })

  it('takes all of a longer text', async () => {
    const [terminal, pager] = [memory(), fake()]
    const sink = pagedSink(terminal, { command, start: async () => pager.running, screenLines: 4 })
    for (const line of ['a\n', 'b\n', 'c\n', 'd\n']) await sink.write(line)
    await sink.finish()
    expect([terminal.text(), pager.text()]).toEqual(['', 'a\nb\nc\nd\n'])
  })

  it('gives way to the terminal when it cannot be started', async () => {
    const terminal = memory()
    const start = () => startPager({ command: 'no-such-pager-here -R', env: {} }, {})
    const sink = pagedSink(terminal, { command, start, screenLines: 1 })
    await sink.write('a\nb\n')
    expect(await sink.finish()).toBeUndefined()
    expect(terminal.text()).toBe('a\nb\n')
  })

  it('is waited for, and says when the shell could not run it', async () => {
    const good = await startPager({ command: 'true', env: {} }, { PATH: '/usr/bin:/bin' })
    await good?.write('text\n')
    expect(await good?.finish()).toBeUndefined()
    const bad = await startPager({ command: 'exit $((126+1))', env: {} }, { PATH: '/usr/bin:/bin' })
    expect((await bad?.finish())?.message).toContain('126+1')
  })

  it('is chosen by setting, PAGER, less', () => {
    const asked = { isTTY: true, noPager: false, env: {} }
    expect(pagerCommand(asked)?.command).toBe('less -FRX')
    expect(pagerCommand(asked)?.env.LESS).toBe('FRX')
    expect(pagerCommand({ ...asked, env: { PAGER: 'more', LESS: 'R' } })).toEqual({ command: 'more', env: {} })
    expect(pagerCommand({ ...asked, setting: 'moar', env: { PAGER: 'more' } })?.command).toBe('moar')
    expect(pagerCommand({ ...asked, env: { PAGER: 'cat' } })).toBeUndefined()
    expect(pagerCommand({ ...asked, env: { PAGER: '' } })).toBeUndefined()
    expect(pagerCommand({ ...asked, noPager: true })).toBeUndefined()
    expect(pagerCommand({ ...asked, isTTY: false })).toBeUndefined()
    expect(pagerCommand({ ...asked, env: { TERM: 'dumb' } })).toBeUndefined()
  })
})

describe('progress', () => {
  const setup = (terminal: boolean, quiet = false) => {
    const state = { now: 0, text: '' }
    const progress = startProgress({
      label: { en: 'importing', zh: '正在导入' },
      language: 'en',
      write: (text) => {
        state.text += text
      },
      terminal,
      quiet,
      clock: () => state.now,
      width: 40,
    })
    return { state, progress }
  }

  it('shows nothing on a terminal for half a second, then one line that renews itself and goes away', () => {
    const { state, progress } = setup(true)
    state.now = 499
    progress.tell(1000, 1_000_000)
    expect(state.text).toBe('')
    state.now = 500
    progress.tell(12_000, 1_000_000)
    expect(state.text).toBe('\r\x1b[Kimporting 12,000 of 1,000,000 (1 %)')
    state.now = 550
    progress.tell(13_000, 1_000_000)
    state.now = 600
    progress.tell(14_000)
    progress.end()
    expect(state.text).toBe('\r\x1b[Kimporting 12,000 of 1,000,000 (1 %)\r\x1b[Kimporting 14,000\r\x1b[K')
  })

  it('leaves a quick terminal untouched', () => {
    const { state, progress } = setup(true)
    progress.tell(5)
    progress.end()
    expect(state.text).toBe('')
  })

  it('leaves one line at the end off a terminal', () => {
    const { state, progress } = setup(false)
    state.now = 9000
    progress.tell(500, 1000)
    progress.tell(1000, 1000)
    expect(state.text).toBe('')
    progress.end()
    progress.end()
    expect(state.text).toBe('importing 1,000 of 1,000 (100 %)\n')
  })

  it('says nothing when quiet', () => {
    const { state, progress } = setup(false, true)
    progress.tell(5)
    progress.end()
    expect(state.text).toBe('')
  })
})
