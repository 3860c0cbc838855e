// What an address book card has room for, by the keys of fields: what is written there, and read again.

/** The keys, in the order of columns. */
export const cardKeys = [
  'id',
  'key',
  'customer',
  'name',
  'kind',
  'phones',
  'emails',
  'wechat',
  'gender',
  'birthday',
  'position',
  'occupation',
  'company',
  'city',
  'address',
  'note',
  'tags',
] as const

/** One of them. */
export type CardKey = (typeof cardKeys)[number]

const known: ReadonlySet<string> = new Set(cardKeys)

/** Whether a card says what a field holds. */
export const isOnCards = (key: string): boolean => known.has(key)
