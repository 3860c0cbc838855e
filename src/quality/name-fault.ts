// What is wrong with a name: it holds what belongs elsewhere, or is no name at all. Pure; a name is never judged by taste.
import { readPhone } from '../kernel/phone.ts'

/** What can be wrong with the words of a name. */
export type NameFault = 'phone' | 'email' | 'letterless'

const number = /(?:\+|\b)\d[\d\s().-]{5,}\d/u
const address = /[^\s@＠]+[@＠][^\s@＠]+\.[^\s@＠]+/u
const letter = /\p{L}/u

/** Whether a name holds a number to call or an address to write to, or has no letter in it; null where it may be a name. */
export const nameFault = (name: string, country: string): NameFault | null => {
  if (!letter.test(name)) return 'letterless'
  if (address.test(name)) return 'email'
  const digits = number.exec(name.normalize('NFKC'))?.[0]
  return digits !== undefined && readPhone(digits, country).known ? 'phone' : null
}
