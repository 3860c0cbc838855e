// One e-mail address: whether it can be one, and how it is written and compared. Lists and display names are not read.
import { domainToASCII } from 'node:url'
import { pattern } from './pattern.ts'

const plain = /^[a-z0-9](?:[a-z0-9_+-]|\.(?=[a-z0-9_+-]))*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/
const longest = 254
const longestLocal = 64

// What may stand before the @ without quotes: the signs of RFC 5322, and letters of any script.
const sign = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+"
const local = pattern(`^${sign}(?:\\.${sign})*$`, 'u')
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

const isDomain = (domain: string): boolean => {
  const ascii = /^[\0-\x7f]*$/.test(domain) ? domain : domainToASCII(domain)
  const labels = ascii.split('.')
  const top = labels.at(-1) ?? ''
  const typedTop = domain.split('.').at(-1) ?? ''
  return (
    ascii.length <= 253 &&
    labels.length >= 2 &&
    labels.every((one) => label.test(one)) &&
    typedTop.length >= 2 &&
    !/^\d+$/.test(top)
  )
}

/**
 * The address as it is stored: outer spaces off, full-width letters and signs made plain, the domain in lower case; a domain
 * in another script stays as it was typed. Null where it cannot be an address: it needs one @, a dot in the domain, no dot
 * at either end of the local part or two together, at most 64 and 254 characters. Quoted local parts and addresses of
 * numbers are refused.
 */
export const readEmail = (text: string): string | null => {
  if (text.length <= longestLocal && plain.test(text)) return text
  const typed = text.normalize('NFKC').trim()
  const at = typed.lastIndexOf('@')
  if (at < 1 || typed.length > longest) return null
  const head = typed.slice(0, at)
  const domain = typed
    .slice(at + 1)
    .toLowerCase()
    .replaceAll('。', '.')
  return head.length <= longestLocal && local().test(head) && isDomain(domain) ? `${head}@${domain}` : null
}

/** The key by which addresses are compared: the whole in lower case. */
export const emailKey = (email: string): string => email.toLowerCase()

/** Whether a word on the command line is meant as an address. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@＠]+[@＠][^\s@＠]+$/u.test(text.trim())
