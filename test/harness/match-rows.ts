// Rows for the search for doubles: nothing known, to be laid under what a test says; and made-up people as it takes them.
import type { MatchRow } from '../../src/customer/match-facts.ts'

/** A customer of whom nothing is known. */
export const blankRow: MatchRow = {
  id: 0,
  name: '',
  phones: [],
  emails: [],
  wechat: null,
  gender: null,
  birthday: null,
  company: null,
  address: null,
}

type Told = Exclude<keyof MatchRow, 'id' | 'phones' | 'emails'>

const orNull = (text: string): string | null => (text === '' ? null : text)
const listed = (text: string): readonly string[] => (text === '' ? [] : [text])

/** A made-up person, of whom every value is a text, as the search takes it; empty texts are not known. */
export const rowOf = (
  { name, phone, email, ...rest }: Readonly<Record<Told | 'phone' | 'email', string>>,
  id: number,
): MatchRow => ({
  id,
  name,
  phones: listed(phone),
  emails: listed(email),
  wechat: orNull(rest.wechat),
  gender: orNull(rest.gender),
  birthday: orNull(rest.birthday),
  company: orNull(rest.company),
  address: orNull(rest.address),
})
