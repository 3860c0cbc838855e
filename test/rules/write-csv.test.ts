// Lines of CSV, files that are whole or not there, and the file of rejected rows.
import { mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { mapHeaders } from '../../src/exchange/header.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import { collectRejects } from '../../src/exchange/rejects.ts'
import { csvBlocks, csvLine } from '../../src/exchange/write-csv.ts'
import { writeBeside } from '../../src/exchange/write-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crm-write-'))
})

describe('lines', () => {
  test('quotes where RFC 4180 asks for them, and nowhere else', () => {
    expect(csvLine(['a', 'b c', ' d '])).toBe('a,b c, d ')
    expect(csvLine(['a,b', 'say "x"', '1\n2', '3\r4'])).toBe('"a,b","say ""x""","1\n2","3\r4"')
    expect(csvLine([''])).toBe('""')
    expect(csvLine(['', ''])).toBe(',')
    for (const line of ['sep=;', 'sep=', 'SEP=|']) expect(csvLine([line])).toBe(`"${line}"`)
    for (const line of ['sep=;;', 'a sep=;']) expect(csvLine([line])).toBe(line)
  })

  test('a header and rows, guarded; for Excel with mark and CRLF', () => {
    const rows = [['=1', '+8613800138000']]
    expect([...csvBlocks(['a', 'b'], rows)].join('')).toBe("a,b\n'=1,+8613800138000\n")
    expect([...csvBlocks(['a', 'b'], rows, { guard: false })].join('')).toBe('a,b\n=1,+8613800138000\n')
    expect([...csvBlocks(['a', 'b'], rows, { excel: true })].join('')).toBe("\ufeffa,b\r\n'=1,+8613800138000\r\n")
  })

  test('many rows come in blocks', () => {
    const blocks = [
      ...csvBlocks(
        ['n'],
        Array.from({ length: 2500 }, (_, n) => [String(n)]),
      ),
    ]
    expect(blocks).toHaveLength(3)
    expect(blocks.join('')).toBe(`n\n${Array.from({ length: 2500 }, (_, n) => `${n}\n`).join('')}`)
    expect([...csvBlocks(['n'], Array(1000).fill(['x']))]).toHaveLength(1)
    expect([...csvBlocks(['n'], [])]).toEqual(['n\n'])
  })
})

describe('files', () => {
  test('stand in their place when they are whole, mode 0600, and nothing else is left', async () => {
    const path = join(folder, 'a.csv')
    await writeBeside(path, async (write) => {
      await write('half')
      expect(readdirSync(folder)).not.toContain('a.csv')
      await write(Buffer.from(' whole'))
    })
    expect(readFileSync(path, 'utf8')).toBe('half whole')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['a.csv'])
  })

  test('an error on the way leaves the old file and no other', async () => {
    const path = join(folder, 'a.csv')
    writeFileSync(path, 'old')
    const work = writeBeside(path, async (write) => {
      await write('new')
      throw new Error('stop')
    })
    await expect(work).rejects.toThrow('stop')
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.csv'])
  })

  test('a link stays a link', async () => {
    writeFileSync(join(folder, 'real.csv'), 'old')
    symlinkSync(join(folder, 'real.csv'), join(folder, 'link.csv'))
    await writeBeside(join(folder, 'link.csv'), (write) => write('new'))
    expect(readFileSync(join(folder, 'real.csv'), 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['link.csv', 'real.csv'])
  })

  test.each([
    ['a missing folder', 'none/a.csv', 'cannot-write'],
    ['a folder', '.', 'cannot-write'],
    ['a full device', '/dev/full', 'disk-full'],
  ])('%s is refused by name', async (_, name, code) => {
    const path = name.startsWith('/') ? name : join(folder, name)
    const work = writeBeside(path, (write) => write('x'))
    await expect(work).rejects.toMatchObject({ code, exit: 1, words: { en: `cannot write ${path}` } })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('rejected rows', () => {
  const read = async (path: string) => {
    const sheet = await openSheet(path)
    const rows: (readonly string[])[] = []
    for await (const block of sheet.rows()) rows.push(...block.map(({ cells }) => cells))
    return { header: sheet.header, rows }
  }

  test('go beside the source with line and error, and are read again without them', async () => {
    const source = join(folder, 'in.csv')
    const rejects = collectRejects({ source, header: ['name', 'phone'] })
    await rejects.add(3, ["'=x", '="0571"'], 'no such day: "2月30日"')
    await rejects.add(7, ['=cmd', '1'], 'two\nlines')
    const path = await rejects.finish()
    expect(path).toBe(`${source}.rejected.csv`)
    expect(rejects.count()).toBe(2)
    const back = await read(path ?? '')
    expect(back).toEqual({
      header: ['name', 'phone', '_line', '_error'],
      rows: [
        ["'=x", '0571', '3', 'no such day: "2月30日"'],
        ["'=cmd", '1', '7', 'two\nlines'],
      ],
    })
    const { columns, ignored } = mapHeaders(
      back.header,
      new Map([
        ['name', 'name'],
        ['error', 'x'],
        ['line', 'y'],
      ]),
    )
    expect(columns.map(({ key }) => key)).toEqual(['name'])
    expect(ignored).toEqual(['phone'])
  })

  test('no row, no file; discarded, no file', async () => {
    const none = collectRejects({ source: join(folder, 'in.csv'), header: ['a'] })
    expect(await none.finish()).toBeUndefined()
    const some = collectRejects({ source: join(folder, 'in.csv'), header: ['a'] })
    await some.add(2, ['x'.repeat(100_000)], 'bad')
    await some.discard()
    expect(readdirSync(folder)).toEqual([])
  })

  test('a chosen path is used or refused, never replaced by another', async () => {
    const chosen = collectRejects({ source: 'in.csv', path: join(folder, 'bad.csv'), header: ['a'], raw: true })
    await chosen.add(2, ['=1', 'surplus'], 'bad')
    expect(readFileSync((await chosen.finish()) ?? '', 'utf8')).toBe('a,_line,_error\n=1,2,bad,surplus\n')
    const wrong = collectRejects({ source: 'in.csv', path: join(folder, 'none', 'bad.csv'), header: ['a'] })
    await wrong.add(2, ['1'], 'bad')
    await expect(wrong.finish()).rejects.toMatchObject({ code: 'cannot-write' })
  })

  test('where the folder of the source cannot be written, the current one is used', async () => {
    const before = process.cwd()
    process.chdir(folder)
    try {
      const rejects = collectRejects({ source: '/dev/fd/in.csv', header: ['a'] })
      await rejects.add(2, ['1'], 'bad')
      expect(await rejects.finish()).toBe('in.csv.rejected.csv')
      expect(readdirSync(folder)).toEqual(['in.csv.rejected.csv'])
    } finally {
      process.chdir(before)
    }
  })

  test('rejected twice, the file keeps one pair of its own columns', async () => {
    const rejects = collectRejects({ source: join(folder, 'x'), header: ['a', '_line', '_error'] })
    await rejects.add(2, ['1', '9', 'old'], 'new')
    expect(readFileSync((await rejects.finish()) ?? '', 'utf8')).toBe('a,_line,_error\n1,2,new\n')
  })
})
