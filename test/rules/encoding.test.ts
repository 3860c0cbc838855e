// Encodings: told from marks, form and trial; never guessed where two are as likely; the name a person types.
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decoderFor } from '../../src/exchange/decode.ts'
import { detectEncoding, markedEncoding } from '../../src/exchange/encoding.ts'
import { readEncodingName } from '../../src/exchange/encoding-name.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import { isFailure } from '../../src/kernel/failure.ts'

const sheet = '姓名,电话,备注\n张三,13800138000,喜欢喝茶\n李四,13900139000,价格高\n'
const taiwan = '姓名,電話,備註\n陳大文,0912000001,喜歡喝茶\n林志豪,0912000002,價格高\n'
const japan = '氏名,電話\n山田太郎,03-1234-5678\n鈴木さくら,03-0000-0000\n'
const french = 'nom,ville\nÉloïse Lefèvre,Besançon\nJosé Müller,Zürich\n'

const detect = (bytes: Uint8Array) => detectEncoding(bytes, true)

describe('what the bytes tell', () => {
  test.each([
    ['UTF-8', Buffer.from(sheet)],
    ['UTF-8', Buffer.from('name,phone\nAnn,1\n')],
    ['UTF-8 (marked)', Buffer.from(`\ufeff${sheet}`)],
    ['UTF-16LE', Buffer.from(`\ufeff${sheet}`, 'utf16le')],
    ['UTF-16LE', Buffer.from(sheet, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${sheet}`, 'utf16le').swap16()],
    ['UTF-16BE', Buffer.from(sheet, 'utf16le').swap16()],
    ['UTF-16LE', Buffer.from('name,phone\nAnn,1\n', 'utf16le')],
    ['GB18030', iconv.encode(sheet, 'gbk')],
    ['GB18030', iconv.encode(`${sheet}𠮷野家,1,㐀\n`, 'gb18030')],
    ['GB18030', iconv.encode('姓名,电话\n赟,138\n', 'gbk')],
    ['Big5', iconv.encode(taiwan, 'big5')],
    ['Shift_JIS', iconv.encode(japan, 'shift_jis')],
    ['windows-1252', iconv.encode(french, 'win1252')],
    ['windows-1252', iconv.encode('name,price\nCafé,10 €\n', 'win1252')],
  ])('%s', (name, bytes) => {
    expect(detect(bytes)).toMatchObject({ encoding: name, certain: true })
  })

  test.each([
    [[0xef, 0xbb, 0xbf, 0x61], 'UTF-8 (marked)'],
    [[0xff, 0xfe, 0x61, 0x00], 'UTF-16LE'],
    [[0xfe, 0xff, 0x00, 0x61], 'UTF-16BE'],
    [[0xef, 0xbb, 0x61], undefined],
    [[0xff, 0x61], undefined],
    [[0xfe], undefined],
    [[], undefined],
  ])('the mark %j is that of %s', (bytes, name) => {
    expect(markedEncoding(Uint8Array.from(bytes))).toBe(name)
  })

  test('one zero byte in a text does not make it UTF-16', () => {
    expect(detect(Buffer.from('a,b\n1\u00002,3\n'))).toMatchObject({ encoding: 'UTF-8', certain: true })
    // Nor do a few in the same place, nor zeros in all places.
    expect(detect(Buffer.from('a\0,bcdefgh\ni\0,jklmnop\nq\0,rstuvwx\n')).encoding).toBe('UTF-8')
    expect(detect(Buffer.from('a\0\0\0b\0\0\0,\0\0\0'.repeat(9))).encoding).toBe('UTF-8')
  })

  test('a character cut by the end of a sample is forgiven, in the middle it is not', () => {
    const cut = Buffer.from(sheet).subarray(0, Buffer.from(sheet).indexOf('茶') + 1)
    expect(detectEncoding(cut, false)).toMatchObject({ encoding: 'UTF-8', certain: true })
    expect(detectEncoding(cut, true).certain).toBe(false)
  })

  test('UTF-8 that is damaged in places is called so and not taken for Chinese of another encoding', () => {
    const bytes = Buffer.from(sheet.repeat(3))
    bytes[bytes.lastIndexOf('茶')] = 0xff
    expect(detect(bytes)).toMatchObject({ encoding: 'UTF-8', certain: false, damaged: true })
  })

  test('names the encodings that it may be, the likeliest first', () => {
    expect(detect(Buffer.from(sheet)).candidates).toEqual(['UTF-8'])
    expect(detect(iconv.encode('a,b\n1,王芳李\n', 'gbk')).candidates).toEqual(['GB18030', 'EUC-JP'])
    expect(detect(iconv.encode('a,b\n1,É\n', 'win1252')).candidates).toEqual(['Shift_JIS', 'windows-1252'])
    expect(detect(Buffer.from('张三李四王五赵六孙七周吴\xff', 'utf8')).candidates).toEqual(['UTF-8'])
  })

  // Three signs are as good as others in another encoding, and signs that no list is full of say little; a usual header
  // says more than they.
  test.each([
    ['gbk', 'a,b\n1,王\n', 'GB18030', false],
    ['gbk', 'a,b\n1,王芳李\n', 'GB18030', false],
    ['gbk', 'a,b\n1,王芳李明\n', 'GB18030', true],
    ['gbk', 'a,b\n1,王芳翀喆赟\n', 'GB18030', false],
    ['gbk', '姓名,b\n1,x\n', 'GB18030', true],
    ['gbk', '姓名,b\n1,翀喆赟翀喆赟翀喆\n', 'GB18030', true],
    ['gbk', '姓名,b\n1,翀喆赟翀喆赟翀喆赟翀喆赟\n', 'GB18030', false],
    ['gbk', 'x,姓名\n', 'GB18030', true],
    ['gbk', 'x\n姓名\n', 'GB18030', false],
    ['big5', 'a,b\n1,陳大文\n', 'Big5', false],
    ['big5', 'a,b\n1,陳大文明\n', 'Big5', true],
    ['big5', '電話,b\n1,x\n', 'Big5', true],
    ['shift_jis', 'a,b\n1,さくら\n', 'Shift_JIS', false],
    ['shift_jis', '備考,b\n1,x\n', 'Shift_JIS', true],
    ['euc-jp', '氏名,電話\n山田太郎\n', 'EUC-JP', false],
    ['win1252', 'a,b\n1,Café\n', 'windows-1252', true],
    ['win1252', 'a,b\n1,É\n', '', false],
    ['win1252', 'a,b\n1,ÉÉ\n', '', false],
  ])('how much is enough: in %s %j is %s, certain %s', (encoding, text, found, certain) => {
    expect(detect(iconv.encode(text, encoding))).toMatchObject({ encoding: found, certain, damaged: false })
  })

  test.each([
    ['a,张三李四王五赵六孙七周吴', 1, true],
    ['a,张三李四王五赵六孙七周吴', 6, false],
    ['姓名,张三李四王五赵六孙七周吴', 6, true],
    ['a,张三李', 1, false],
  ])('%j with %i characters broken is UTF-8 that is damaged: %s', (text, count, damaged) => {
    const bytes = Buffer.from(`${text}\n`)
    const from = bytes.indexOf('张')
    for (let at = 0; at < count; at += 1) bytes[from + at * 6 + 1] = 0x20
    expect(detect(bytes)).toMatchObject({ damaged, certain: false })
  })

  test('what the end of a sample cuts in another encoding is not looked at', () => {
    const bytes = iconv.encode(`${sheet}王五`, 'gbk')
    const cut = bytes.subarray(0, bytes.length - 1)
    expect(detectEncoding(cut, false)).toMatchObject({ encoding: 'GB18030', certain: true })
    expect(detectEncoding(cut, true).certain).toBe(false)
  })

  test('two rare characters are not decided', () => {
    const found = detect(iconv.encode('a,b\n1,翀喆\n', 'gbk'))
    expect(found.certain).toBe(false)
  })

  test('Russian and EUC-JP are not taken for Chinese', () => {
    expect(detect(iconv.encode('имя,телефон\nИванов Пётр,1\nМосква,2\n', 'win1251')).certain).toBe(false)
    expect(detect(iconv.encode(japan, 'euc-jp')).certain).toBe(false)
  })
})

describe('names', () => {
  test.each([
    ['gbk', 'GB18030'],
    ['GB2312', 'GB18030'],
    ['cp936', 'GB18030'],
    ['utf8', 'UTF-8'],
    ['UTF-8', 'UTF-8'],
    ['utf-16', 'UTF-16LE'],
    ['BIG-5', 'Big5'],
    ['sjis', 'Shift_JIS'],
    ['latin1', 'windows-1252'],
    ['hz', 'HZ'],
    ['koi8-r', 'koi8-r'],
  ])('%s is %s', (typed, name) => {
    expect(readEncodingName(typed)).toBe(name)
  })

  test('an unknown name is refused with a list', () => {
    expect(() => readEncodingName('constructor')).toThrow(
      expect.objectContaining({ code: 'unknown-encoding', exit: 2 }),
    )
  })
})

describe('decoding', () => {
  test('windows-1252 keeps the signs that Latin-1 lacks', () => {
    expect(decoderFor('windows-1252')(Buffer.from([0x80, 0x92, 0x97, 0xe9]))).toBe('€’—é')
  })

  const inHz = (text: string): string => {
    const bytes = Buffer.from(iconv.encode(text, 'gb2312').map((byte) => byte & 0x7f))
    return `~{${bytes.toString('latin1')}~}`
  }

  test('HZ is read in and out of Chinese, with every character that it has', () => {
    const read = (text: string): string => decoderFor('HZ')(Buffer.from(text, 'latin1'))
    expect(read(`name,${inHz('客服')}~~1\n${inHz('湖北')},~\nx{}\n`)).toBe('name,客服~1\n湖北,x{}\n')
    const places = Array.from({ length: 94 }, (_, at) => 0xa1 + at)
    const rows = Array.from({ length: 72 }, (_, row) => Buffer.from(places.flatMap((place) => [0xb0 + row, place])))
    const all = iconv.decode(Buffer.concat(rows), 'gb2312').replaceAll('\ufffd', '')
    expect(all.length).toBeGreaterThan(6700)
    expect(read(inHz(all))).toBe(all)
    // A line ends the Chinese part, though nobody said so.
    expect(read(`${inHz('张三').slice(0, -2)}\r\nAnn~{`)).toBe('张三\r\nAnn')
    for (const broken of ['~{!', '~{UE\n~{U\n', '~x', 'a~']) expect(() => read(broken)).toThrow(TypeError)
  })

  test('a byte that is no text is never passed over, nor is one after it, and a mark is kept', () => {
    for (const [name, bad, good] of [
      ['UTF-8', [0x61, 0xff, 0x62], '张'],
      ['UTF-8 (marked)', [0x61, 0xe5, 0xbc], '张'],
      ['GB18030', [0x61, 0xc4], '张'],
      ['Big5', [0x61, 0xc4], '陳'],
    ] as const) {
      const decode = decoderFor(name)
      const encoded = iconv.encode(`a${good}b`, name.replace(/ .*/, ''))
      for (let round = 0; round < 2; round += 1) {
        expect(() => decode(Buffer.from(bad))).toThrow(TypeError)
        expect(decode(encoded)).toBe(`a${good}b`)
      }
    }
    const marked = decoderFor('UTF-16LE')
    expect(() => marked(Buffer.from([0x00, 0xd8, 0x61, 0x00]))).toThrow(TypeError)
    expect(marked(Buffer.from('\ufeffa', 'utf16le'))).toBe('\ufeffa')
    expect(decoderFor('UTF-16LE')(Buffer.from('\ufeffa', 'utf16le'))).toBe('\ufeffa')
    expect(decoderFor('UTF-8 (marked)')(Buffer.from('\ufeffa'))).toBe('\ufeffa')
  })

  test.each(['UTF-8', 'GB18030', 'Big5', 'Shift_JIS', 'EUC-JP', 'HZ'])('%s is strict', (name) => {
    const bytes = name === 'HZ' ? Buffer.from('a~x') : Buffer.from([0x61, name === 'Shift_JIS' ? 0x83 : 0xc4])
    expect(() => decoderFor(name)(bytes)).toThrow()
    expect(decoderFor(name)(Buffer.from('ok'))).toBe('ok')
  })
})

describe('files that change their encoding on the way', () => {
  const read = async (bytes: Buffer, encoding?: string) => {
    const open = await openSheet(bytes, { encoding })
    let rows = 0
    for await (const block of open.rows()) rows += block.length
    return { encoding: open.encoding, rows }
  }
  const failure = async (bytes: Buffer) => {
    const error = await read(bytes).catch((reason: unknown) => reason)
    if (!isFailure(error)) throw new Error('taken')
    return error
  }
  const many = 'Ann Smith,13800138000,tea\n'.repeat(40_000)

  test('a head in ASCII is not taken for the whole', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`name,phone,note\n${many}`),
      iconv.encode('张三,13800138000,喜欢喝茶价格\n', 'gbk'),
    ])
    expect(await read(bytes)).toEqual({ encoding: 'GB18030', rows: 40_001 })
  })

  test('UTF-8 with GBK further on is refused with the line', async () => {
    const bytes = Buffer.concat([Buffer.from(sheet + many), iconv.encode(sheet, 'gbk')])
    const error = await failure(bytes)
    expect(error).toMatchObject({ code: 'bad-bytes', exit: 9 })
    expect(error.words.en).toContain('line 40004')
  })

  test('GBK with UTF-8 further on, which would decode into nonsense, is refused with the line', async () => {
    const bytes = Buffer.concat([iconv.encode(sheet, 'gbk'), Buffer.from(many), Buffer.from('陈伟,1,2\n')])
    const error = await failure(bytes)
    expect(error).toMatchObject({ code: 'mixed-encoding', exit: 9 })
    expect(error.words.en).toContain('line 40004')
    expect(await read(bytes, 'gbk')).toEqual({ encoding: 'GB18030', rows: 40_003 })
  })

  test('an encoding that nobody can tell names the candidates and the flag', async () => {
    const error = await failure(iconv.encode('a,b\n1,翀喆\n', 'gbk'))
    expect(error).toMatchObject({ code: 'undecidable-encoding', exit: 2 })
    expect(error.detail.hint?.en).toContain('--encoding')
    expect(error.detail.candidates?.length).toBeGreaterThan(0)
  })
})
