// The records a list, an export or a bulk verb means: filter and order as typed, checked against the noun, as SQL.
import type { Expression, RawBuilder, SqlBool } from 'kysely'
import { type Language, say } from '../kernel/words.ts'
import type { StoreScene } from './command.ts'
import { withCustomFields } from './custom-fields.ts'
import type { Explained } from './explained.ts'
import { type Condition, joined } from './filter/condition.ts'
import { explainFilter } from './filter/explain.ts'
import { filterCondition } from './filter/filter.queries.ts'
import { refuseUnknownReferences } from './filter/known-references.queries.ts'
import { readFilter } from './filter/read-filter.ts'
import { asksDerived, asksStanding, isDerived } from './filter/segment-test.ts'
import { sortExpressions } from './filter/sort.queries.ts'
import { readSort, type SortStep } from './filter/sort.ts'
import { filterFactsOf } from './filter-facts.ts'
import type { Noun } from './noun.ts'
import { reachCondition } from './reach.ts'
import { rowsQuery } from './rows.queries.ts'
import { type WordFacts, wordsByIndex } from './search/words-by-index.queries.ts'
import { segmentsAsked, withSegments } from './segments-asked.ts'

/** What was asked of a noun's records. */
export interface Selection {
  /** The noun with its custom fields. */
  readonly noun: Noun
  readonly condition: Condition | null
  readonly where?: () => RawBuilder<SqlBool>
  readonly order: readonly Expression<unknown>[]
  readonly removed?: 'only'
  /**
   * For whom the table `standing` must hold for the day: for all where filter, segment or order ask for what is derived,
   * for those shown where only columns do, for nobody where the noun has no such columns.
   */
  readonly needsDay: 'of all' | 'of shown' | null
  /** How the filter was read, with its SQL. */
  readonly explained: (language: Language) => Explained
}

/** What the free words of a filter are found by. */
export const wordFactsOf = (scene: StoreScene): WordFacts => ({
  nouns: scene.nouns,
  country: scene.facts.country,
  removed: scene.given.flag('removed'),
  veiled: scene.facts.veil !== undefined,
})

/**
 * Reads the free words, every `--where` and every `--segment` of a command line, all of which must hold; null where there
 * is none. What the segments are has been asked of the store.
 * Throws a `Failure` (exit 2) where one cannot be read, or names a record that is not there.
 */
export const readCondition = async (scene: StoreScene, noun: Noun): Promise<Condition | null> => {
  const given = { where: scene.given.texts('where'), words: scene.words }
  const typed = readFilter(given, noun, filterFactsOf(scene))
  if (typed) await refuseUnknownReferences(scene.store.open, noun, typed)
  const parts = [...(typed ? [await withSegments(scene, noun, typed)] : []), ...(await segmentsAsked(scene, noun))]
  const { veil } = scene.facts
  if (veil && parts.length > 0)
    (await import('./veil/refuse-hidden.lazy.ts')).refuseHiddenFilter(scene, veil, noun, joined('and', parts))
  // Whether somebody may be contacted is asked whatever else may be seen of them.
  const reach = await reachCondition(scene, noun)
  const all = reach === null ? parts : [...parts, reach]
  return all.length === 0 ? null : joined('and', all)
}

const dayNeeded = (noun: Noun, condition: Condition | null, steps: readonly SortStep[]): Selection['needsDay'] => {
  if (noun.standing !== 'id') return condition !== null && asksStanding(condition) ? 'of all' : null
  const asks = (condition !== null && asksDerived(condition)) || steps.some(({ field }) => isDerived(field))
  return asks ? 'of all' : 'of shown'
}

/** The selection of a command line. Throws a `Failure` (exit 2) where filter or order cannot be read. */
export const selectionOf = async (scene: StoreScene, declared: Noun): Promise<Selection> => {
  const noun = await withCustomFields(scene.store.open, declared, scene.customField)
  const condition = await readCondition(scene, noun)
  const words = wordsByIndex(wordFactsOf(scene))
  const where = condition === null ? undefined : () => filterCondition(noun, condition, words)
  const steps = readSort(noun, scene.given.text('sort'))
  const { veil } = scene.facts
  if (veil) (await import('./veil/refuse-hidden.lazy.ts')).refuseHiddenSort(scene, veil, noun, steps)
  const order = sortExpressions(noun, steps, {
    nouns: scene.nouns,
    today: scene.today,
    currency: scene.facts.currency,
  })
  const removed = scene.given.flag('removed') ? ('only' as const) : undefined
  return {
    noun,
    condition,
    order,
    needsDay: dayNeeded(noun, condition, steps),
    ...(where ? { where } : {}),
    ...(removed ? { removed } : {}),
    explained: (language) => {
      const { sql, parameters } = rowsQuery(scene.store.open, scene.nouns, noun, {
        fields: [],
        order,
        ...(where ? { where } : {}),
        ...(removed ? { removed } : {}),
      }).compile()
      const read =
        condition === null
          ? say({ en: 'everything', zh: '全部' }, language)
          : explainFilter(noun, condition, language, filterFactsOf(scene))
      return { read, sql, parameters }
    },
  }
}
