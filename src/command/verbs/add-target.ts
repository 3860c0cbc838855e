// Which record an `add` means that may be safely repeated: a new one, one that is there already, or one to be changed.
import { saidOver } from '../../kernel/consent.ts'
import { Failure } from '../../kernel/failure.ts'
import { lettered } from '../../kernel/reference.ts'
import { storedList } from '../../kernel/stored-list.ts'
import { same } from '../../kernel/words.ts'
import { settled } from '../amounts.ts'
import type { StoreScene } from '../command.ts'
import { factsFrom } from '../currency-from.ts'
import { doublesOf } from '../doubles.ts'
import type { Field } from '../field.ts'
import { fieldOf, type Noun, type Row } from '../noun.ts'
import { withOnlyLine } from '../record-lines.ts'
import { mergedInto } from '../reference.queries.ts'
import { candidate } from '../reference.ts'
import { columnsFor, rowOf } from '../save.ts'
import { shellLine } from '../shell-line.ts'

/** What to do: `add` it, leave the record that is there, or change that. */
export type AddTarget =
  | { readonly what: 'add' }
  | { readonly what: 'leave'; readonly row: Row; readonly merged?: MergedKey }
  | { readonly what: 'change'; readonly row: Row; readonly merged?: MergedKey }

/** A key that leads to what its own record was merged into: it stays where it is. */
export interface MergedKey {
  readonly key: string
  /** The id of the record that bears it. */
  readonly from: string
}

const idOf = (noun: Noun, row: Row): string => lettered(noun.letter, Number(row.id))

const withKey = async (scene: StoreScene, noun: Noun, key: string): Promise<Row | null> => {
  const row = await scene.store.open.selectFrom(noun.table).selectAll().where('key', '=', key).executeTakeFirst()
  return row === undefined ? null : withOnlyLine(scene.store, noun, row)
}

/** The line that would write into a record what was said of a new one. */
const editLine = ({ given, words }: StoreScene, noun: Noun, id: string): string => {
  const said = noun.fields.flatMap(({ key }) => {
    const flag = key.replaceAll('_', '-')
    return key === 'key' ? [] : given.texts(flag).flatMap((text) => [`--${flag}`, text])
  })
  const title = noun.title === undefined || words.length === 0 ? [] : [`--${noun.title}`, words.join(' ')]
  const flags = said.length > 0 ? said : title
  return flags.length > 0 ? shellLine(['edit', noun.name, id, ...flags]) : shellLine(['show', noun.name, id])
}

const clash = (scene: StoreScene, noun: Noun, row: Row): Failure => {
  const id = idOf(noun, row)
  const gone = row.removed !== null
  return new Failure(
    'conflict',
    'key-taken',
    gone
      ? {
          en: `the key "${row.key}" belongs to ${id}, which is removed`,
          zh: `外部编号“${row.key}”已属于 ${id}，该记录已删除`,
        }
      : {
          en: `the key "${row.key}" belongs to ${id}, with other values`,
          zh: `外部编号“${row.key}”已属于 ${id}，且内容不同`,
        },
    { field: 'key', hint: same(gone ? `crm restore ${noun.name} ${id}` : editLine(scene, noun, id)) },
  )
}

/** What a removed record with a key was merged into; null where it was not. */
const ledTo = async (scene: StoreScene, noun: Noun, row: Row): Promise<Row | null> => {
  const into = await mergedInto(scene.store.open, noun, Number(row.id))
  return into ? ((await rowOf(scene.store, noun, into.id)) ?? null) : null
}

const mergedClash = (scene: StoreScene, noun: Noun, { key, from }: MergedKey, into: Row): Failure => {
  const id = idOf(noun, into)
  return new Failure(
    'conflict',
    'key-taken',
    {
      en: `the key "${key}" belongs to ${from}, which was merged into ${id}, with other values`,
      zh: `外部编号“${key}”属于 ${from}，后者已并入 ${id}，且内容不同`,
    },
    { field: 'key', hint: same(editLine(scene, noun, id)) },
  )
}

const sameValues = (noun: Noun, row: Row, values: Row): boolean =>
  Object.entries(columnsFor(noun, values, row)).every(([key, value]) => (row[key] ?? null) === value)

const several = (scene: StoreScene, noun: Noun, key: string, rows: Awaited<ReturnType<typeof doublesOf>>): Failure =>
  new Failure(
    'conflict',
    'ambiguous',
    {
      en: `several ${noun.plural} have the same ${fieldOf(noun, key)?.words.en ?? key}`,
      zh: `多个${noun.chinese[0]}的${fieldOf(noun, key)?.words.zh ?? key}相同`,
    },
    {
      field: key,
      hint: same(`crm show ${noun.name} ${lettered(noun.letter, rows[0]?.id ?? 1)}`),
      candidates: rows.slice(0, 10).map((row) => candidate(noun, row, scene.facts)),
    },
  )

/**
 * The record that shares the value of the first field by which one is found. Where several do, the further fields tell
 * which; a conflict where they do not.
 */
