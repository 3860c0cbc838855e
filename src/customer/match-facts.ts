// What of a customer is compared with others, made ready once. Knows no other customer.
import { foldText } from '../kernel/text.ts'
import { type MailParts, mailPartsOf } from './match-mail.ts'
import { addressPartsOf, firmCore, type NameParts, namePartsOf } from './match-text.ts'

/** A customer as the store gives it, lists taken apart. */
export interface MatchRow {
  readonly id: number
  readonly name: string
  /** Digits as they are looked up. */
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly wechat: string | null
  readonly gender: string | null
  readonly birthday: string | null
  readonly company: string | null
  readonly address: string | null
}

/** A customer made ready. Absent is ''. */
export interface MatchFacts {
  readonly id: number
  readonly name: NameParts
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  /** By place in `emails`. */
  readonly mails: readonly MailParts[]
  /** What stands before the @, without dots and what follows a plus; offices such as `info` left out. */
  readonly locals: readonly string[]
  readonly wechat: string
  readonly gender: string
  readonly birthday: string
  readonly company: string
  readonly address: string
  readonly addressNumbers: string
}

const leastDigits = 6
const offices = new Set(
  'info sales office admin contact service support hello mail email kf hr marketing enquiries postmaster'.split(' '),
)

const localOf = (email: string): string => (email.split('@')[0] ?? '').replace(/\+.*$/, '').replaceAll('.', '')

/** Makes a customer ready for comparing. A phone number that stands as the WeChat id counts as both. */
export const matchFactsOf = (row: MatchRow): MatchFacts => {
  const emails = row.emails.map(foldText)
  const name = namePartsOf(row.name)
  const wechat = row.wechat === null ? '' : foldText(row.wechat).replaceAll(' ', '')
  const phones = row.phones.filter((digits) => digits.length >= leastDigits)
  const address = addressPartsOf(row.address ?? '')
  return {
    id: row.id,
    name,
    phones: /^1\d{10}$/.test(wechat) && !phones.includes(wechat) ? [...phones, wechat] : phones,
    emails,
    mails: emails.map((email) => mailPartsOf(email, name)),
    locals: emails.map(localOf).filter((local) => local.length >= 3 && !offices.has(local)),
    wechat,
    gender: row.gender === 'male' || row.gender === 'female' ? row.gender : '',
    birthday: row.birthday ?? '',
    company: row.company === null ? '' : firmCore(row.company),
    address: address.text,
    addressNumbers: address.numbers,
  }
}
