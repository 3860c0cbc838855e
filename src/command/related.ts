// What refers to a record: how many customers a member of staff looks after, how many orders hold a product.
// Every noun that declares a reference is counted by the filter language, so that the filter shown lists the same.
import { lettered } from '../kernel/reference.ts'
import type { ReadScene } from './command.ts'
import type { Field } from './field.ts'
import { filterCondition } from './filter/filter.queries.ts'
import { readFilter } from './filter/read-filter.ts'
import { filterFactsOf } from './filter-facts.ts'
import type { Noun, Row } from './noun.ts'
import { countQuery } from './rows.queries.ts'
import { wordsByIndex } from './search/words-by-index.queries.ts'
import { wordFactsOf } from './selection.ts'

/** Records of one noun that refer to a record by one field. */
export interface Related {
  readonly noun: Noun
  readonly field: Field
  readonly count: number
  /** How many of them somebody must still see to; null where the noun does not tell. */
  readonly open: number | null
  /** The command that lists them; of those still open where there are such. */
  readonly list: string
}

const refersTo = (field: Field, noun: Noun): boolean =>
  !field.custom &&
  ((field.type.kind === 'reference' && field.type.to === noun.name) ||
    (field.type.kind === 'tags' && noun.name === 'tag'))

const wordFor = (field: Field, noun: Noun, row: Row): string => {
  if (field.type.kind !== 'tags') return `${field.key}=${lettered(noun.letter, Number(row.id))}`
  const name = String(row[noun.title ?? 'id'] ?? '')
  return /^[\p{L}\p{N}_-]+$/u.test(name)
    ? `${field.key}:${name}`
    : `${field.key}:"${name.replaceAll(/["\\]/g, '\\$&')}"`
}

const count = async (scene: ReadScene, noun: Noun, filter: string): Promise<number> => {
  const condition = readFilter({ words: [], where: [filter] }, noun, filterFactsOf(scene))
  if (!condition) return 0
  const where = () => filterCondition(noun, condition, wordsByIndex(wordFactsOf(scene)))
  const row = await countQuery(scene.reading.open, scene.nouns, noun, { where }).executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Counts what refers to a record and is in use, in the order of the nouns; without those that nothing does. */
export const relatedTo = async (scene: ReadScene, noun: Noun, row: Row): Promise<readonly Related[]> => {
  const found: Related[] = []
  for (const other of scene.nouns) {
    for (const field of other.fields) {
      if (!refersTo(field, noun)) continue
      const word = wordFor(field, noun, row)
      const all = await count(scene, other, word)
      if (all === 0) continue
      const open = other.open === undefined ? null : await count(scene, other, `${word} ${other.open}`)
      const filter = open === null || open === 0 ? word : `${word} ${other.open}`
      found.push({ noun: other, field, count: all, open, list: `crm list ${other.plural} ${filter}` })
    }
  }
  return found
}
