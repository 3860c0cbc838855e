// Values of a card as a list of customers has them: names in their order, addresses on a line, days, phones.
import { type CardProperty, partedCard, unescapeCard } from './card-lines.ts'

const han = /\p{Script=Han}/u

/** A value without its escapes and outer blanks. */
export const clean = (text: string): string => unescapeCard(text).trim()
/** The same on one line. */
export const oneLine = (text: string): string => clean(text).replace(/\s*\n\s*/g, ', ')

/** The name of a person from family name, given names and titles. */
export const nameOf = (value: string): string => {
  const [family = '', given = '', more = '', before = '', after = ''] = partedCard(value, ';').map((part) =>
    partedCard(part, ',')
      .map(clean)
      .filter((one) => one !== '')
      .join(' '),
  )
  if (han.test(family + given)) return `${family}${given}${more}`
  return [before, given, more, family, after].filter((part) => part !== '').join(' ')
}

/** A Chinese name put together: of the parts 张 and 小明 both `小明 张`, in the western order, and `张 小明` are 张小明. */
export const inOrder = (shown: string, parts: string | undefined): string => {
  if (parts === undefined || !han.test(shown)) return shown
  const [family = '', given = ''] = partedCard(parts, ';').map(clean)
  const whole = shown.replace(/\s/g, '')
  const known = [`${given}${family}`, `${family}${given}`]
  return family !== '' && given !== '' && known.includes(whole) ? `${family}${given}` : shown
}

/** An address on one line, in the order of its language, and its city. */
export const addressOf = (value: string): { readonly address: string; readonly city: string } => {
  const [box = '', flat = '', street = '', city = '', region = '', code = '', country = ''] = partedCard(
    value,
    ';',
  ).map(oneLine)
  // A street and a city are what a list of customers has columns for.
  if (`${region}${code}${country}` === '')
    return { address: [box, flat, street].filter((part) => part !== '').join(', '), city }
  if (han.test(street + city + region)) {
    let address = `${street}${flat}${box}`
    for (const part of [city, region]) if (!address.startsWith(part)) address = `${part}${address}`
    return { address: [address, code].filter((part) => part !== '').join(' '), city: city === '' ? region : city }
  }
  const place = [region, code].filter((part) => part !== '').join(' ')
  return { address: [box, flat, street, city, place, country].filter((part) => part !== '').join(', '), city }
}

/** A birthday as an import reads it; other writings stay. */
export const birthdayOf = ({ value, parameters }: CardProperty): string => {
  const text = clean(value)
  const [, year, month, date] = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(text) ?? []
  if (year !== undefined)
    return year === parameters.get('X-APPLE-OMIT-YEAR') ? `--${month}-${date}` : `${year}-${month}-${date}`
  return text.replace(/^--(\d{2})-?(\d{2})$/, '--$1-$2')
}

const genders: Readonly<Record<string, string>> = { M: 'male', F: 'female', O: 'other' }

/** `male`, `female`, `other`; '' where nothing is said, and any other text as it stands. */
export const genderOf = (value: string): string => {
  const [sign = ''] = partedCard(value, ';').map(clean)
  return genders[sign.toUpperCase()] ?? (/^[NU]?$/i.test(sign) ? '' : sign)
}

/** A number with what is dialled after a pause as its extension. */
export const phoneOf = (value: string): string =>
  clean(value)
    .replace(/^tel:/i, '')
    .replace(/(?:;ext=|[,;pw]+)(\d{1,6})#?$/i, 'x$1')
    .replaceAll(';', ' ')
