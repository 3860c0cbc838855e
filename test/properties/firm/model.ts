// A firm in memory: what a store should hold after each command, as maps of plain texts. Knows no command and no SQL.

/** A record as the model keeps it: texts, and no key for what is empty. */
export type Row = Readonly<Record<string, string>>
export type Rows = ReadonlyMap<number, Row>

export const kinds = ['customers', 'contacts', 'visits', 'orders', 'complaints', 'members'] as const
export type Kind = (typeof kinds)[number]

/** Everything the model knows of a store. */
export interface Model extends Readonly<Record<Kind, Rows>> {
  readonly lead: string
  /** Keys of people who were erased: a file may not bring them back unseen. */
  readonly erasedKeys: ReadonlySet<string>
}

const none: Rows = new Map()

export const emptyFirm: Model = {
  customers: none,
  contacts: none,
  visits: none,
  orders: none,
  complaints: none,
  members: none,
  lead: '3',
  erasedKeys: new Set(),
}

const filled = (row: Readonly<Record<string, string | undefined>>): Row =>
  Object.fromEntries(Object.entries(row).flatMap(([key, value]) => (value ? [[key, value]] : [])))

/** The model with one record more, or another in its place; an empty text takes a key away. */
export const put = (
  model: Model,
  kind: Kind,
  id: number,
  row: Readonly<Record<string, string | undefined>>,
): Model => ({
  ...model,
  [kind]: new Map([...model[kind], [id, filled(row)]]),
})

/** The model without the records for which something holds. */
export const without = (model: Model, kind: Kind, goes: (row: Row, id: number) => boolean): Model => ({
  ...model,
  [kind]: new Map([...model[kind]].filter(([id, row]) => !goes(row, id))),
})

/** The model with each record of a kind changed. */
export const each = (
  model: Model,
  kind: Kind,
  change: (row: Row, id: number) => Readonly<Record<string, string | undefined>>,
): Model => ({
  ...model,
  [kind]: new Map([...model[kind]].map(([id, row]) => [id, filled(change(row, id))])),
})

/** Who is meant by a customer's number: of one that was merged, the one that stays. */
export const meant = (model: Model, id: number): number => Number(model.customers.get(id)?.merged ?? id)

const listOf = (tags: string | undefined): readonly string[] => (tags === undefined ? [] : tags.split(' '))

export const tagged = (row: Row | undefined, tag: string): boolean => listOf(row?.tags).includes(tag)
export const withTags = (row: Row, more: readonly string[]): string =>
  [...new Set([...listOf(row.tags), ...more])].join(' ')
export const withoutTag = (row: Row, tag: string): string =>
  listOf(row.tags)
    .filter((one) => one !== tag)
    .join(' ')
