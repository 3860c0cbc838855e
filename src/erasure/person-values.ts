// The texts by which an erased person could be known again, taken from the rows that go. Pure.

import type { Row } from '../kernel/row.ts'
import { nationalDigits } from '../kernel/spelled-texts.ts'
import { readStoredObject } from '../kernel/stored-object.ts'

const identifying = ['key', 'name', 'phones', 'emails', 'wechat']

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'string') return []
  if (!value.startsWith('[')) return [value]
  try {
    const list: unknown = JSON.parse(value)
    return Array.isArray(list) ? list.map(String) : [value]
  } catch {
    return [value]
  }
}

/** Long enough to mean somebody: two Chinese characters, or four of any other writing. */
export const isTelling = (text: string): boolean => (/\p{Script=Han}/u.test(text) ? text.length >= 2 : text.length >= 4)

/** Names, numbers, addresses of mail and keys of some rows, each once, as they are stored. */
export const identifiersOf = (rows: readonly Row[]): readonly string[] => [
  ...new Set(rows.flatMap((row) => identifying.flatMap((key) => textsIn(row[key])).filter(isTelling))),
]

// Codes, days and numbers stand in everybody's records.
const plain = /^[a-z_]{1,20}$|^[\d.:TZ-]{1,24}$/

/** Every text of some rows that is not a code, a day or a number, each once; custom fields by their values. */
export const textsOf = (rows: readonly Row[]): readonly string[] => {
  const texts = rows.flatMap((row) =>
    Object.entries(row).flatMap(([column, value]) =>
      column === 'custom' && typeof value === 'string' ? customTexts(value) : textsIn(value),
    ),
  )
  const named = identifiersOf(rows)
  // Typed they were mostly without the code of the country.
  const typed = named.flatMap((text) => nationalDigits(text) ?? [])
  return [...new Set([...texts.filter((text) => isTelling(text) && !plain.test(text)), ...named, ...typed])]
}

const customTexts = (json: string): readonly string[] => {
  const values = readStoredObject(json)
  // What is no object any more may still tell of the person.
  return values === null ? [json] : Object.values(values).flatMap(textsIn)
}
