// Finds records of one noun by what a person typed, in their own fields and in those of the records that hang on them:
// a customer is found by its contacts' phones. Goes on only as far as its caller takes records from it.
import type { Reading } from '../../database/store.ts'
import type { Noun, Row } from '../noun.ts'
import { type FindAsked, type Match, maskedTail, matchesIn, type Sought, soughtOf } from './find-matches.ts'
import { exactHits, type Hit, phoneEndHits, phoneHits, wholePhoneHits, wordHits } from './hits.queries.ts'
import { searchedFields } from './search-fields.ts'

/** A record that was found, with every value that says why. */
export interface FoundRecord {
  readonly id: number
  readonly matches: readonly Match[]
}

const hitsFor = function* (reading: Reading, sought: Sought): Iterable<Hit> {
  const { asked, children, ends, matches } = sought
  const nouns = [asked.noun, ...children]
  for (const noun of nouns) yield* exactHits(reading, noun, asked.text)
  const byEnd = (digits: string) => (asked.veiled && digits.length > maskedTail ? wholePhoneHits : phoneEndHits)
  for (const digits of ends) for (const noun of nouns) yield* byEnd(digits)(reading, noun, digits)
  for (const match of matches) for (const noun of nouns) yield* wordHits(reading, noun, match)
}

/** Where to look when all else found nothing: inside phones, and for words whatever the digits beside them. */
const lastHits = function* (reading: Reading, sought: Sought): Iterable<Hit> {
  const { asked, children, ends, wordMatches } = sought
  const nouns = [asked.noun, ...children]
  for (const match of wordMatches) for (const noun of nouns) yield* wordHits(reading, noun, match)
  if (asked.veiled) return
  for (const digits of ends) for (const noun of nouns) yield* phoneHits(reading, noun, digits)
}

interface Readers {
  readonly own: (id: number) => Row | undefined
  readonly children: readonly { readonly noun: Noun; readonly of: (parent: number) => readonly Row[] }[]
  readonly parentOf: (hit: Hit) => number | null
}

const columnsOf = (noun: Noun): string =>
  [
    ...new Set([
      'id',
      'removed',
      ...(noun.fields.some(({ key }) => key === 'key') ? ['key'] : []),
      ...searchedFields(noun).map((field) => field.key),
    ]),
  ]
    .map((column) => `"${column}"`)
    .join(', ')

const readersFor = ({ lane }: Reading, sought: Sought): Readers => {
  const { noun } = sought.asked
  const own = lane.prepare(`select ${columnsOf(noun)} from "${noun.table}" where id = ?`)
  const parents = new Map(
    sought.children.map((child) => [
      child,
      lane.prepare(`select "${child.parent}" as parent from "${child.table}" where id = ?`),
    ]),
  )
  return {
    own: (id) => own.get(id),
    children: sought.children.map((child) => {
      const statement = lane.prepare(
        `select ${columnsOf(child)} from "${child.table}" where "${child.parent}" = ? and removed is null order by id`,
      )
      return { noun: child, of: (parent: number) => statement.all(parent) }
    }),
    parentOf: (hit) => {
      if (hit.noun === noun) return hit.id
      const parent = parents.get(hit.noun)?.get(hit.id)?.parent
      return typeof parent === 'number' ? parent : null
    },
  }
}

const nameOf = (noun: Noun, row: Row): string => String(row[noun.title ?? 'id'] ?? '')

const allMatches = (row: Row, sought: Sought, readers: Readers): readonly Match[] => [
  ...matchesIn(sought.asked.noun, row, sought, null),
  ...readers.children.flatMap(({ noun, of }) =>
    of(Number(row.id)).flatMap((child) =>
      matchesIn(noun, child, sought, { noun, id: Number(child.id), name: nameOf(noun, child) }),
    ),
  ),
]

/** The match of a whole phone or mail: its text is what was typed. */
const wholeMatch = ({ noun, whole }: Hit, { asked }: Sought): readonly Match[] => {
  const of = whole && noun.fields.find(({ key }) => key === whole)
  return of ? [{ field: noun === asked.noun ? whole : `${noun.name}.${whole}`, text: asked.text, child: null, of }] : []
}

const findAmong = function* (hits: Iterable<Hit>, sought: Sought, readers: Readers): Iterable<FoundRecord> {
  const seen = new Set<number>()
  for (const hit of hits) {
    const id = readers.parentOf(hit)
    if (id === null || seen.has(id)) continue
    seen.add(id)
    const row = readers.own(id)
    if (!row || (row.removed !== null) !== sought.asked.removed) continue
    const visible = allMatches(row, sought, readers)
    // Behind a mask the value itself is not there to be looked at.
    const matches = visible.length === 0 && sought.asked.veiled ? wholeMatch(hit, sought) : visible
    if (matches.length > 0) yield { id, matches }
  }
}

/**
 * Records that hold the text, each once: first those that bear it as key, whole name or mail, then phones that end in
 * it, then the rest by id: by its own words before those of what hangs on it. Digits that end no phone are looked for inside phones.
 */
export const findRecords = function* (reading: Reading, asked: FindAsked): Iterable<FoundRecord> {
  const sought = soughtOf(asked)
  const readers = readersFor(reading, sought)
  let any = false
  for (const found of findAmong(hitsFor(reading, sought), sought, readers)) {
    any = true
    yield found
  }
  if (!any) yield* findAmong(lastHits(reading, sought), sought, readers)
}
