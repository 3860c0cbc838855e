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

const dollars = [
  'USD', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD', 'NZD', 'MXN', 'ARS', 'CLP', 'COP', 'UYU', 'DOP', 'CUP', 'BND', 'FJD', 'JMD', 'BBD',
  'BMD', 'BSD', 'BZD', 'GYD', 'KYD', 'LRD', 'NAD', 'SBD', 'SRD', 'TTD', 'XCD',
] // biome-ignore format: a list
const pounds = ['GBP', 'EGP', 'LBP', 'SYP', 'SDG', 'GIP', 'FKP', 'SHP']
const yuan = ['CNY', 'HKD', 'TWD', 'MOP']

/** Signs and words, each with what it may stand for, the likeliest first. A longer one stands before its own end. */
const words: readonly (readonly [string, readonly string[]])[] = [
  ['人民币', ['CNY']], ['人民幣', ['CNY']], ['RMB', ['CNY']], ['CN¥', ['CNY']], ['JP¥', ['JPY']], ['HK$', ['HKD']], ['NT$', ['TWD']],
  ['US$', ['USD']], ['新加坡元', ['SGD']], ['新台币', ['TWD']], ['新臺幣', ['TWD']], ['台币', ['TWD']], ['港币', ['HKD']], ['港幣', ['HKD']],
  ['港元', ['HKD']], ['澳门元', ['MOP']], ['澳门币', ['MOP']], ['美元', ['USD']], ['美金', ['USD']], ['欧元', ['EUR']], ['歐元', ['EUR']],
  ['英镑', ['GBP']], ['英鎊', ['GBP']], ['日元', ['JPY']], ['日圆', ['JPY']], ['日圓', ['JPY']], ['日币', ['JPY']], ['韩元', ['KRW']],
  ['韓元', ['KRW']], ['新元', ['SGD']], ['澳元', ['AUD']], ['加元', ['CAD']], ['纽元', ['NZD']], ['泰铢', ['THB']], ['卢布', ['RUB']],
  ['越南盾', ['VND']], ['瑞士法郎', ['CHF']], ['块钱', yuan], ['元', yuan], ['圆', yuan], ['圓', yuan], ['块', yuan], ['円', ['JPY']],
  ['¥', ['CNY', 'JPY']], ['$', dollars], ['€', ['EUR']], ['£', pounds], ['₩', ['KRW', 'KPW']], ['₹', ['INR']], ['₫', ['VND']],
  ['฿', ['THB']], ['₽', ['RUB']], ['YUAN', ['CNY']], ['YEN', ['JPY']], ['EUROS', ['EUR']], ['EURO', ['EUR']],
  ['DOLLARS', dollars], ['DOLLAR', dollars], ['POUNDS', pounds], ['POUND', pounds],
] // biome-ignore format: a table

/**
 * The currencies that a text alone may mean, the likeliest first: a code of ISO 4217 in any case, a sign or a word
 * (`usd`, `人民币`, `$`). Empty where it means none.
 */
export const currenciesNamed = (text: string): readonly string[] => {
  const upper = text.normalize('NFKC').trim().toUpperCase()
  if (isCurrency(upper)) return [upper]
  return words.find(([word]) => word === upper)?.[1] ?? []
}

/**
 * Takes one currency sign, word or code off the head or the end of an amount in NFKC. `currencies` are those it may
 * stand for, the likeliest first (`$` may be another dollar, `¥` a yen); empty where the amount is bare.
 */
export const splitCurrency = (
  amount: string,
  end: 'head' | 'end',
): { readonly rest: string; readonly currencies: readonly string[] } => {
  const upper = amount.toUpperCase()
  const without = (length: number): string => (end === 'head' ? amount.slice(length) : amount.slice(0, -length)).trim()
  for (const [word, currencies] of words) {
    if (end === 'head' ? upper.startsWith(word) : upper.endsWith(word))
      return { rest: without(word.length), currencies }
  }
  const code = end === 'head' ? upper.slice(0, 3) : upper.slice(-3)
  return isCurrency(code) ? { rest: without(3), currencies: [code] } : { rest: amount, currencies: [] }
}
