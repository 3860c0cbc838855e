// Tries texts that are to be kept as filters, where rows come from a file: whether the names in them exist is not asked.
import type { StoreScene } from './command.ts'
import { withCustomFields } from './custom-fields.ts'
import { readFilter } from './filter/read-filter.ts'
import { filterFactsOf } from './filter-facts.ts'
import type { CheckFacts } from './noun.ts'
import { nounNamed } from './rows.queries.ts'

/**
 * Reads filters on customers. What it gives throws a `Failure` (exit 2) for a text that is none, or that asks for what is
 * hidden from whoever acts.
 */
export const filterReader = async (scene: StoreScene): Promise<NonNullable<CheckFacts['readFilter']>> => {
  const customers = await withCustomFields(scene.store.open, nounNamed(scene.nouns, 'customer'), scene.customField)
  const facts = filterFactsOf(scene)
  const { veil } = scene.facts
  const refuse = veil && (await import('./veil/refuse-hidden.lazy.ts')).refuseHiddenFilter
  return (noun, filter) => {
    const meant = noun === customers.name ? customers : nounNamed(scene.nouns, noun)
    const condition = readFilter({ where: [filter] }, meant, facts)
    if (veil && refuse && condition) refuse(scene, veil, meant, condition)
  }
}
