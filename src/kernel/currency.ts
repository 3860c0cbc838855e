// Currencies of ISO 4217: which codes there are, how many minor digits each has, and the signs people write for them.

const codes = `
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY
COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD
IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS
SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UYW UZS VED VES VND VUV WST XAF XCD XOF XPF YER
ZAR ZMW ZWG`

const digitsOf: Readonly<Record<string, number>> = {
  BHD: 3, BIF: 0, CLF: 4, CLP: 0, DJF: 0, GNF: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KMF: 0, KRW: 0, KWD: 3, LYD: 3, OMR: 3,
  PYG: 0, RWF: 0, TND: 3, UGX: 0, UYW: 4, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
} // biome-ignore format: a table

/** Whether a text is a code of ISO 4217, in capitals. */
export const isCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code) && codes.includes(code)

/** Minor digits of a currency: 2 for CNY, 0 for JPY, 3 for KWD; 2 for a code that is not known. */
export const minorDigits = (currency: string): number => digitsOf[currency] ?? 2

const signs: Readonly<Record<string, string>> = {
  CNY: '¥', USD: '$', EUR: '€', GBP: '£', JPY: 'JP¥', HKD: 'HK$', TWD: 'NT$', KRW: '₩', INR: '₹', VND: '₫', THB: '฿',
} // biome-ignore format: a table

/** The sign to put before an amount: `¥` for CNY, else the code and a space. */
export const currencySign = (currency: string): string => signs[currency] ?? `${currency} `

const words: readonly (readonly [string, string])[] = [
  ['人民币', 'CNY'], ['人民幣', 'CNY'], ['港币', 'HKD'], ['港元', 'HKD'], ['港幣', 'HKD'], ['美元', 'USD'], ['美金', 'USD'],
  ['欧元', 'EUR'], ['歐元', 'EUR'], ['英镑', 'GBP'], ['英鎊', 'GBP'], ['日元', 'JPY'], ['日圆', 'JPY'], ['新台币', 'TWD'],
  ['新臺幣', 'TWD'], ['元整', 'CNY'], ['块钱', 'CNY'], ['元', 'CNY'], ['圆', 'CNY'], ['圓', 'CNY'], ['块', 'CNY'], ['RMB', 'CNY'],
  ['HK$', 'HKD'], ['NT$', 'TWD'], ['US$', 'USD'], ['JP¥', 'JPY'], ['CN¥', 'CNY'], ['¥', 'CNY'], ['$', 'USD'], ['€', 'EUR'],
  ['£', 'GBP'], ['₩', 'KRW'], ['₹', 'INR'], ['₫', 'VND'], ['฿', 'THB'],
] // biome-ignore format: a table

/**
 * Takes one currency sign, word or code off the head or the end of an amount in NFKC. `currency` is what it most likely
 * stands for (`$` may be another dollar, `¥` a yen), or null where the amount is bare.
 */
export const splitCurrency = (
  amount: string,
  end: 'head' | 'end',
): { readonly rest: string; readonly currency: string | null } => {
  const take = (word: string): string | null => {
    const upper = amount.toUpperCase()
    if (end === 'head' ? !upper.startsWith(word) : !upper.endsWith(word)) return null
    return (end === 'head' ? amount.slice(word.length) : amount.slice(0, -word.length)).trim()
  }
  for (const [word, currency] of words) {
    const rest = take(word)
    if (rest !== null) return { rest, currency }
  }
  const code = (end === 'head' ? /^[A-Za-z]{3}/ : /[A-Za-z]{3}$/).exec(amount)?.[0].toUpperCase() ?? ''
  return isCurrency(code) ? { rest: take(code) ?? amount, currency: code } : { rest: amount, currency: null }
}
