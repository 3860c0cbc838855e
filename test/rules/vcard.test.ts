// Cards of all three versions as rows: names in the right order, bytes in any encoding, what has no column named.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { type CardProperty, partedCard, readProperty, unescapeCard } from '../../src/exchange/card-lines.ts'
import { looksLikeCards } from '../../src/exchange/card-sign.ts'
import { makeUnfolder, type RawLine } from '../../src/exchange/card-unfold.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import type { SheetOptions } from '../../src/exchange/sheet.ts'

const read = async (input: string | Uint8Array, options: SheetOptions = {}) => {
  const sheet = await openSheet(typeof input === 'string' ? Buffer.from(input) : input, options)
  const rows: Record<string, string>[] = []
  for await (const block of sheet.rows())
    for (const { cells } of block)
      rows.push(Object.fromEntries(sheet.header.flatMap((name, at) => (cells[at] ? [[name, cells[at]]] : []))))
  return { ...sheet, rows, found: sheet.faults().map(({ line, code }) => `${line} ${code}`) }
}

const unfolded = (pieces: readonly string[]): readonly RawLine[] => {
  const lines: RawLine[] = []
  const unfolder = makeUnfolder(
    (line) => lines.push(line),
    (line) => new Error(`endless ${line}`),
  )
  for (const piece of pieces) unfolder.push(piece)
  unfolder.end()
  return lines
}

const card = (version: string, ...lines: readonly string[]): string =>
  ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n')

const one = async (version: string, ...lines: readonly string[]) => (await read(card(version, ...lines))).rows[0]

describe('names', () => {
  test.each([
    ['3.0', ['FN:张小明', 'N:张;小明;;;'], '张小明'],
    ['3.0', ['FN:小明 张', 'N:张;小明;;;'], '张小明'],
    ['3.0', ['FN:张 小明', 'N:张;小明;;;'], '张小明'],
    ['3.0', ['N:欧阳;修;;;'], '欧阳修'],
    ['3.0', ['FN:王 小明', 'N:张;小明;;;'], '王 小明'],
    ['3.0', ['FN:张 总', 'N:张;;;;'], '张 总'],
    ['3.0', ['FN:小明 总', 'N:;小明;;;'], '小明 总'],
    ['3.0', ['N:Lopez;Maria,,Ana;;;'], 'Maria Ana Lopez'],
    ['4.0', ['FN:', 'N:Lopez;Maria,Ana;;Dr.;M.D.'], 'Dr. Maria Ana Lopez M.D.'],
    ['3.0', ['FN:Smith\\, John'], 'Smith, John'],
    ['3.0', ['NICKNAME:老王', 'TEL:1'], '老王'],
    ['3.0', ['ORG:宏远科技;销售部'], '宏远科技'],
    ['2.1', ['EMAIL;PREF:a@b.cn'], 'a@b.cn'],
    ['2.1', ['TEL;CELL:13800138000'], '13800138000'],
  ])('%s %j is %s', async (version, lines, name) => {
    expect((await one(version, ...lines))?.name).toBe(name)
  })
})

