import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format } from '../../src/output/format.ts'
import { jsonLines } from '../../src/output/json-lines.ts'
import { paint } from '../../src/output/paint.lazy.ts'
import { safeFlat, safeLine, safeScreen, safeText } from '../../src/output/safe-text.ts'
import { textSink } from '../../src/output/sink.ts'
import { writeRecord } from '../../src/output/write-record.ts'
import { writeRows } from '../../src/output/write-rows.ts'

const shared = new URL('../../../shared/', import.meta.url)
const terminalCases = new URL('torture/synthetic/terminal.json', shared)
const naughty = new URL('torture/blns/blns-given.json', shared)

/** What must never reach a terminal as it is; line feed is judged apart. */
const steering = /[\0-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]/
const raw = (text: string): string | undefined =>
  steering.exec(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))?.[0]

const column = { key: 'name', title: { en: 'name', zh: '姓名' }, json: (text: string) => text }
const columns = [column, { ...column, key: 'again' }]

const everyFormat = async (text: string): Promise<void> => {
  const formats: Format[] = ['table', 'json', 'ndjson', 'csv', 'tsv', 'md', 'html', 'ids']
  for (const format of formats) {
    const sink = textSink()
    const options = { format, language: 'zh', width: 40, terminal: true } as const
    await writeRows(sink, columns, [text], options)
    const event = { at: text, type: text, id: text, text }
    await writeRecord(sink, { row: text, heading: text, sections: [{ columns }], timeline: [event] }, options)
    const flat = format === 'tsv' || format === 'csv'
    const seen = flat ? sink.text().replaceAll('\t', '').replaceAll('\r\n', '') : sink.text()
    expect(raw(seen), `${format} of ${JSON.stringify(text)}`).toBeUndefined()
  }
}

describe('the gate before people', () => {
  it('JSON has every sign of the gate as an escape, in a list too', () => {
    const list = jsonLines([column])
    for (let point = 1; point <= 0x10ffff; point += 1) {
      const text = `a${String.fromCodePoint(point)}`
      if (safeText(text) === text || point === 0x0a) continue
      const json = list.line(text, 0)
      if (!json.includes('\\')) throw new Error(`U+${point.toString(16)} is raw`)
      expect(JSON.parse(json)).toEqual({ name: text })
    }
  })

  it('the last gate lets nothing pass but the painter’s colours', () => {
    const painted = (['accent', 'warning', 'muted', 'strong'] as const).map((tone) => paint(tone, '张三')).join(' ')
    expect(safeScreen(painted, { painted: true, json: false })).toBe(painted)
    expect(safeScreen(painted, { painted: false, json: false })).not.toContain('\x1b')
    for (const order of ['\x1b[2J', '\x1b[8m', '\x1b[5m', '\x1b[1;31m', '\x1b]8;;x\x07', '\x9b31m', '\r', '\u202e'])
      expect(raw(safeScreen(`a${order}b\n`, { painted: true, json: false }).replace('\n', ''))).toBeUndefined()
    expect(JSON.parse(safeScreen('{"a": "\u202e\u{e0041}"}\n', { painted: false, json: true }))).toEqual({
      a: '\u202e\u{e0041}',
    })
  })

  it.each([
    ['\x1b[2J', '␛[2J'],
    ['a\bb', 'a␈b'],
    ['\x7f', '␡'],
    ['\x9b31m', '⟨U+009B⟩31m'],
    ['\u202e三张\u202c', '⟨U+202E⟩三张⟨U+202C⟩'],
    ['张\u200b三', '张⟨U+200B⟩三'],
    ['\ufeff名', '⟨U+FEFF⟩名'],
    ['\ud800x', '⟨U+D800⟩x'],
    ['a\u2028b', 'a⟨U+2028⟩b'],
    ['\u3164', '⟨U+3164⟩'],
    ['a\u{e0041}', 'a⟨U+E0041⟩'],
    ['a\u200db', 'a⟨U+200D⟩b'],
    ['a\rb', 'a␍b'],
    ['a\tb', 'a␉b'],
  ])('shows %j as %s', (text, shown) => {
    expect(safeText(text)).toBe(shown)
    expect(safeLine(text)).toBe(shown)
  })

  it('leaves ordinary text alone, with emoji, marks and variant characters', () => {
    for (const text of ['张小明，你好', 'étude', '👨‍👩‍👧', '❤️', '👩🏽‍🚀', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '邉󠄀', '𠮷野家', 'ก็็', '½①']) {
      expect(safeText(text)).toBe(text)
    }
  })

  it('keeps line breaks where there is room for them, else shows them', () => {
    expect(safeText('行1\r\n行2\n行3')).toBe('行1\n行2\n行3')
    expect(safeLine('行1\r\n行2\n行3')).toBe('行1↵行2↵行3')
    expect(safeFlat('a\tb\rc\r\n')).toBe('a\tb␍c\r\n')
  })

  it('lets no steering sign through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(raw(safeText(text))).toBeUndefined()
        expect(safeLine(text)).not.toContain('\n')
      }),
    )
    const every = Array.from({ length: 0x10000 }, (_, point) => String.fromCharCode(point))
    expect(every.filter((sign) => raw(safeText(sign)) !== undefined)).toEqual([])
  })

  it('does not change what it let through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safeText(safeText(text))).toBe(safeText(text))
      }),
    )
  })

  it('stands before every format on a terminal, for every control sign', async () => {
    for (let point = 0; point < 0xa0; point += 1) await everyFormat(`x${String.fromCharCode(point)}y`)
    for (const sign of ['\u202e', '\u2066', '\u200b', '\ufeff', '\ud800', '\udfff']) await everyFormat(`x${sign}y`)
  })
})

const read = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'))

describe.skipIf(!existsSync(terminalCases))('terminal sequences in names (skipped when ../shared is absent)', () => {
  it('reach no terminal', async () => {
    const rows = read(terminalCases)
    expect(Array.isArray(rows) && rows.length).toBeGreaterThan(5)
    for (const row of Array.isArray(rows) ? rows : [])
      for (const text of Object.values(row)) await everyFormat(String(text))
  })
})

describe.skipIf(!existsSync(naughty))('naughty strings (skipped when ../shared is absent)', () => {
  it('reach no terminal raw, and are kept in JSON', async () => {
    const texts = read(naughty)
    expect(Array.isArray(texts) && texts.length).toBeGreaterThan(300)
    for (const text of Array.isArray(texts) ? texts.map(String) : []) {
      await everyFormat(text)
      const sink = textSink()
      await writeRows(sink, columns, [text], { format: 'json', language: 'en' })
      expect(JSON.parse(sink.text())).toEqual([{ name: text, again: text }])
    }
  })
})
