// The customers that the free words and `--where` of a command mean, for commands that are no lists of them.
import type { RawBuilder } from 'kysely'
import type { Positional, ReadScene } from './command.ts'
import { withCustomFields } from './custom-fields.ts'
import { filterCondition } from './filter/filter.queries.ts'
import { customerIds } from './filter/ids.queries.ts'
import type { Options } from './option.ts'
import { nounNamed } from './rows.queries.ts'
import { wordsByIndex } from './search/words-by-index.queries.ts'
import { segmentOption } from './segment-option.ts'
import { readCondition, wordFactsOf } from './selection.ts'

/** Ids of customers as a subquery; null for all. */
export type CustomersAsked = RawBuilder<number> | null

/** The free words. */
export const customerWords: readonly Positional[] = [
  { name: 'filter', about: { en: 'a filter on customers', zh: '客户筛选条件' }, optional: true, rest: true },
]

/** The flags. */
export const customerFilter: Options = {
  where: {
    about: { en: 'a filter on customers: crm help filters', zh: '客户筛选条件：crm help filters' },
    value: 'FILTER',
    many: true,
  },
  ...segmentOption,
}

/** The filter as it was typed; '' where there is none. */
export const filterSaid = ({ words, given }: Pick<ReadScene, 'words' | 'given'>): string =>
  [...words, ...given.texts('where'), ...given.texts('segment').map((name) => `segment:${name}`)].join(' ')

/**
 * The customers asked for. Where a filter is given, the table `standing` holds for the day afterwards. Throws a
 * `Failure` (exit 2) where it cannot be read.
 */
export const customersAsked = async (scene: ReadScene): Promise<CustomersAsked> => {
  const noun = await withCustomFields(scene.reading.open, nounNamed(scene.nouns, 'customer'), scene.customField)
  const condition = await readCondition(scene, noun)
  if (condition === null) return null
  await scene.holdDay(scene.reading)
  return customerIds(filterCondition(noun, condition, wordsByIndex(wordFactsOf(scene))))
}