describe('bytes', () => {
  const quoted = (text: string, encoding: string): string =>
    [...iconv.encode(text, encoding)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

  test('quoted-printable in the encoding that is named, with soft breaks', async () => {
    const value = quoted('张三丰', 'gbk')
    const row = await one(
      '2.1',
      `N;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:${quoted('张', 'gbk')};${quoted('三丰', 'gbk')};;;`,
      `FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:${value.slice(0, 9)}=`,
      value.slice(9),
      `ORG;CHARSET=BIG5;QUOTED-PRINTABLE:${quoted('臺北公司', 'big5')}`,
      'NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab=3D;c',
    )
    expect(row).toMatchObject({ name: '张三丰', company: '臺北公司', note: 'a\r\nb=;c' })
  })

  test('bare bytes: of the encoding named by the property, else that of the file', async () => {
    const raw = (text: string, encoding: string) => iconv.encode(text, encoding).toString('latin1')
    const text =
      card('2.1', `FN;CHARSET=BIG5:${raw('陳怡君', 'big5')}`) +
      card('3.0', `FN:${raw('张三', 'gbk')}`, `NOTE:${raw('老客户介绍，喜欢喝茶', 'gbk')}`)
    const sheet = await read(Buffer.from(text, 'latin1'))
    expect(sheet.encoding).toBe('GB18030')
    expect(sheet.rows.map(({ name }) => name)).toEqual(['陳怡君', '张三'])
  })

  const phone = (...lines: readonly string[]) => card('2.1', ...lines)
  const names = async (text: string, options: SheetOptions = {}) => {
    const { rows, found } = await read(text, options)
    return { names: rows.map(({ name }) => name), found }
  }
  const gbk = ['张三丰', '老客户王小明', '合肥机械厂李经理', '欢迎光临']

  test('quoted-printable that names no encoding is judged by all such values together', async () => {
    const cards = (encoding: string) =>
      gbk.map((name) => phone(`FN;ENCODING=QUOTED-PRINTABLE:${quoted(name, encoding)}`, 'TEL:1')).join('')
    expect(await names(cards('gbk'))).toEqual({ names: gbk, found: [] })
    expect(await names(cards('utf8'))).toEqual({ names: gbk, found: [] })
    const base64 = gbk.map((name) => phone(`FN;ENCODING=b:${iconv.encode(name, 'gbk').toString('base64')}`))
    expect(await names(base64.join(''))).toEqual({ names: gbk, found: [] })
  })

  test('that says another encoding than it is in is read by its bytes; others keep theirs', async () => {
    const cards = gbk.map((name) => phone(`FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${quoted(name, 'gbk')}`))
    const right = phone(`FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${quoted('欧阳修', 'utf8')}`)
    const silent = phone('FN:司马光')
    expect(await names([...cards, right, silent].join(''))).toEqual({ names: [...gbk, '欧阳修', '司马光'], found: [] })
    const unknown = gbk.map((name) => phone(`FN;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:${quoted(name, 'gbk')}`))
    expect(await names(unknown.join(''))).toEqual({ names: gbk, found: [] })
  })

  test('that nobody can tell rejects its card, and no other; nothing is read with a loss', async () => {
    const broken = phone('FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=ZZ', 'TEL:1')
    expect(await names(`${phone('FN:a')}${broken}${phone('FN:c')}`)).toMatchObject({ found: ['7 unsound-name'] })
    expect((await names(`${phone('FN:张三')}${broken}`)).names[0]).toBe('张三')
    await expect(names(phone('FN;ENCODING=QUOTED-PRINTABLE:=D5=C5'))).rejects.toMatchObject({
      code: 'undecidable-encoding',
    })
    expect(await names(phone('FN;ENCODING=QUOTED-PRINTABLE:=D5=C5'), { encoding: 'gbk' })).toEqual({
      names: ['张'],
      found: [],
    })
  })

  test('a whole file in UTF-16, marked or not, and one that nobody can tell', async () => {
    const text = card('3.0', 'FN:张三')
    expect((await read(iconv.encode(text, 'utf16le', { addBOM: true }))).rows).toEqual([{ name: '张三' }])
    expect((await read(iconv.encode(text, 'utf16be'))).rows).toEqual([{ name: '张三' }])
    const odd = Buffer.from(card('3.0', 'FN:\u00d5\u00c5'), 'latin1')
    await expect(read(odd)).rejects.toMatchObject({ code: 'undecidable-encoding', exit: 2 })
    expect((await read(odd, { encoding: 'gbk' })).rows).toEqual([{ name: '张' }])
  })

  test('folded lines, also inside a character; a text in base64; a picture is counted and not kept', async () => {
    const folded = Buffer.from(card('3.0', 'NOTE:张三', 'FN:x'))
    const at = folded.indexOf(Buffer.from('三')) + 1
    const bytes = Buffer.concat([folded.subarray(0, at), Buffer.from('\r\n '), folded.subarray(at)])
    expect((await read(bytes)).rows[0]?.note).toBe('张三')
    const sheet = await read(
      card(
        '2.1',
        `NOTE;ENCODING=BASE64;CHARSET=UTF-8:${Buffer.from('你好').toString('base64')}`,
        '',
        'PHOTO;JPEG;ENCODING=BASE64:',
        ' /9j/4AAQ',
        ' SkZJRg==',
        '',
        'FN:x',
      ),
    )
    expect(sheet.rows).toEqual([{ name: 'x', note: '你好' }])
    expect(sheet.notes[0]?.en).toBe('left out of the cards: PHOTO (1)')
  })
})

describe('particulars', () => {
  test('phones: the preferred first, fax apart, what is dialled after a pause as extension', async () => {
    const row = await one(
      '3.0',
      'FN:x',
      'TEL;TYPE=WORK:010-65529988,8001',
      'TEL;TYPE=CELL,PREF:138 0013 8000',
      'TEL;TYPE=FAX,WORK:010-1',
      'item1.TEL:+1 202 555 0143',
      'item1.X-ABLabel:_$!<Other>!$_',
    )
    expect(row).toMatchObject({ phones: '138 0013 8000;010-65529988x8001;+1 202 555 0143', fax: '010-1' })
  })

  test.each([
    ['BDAY:19800321', '1980-03-21'],
    ['BDAY:1980-03-22T00:00:00Z', '1980-03-22'],
    ['BDAY:--0203', '--02-03'],
    ['BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12', '--05-12'],
    ['BDAY;VALUE=text:农历八月十五', '农历八月十五'],
    ['BDAY:1990', '1990'],
    ['BDAY:born 19900105', 'born 19900105'],
    ['BDAY:19900105-7', '19900105-7'],
    ['BDAY:--0203 or so', '--0203 or so'],
  ])('%s', async (line, birthday) => {
    expect((await one('4.0', 'FN:x', line))?.birthday).toBe(birthday)
  })

  test('addresses by the order of their language; a second value has a column of its own', async () => {
    expect(await one('3.0', 'FN:x', 'ADR:;;朝阳区建国路1号;北京;北京;100000;中国')).toMatchObject({
      city: '北京',
      address: '北京朝阳区建国路1号 100000',
    })
    expect(
      await one('3.0', 'FN:x', 'ADR:;Suite 5;1 Main St;Austin;TX;78701;USA', 'ADR:;;2 Oak;Dallas;TX;;'),
    ).toMatchObject({
      city: 'Austin',
      address: 'Suite 5, 1 Main St, Austin, TX 78701, USA',
      address_2: '2 Oak, Dallas, TX',
      city_2: 'Dallas',
    })
  })

  test('chat, gender, tags, company, department; what is only technical is not told', async () => {
    const sheet = await read(
      card(
        '4.0',
        'KIND:org',
        'FN:宏远',
        'UID:urn:uuid:1',
        'GENDER:F;女',
        'IMPP:wechat:lin01',
        'X-QQ:12345',
        'CATEGORIES:vip,a\\,b',
        'ORG:宏远;销售;华东',
        'REV:20260101T000000Z',
        'X-ABLabel:x',
        'SOUND:y',
      ),
    )
    expect(sheet.rows[0]).toEqual({
      key: 'urn:uuid:1',
      name: '宏远',
      kind: 'company',
      wechat: 'lin01',
      gender: 'female',
      company: '宏远',
      department: '销售 华东',
      tags: 'vip;a b',
      qq: '12345',
    })
    expect(sheet.notes[0]?.zh).toBe('名片中未读取：SOUND (1)')
  })

  test('cards inside cards and lists of cards are passed over; a card without an end and a stray line are named', async () => {
    const text = [
      card('2.1', 'FN:a', 'AGENT:', 'BEGIN:VCARD', 'FN:agent', 'END:VCARD', 'TEL:1').trimEnd(),
      card('4.0', 'KIND:group', 'FN:friends').trimEnd(),
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:b',
      'no property',
    ].join('\r\n')
    const sheet = await read(text)
    expect(sheet.rows).toEqual([{ name: 'a', phones: '1' }, { name: 'b' }])
    expect(sheet.found).toEqual(['18 unread-line', '15 open-card'])
    expect(sheet.notes.map(({ en }) => en)).toEqual(['left out of the cards: AGENT (1)', 'lists of cards left out: 1'])
  })
})

test.each([
  ['BEGIN:VCARD\r\n', true],
  ['\xef\xbb\xbf \nbegin:vcard \n', true],
  ['\xff\xfeB\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\r\0\n\0', true],
  ['name\nBEGIN:VCARD\n', false],
  ['BEGIN:VCARD,name\n', false],
  ['BEGIN:VCARDS\n', false],
  ['BEGIN:VCARD', false],
])('%j begins with a card: %s', (text, is) => {
  expect(looksLikeCards(Buffer.from(text, 'latin1'))).toBe(is)
})

describe('every property', () => {
  test.each([
    ['X-CRM-ID: C-12 ', { id: 'C-12' }],
    ['X-CRM-CUSTOMER:C-3', { customer: 'C-3' }],
    ['TITLE:Head of\\nsales', { position: 'Head of, sales' }],
    ['ROLE:Buyer', { occupation: 'Buyer' }],
    ['URL:https://a.example/?b=c;d', { url: 'https://a.example/?b=c;d' }],
    ['ANNIVERSARY:20010203', { anniversary: '2001-02-03' }],
    ['EMAIL:mailto:a@b.cn', { emails: 'a@b.cn' }],
    ['EMAIL:a;b，c', { emails: 'a b c' }],
    ['TEL;TYPE="work,FAX":1', { fax: '1' }],
    ['TEL;VALUE=uri:tel:+86-10-1;ext=22', { phones: '+86-10-1x22' }],
    ['TEL:010-1p22#', { phones: '010-1x22' }],
    ['TEL:010-1,,22', { phones: '010-1x22' }],
    ['TEL;X="a;TYPE=fax";TYPE=cell:1', { phones: '1' }],
    ['TEL:010-1;;2345678', { phones: '010-1  2345678' }],
    ['tel;type=cell:2', { phones: '2' }],
    ['NOTE;X="a:b;c":text', { note: 'text' }],
    ['NOTE:a\\, b\\; c\\\\ d\\x\\nE', { note: 'a, b; c\\ d\\x\nE' }],
    ['NOTE:a\\Nb', { note: 'a\nb' }],
    ['NICKNAME:Al,Bo\\, C', { nickname: 'Al;Bo, C' }],
    ['CATEGORIES:vip,,a\\;b', { tags: 'vip;a b' }],
    ['ORG:宏远', { company: '宏远' }],
    ['ORG:;;华东', { department: '华东' }],
    ['GENDER:M', { gender: 'male' }],
    ['GENDER:o', { gender: 'other' }],
    ['GENDER:N', {}],
    ['GENDER:;it is complicated', {}],
    ['X-GENDER:女', { gender: '女' }],
    ['X-GENDER:unknown', { gender: 'unknown' }],
    ['X-WECHAT:lin01', { wechat: 'lin01' }],
    ['IMPP:weixin://lin01', { wechat: 'lin01' }],
    ['IMPP;X-SERVICE-TYPE=QQ:qq:123', { qq: '123' }],
    ['IMPP:Skype:ann', { skype: 'ann' }],
    ['IMPP;TYPE=wechat:lin01', { wechat: 'lin01' }],
    ['IMPP:ann', { messaging: 'ann' }],
    ['X-SOCIALPROFILE;TYPE=wx:lin01', { wechat: 'lin01' }],
    ['X-SOCIALPROFILE;TYPE=twitter:ann', { messaging: 'ann' }],
    ['ADR:;;长安街1号;北京;;;', { address: '长安街1号', city: '北京' }],
    ['ADR:Box 1;Suite 5;;;;;', { address: 'Box 1, Suite 5' }],
    ['ADR:;3单元;长安街1号;北京市;;;中国', { address: '北京市长安街1号3单元', city: '北京市' }],
    ['ADR:;;北京市长安街1号;北京市;北京市;;中国', { address: '北京市长安街1号', city: '北京市' }],
    ['ADR:;;中山路2号;;广东;510000;', { address: '广东中山路2号 510000', city: '广东' }],
    ['ADR:;;1 Main St;;TX;;', { address: '1 Main St, TX' }],
    ['X-ABSHOWAS:COMPANY', { kind: 'company' }],
    ['KIND: Org ', { kind: 'company' }],
    ['KIND:individual', {}],
    ['KIND:organic', {}],
    ['KIND:nonorg', {}],
    ['X-ABSHOWAS:company car', {}],
    ['NOTE:org', { note: 'org' }],
    ['NOTE:company', { note: 'company' }],
    ['PRODID:x', {}],
    ['item1.X-ABLabel:x', {}],
  ])('%s', async (line, cells) => {
    expect(await one('3.0', 'FN:x', line)).toEqual({ name: 'x', ...cells })
  })

  test('comes in the order of preference, and a second value of one beside the first', async () => {
    const phones = [
      'TEL;PREF=50:3',
      'TEL:9',
      'TEL;PREF=1:2',
      'TEL;PREF=x:8',
      'TEL;TYPE=pref:1',
      'TEL;PREF=50:4',
      'TEL:9',
    ]
    expect(await one('4.0', 'FN:x', ...phones)).toEqual({ name: 'x', phones: '1;2;3;4;9;8' })
    expect(await one('3.0', 'FN:x', 'TITLE:a', 'TITLE:b', 'TITLE:a', 'TITLE:c', 'NOTE:p', 'NOTE:q')).toEqual({
      name: 'x',
      position: 'a',
      position_2: 'b',
      position_3: 'c',
      note: 'p\nq',
    })
  })

  test('has its column in its place, whatever the order of the card', async () => {
    const lines = ['CATEGORIES:t', 'NOTE:n', 'X-QQ:1', 'ADR:;;s;c;;;', 'ORG:o;d', 'ROLE:r', 'TITLE:p', 'BDAY:19900105']
    const more = ['GENDER:F', 'X-WECHAT:w', 'EMAIL:e@x.com', 'TEL:1', 'KIND:org', 'FN:x', 'UID:k']
    const { header } = await read(card('4.0', 'X-CRM-CUSTOMER:C-1', ...lines, ...more, 'X-CRM-ID:C-2'))
    expect(header).toEqual([
      ...['id', 'key', 'customer', 'name', 'kind', 'phones', 'emails', 'wechat', 'gender', 'birthday', 'position'],
      ...['occupation', 'company', 'department', 'city', 'address', 'note', 'tags', 'qq'],
    ])
  })

  test('that nobody reads is named with its number', async () => {
    const sheet = await read(card('3.0', 'FN:x', 'LOGO:y', 'X-LOGO:z', 'LOGO:y') + card('3.0', 'X-GROUP:group', 'FN:y'))
    expect(sheet.notes.map(({ en }) => en)).toEqual(['left out of the cards: LOGO (2), X-LOGO (1), X-GROUP (1)'])
    expect(sheet.rows).toHaveLength(2)
  })

  test.each([
    ['KIND:group', 0],
    ['X-ADDRESSBOOKSERVER-KIND: Group', 0],
    ['KIND:groups', 1],
    ['NOTE:group', 1],
  ])('%s: so many rows are of people: %i', async (line, rows) => {
    expect((await read(card('3.0', 'FN:y', line) + card('3.0', 'FN:z'))).rows).toHaveLength(rows + 1)
  })
})

describe('a card that is not whole', () => {
  const whole = card('3.0', 'FN:b', 'TEL:2')
  const readings = async (text: string) => {
    const { rows, found } = await read(text)
    return { names: rows.map(({ name }) => name), found }
  }

  test.each([
    ['without an end', `BEGIN:VCARD\nVERSION:3.0\nFN:a\n${whole}${card('3.0', 'FN:c')}`],
    ['cut within its picture', `BEGIN:VCARD\nFN:a\nPHOTO;ENCODING=b:QUJD\n QUJD\n${whole}${card('3.0', 'FN:c')}`],
    ['that ends in a soft break', `BEGIN:VCARD\nFN:a\nNOTE;QUOTED-PRINTABLE:=E5=\n${whole}${card('3.0', 'FN:c')}`],
  ])('%s is named, and takes none of those that follow', async (_, text) => {
    expect(await readings(text)).toEqual({ names: ['a', 'b', 'c'], found: ['1 open-card'] })
  })

  test('several in a row, and the last of a file, are each one', async () => {
    const open = (name: string) => `BEGIN:VCARD\nFN:${name}\n`
    expect(await readings(`${open('a')}${open('x')}${whole}${open('y')}${open('z')}`)).toEqual({
      names: ['a', 'x', 'b', 'y', 'z'],
      found: ['1 open-card', '3 open-card', '10 open-card', '12 open-card'],
    })
  })

  test('of a thousand in a row the whole one behind them is read', async () => {
    const { names } = await readings(`${'BEGIN:VCARD\n'.repeat(999)}${whole}${'BEGIN:VCARD\n'.repeat(1000)}`)
    expect([names.length, names[999], names.filter((name) => name !== undefined)]).toEqual([2000, 'b', ['b']])
  })

  test('without a beginning is named too', async () => {
    expect(await readings(`${whole}VERSION:3.0\nFN:a\nTEL:1\nEND:VCARD\n\n${card('3.0', 'FN:c')}`)).toEqual({
      names: ['b', 'a', 'c'],
      found: ['6 headless-card'],
    })
  })

  test('ends where it says so, however that line stands', async () => {
    const text = 'BEGIN:VCARD\n FN:a\n END:VCARD\n'
    expect((await readings(`${whole}BEGIN:VCARD\nFN:a\n  end:vcard \n${whole}`)).names).toEqual(['b', 'a', 'b'])
    expect((await readings(`${whole}${text}`)).found).toEqual(['6 headless-card'])
    const soft = 'BEGIN:VCARD\nFN:a\nNOTE;ENCODING=QUOTED-PRINTABLE:x=\nEND:VCARD\n'
    expect((await read(`${soft}${whole}`)).rows).toEqual([
      { name: 'a', note: 'x' },
      { name: 'b', phones: '2' },
    ])
  })

  test("the secretary's card stays inside, wherever its beginning stands; lost ends of it take no other card", async () => {
    const held = (...lines: readonly string[]) => card('2.1', 'FN:a', ...lines, 'TEL:1')
    for (const lines of [
      ['AGENT:', 'BEGIN:VCARD', 'FN:x', 'END:VCARD'],
      ['AGENT:BEGIN:VCARD', 'FN:x', 'END:VCARD'],
      ['item1.AGENT;TYPE=work: ', 'BEGIN:VCARD', 'AGENT:', 'BEGIN:VCARD', 'END:VCARD', 'END:VCARD'],
    ])
      expect((await read(held(...lines))).rows).toEqual([{ name: 'a', phones: '1' }])
    expect(await readings(`BEGIN:VCARD\nFN:a\nAGENT:\nBEGIN:VCARD\nFN:x\nEND:VCARD\n${whole}`)).toEqual({
      names: ['a', 'b'],
      found: ['1 open-card'],
    })
  })
})

describe('lines', () => {
  test('come out the same whatever pieces the text came in', () => {
    const text = 'A:1\r\n B\r\tC\n\nN;QUOTED-PRINTABLE:=E5=\r\n=BC=A0=\r\nx\rPHOTO;ENCODING=b:QUJD\nQUJD\n\nZ:end'
    const whole = unfolded([text])
    expect(whole.map(({ line, text: read }) => `${line} ${read}`)).toEqual([
      '1 A:1BC',
      '5 N;QUOTED-PRINTABLE:=E5=BC=A0x',
      '8 PHOTO;ENCODING=b:QUJDQUJD',
      '11 Z:end',
    ])
    for (let at = 0; at <= text.length; at += 1)
      for (const size of [1, 2, 7])
        expect(
          unfolded([text.slice(0, at), ...(text.slice(at).match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [])]),
        ).toEqual(whole)
  })

  test('a card beyond any measure is named and not read on', async () => {
    const endless = card('3.0', 'FN:a', ...Array.from({ length: 6000 }, (_, at) => `TEL:${at}`))
    expect((await read(endless)).found).toEqual(['5001 card-too-long'])
    const long = card('3.0', 'FN:a', `NOTE:${'x'.repeat(1024 * 1024 + 1)}`)
    expect((await read(long)).found).toEqual(['4 cell-too-long'])
    const huge = card('3.0', 'FN:a', `NOTE:${'x'.repeat(17 * 1024 * 1024)}`, 'TEL:1')
    expect((await read(huge)).found).toEqual(['4 card-too-long'])
    for (const endless of [
      `BEGIN:VCARD\n${'AGENT:\nBEGIN:VCARD\n'.repeat(200)}`,
      card('3.0', `NOTE:a${'\n b'.repeat(1_100_000)}`),
      'BEGIN:VCARD\n'.repeat(1001),
      'BEGIN:VCARD\nFN:a\nAGENT:BEGIN:VCARD\nEND:VCARD\n'.repeat(1001),
    ])
      await expect(read(endless)).rejects.toMatchObject({ code: 'oversized-workbook', exit: 9 })
    const pictured = card('3.0', 'FN:a', `PHOTO;ENCODING=b:${'QUJD'.repeat(5_000_000)}`, 'TEL:1')
    expect(await read(pictured)).toMatchObject({ found: [], rows: [{ name: 'a', phones: '1' }] })
  })
})

const shared = fileURLToPath(new URL('../../../shared/torture/vcard/', import.meta.url))

describe.skipIf(!existsSync(shared))('cards of others (skipped where ../shared/torture is absent)', () => {
  const file = (name: string) => read(readFileSync(`${shared}${name}`))

  test('every value is that of another reader (ical.js)', () => {
    const json: unknown = JSON.parse(readFileSync(`${shared}icaljs-vcard3.json`, 'utf8'))
    if (!Array.isArray(json)) throw new Error('not a list')
    const wanted = json[1].map(([name, , , ...values]: string[]) => [
      name?.toUpperCase(),
      JSON.stringify(values.flat(9)),
    ])
    const isProperty = (found: ReturnType<typeof readProperty>): found is CardProperty => 'name' in found
    const properties = unfolded([readFileSync(`${shared}icaljs-vcard3.vcf`, 'latin1')])
      .map((line) => readProperty(line, (bytes) => ({ text: bytes.toString('utf8'), sound: true })))
      .filter(isProperty)
      .filter(({ name }) => name !== 'BEGIN' && name !== 'END')
    // What is one text, what has parts, and what is no text at all, is for the property to know.
    const parts = ({ name, value }: CardProperty): readonly string[] => {
      if (/^(?:N|ADR|ORG)$/.test(name))
        return partedCard(value, ';')
          .flatMap((part) => partedCard(part, ','))
          .map(unescapeCard)
      return /^(?:NICKNAME|CATEGORIES)$/.test(name) ? partedCard(value, ',').map(unescapeCard) : [unescapeCard(value)]
    }
    const texts = /^(?!PHOTO|LOGO|SOUND|KEY|GEO)/
    const found = properties.map((property) => [property.name, JSON.stringify(parts(property))])
    expect(found.filter(([name = '']) => texts.test(name))).toEqual(wanted.filter(([name = '']) => texts.test(name)))
  })

  test('phones of Android, Outlook, Google, the example of the standard', async () => {
    const android = await file('John_Doe_ANDROID.vcf')
    expect(android.rows.map(({ name }) => name)).toEqual([
      'john.doe@company.com',
      'jane.doe@company.com',
      'Ñ Ñ Ñ Ñ Ñ',
      'Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ',
      'Ñ Ñ Ñ Ñ',
      'ÑÑÑÑ',
    ])
    expect(android.rows[5]).toMatchObject({ company_2: `${'Ñ'.repeat(44)}\ufffd` })
    expect(android.rows[3]?.phones).toBe('123456;234567;3456789;45678901')
    const outlook = await file('outlook-2003.vcf')
    expect(outlook.rows[0]).toMatchObject({
      name: 'John Doe III',
      birthday: '1980-03-21',
      company: 'Company, The',
      note: 'This is the note field!!\r\nSecond line\r\n\r\nThird line is empty',
    })
    expect((await file('John_Doe_GMAIL.vcf')).rows[0]).toMatchObject({
      name: 'Mr. John Richter, James Doe Sr.',
      url: 'http://www.ibm.com',
    })
    expect((await file('gmail-list.vcf')).rows.map(({ name }) => name)).toEqual([
      'Arnold Smith',
      'Chris Beatle',
      'Doug White',
    ])
    expect((await file('rfc6350-example.vcf')).rows[0]).toMatchObject({
      phones: '+1-418-656-9254x102;+1-418-262-6501',
      birthday: '--02-03',
      gender: 'male',
    })
    // One byte of a company's name is broken there.
    for (const name of ['John_Doe_ANDROID', 'outlook-2003', 'John_Doe_GMAIL', 'gmail-list', 'rfc6350-example'])
      expect((await file(`${name}.vcf`)).found).toEqual(name.endsWith('ANDROID') ? ['82 unsound-text'] : [])
  })
})
