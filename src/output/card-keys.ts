// What an address book card has room for, by the keys of fields.

/** The keys, in the order of a card. */
export const cardKeys = [
  'kind',
  'key',
  'id',
  'phones',
  'emails',
  'wechat',
  'gender',
  'birthday',
  'position',
  'occupation',
  'company',
  'customer',
  'address',
  'city',
  'note',
  'tags',
] as const

/** One of them. */
export type CardKey = (typeof cardKeys)[number]

const known: ReadonlySet<string> = new Set(['name', ...cardKeys])

/** Whether a card says what a field holds. */
export const isOnCards = (key: string): boolean => known.has(key)
