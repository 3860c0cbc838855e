// What stands in front of the tables for somebody who may not see all: whatever reads them, reads masks. Values that
// other answers are reckoned from (`reckoned`) stay as they are; the pages that print those see to them.

import type { Shadow, StoreFunctions } from '../../database/store.ts'
import { maskEmail, maskInitial, maskPhone, withoutYear } from '../../kernel/mask.ts'
import { hiddenMark } from '../../kernel/mask-shape.ts'
import { literal } from '../../kernel/sql-text.ts'
import { storedList } from '../../kernel/stored-list.ts'
import { storedObject } from '../../kernel/stored-object.ts'
import type { Field } from '../field.ts'
import type { Noun, Row, Stored } from '../noun.ts'
import type { Veil } from './veil.ts'

const inList = (stored: string, mask: (text: string) => string): string => JSON.stringify(storedList(stored).map(mask))

/** How a field is masked where it is stored; null is nothing. */
const masks: Readonly<Record<string, (stored: string) => string | null>> = {
  phones: (stored) => inList(stored, maskPhone),
  emails: (stored) => inList(stored, maskEmail),
  birthday: withoutYear,
  initial: maskInitial,
}

const maskOf = (field: Field): string | null =>
  field.mask ?? (Object.hasOwn(masks, field.type.kind) ? field.type.kind : null)

const maskStored = (name: unknown, stored: unknown): string | null =>
  typeof stored === 'string' ? (masks[String(name)]?.(stored) ?? null) : null

type HiddenOf = ReadonlyMap<string, ReadonlyMap<string, Field>>

/** One value of a record as it may be seen. */
const seenValue = (field: Field, value: Stored): Stored => maskStored(maskOf(field), value)

const withoutHidden = (row: Row, hidden: ReadonlyMap<string, Field>): Row =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => {
      if (key === 'custom' && typeof value === 'string') return [[key, customText(value, hidden)]]
      const field = hidden.get(key) ?? hidden.get(key.replace(/_day$/, ''))
      return [[key, field ? seenValue(field, value) : value]]
    }),
  )

const customText = (stored: string, hidden: ReadonlyMap<string, Field>): string => {
  return JSON.stringify(Object.fromEntries(Object.entries(storedObject(stored)).filter(([key]) => !hidden.has(key))))
}

const functionsFor = (byTable: HiddenOf): StoreFunctions => ({
  crm_mask: maskStored,
  // Custom values: those that are hidden are not there.
  crm_custom: (table, stored) =>
    typeof stored === 'string' ? customText(stored, byTable.get(String(table)) ?? new Map()) : null,
  // The image of a record in the journal. Of what is in no table of a noun nothing is told.
  crm_image: (table, stored) => {
    if (typeof stored !== 'string') return null
    const hidden = byTable.get(String(table))
    return hidden ? JSON.stringify(withoutHidden(JSON.parse(stored) as Row, hidden)) : '{}'
  },
})

const shownAs = (field: Field): string => {
  const mask = maskOf(field)
  return mask === null ? 'null' : `crm_mask(${literal(mask)}, "${field.key}")`
}

const shadowOf = (table: string, fields: readonly Field[], custom: boolean): Shadow | undefined => {
  const hidden = fields.filter(({ derived, reckoned, custom: own }) => !derived && !reckoned && !own)
  const columns: Record<string, string> = {}
  for (const field of hidden) {
    columns[field.key] = shownAs(field)
    if (field.type.kind === 'moment') columns[`${field.key}_day`] = 'null'
  }
  if (custom) columns.custom = `crm_custom(${literal(table)}, "custom")`
  return Object.keys(columns).length === 0 ? undefined : { table, columns }
}

/** The journal: images of records without what is hidden; words typed and reasons not at all. */
const journal: readonly Shadow[] = [
  { table: 'change', columns: { before: 'crm_image(tbl, "before")', after: 'crm_image(tbl, "after")' } },
  { table: 'entry', columns: { typed: 'null', reason: `iif(reason is null, null, ${literal(hiddenMark)})` } },
]

/** The views and the functions they call. */
export const shadowsOf = (
  nouns: readonly Noun[],
  fieldsOf: ReadonlyMap<string, readonly Field[]>,
  hides: Veil['hides'],
): { readonly shadows: readonly Shadow[]; readonly functions: StoreFunctions } => {
  const byTable = new Map<string, ReadonlyMap<string, Field>>()
  const shadows: Shadow[] = []
  for (const noun of nouns) {
    const hidden = (fieldsOf.get(noun.name) ?? noun.fields).filter((field) => hides(noun.name, field))
    const inLines = new Set(noun.lines?.fields)
    const lines = hidden.filter(({ key }) => inLines.has(key) || key === 'amount')
    byTable.set(noun.table, new Map(hidden.map((field) => [field.key, field])))
    const own = shadowOf(
      noun.table,
      hidden.filter(({ key }) => !inLines.has(key)),
      hidden.some(({ custom }) => custom),
    )
    if (own) shadows.push(own)
    if (!noun.lines) continue
    byTable.set(noun.lines.table, new Map(lines.map((field) => [field.key, field])))
    const child = shadowOf(noun.lines.table, lines, false)
    if (child) shadows.push(child)
  }
  return { shadows: [...shadows, ...journal], functions: functionsFor(byTable) }
}