const sharing = async (
  scene: StoreScene,
  noun: Noun,
  values: Row,
  keys: readonly string[],
  refuseSeveral: boolean,
): Promise<Row | null> => {
  for (const [place, key] of keys.entries()) {
    let rows = await doublesOf(scene, noun, values, [key])
    for (const further of keys.slice(place + 1)) {
      if (rows.length < 2) break
      const ids = (await doublesOf(scene, noun, values, [further])).map(({ id }) => id)
      const both = rows.filter(({ id }) => ids.includes(id))
      rows = both.length > 0 ? both : rows
    }
    const [first, second] = rows
    if (second && refuseSeveral) throw several(scene, noun, key, rows)
    if (first) return (await rowOf(scene.store, noun, first.id)) ?? null
  }
  return null
}

const upsertFields = (scene: StoreScene, noun: Noun): readonly Field[] =>
  (scene.given.text('upsert-by') ?? '').split(/[,，]/).map((name) => {
    const field = fieldOf(noun, name.trim())
    if (field && !field.derived && !field.custom) return field
    throw new Failure(
      'usage',
      'unknown-field',
      { en: `${noun.plural} cannot be told apart by "${name}"`, zh: `不能用“${name}”区分${noun.chinese[0]}` },
      { field: 'upsert-by', hint: same(`--upsert-by ${fieldOf(noun, 'phone') ? 'phone,name' : 'key'}`) },
    )
  })

/** Refuses, to somebody under a role, what would tell by which record is found what it holds. */
const askedOfRole = async ({ facts: { veil } }: StoreScene, noun: Noun, said: Row) => {
  if (!veil) return { toldApart: () => {}, compared: () => {} }
  const { refuseCompared, refuseToldApart } = await import('../veil/hidden-writes.lazy.ts')
  return {
    toldApart: (fields: readonly Field[]) => refuseToldApart(veil, noun, fields, 'upsert-by'),
    compared: (row: Row) => refuseCompared(veil, noun, row, said),
  }
}

/** What tells a record from others without a key: its unique fields, and its name. */
const telling = (noun: Noun): readonly string[] => [
  ...noun.fields.filter((field) => field.unique === true && field.key !== 'key').map((field) => field.key),
  ...(noun.title === undefined ? [] : [noun.title]),
]

const missingKey = (): Failure =>
  new Failure(
    'usage',
    'missing-key',
    { en: '--if-missing needs a --key here', zh: '此处 --if-missing 需要 --key' },
    { field: 'key', hint: same('--key TEXT') },
  )

/**
 * Decides it by `--key`, `--if-missing` and `--upsert-by`.
 * Throws `may-not-see` where what was said of a record that is there is hidden from whoever acts.
 * Throws a conflict (exit 4) where the key belongs to a record with other values, or several records fit.
 * @param said what was said; nothing that was filled in
 */
export const addTarget = async (scene: StoreScene, noun: Noun, said: Row): Promise<AddTarget> => {
  const values = settled(noun, said, null, await factsFrom(scene.store, noun, said, scene.facts))
  const key = values.key ?? null
  const taken = key === null ? null : await withKey(scene, noun, String(key))
  const mayBeThere = scene.given.flag('if-missing')
  const byRole = await askedOfRole(scene, noun, said)
  const upsertBy = scene.given.has('upsert-by') ? upsertFields(scene, noun) : null
  byRole.toldApart(upsertBy ?? [])
  if (taken) {
    const into = taken.removed === null ? null : await ledTo(scene, noun, taken)
    if (taken.removed !== null && into === null) throw clash(scene, noun, taken)
    const row = into ?? taken
    const led = into === null ? {} : { merged: { key: String(key), from: idOf(noun, taken) } }
    if (!mayBeThere) byRole.compared(row)
    if (mayBeThere || sameValues(noun, row, into === null ? values : { ...values, key: row.key ?? null }))
      return { what: 'leave', row, ...led }
    if (upsertBy) return { what: 'change', row, ...led }
    throw led.merged ? mergedClash(scene, noun, led.merged, row) : clash(scene, noun, row)
  }
  if (upsertBy) {
    const keys = upsertBy.map((field) => field.key)
    const row = await sharing(scene, noun, values, keys, true)
    if (row) byRole.compared(row)
    if (row) return { what: 'change', row }
  }
  if (mayBeThere && key === null) {
    const keys = telling(noun)
    if (keys.length === 0) throw missingKey()
    const row = await sharing(scene, noun, values, keys, false)
    if (row) return { what: 'leave', row }
  }
  return { what: 'add' }
}

const growing = new Set(['phones', 'emails', 'tags'])

/** The values with phones, mails and tags put behind those the record has: nothing is lost by adding. */
export const withOwnLists = (noun: Noun, row: Row, values: Row): Row => {
  const lists = noun.fields.filter(
    (field) => growing.has(field.type.kind) && !field.custom && (values[field.key] ?? null) !== null,
  )
  const joined = lists.map((field) => {
    const items = [...storedList(row[field.key]), ...storedList(values[field.key])]
    return [field.key, JSON.stringify([...new Set(items)])] as const
  })
  const consents = noun.fields.filter(({ key, type }) => type.kind === 'consent' && (values[key] ?? null) !== null)
  const said = consents.map(({ key }) => [key, saidOver(row[key], values[key])] as const)
  return { ...values, ...Object.fromEntries([...joined, ...said]) }
}
