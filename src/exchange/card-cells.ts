// What the properties of one card say, as cells under the headers that an import knows: name, phones, emails, company ...
// What has no such header gets its own; what nobody wants in a list of customers (pictures, keys) is counted.
import { cardKeys } from '../kernel/card-keys.ts'
import { type CardProperty, partedCard } from './card-lines.ts'
import { addressOf, birthdayOf, clean, genderOf, inOrder, nameOf, oneLine, phoneOf } from './card-values.ts'

/** One card: cells by header, and the properties that were left out. */
export interface CardCells {
  readonly line: number
  readonly cells: ReadonlyMap<string, string>
  readonly leftOut: readonly string[]
  /** Headers of which the card says something, were it that there is nothing. */
  readonly said: ReadonlySet<string>
}

/** Headers in the order of columns; others follow in the order in which they are met. A unit of a company is only read. */
export const cardHeaders: readonly string[] = cardKeys.flatMap((key) =>
  key === 'company' ? [key, 'department'] : [key],
)

/** How preferred a value is: `PREF=1` and the bare word first. */
const rank = ({ types, parameters }: CardProperty): number =>
  types.includes('pref') ? 0 : Math.min(100, Number(parameters.get('PREF') ?? 100) || 100)

const inList = (text: string): string => text.replaceAll(/[;；、，,\n]/g, ' ').trim()

const chat = /^(wechat|weixin|wx|qq|skype|whatsapp|telegram|line):(?:\/\/)?(.+)$/i
const silent =
  /^(?:BEGIN|END|VERSION|PRODID|REV|N|FN|X-ABLABEL|X-ABSHOWAS|X-APPLE-OMIT-YEAR|KIND|X-ADDRESSBOOKSERVER-KIND)$/

const chatOf = ({ name, types, value }: CardProperty): readonly [string, string] => {
  const text = clean(value)
  const [, scheme = '', id = text] = chat.exec(text) ?? []
  const service = [name, ...types, scheme].join(' ').toLowerCase()
  if (/wechat|weixin|\bwx\b/.test(service)) return ['wechat', id]
  return [/qq/.test(service) ? 'qq' : scheme.toLowerCase() || 'messaging', id]
}

/** Where each property goes, and what of it. */
const readings: Readonly<Record<string, (property: CardProperty) => readonly (readonly [string, string])[]>> = {
  UID: ({ value }) => [['key', clean(value)]],
  'X-CRM-ID': ({ value }) => [['id', clean(value)]],
  'X-CRM-CUSTOMER': ({ value }) => [['customer', clean(value)]],
  TEL: (property) => [[property.types.includes('fax') ? 'fax' : 'phones', inList(phoneOf(property.value))]],
  EMAIL: ({ value }) => [['emails', inList(clean(value).replace(/^mailto:/i, ''))]],
  ORG: ({ value }) => {
    const [company = '', ...units] = partedCard(value, ';').map(oneLine)
    return [
      ['company', company],
      ['department', units.filter((unit) => unit !== '').join(' ')],
    ]
  },
  TITLE: ({ value }) => [['position', oneLine(value)]],
  ROLE: ({ value }) => [['occupation', oneLine(value)]],
  BDAY: (property) => [['birthday', birthdayOf(property)]],
  GENDER: ({ value }) => [['gender', genderOf(value)]],
  'X-GENDER': ({ value }) => [['gender', genderOf(value)]],
  ADR: ({ value }) => {
    const { address, city } = addressOf(value)
    return [
      ['address', address],
      ['city', city],
    ]
  },
  NOTE: ({ value }) => [['note', clean(value)]],
  CATEGORIES: ({ value }) => partedCard(value, ',').map((part) => ['tags', inList(clean(part))]),
  NICKNAME: ({ value }) => partedCard(value, ',').map((part) => ['nickname', oneLine(part)]),
  URL: ({ value }) => [['url', clean(value)]],
  IMPP: (property) => [chatOf(property)],
  'X-WECHAT': (property) => [chatOf(property)],
  'X-QQ': (property) => [chatOf(property)],
  'X-SOCIALPROFILE': (property) => [chatOf(property)],
  ANNIVERSARY: (property) => [['anniversary', birthdayOf(property)]],
}

const joined: Readonly<Record<string, string>> = {
  phones: ';',
  emails: ';',
  tags: ';',
  note: '\n',
  fax: ';',
  nickname: ';',
  url: ';',
}

const isCompany = (properties: readonly CardProperty[]): boolean =>
  properties.some(
    ({ name, value }) =>
      (name === 'KIND' && /^org$/i.test(value.trim())) || (name === 'X-ABSHOWAS' && /^company$/i.test(value.trim())),
  )

/** Whether the card is a list of other cards. */
export const isGroup = (properties: readonly CardProperty[]): boolean =>
  properties.some(
    ({ name, value }) => /^(?:KIND|X-ADDRESSBOOKSERVER-KIND)$/.test(name) && /^group$/i.test(value.trim()),
  )

/** Reads the properties of one card. A second value of what has one gets a header of its own, as doubled columns do. */
export const readCard = (line: number, properties: readonly CardProperty[]): CardCells => {
  const values = new Map<string, Set<string>>()
  const said = new Set(['name'])
  const put = (header: string, value: string): void => {
    said.add(header)
    if (value === '') return
    const known = values.get(header) ?? new Set()
    values.set(header, known.add(value))
  }
  const leftOut: string[] = []
  for (const property of properties.toSorted((one, other) => rank(one) - rank(other))) {
    const reading = readings[property.name]
    if (reading !== undefined) for (const [header, value] of reading(property)) put(header, value)
    else if (!silent.test(property.name)) leftOut.push(property.name)
  }
  if (isCompany(properties)) put('kind', 'company')
  const valueNamed = (wanted: string): string | undefined => properties.find(({ name }) => name === wanted)?.value
  const parts = valueNamed('N')
  const first = (header: string): string => [...(values.get(header) ?? [])][0] ?? ''
  const named = [inOrder(oneLine(valueNamed('FN') ?? ''), parts), nameOf(parts ?? '')]
  const name = [...named, first('nickname'), first('company'), first('emails'), first('phones')].find(
    (one) => one !== '',
  )
  const cells = new Map<string, string>(name === undefined ? [] : [['name', name]])
  for (const [header, all] of values) {
    const sign = joined[header]
    if (sign !== undefined) cells.set(header, [...all].join(sign))
    else for (const [at, value] of [...all].entries()) cells.set(at === 0 ? header : `${header}_${at + 1}`, value)
  }
  return { line, cells, leftOut, said }
}
