// Adapter of libphonenumber-js: local numbers of countries other than mainland China. Loading takes about 0.2 s.
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** E.164 of a local number, `+12025550143`, with `x12` for an extension; null where there is no such number or country. */
export const readLocal = (text: string, country: string): string | null => {
  if (!isSupportedCountry(country)) return null
  const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })
  if (!number?.isValid()) return null
  return number.ext ? `${number.number}x${number.ext}` : number.number
}
