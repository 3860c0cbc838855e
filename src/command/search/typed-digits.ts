// Digits that a person types to find a phone: a whole number in any spelling, its end, or a piece of it.
import { looksLikePhone, phoneDigits, readPhone } from '../../kernel/phone.ts'

/** The digits of a text as the terms hold them; null where it is no number, or one of fewer than three digits. */
export const typedDigits = (text: string, country: string): string | null => {
  const digits = text.normalize('NFKC').replace(/[\s()+./\u2010-\u2015\u2212-]/g, '')
  if (!/^\d{3,}$/.test(digits)) return null
  if (!looksLikePhone(text)) return digits
  const phone = readPhone(text, country)
  return phone.known ? phoneDigits(phone.value) : digits
}

/** Whether a stored number holds the digits. */
export const phoneHolds = (stored: string, digits: string): boolean => phoneDigits(stored).includes(digits)
