// Which digits can be a phone number: of mainland China exactly, of other countries by calling code and length.
// It never guesses a country; local numbers of other countries are for the library behind phones.lazy.ts.

/** A mainland mobile number, as dialled at home. */
export const chineseMobile = /^1[3-9]\d{9}$/

// Area codes without the 0: 10 and 2x are followed by eight digits, the others by seven or eight; 2 to 8 begins a number.
const chineseLine = /^(?:(?:10|2[0-57-9])[2-8]\d{7}|[3-9]\d{2}[2-8]\d{6,7})$/
const chineseService = /^[48]00\d{7}$/

/** What a number of mainland China is, from its digits without 86; null where there is no such number. `trunk`: a 0 stood first. */
export const chineseKind = (digits: string, trunk: boolean): 'mobile' | 'line' | null => {
  if (chineseMobile.test(digits)) return 'mobile'
  return (trunk && chineseLine.test(digits)) || (!trunk && chineseService.test(digits)) ? 'line' : null
}

/** The same for digits that followed +86, where the 0 of the area code is left out. */
export const chineseKindAbroad = (digits: string): 'mobile' | 'line' | null =>
  chineseKind(digits, true) ?? chineseKind(digits, false)

const callingCode =
  /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|21[12368]|2[2346]\d|25[0-8]|29[01789]|35\d|37\d|38[0-35-79]|42[013]|50\d|59\d|67[02-9]|68[0-35-9]|69[0-2]|80[08]|85[02356]|87[08]|88[0-368]|96[0-8]|97[0-79]|99[2-68])/

const shapes: Readonly<Record<string, RegExp>> = {
  1: /^[2-9]\d{2}[2-9]\d{6}$/,
  44: /^[1-9]\d{8,9}$/,
  65: /^\d{8}$/,
  81: /^[1-9]\d{8,9}$/,
  852: /^\d{8}$/,
  853: /^\d{8}$/,
  886: /^[1-9]\d{7,8}$/,
}
const anyShape = /^\d{5,12}$/

/** Parts digits in international form into calling code and the rest; null where there is no such number. */
export const partsAbroad = (digits: string): { readonly code: string; readonly rest: string } | null => {
  const code = callingCode.exec(digits)?.[0]
  if (code === undefined || digits.length < 8) return null
  const rest = digits.slice(code.length)
  const fits = code === '86' ? chineseKindAbroad(rest) !== null : (shapes[code] ?? anyShape).test(rest)
  return fits ? { code, rest } : null
}
