// The records a list, an export or a bulk verb means: filter and order as typed, checked against the noun, as SQL.
import type { Expression, RawBuilder, SqlBool } from 'kysely'
import { type Language, say } from '../kernel/words.ts'
import type { StoreScene } from './command.ts'
import { withCustomFields } from './custom-fields.ts'
import type { FilterFacts } from './filter/asked.ts'
import type { Condition } from './filter/condition.ts'
import { explainFilter } from './filter/explain.ts'
import { filterCondition } from './filter/filter.queries.ts'
import { refuseUnknownReferences } from './filter/known-references.queries.ts'
import { readFilter } from './filter/read-filter.ts'
import { sortExpressions } from './filter/sort.queries.ts'
import { readSort } from './filter/sort.ts'
import type { Noun } from './noun.ts'
import { rowsQuery } from './rows.queries.ts'
import { wordsByIndex } from './search/words-by-index.queries.ts'

/** What was asked of a noun's records. */
export interface Selection {
  /** The noun with its custom fields. */
  readonly noun: Noun
  readonly condition: Condition | null
  readonly where?: () => RawBuilder<SqlBool>
  readonly order: readonly Expression<unknown>[]
  readonly removed?: 'only'
  /** How the filter was read, with its SQL. */
  readonly explained: (language: Language) => string
}

/** What the meaning of a filter depends on. */
export const filterFactsOf = (scene: StoreScene): FilterFacts => ({
  ...scene.facts,
  nouns: scene.nouns,
  get me() {
    return scene.actor.staff
  },
})

/**
 * Reads the free words and every `--where` of a command line, all of which must hold; null where there is none.
 * Throws a `Failure` (exit 2) where one cannot be read, or names a record that is not there.
 */
export const readCondition = async (scene: StoreScene, noun: Noun): Promise<Condition | null> => {
  const given = { where: scene.given.texts('where'), words: scene.words }
  const condition = readFilter(given, noun, filterFactsOf(scene))
  if (condition) await refuseUnknownReferences(scene.store.open, noun, condition)
  return condition
}

/** The selection of a command line. Throws a `Failure` (exit 2) where filter or order cannot be read. */
export const selectionOf = async (scene: StoreScene, declared: Noun): Promise<Selection> => {
  const noun = await withCustomFields(scene.store.open, declared, scene.customField)
  const condition = await readCondition(scene, noun)
  const words = wordsByIndex(scene.nouns)
  const where = condition === null ? undefined : () => filterCondition(noun, condition, words)
  const steps = readSort(noun, scene.given.text('sort'))
  const order = sortExpressions(noun, steps, { nouns: scene.nouns, today: scene.today })
  const removed = scene.given.flag('removed') ? ('only' as const) : undefined
  return {
    noun,
    condition,
    order,
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
      return `${read}\n\n${sql}\n${JSON.stringify(parameters)}\n`
    },
  }
}
