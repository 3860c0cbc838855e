// Records as vCards 4.0 (RFC 6350), for phones and address books: what a card has room for, and ids to find the record
// again. Loaded for that format alone.
import type { CardKey } from '../kernel/card-keys.ts'
import { Failure } from '../kernel/failure.ts'
import { type Language, same } from '../kernel/words.ts'
import { type Column, plainOf } from './column.ts'
import type { RowLines } from './row-lines.ts'

const escaped = (text: string): string => text.replace(/[\\,;]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n')

const longestLine = 75

/** A line folded so that none has more than 75 octets, never inside a character. */
const folded = (line: string): string => {
  if (Buffer.byteLength(line) <= longestLine) return `${line}\r\n`
  let out = ''
  let size = 0
  for (const sign of line) {
    const length = Buffer.byteLength(sign)
    if (size + length > longestLine) {
      out += '\r\n '
      size = 1
    }
    out += sign
    size += length
  }
  return `${out}\r\n`
}

const birthdayLine = (text: string): string => {
  if (/^\d{4}$/.test(text)) return `BDAY:${text}`
  if (/^(?:\d{4}|-)-\d\d-\d\d$/.test(text))
    return `BDAY:${text.replace(/^(\d{4}|-)-(\d\d)-(\d\d)$/, (_, year, month, date) => `${year === '-' ? '--' : year}${month}${date}`)}`
  return `BDAY;VALUE=text:${escaped(text)}`
}

const phoneLine = (text: string, at: number): string => {
  const preferred = at === 0 ? ';PREF=1' : ''
  const [, number, extension] = /^(\+\d+)(?:x(\d+))?$/.exec(text) ?? []
  if (number === undefined) return `TEL${preferred}:${escaped(text)}`
  return `TEL;VALUE=uri${preferred}:tel:${number}${extension === undefined ? '' : `;ext=${extension}`}`
}

const genders: Readonly<Record<string, string>> = { male: 'M', female: 'F', other: 'O' }

const noCards = (): Failure =>
  new Failure(
    'usage',
    'no-cards',
    { en: 'these rows are no people or companies: they have no name', zh: '这些行不是人或公司：没有名称' },
    { field: 'format', hint: same('crm export customers -o customers.vcf') },
  )

/** Makes a card of each row. Fails with `no-cards` (exit 2) where no column gives a name. */
export const cardLines = <Row>(columns: readonly Column<Row>[], language: Language): RowLines<Row> => {
  const readers = new Map(
    columns.filter(({ veiled }) => veiled === undefined).map((column) => [column.key, plainOf(column)]),
  )
  const customer = columns.find(({ key }) => key === 'customer')
  const nameOf = readers.get('name')
  if (nameOf === undefined) throw noCards()
  const line = (row: Row): string => {
    const text = (key: CardKey): string => readers.get(key)?.(row) ?? ''
    const list = (key: CardKey): readonly string[] =>
      text(key)
        .split(';')
        .filter((one) => one !== '')
    const lines = ['BEGIN:VCARD', 'VERSION:4.0', `FN:${escaped(nameOf(row))}`]
    const put = (property: string, value: string): void => {
      if (value !== '') lines.push(`${property}:${escaped(value)}`)
    }
    if (text('kind') === 'company') lines.push('KIND:org')
    else lines.push(`N:${escaped(nameOf(row))};;;;`)
    if (text('key') !== '') lines.push(`UID;VALUE=text:${escaped(text('key'))}`)
    put('X-CRM-ID', text('id'))
    lines.push(...list('phones').map(phoneLine))
    for (const [at, mail] of list('emails').entries()) put(at === 0 ? 'EMAIL;PREF=1' : 'EMAIL', mail)
    if (text('wechat') !== '') lines.push(`IMPP:wechat:${escaped(text('wechat'))}`)
    const gender = genders[text('gender')]
    if (gender !== undefined) lines.push(`GENDER:${gender}`)
    if (text('birthday') !== '') lines.push(birthdayLine(text('birthday')))
    put('TITLE', text('position'))
    put('ROLE', text('occupation'))
    put('ORG', text('company'))
    // A contact belongs to a customer: by its name for people, by its key for us.
    if (customer !== undefined) {
      put('ORG', customer.shown?.(row, language) ?? '')
      put('X-CRM-CUSTOMER', text('customer'))
    }
    if (text('address') !== '' || text('city') !== '')
      lines.push(`ADR:;;${escaped(text('address'))};${escaped(text('city'))};;;`)
    put('NOTE', text('note'))
    const tags = list('tags').map(escaped)
    if (tags.length > 0) lines.push(`CATEGORIES:${tags.join(',')}`)
    return [...lines, 'END:VCARD'].map(folded).join('')
  }
  return { open: '', line, close: () => '' }
}
