// Reads the quality of a store: one walk over the customers, with what every check, the search for doubles and the
// reviews say of each. Reckons nothing.

import type { ReadScene } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import { customersAsked } from '../command/customers-asked.ts'
import type { Field } from '../command/field.ts'
import { fieldOf } from '../command/noun.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { likelyDoubles } from '../customer/index.ts'
import { emailKey } from '../kernel/email.ts'
import { phoneDigits } from '../kernel/phone.ts'
import type { Row } from '../kernel/row.ts'
import { storedList } from '../kernel/stored-list.ts'
import { storedObject } from '../kernel/stored-object.ts'
import { foldText } from '../kernel/text.ts'
import { checks, type Known, knownCustomers, lookingAt } from '../quality/index.ts'
import { eachCustomer } from './data-quality.queries.ts'
import { freshFor, type Judged, unseenFor } from './data-quality.ts'

/** Fields that are looked at, whether they count for the completeness or not. */
const looked = [
  'name',
  'key',
  'phones',
  'emails',
  'wechat',
  'gender',
  'birthday',
  'industry',
  'occupation',
  'position',
  'company',
  'city',
  'address',
  'source',
  'introducer',
  'owner',
  'tags',
]

/** A person has a birthday; a firm has none, nor is it male. */
const ofPeople: ReadonlySet<string> = new Set(['birthday', 'gender', 'occupation', 'position'])

/** What is known of a field over all customers. */
export interface FieldCounts {
  readonly field: Field
  /** It counts for the completeness of records. */
  readonly counts: boolean
  /** Customers that could have a value. */
  customers: number
  filled: number
  invalid: number
  shared: number
  inconsistent: number
  fresh: number
}

/** All that was read. */
export interface QualityRead {
  readonly records: readonly Judged[]
  readonly fields: readonly FieldCounts[]
  /** Names that the setting has and customers have not. */
  readonly unknown: readonly string[]
}

interface Faults {
  readonly invalid: Set<string>
  readonly inconsistent: Set<string>
  /** Fields of the record itself at fault, by dimension. */
  readonly fields: { readonly validity: Set<string>; readonly consistency: Set<string> }
}

const readFaults = async (scene: ReadScene): Promise<ReadonlyMap<number, Faults>> => {
  const looking = await lookingAt(scene.reading, scene)
  const faults = new Map<number, Faults>()
  for (const check of checks) {
    const { dimension, severity, name } = check
    if (dimension !== 'validity' && !(dimension === 'consistency' && severity === 'error')) continue
    for (const { noun, customer, field } of check.find(looking)) {
      if (customer === null) continue
      const own = faults.get(customer) ?? {
        invalid: new Set(),
        inconsistent: new Set(),
        fields: { validity: new Set(), consistency: new Set() },
      }
      faults.set(customer, own)
      if (dimension === 'validity') own.invalid.add(name)
      else own.inconsistent.add(name)
      if (noun === 'customer') own.fields[dimension].add(field)
    }
  }
  return faults
}

/** By what two values of a field are the same; null where two may have the same without harm. */
const sameBy: Readonly<{ [key: string]: (row: Row) => readonly string[] }> = {
  name: (row) => [String(row.name_key)],
  key: (row) => [foldText(String(row.key))],
  phones: (row) => storedList(row.phones).map(phoneDigits),
  emails: (row) => storedList(row.emails).map(emailKey),
  wechat: (row) => [foldText(String(row.wechat))],
}

const fieldsOf = async (scene: ReadScene) => {
  const noun = await withCustomFields(scene.reading.open, nounNamed(scene.nouns, 'customer'), scene.customField)
  const wanted = scene.reading.settings().quality_fields
  const counted = wanted.flatMap((name) => fieldOf(noun, name) ?? [])
  const unknown = wanted.filter((name) => fieldOf(noun, name) === undefined)
  const all = [
    ...looked.flatMap((name) => fieldOf(noun, name) ?? []),
    ...counted.filter(({ key }) => !looked.includes(key)),
  ]
  const fields = all.map(
    (field): FieldCounts => ({
      field,
      counts: counted.includes(field),
      customers: 0,
      filled: 0,
      invalid: 0,
      shared: 0,
      inconsistent: 0,
      fresh: 0,
    }),
  )
  return { fields, unknown }
}

const isFilled = ({ key, custom }: Field, row: Row): boolean => {
  const value = (custom ? storedObject(row.custom)[key] : row[key]) ?? null
  // A stage of none is no stage: what a field has where nothing is said counts as empty.
  return value !== null && value !== '' && value !== '[]' && !(key === 'stage' && value === 'none')
}

/** For each field the number of customers that bear a value. */
const bearersOf = (rows: Iterable<Row>, fields: readonly FieldCounts[]): ReadonlyMap<string, number> => {
  const bearers = new Map<string, number>()
  for (const row of rows)
    for (const { field } of fields) {
      if ((row[field.key] ?? null) === null) continue
      for (const value of new Set(sameBy[field.key]?.(row))) {
        const mark = `${field.key} ${value}`
        bearers.set(mark, (bearers.get(mark) ?? 0) + 1)
      }
    }
  return bearers
}

/** Reads all of it. Throws a `Failure` (exit 2) where the filter cannot be read. */
export const readQuality = async (scene: ReadScene): Promise<QualityRead> => {
  const ids = await customersAsked(scene)
  const { fields, unknown } = await fieldsOf(scene)
  const faults = await readFaults(scene)
  const doubles = await likelyDoubles(scene.reading)
  // One may be the double of a customer that was not asked for.
  const bearers = bearersOf(eachCustomer(scene.reading, null), fields)
  const known = new Map<number, Known>()
  for (const one of knownCustomers(scene.reading)) known.set(one.id, one)
  const records: Judged[] = []
  for (const row of eachCustomer(scene.reading, ids)) {
    const id = Number(row.id)
    const own = faults.get(id)
    const { seen = scene.today, spend = 0 } = known.get(id) ?? {}
    const asked = fields.filter(({ field }) => row.kind !== 'company' || !ofPeople.has(field.key))
    const record: Judged = {
      id,
      name: String(row.name),
      owner: typeof row.owner === 'number' ? row.owner : null,
      source: typeof row.source === 'string' ? row.source : null,
      spend,
      seen,
      lacks: asked.filter(({ counts, field }) => counts && !isFilled(field, row)).map(({ field }) => field.key),
      counted: asked.filter(({ counts }) => counts).length,
      invalid: [...(own?.invalid ?? [])],
      inconsistent: [...(own?.inconsistent ?? [])],
      double: doubles.has(id),
    }
    records.push(record)
    const isFresh = unseenFor(record, scene.today) <= freshFor
    for (const counts of asked) {
      const { key } = counts.field
      counts.customers += 1
      if (!isFilled(counts.field, row)) continue
      counts.filled += 1
      if (isFresh) counts.fresh += 1
      if (own?.fields.validity.has(key)) counts.invalid += 1
      if (own?.fields.consistency.has(key)) counts.inconsistent += 1
      if (sameBy[key]?.(row).some((value) => (bearers.get(`${key} ${value}`) ?? 0) > 1)) counts.shared += 1
    }
  }
  return { records, fields, unknown }
}

/** Whether two customers with the same value of a field are worth a look. */
export const isOwn = (key: string): boolean => Object.hasOwn(sameBy, key)
