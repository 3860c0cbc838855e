// Signs that a store does not keep, control characters and marks of no width at an edge: never left out without a word, and an
// order to a terminal goes as a whole. Broken once: `a^[[31mb` became `a[31mb`, and an import said nothing.
import { describe, expect, it } from 'vitest'
import { cleanText, signsLost } from '../../src/kernel/text.ts'
import { newHouse } from './import-house.ts'

describe('text at the door', () => {
  it.each([
    ['a\x1b[31mb\x1b[0m', 'ab', 2],
    ['a\x1b[1;38;5;200mb', 'ab', 1],
    ['\x1b]8;;https://x.example\x07link\x1b]8;;\x1b\\', 'link', 2],
    ['\x1b]0;title\x9cz', 'z', 1],
    ['\x1bPq#0\x1b\\z', 'z', 1],
    ['\x1b(Ba', 'a', 1],
    ['a\x9b31mb', 'ab', 1],
    ['a\x9bhello', 'ahello', 1],
    ['a\x1bb', 'ab', 1],
    ['a\x1b]never ended', 'a]never ended', 1],
    ['a\0\x07b', 'ab', 2],
    ['a\vb\fc\u2028d\u2029e\u0085f\r\ng', 'a b c d e f g', 0],
    ['\ufeff\u200b a', 'a', 2],
    ['a\u200bb', 'a\u200bb', 0],
    ['a\ud800', 'a\ufffd', 1],
    ['👨‍👩‍👧 \u202e', '👨‍👩‍👧 \u202e', 0],
    ['  a\t', 'a', 0],
  ])('%j is %j, with %i told of', (text, clean, lost) => {
    expect([cleanText(text), signsLost(text)]).toEqual([clean, lost])
    expect(signsLost(cleanText(text))).toBe(0)
  })

  it('reads a long text once, however many orders begin in it', () => {
    const begun = performance.now()
    for (const start of ['\x1b]', '\x1b[', '\x1bP', '\x9b1'])
      expect(cleanText(start.repeat(200_000))).not.toContain('\x1b')
    expect(performance.now() - begun).toBeLessThan(3000)
  })
})

describe('is told', () => {
  it('of every row of an import, counted and by line, to people and scripts', async () => {
    const house = await newHouse()
    const clean = Array.from({ length: 8 }, (_, at) => `Name ${at},x\x07,`).join('\n')
    house.put(
      'c.csv',
      `name,note,tags\n"a\x1b[31mb","n\x00q\u2028z\x07",v\x01\nCid,ok,v\x01\n${clean}\nEve,"a\u2028b",\n`,
    )
    const { stdout } = await house.run(['import', 'customers', 'c.csv', '-n'])
    expect(stdout).toContain('line 2   name: 1 unseen sign left out (control characters, signs of no width)')
    expect(stdout).toContain('line 3   tags: 1 unseen sign left out')
    expect(stdout).toContain('... 5 more rows with signs that are left out')
    const zh = await house.run(['import', 'customers', 'c.csv', '-n', '--lang', 'zh-CN'])
    expect(zh.stdout).toContain('名称：已去掉 1 个不可见字符（控制字符、零宽字符）')
    const report = await house.load(['customers', 'c.csv'])
    expect(report.notes).toEqual([expect.objectContaining({ code: 'unseen-signs', count: 10 })])
    expect(report.notes[0]?.rows[0]).toMatchObject({ line: 2, text: 'ab' })
    expect(await house.list('customers', 'name:ab')).toMatchObject([{ name: 'ab', note: 'nq\nz' }])
  })

  it('of what is typed: add, edit, log and the note of a case', async () => {
    const house = await newHouse()
    const told = async (line: readonly string[]): Promise<string> => (await house.run(line)).stderr
    expect(await told(['add', 'customer', 'a\x1b[31mb', '--note', 'n\x07\x07'])).toBe(
      'name: 1 unseen sign left out (control characters, signs of no width)\n' +
        'note: 2 unseen signs left out (control characters, signs of no width)\n',
    )
    expect(await told(['edit', 'customer', 'C-1', '--note', '\ufeffx', '--city', 'Hull'])).toContain(
      'note: 1 unseen sign',
    )
    expect(await told(['log', 'C-1', 'good\x1b[0m talk'])).toContain('note: 1 unseen sign')
    await house.ok(['add', 'complaint', 'C-1', '--text', 'late'])
    expect(await told(['move', 'complaint', 'K-1', 'accepted', '--note', 'x\x07'])).toContain('text: 1 unseen sign')
    expect(await told(['edit', 'customer', 'C-1', '--note', ' plain\r\ntext '])).toBe('')
    expect(await house.list('customers')).toMatchObject([{ name: 'ab', city: 'Hull', note: 'plain\ntext' }])
  })
})
