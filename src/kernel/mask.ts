// What is left of a value for somebody who may not see it: enough to tell two apart, never the middle. Each mask of a
// mask is the mask itself. It does not know who may see what.
import { hiddenMark } from './mask-shape.ts'
import { formatPhone } from './phone.ts'

const mobile = /^\+86(1\d{2})\d{4}(\d{4})$/
const whole = /^(\+\d{7,15})(x\d{1,6})?$/
const isMasked = (text: string): boolean => text.includes('**')

/** How many digits stay at the beginning and at the end of a number of so many: at least four are hidden. */
const keptOf = (digits: number): { readonly head: number; readonly tail: number } => {
  const tail = digits >= 10 ? 4 : digits >= 7 ? 2 : 0
  return { head: tail === 0 ? 0 : Math.max(0, Math.min(4, digits - tail - 4)), tail }
}

/**
 * A stored phone: `138****8000`, `010-****9988 x****`, `+1 20* ***0143`. The calling code and the signs between stay. Of
 * text that is no number nothing is left.
 */
export const maskPhone = (stored: string): string => {
  if (isMasked(stored)) return stored
  const [, first, last] = mobile.exec(stored) ?? []
  if (first !== undefined && last !== undefined) return `${first}****${last}`
  const [, number, extension] = whole.exec(stored) ?? []
  if (number === undefined) return '****'
  const text = formatPhone(number)
  const code = /^\+\d+ /.exec(text)?.[0] ?? ''
  const rest = text.slice(code.length)
  const digits = rest.replace(/\D/g, '').length
  const { head, tail } = keptOf(digits)
  let place = 0
  const veiled = rest.replace(/\d/g, (digit) => {
    place += 1
    return place <= head || place > digits - tail ? digit : '*'
  })
  return `${code}${veiled}${extension === undefined ? '' : ' x****'}`
}

/** An e-mail address: `w***@example.com`. Of one letter before the @ not even that stays. */
export const maskEmail = (stored: string): string => {
  const at = stored.lastIndexOf('@')
  if (at < 1) return hiddenMark
  const [first = '', second] = stored.slice(0, at)
  return `${second === undefined ? '' : first}${hiddenMark}${stored.slice(at)}`
}

/** A name or a handle: its first character, where there are others. */
export const maskInitial = (stored: string): string => {
  const [first = '', second] = stored
  return second === undefined ? hiddenMark : `${first}${hiddenMark}`
}

/** A stored birthday without its year: `--05-17`, `lunar:--08-15`; of a year alone nothing is left. */
export const withoutYear = (stored: string): string | null => {
  const [, lunar = '', day] = /^(lunar:)?(?:\d{4}|\*{4}|-)-(\d\d.*)$/.exec(stored) ?? []
  return day === undefined ? null : `${lunar}--${day}`
}

/** A stored birthday: `****-05-17`, `lunar:****-08-15`. */
export const maskBirthday = (stored: string): string => withoutYear(stored)?.replace('--', '****-') ?? hiddenMark
