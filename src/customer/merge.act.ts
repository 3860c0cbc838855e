// Makes two customers one, inside a writing transaction: values, everything that refers to the second, and the second
// itself, which is removed and says into whom it went. Nothing is destroyed.

import { amountFacts } from '../command/amounts.ts'
import type { WriteScene } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import type { Noun, Row } from '../command/noun.ts'
import { notFound } from '../command/reference.ts'
import { referenceNames, type SayReference } from '../command/reference-names.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { columnsFor, derivedColumns, rowOf, type Saved } from '../command/save.ts'
import { shownValue } from '../command/show-value.ts'
import { titleOf } from '../command/written.ts'
import { lettered } from '../kernel/reference.ts'
import type { Language } from '../kernel/words.ts'
import { customerNoun } from './customer.noun.ts'
import { linksTo, type MovedLinks, mergedBefore, moveLinks } from './links.queries.ts'
import { sayMerged } from './merge-consent.queries.ts'
import { type LostValue, mergeValues, type Side } from './merge-values.act.ts'

/** How `--prefer` says whose values stand. */
export const preferences = ['A', 'B', 'newest', 'filled'] as const

/** What is to be merged. */
export interface MergeAsked {
  readonly a: number
  readonly b: number
  readonly prefer: string
  readonly fields: ReadonlyMap<string, Side>
}

/** What a merge did. */
export interface Merged {
  /** The noun with the firm's own fields. */
  readonly noun: Noun
  /** The one that stays. */
  readonly kept: Saved
  readonly gone: Row
  readonly links: readonly MovedLinks[]
  readonly lost: readonly LostValue[]
  /** Says what either of the two referred to, with its name. */
  readonly names: SayReference
}

const filled = (row: Row): number => Object.values(row).filter((value) => value !== null).length

const firstOf = (prefer: string, a: Row, b: Row): Side => {
  // Of one entry, such as an import, the later row.
  if (prefer === 'newest') return (Number(b.entry) - Number(a.entry) || Number(b.id) - Number(a.id)) > 0 ? 'b' : 'a'
  if (prefer === 'filled') return filled(b) > filled(a) ? 'b' : 'a'
  return prefer === 'B' ? 'b' : 'a'
}

/** A value that does not stand, as people read it. */
export const lostText = (
  scene: WriteScene,
  names: SayReference,
  { field, value }: LostValue,
  language: Language,
): string => {
  const name = field.words[language]
  const shown =
    field.type.kind === 'reference'
      ? names(nounNamed(scene.nouns, field.type.to), Number(value))
      : shownValue(field, value, amountFacts(field, null, scene.facts), language)
  return language === 'zh' ? `${name}：${shown}` : `${name}: ${shown}`
}

/** The line that a note gets: what the two said differently and does not stand. */
const noteLine = (scene: WriteScene, names: SayReference, b: Row, lost: readonly LostValue[]): string | null => {
  if (lost.length === 0) return null
  const who = `${lettered(customerNoun.letter, Number(b.id))} ${titleOf(customerNoun, b)}`
  const { language } = scene
  const texts = lost.map((one) => lostText(scene, names, one, language))
  return language === 'zh'
    ? `[${scene.today} 并入 ${who}，未采用：${texts.join('；')}]`
    : `[${scene.today} merged with ${who}, not taken: ${texts.join('; ')}]`
}

const inUse = async (scene: WriteScene, id: number): Promise<Row> => {
  const row = await rowOf(scene.writing, customerNoun, id)
  if (!row || row.removed !== null) throw notFound(customerNoun, lettered(customerNoun.letter, id))
  return row
}

/** Merges `b` into `a`. Throws `not-found` where one of them is gone meanwhile. */
export const mergeCustomers = async (scene: WriteScene, { a, b, prefer, fields }: MergeAsked): Promise<Merged> => {
  const { writing, facts } = scene
  const [stays, goes] = [await inUse(scene, a), await inUse(scene, b)]
  const noun = await withCustomFields(writing.open, customerNoun, scene.customField)
  const { values, lost } = mergeValues(noun, stays, goes, { first: firstOf(prefer, stays, goes), fields })
  const names = await referenceNames(scene, noun, [stays, goes])
  const line = noteLine(scene, names, goes, lost)
  const note = [values.note ?? null, line].filter((text) => text !== null).join('\n')
  const columns = columnsFor(noun, { ...values, note: note === '' ? null : note }, stays)
  // A key is there but once: it goes along where there is a place for it, else it leads there from the removed record.
  const takesKey = (stays.key ?? null) === null && (goes.key ?? null) !== null
  const links: MovedLinks[] = []
  for (const link of linksTo(scene.nouns, customerNoun.name)) links.push(await moveLinks(writing, link, b, a))
  const source = `merge ${lettered(customerNoun.letter, b)}`
  await sayMerged(writing, { customer: a, consent: columns.consent ?? stays.consent, today: scene.today, source })
  // Who went into the second before is led straight to the first.
  for (const id of await mergedBefore(writing, b)) await writing.update(customerNoun.table, id, { merged_into: a })
  const gone = { removed: writing.now, merged_into: a, ...(takesKey ? { key: null } : {}) }
  await writing.update(customerNoun.table, b, gone)
  const merged = { ...stays, ...columns, ...(takesKey ? { key: goes.key ?? null } : {}) }
  const row = { ...merged, ...derivedColumns(customerNoun, merged, facts) }
  const changed = (await writing.update(customerNoun.table, a, row)) !== null
  return {
    noun,
    kept: { id: a, row, before: stays, changed },
    gone: { ...goes, ...gone },
    links: links.filter(({ moved, left }) => moved.length + left.length > 0),
    lost,
    names,
  }
}
